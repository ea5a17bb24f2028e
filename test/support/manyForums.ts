import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type SeatKey, seatKey } from '../../src/domain/meeting/meeting.ts';

/** Fifteen local groups, each with its calendar, settled in files as an organisation does. */

const PLACES =
  `bengtsfors dals-ed fargelanda lysekil mellerud munkedal orust sotenas stromstad tanum trollhattan uddevalla
  vanersborg amal lilla-edet`.split(/\s+/);

export const TENANT = '00000000-0000-0000-0000-000000000001';
/** Leads them all. */
export const LEAD = '00000000-0000-0000-0000-000000000020';

/** Exact, so that it matters neither which day nor which hour it is when the test runs. */
const AHEAD = Temporal.Duration.from({ hours: 168 });

export interface ManyForums {
  /** Where the settings are. */
  readonly directory: string;
  /** By their keys. */
  readonly forums: readonly SeatKey[];
  /** In place of all there was: one meeting for each moment at which it is to be reminded of, in one forum after the other. @returns their subjects */
  fill(due: readonly Temporal.Instant[]): string[];
  remove(): void;
}

export function manyForums(): ManyForums {
  const directory = mkdtempSync(join(tmpdir(), 'lots-forums-'));
  const fileOf = (place: string) => join(directory, `${place}.ics`);
  const forums = PLACES.map((place) => seatKey({ forum: 'fyrbodal/lokal', place }));
  const fill = (due: readonly Temporal.Instant[]): string[] => {
    const events = due.map((at, number) => eventOf(number, at.add(AHEAD)));
    for (const [at, place] of PLACES.entries())
      writeFileSync(fileOf(place), calendarWith(events.filter((_event, number) => number % PLACES.length === at)));
    return due.map((_at, number) => subjectOf(number));
  };
  fill([]);
  writeFileSync(
    join(directory, 'samverkanslotsen.config.yaml'),
    stringify({
      models: ['fyrbodal'],
      language: 'sv',
      roles: [{ person: LEAD, role: 'process-lead', model: 'fyrbodal' }],
      reminders: [{ kind: 'agenda', before: AHEAD.toString() }],
      calendars: Object.fromEntries(PLACES.map((place) => [`fyrbodal/lokal/${place}`, { ics: fileOf(place) }])),
    }),
  );
  return { directory, forums, fill, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

const subjectOf = (number: number): string => `Möte nr ${number} i raden`;

const HOUR = Temporal.Duration.from({ hours: 1 });

const eventOf = (number: number, start: Temporal.Instant): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:meeting-${number}`,
  'DTSTAMP:20260101T000000Z',
  `DTSTART:${written(start)}`,
  `DTEND:${written(start.add(HOUR))}`,
  `SUMMARY:${subjectOf(number)}`,
  'END:VEVENT',
];

/** `20261210T120000Z`. Not rounded to later: what is due now would be due in a moment, and wait for the next tick. */
const written = (at: Temporal.Instant): string =>
  at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString().replaceAll(/[-:]/g, '');

const calendarWith = (events: readonly (readonly string[])[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//SV', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
