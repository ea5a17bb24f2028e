import type { ForumSeat } from '../case/case.ts';

/** A forum's meetings, as its own calendar has them. */

/** `fyrbodal/uf-aldre`, and of a forum that exists per place `fyrbodal/lokal/uddevalla`: how settings and commands name a forum. */
export type SeatKey = string & { readonly brand: 'SeatKey' };

export const seatKey = ({ forum, place }: ForumSeat): SeatKey => (place ? `${forum}/${place}` : forum) as SeatKey;

/** A forum's own key has two parts, or one when it is the county's (`vvg`); what comes after two is the place. */
export function seatOfKey(key: SeatKey): ForumSeat {
  const [model = '', id, ...place] = key.split('/');
  return { forum: id === undefined ? model : `${model}/${id}`, place: place.length > 0 ? place.join('/') : null };
}

/** When it is. A meeting of whole days is on its dates, wherever one is. */
export type Span =
  | { readonly is: 'timed'; readonly start: Temporal.Instant; readonly end: Temporal.Instant }
  | { readonly is: 'all-day'; readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate };

/** One meeting as a calendar has it. */
export interface Occurrence {
  /** The series it belongs to, or itself when it is alone. */
  readonly series: string;
  /** Where in its series it was from the beginning: it names the occurrence, also when it is moved. Null for one that is alone. */
  readonly original: Temporal.Instant | Temporal.PlainDate | null;
  readonly span: Span;
  readonly subject: string;
  /** Where one goes; empty when nothing is said. */
  readonly place: string;
  /** Where one joins from afar (https); empty when there is none. */
  readonly joinUrl: string;
  readonly isCancelled: boolean;
}

/** Names an occurrence within its calendar for as long as it is there. */
export const occurrenceId = ({ series, original }: Pick<Occurrence, 'series' | 'original'>): string =>
  original === null ? series : `${series} ${original}`;

export type MeetingId = string & { readonly brand: 'MeetingId' };

/** A forum's meeting as it is kept. */
export interface Meeting extends Occurrence {
  readonly id: MeetingId;
  readonly seat: ForumSeat;
}

/** What the clock says where the organisation is, and which days nobody works. */
export interface WorkCalendar {
  readonly timeZone: string;
  readonly isFree: (date: Temporal.PlainDate) => boolean;
}

/** The moment it begins; one of whole days begins with its first day. */
export const startOf = (span: Span, timeZone: string): Temporal.Instant =>
  span.is === 'timed' ? span.start : beginningOf(span.first, timeZone);

/** The moment it is over. */
export const endOf = (span: Span, timeZone: string): Temporal.Instant =>
  span.is === 'timed' ? span.end : beginningOf(span.last.add({ days: 1 }), timeZone);

export const hasEnded = (span: Span, timeZone: string, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(endOf(span, timeZone), now) <= 0;

const beginningOf = (date: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
  date.toZonedDateTime(timeZone).toInstant();

/** The local date it begins on. */
export const dateOf = (span: Span, timeZone: string): Temporal.PlainDate =>
  span.is === 'timed' ? localDate(span.start, timeZone) : span.first;

export const localDate = (at: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();

/** Where it was from the beginning, as a moment. */
export function originalStart({ original, span }: Occurrence, timeZone: string): Temporal.Instant {
  if (original === null) return startOf(span, timeZone);
  return original instanceof Temporal.Instant ? original : beginningOf(original, timeZone);
}

export const sameSpan = (a: Span, b: Span): boolean =>
  a.is === 'timed'
    ? b.is === 'timed' && a.start.equals(b.start) && a.end.equals(b.end)
    : b.is === 'all-day' && a.first.equals(b.first) && a.last.equals(b.last);

/** Begins at the same time: one that only ends at another time has not been moved. */
export const sameStart = (a: Span, b: Span): boolean =>
  a.is === 'timed' ? b.is === 'timed' && a.start.equals(b.start) : b.is === 'all-day' && a.first.equals(b.first);

/** Earliest first. */
export const byStart =
  (timeZone: string) =>
  (a: Occurrence, b: Occurrence): number =>
    Temporal.Instant.compare(startOf(a.span, timeZone), startOf(b.span, timeZone));
