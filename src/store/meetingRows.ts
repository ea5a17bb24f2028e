import { type Insertable, type Kysely, sql } from 'kysely';
import type { Told } from '../domain/meeting/compare.ts';
import {
  type MeetingId,
  type Occurrence,
  occurrenceId,
  type SeatKey,
  type Span,
  seatOfKey,
} from '../domain/meeting/meeting.ts';
import type { KeptMeeting } from '../ports/meetings.ts';
import { iso } from './caseRows.ts';
import type { Stored } from './caseTables.ts';
import type { Tables } from './tables.ts';

/** Meetings as rows, and rows as meetings. */

export const selectMeetings = (db: Kysely<Tables>) =>
  db
    .selectFrom('meetings')
    .select(['id', 'seat', 'series', 'subject', 'location', 'join_url', 'is_cancelled'])
    .select(['told', 'is_skipped', 'is_wanted', 'arranged'])
    .select([
      iso('original_at').as('original_at'),
      iso('original_on').as('original_on'),
      iso('starts_at').as('starts_at'),
      iso('ends_at').as('ends_at'),
      iso('first_on').as('first_on'),
      iso('last_on').as('last_on'),
    ]);

type MeetingRow = Awaited<ReturnType<ReturnType<typeof selectMeetings>['executeTakeFirstOrThrow']>>;

/** When it begins and when it is over, where the organisation is: a meeting of whole days does so at midnight there. */
export const startsAt = (timeZone: string) =>
  sql<string>`coalesce(starts_at, first_on::timestamp at time zone ${timeZone})`;
export const endsAt = (timeZone: string) =>
  sql<string>`coalesce(ends_at, (last_on + 1)::timestamp at time zone ${timeZone})`;

export const meetingOf = (row: MeetingRow): KeptMeeting => ({
  id: row.id as MeetingId,
  seat: seatOfKey(row.seat),
  series: row.series,
  original: originalOf(row),
  span: spanOf(row),
  subject: row.subject,
  place: row.location,
  joinUrl: row.join_url,
  isCancelled: row.is_cancelled,
  told: row.told && toldOf(row.told),
  isSkipped: row.is_skipped,
  isWanted: row.is_wanted,
  arranged: row.arranged,
});

function originalOf({ original_at, original_on }: MeetingRow): Occurrence['original'] {
  if (original_at !== null) return Temporal.Instant.from(original_at);
  return original_on === null ? null : Temporal.PlainDate.from(original_on);
}

function spanOf({ starts_at, ends_at, first_on, last_on }: MeetingRow): Span {
  if (starts_at !== null && ends_at !== null) return timed({ start: starts_at, end: ends_at });
  if (first_on !== null && last_on !== null) return allDay({ first: first_on, last: last_on });
  throw new Error('a meeting without a time');
}

const timed = ({ start, end }: { readonly start: string; readonly end: string }): Span => ({
  is: 'timed',
  start: Temporal.Instant.from(start),
  end: Temporal.Instant.from(end),
});

const allDay = ({ first, last }: { readonly first: string; readonly last: string }): Span => ({
  is: 'all-day',
  first: Temporal.PlainDate.from(first),
  last: Temporal.PlainDate.from(last),
});

const toldOf = ({ span, isCancelled }: Stored<Told>): Told => ({
  span: span.is === 'timed' ? timed(span) : allDay(span),
  isCancelled,
});

/** What a calendar says of a meeting. */
export const occurrenceColumns = (occurrence: Occurrence) => ({
  occurrence: occurrenceId(occurrence),
  series: occurrence.series,
  ...originalColumns(occurrence),
  ...spanColumns(occurrence.span),
  subject: occurrence.subject,
  location: occurrence.place,
  join_url: occurrence.joinUrl,
  is_cancelled: occurrence.isCancelled,
});

export type OccurrenceColumn = keyof ReturnType<typeof occurrenceColumns>;

function originalColumns({ original }: Occurrence) {
  if (original instanceof Temporal.Instant) return { original_at: original.toString(), original_on: null };
  return { original_at: null, original_on: original?.toString() ?? null };
}

const spanColumns = (span: Span) =>
  span.is === 'timed'
    ? { starts_at: span.start.toString(), ends_at: span.end.toString(), first_on: null, last_on: null }
    : { starts_at: null, ends_at: null, first_on: span.first.toString(), last_on: span.last.toString() };

export const meetingRow = (
  id: string,
  seat: SeatKey,
  occurrence: Occurrence,
  wakeAt: Temporal.Instant,
): Insertable<Tables['meetings']> => ({ id, seat, ...occurrenceColumns(occurrence), wake_at: wakeAt.toString() });
