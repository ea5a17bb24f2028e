import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Window } from '../../src/domain/meeting/compare.ts';
import { byStart, type Occurrence } from '../../src/domain/meeting/meeting.ts';
import type { CalendarSource } from '../../src/domain/meeting/rules.ts';
import { createIcsCalendar } from '../../src/ics/calendar.ts';
import { type Calendar, CalendarError, type Reading } from '../../src/ports/meetings.ts';

/** Small calendars, written to a file and read again. */

export const STOCKHOLM = 'Europe/Stockholm';

/** From one local midnight to another. */
export const windowOf = (from: string, to: string, timeZone = STOCKHOLM): Window => ({
  from: Temporal.PlainDate.from(from).toZonedDateTime(timeZone).toInstant(),
  to: Temporal.PlainDate.from(to).toZonedDateTime(timeZone).toInstant(),
  timeZone,
});

export const YEAR_2027 = windowOf('2027-01-01', '2028-01-01');

export const icsSource = (from: string): CalendarSource => ({ kind: 'ics', from, subject: '' });

export const calendarText = (...parts: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//SV', ...parts, 'END:VCALENDAR', ''].join('\r\n');

/** A meeting with a name of its own unless it is given one. */
export const event = (...lines: readonly string[]): string =>
  [
    'BEGIN:VEVENT',
    ...(lines.some((line) => line.startsWith('UID')) ? [] : ['UID:one@example.org']),
    'DTSTAMP:20260101T000000Z',
    ...lines,
    'END:VEVENT',
  ].join('\r\n');

export const folder = (): { path: string; write(name: string, text: string | Buffer): string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'lots-ics-'));
  return {
    path,
    write(name, text) {
      writeFileSync(join(path, name), text);
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};

const occurrencesOf = (reading: Reading): Occurrence[] => {
  if (reading.is === 'unchanged') throw new Error('it was to be read');
  return [...reading.occurrences];
};

/** By start. */
export async function readFrom(
  from: string,
  window: Window = YEAR_2027,
  calendar: Calendar = createIcsCalendar(),
): Promise<Occurrence[]> {
  const found = occurrencesOf(await calendar.read(icsSource(from), window, null));
  return found.sort(byStart(window.timeZone));
}

export async function readText(text: string | Buffer, window: Window = YEAR_2027): Promise<Occurrence[]> {
  const files = folder();
  try {
    return await readFrom(files.write('calendar.ics', text), window);
  } finally {
    files.remove();
  }
}

/** The occurrences of a calendar with nothing but these events. */
export const readEvents = (events: readonly string[], window: Window = YEAR_2027): Promise<Occurrence[]> =>
  readText(calendarText(...events), window);

const local = (at: Temporal.Instant, timeZone: string): string =>
  at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** `2027-01-12T09:00`, or the first date of whole days. */
export const startIn = ({ span }: Occurrence, timeZone = STOCKHOLM): string =>
  span.is === 'timed' ? local(span.start, timeZone) : span.first.toString();

export const starts = (occurrences: readonly Occurrence[]): string[] => occurrences.map((one) => startIn(one));

export const dates = (occurrences: readonly Occurrence[]): string[] =>
  starts(occurrences).map((start) => start.slice(5, 10));

/** From when to when, as the clock shows it. */
export const spans = (occurrences: readonly Occurrence[]): string[] =>
  occurrences.map(({ span }) =>
    span.is === 'timed'
      ? `${local(span.start, STOCKHOLM)} to ${local(span.end, STOCKHOLM)}`
      : `${span.first} through ${span.last}`,
  );

/** In UTC; of whole days nothing. Jest takes all moments for the same, so that they are compared as text. */
export const moments = (occurrences: readonly Occurrence[]): (string | null)[] =>
  occurrences.map(({ span }) => (span.is === 'timed' ? `${span.start}` : null));

/** Comparable. */
export const plain = (occurrences: readonly Occurrence[]): unknown => JSON.parse(JSON.stringify(occurrences));

export const originals = (occurrences: readonly Occurrence[]): (string | null)[] =>
  occurrences.map(({ original }) => original && `${original}`);

export const subjects = (occurrences: readonly Occurrence[]): string[] => occurrences.map(({ subject }) => subject);

/** How a reading fails; anything else than a CalendarError is thrown on. */
export async function faultOf(reading: Promise<unknown>): Promise<CalendarError> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof CalendarError) return error;
    throw error;
  }
  throw new Error('it was to fail');
}
