import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { endOf, type Occurrence, occurrenceId, startOf } from '../../../src/domain/meeting/meeting.ts';
import { createIcsCalendar } from '../../../src/ics/calendar.ts';
import { CalendarError } from '../../../src/ports/meetings.ts';
import { calendarText, folder, icsSource, STOCKHOLM, windowOf } from '../../ics/reading.ts';

/** Whatever stands in an .ics file: nothing but a CalendarError is thrown, and what is read holds what the port promises. */

const WINDOW = windowOf('2027-02-15', '2027-05-01');

type Folder = ReturnType<typeof folder>;

/** @returns null when it is refused */
async function attempt(files: Folder, text: string | Buffer): Promise<readonly Occurrence[] | null> {
  const path = files.write('calendar.ics', text);
  try {
    const reading = await createIcsCalendar({ work: 2000 }).read(icsSource(path), WINDOW, null);
    if (reading.is === 'unchanged') throw new Error('it has not been read before');
    return reading.occurrences;
  } catch (error) {
    if (error instanceof CalendarError && error.code === 'unreadable' && error.where === path) return null;
    throw error;
  }
}

function holds(occurrences: readonly Occurrence[] | null): boolean {
  if (!occurrences) return true;
  const names = new Set(occurrences.map(occurrenceId));
  return names.size === occurrences.length && occurrences.every((one) => isSound(one) && isInWindow(one));
}

function isInWindow({ span }: Occurrence): boolean {
  const [start, end] = [startOf(span, STOCKHOLM), endOf(span, STOCKHOLM)];
  const isIn = Temporal.Instant.compare(start, WINDOW.from) >= 0 || Temporal.Instant.compare(end, WINDOW.from) > 0;
  return isIn && Temporal.Instant.compare(start, WINDOW.to) < 0 && Temporal.Instant.compare(start, end) <= 0;
}

const isSound = ({ series, subject, place, joinUrl, original }: Occurrence): boolean =>
  series !== '' &&
  [subject, place].every((text) => text.isWellFormed() && !/[\p{Cc}]/u.test(text)) &&
  (joinUrl === '' || URL.parse(joinUrl)?.protocol === 'https:') &&
  (original === null || original instanceof Temporal.Instant || original instanceof Temporal.PlainDate);

/** Calendars as Exchange, Google and people write them. */
export const REAL_ONES = ['exchange', 'google', 'by-hand'].map((name) =>
  readFileSync(join(import.meta.dirname, `../../ics/fixtures/${name}.ics`), 'utf8'),
);

const pick = <T>(...values: readonly [T, ...T[]]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** One event of lines that fit together more or less. */
const when = pick(
  '20270301T090000',
  '20270301T080000Z',
  '20270301',
  '20270328T023000',
  '20270308T090000',
  '20270310',
  '19700101T000000Z',
  '20991231T235959',
  '00010101T000000',
  '99991231T235959Z',
  '20270230T000000',
  '',
);
const zone = pick(
  '',
  ';TZID=Europe/Stockholm',
  ';TZID=W. Europe Standard Time',
  ';TZID=Egen',
  ';VALUE=DATE',
  ';TZID="(UTC+01:00) Oslo"',
);
const length = pick('PT1H', 'P1D', 'P3W', '-PT1H', 'PT0S', 'P1Y', 'P99999999D', 'PT999999999H', 'x');
const rule = fc
  .record({
    freq: pick('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'SECONDLY', ''),
    rest: fc.subarray([
      'INTERVAL=2',
      'INTERVAL=9999',
      'COUNT=3',
      'COUNT=99999999',
      'UNTIL=20270320',
      'UNTIL=20270320T080000Z',
      'BYDAY=MO,TU',
      'BYDAY=-1FR',
      'BYMONTH=3',
      'BYMONTHDAY=30,31',
      'BYSETPOS=-1',
      'BYWEEKNO=10',
      'BYYEARDAY=366',
      'BYHOUR=9,10',
      'WKST=SU',
      'NONSENSE=1',
    ]),
  })
  .map(({ freq, rest }) => [`FREQ=${freq}`, ...rest].join(';'));
const line = fc.oneof(
  fc
    .tuple(
      pick('DTSTART', 'DTEND', 'EXDATE', 'RDATE', 'RECURRENCE-ID', 'RECURRENCE-ID;RANGE=THISANDFUTURE'),
      zone,
      when,
    )
    .map(([name, parameters, value]) => `${name}${parameters}:${value}`),
  fc.tuple(when, length).map(([start, long]) => `RDATE;VALUE=PERIOD:${start}/${long}`),
  length.map((value) => `DURATION:${value}`),
  rule.map((value) => `RRULE:${value}`),
  pick(
    'STATUS:CANCELLED',
    'SEQUENCE:2',
    'SEQUENCE:x',
    'SUMMARY:Möte',
    'LOCATION:Rum',
    'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
  ),
  pick('BEGIN:VALARM', 'END:VALARM', 'BEGIN:VEVENT', 'END:VEVENT', 'CONFERENCE:https://video.example.org/a'),
);
const someEvent = fc
  .tuple(pick('a', 'b', 'b 2027-03-01T08:00:00Z'), zone, when, fc.array(line, { maxLength: 6 }))
  .map(([uid, parameters, start, lines]) =>
    ['BEGIN:VEVENT', `UID:${uid}`, `DTSTART${parameters}:${start}`, ...lines, 'END:VEVENT'].join('\r\n'),
  );

/** A real calendar in which something has been taken away, doubled, or replaced. */
const damaged = fc
  .tuple(
    fc.constantFrom(...REAL_ONES),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.integer({ min: 0, max: 60 }),
        by: fc.oneof(
          fc.string({ maxLength: 12, unit: 'binary' }),
          line,
          pick('\r\n', ':', ';', '=', 'Z', '9', '"', 'END:VEVENT\r\n'),
        ),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((now, { at, length: taken, by }) => {
      const start = Math.floor(at * now.length);
      return now.slice(0, start) + by + now.slice(start + taken);
    }, text),
  );

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

const anyOctets = fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets));

const anyLines = fc
  .array(fc.oneof(line, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 20 })
  .map((lines) => calendarText(...lines));

const anyEvents = fc.array(someEvent, { maxLength: 5 }).map((events) => calendarText(...events));

async function hold(contents: fc.Arbitrary<string | Buffer>, runs: number): Promise<void> {
  const files = folder();
  try {
    await fc.assert(
      fc.asyncProperty(contents, async (text) => holds(await attempt(files, text))),
      { numRuns: runs, seed: 20261121, endOnFailure: true },
    );
  } finally {
    files.remove();
  }
}

export const textsHold = (runs: number): Promise<void> => hold(anyText, runs);
export const octetsHold = (runs: number): Promise<void> => hold(anyOctets, runs);
export const linesHold = (runs: number): Promise<void> => hold(anyLines, runs);
export const eventsHold = (runs: number): Promise<void> => hold(anyEvents, runs);
export const damagedHold = (runs: number): Promise<void> => hold(damaged, runs);

/** Of all kinds; most of those that look like calendars. */
export const calendarFilesHold = (runs: number): Promise<void> =>
  hold(
    fc.oneof(
      { weight: 1, arbitrary: anyText },
      { weight: 1, arbitrary: anyOctets },
      { weight: 2, arbitrary: anyLines },
      { weight: 4, arbitrary: anyEvents },
      { weight: 4, arbitrary: damaged },
    ),
    runs,
  );
