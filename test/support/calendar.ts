import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A calendar as a file, that a test changes as people change theirs. */

export interface Entry {
  readonly uid: string;
  /** Stockholm wall-clock time: `2026-12-10T13:00`; a date for whole days. */
  readonly start: string;
  readonly end: string;
  readonly subject?: string;
  readonly place?: string;
  readonly join?: string;
  readonly isCancelled?: boolean;
  /** `FREQ=WEEKLY;COUNT=3`. */
  readonly rule?: string;
  /** Where in its series it was from the beginning. */
  readonly instead?: string;
}

export interface CalendarFile {
  readonly path: string;
  /** In place of all that was there. */
  set(...entries: readonly Entry[]): void;
  /** As when somebody has saved over it with something else. */
  write(text: string): void;
  remove(): void;
}

export function calendarFile(): CalendarFile {
  const directory = mkdtempSync(join(tmpdir(), 'lots-calendar-'));
  const path = join(directory, 'forum.ics');
  let edition = 0;
  const write = (text: string) => writeFileSync(path, text);
  return {
    path,
    // Each edition has another length: two within a tick of the file system's clock are still told apart.
    set: (...entries) => write(calendarText(entries, ++edition)),
    write,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

export const calendarText = (entries: readonly Entry[], edition = 0): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//test//${'x'.repeat(edition)}//SV`,
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

function eventLines(entry: Entry): string[] {
  const { uid, subject = 'Möte', place, join: link, rule, instead, isCancelled } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    timeLine('DTSTART', entry.start),
    timeLine('DTEND', entry.end),
    `SUMMARY:${subject}`,
    ...(place ? [`LOCATION:${place}`] : []),
    ...(link ? [`X-MICROSOFT-SKYPETEAMSMEETINGURL:${link}`] : []),
    ...(rule ? [`RRULE:${rule}`] : []),
    ...(instead ? [timeLine('RECURRENCE-ID', instead)] : []),
    ...(isCancelled ? ['STATUS:CANCELLED'] : []),
    'END:VEVENT',
  ];
}

function timeLine(name: string, time: string): string {
  const plain = time.replace(/[-:]/g, '');
  return time.includes('T') ? `${name};TZID=Europe/Stockholm:${plain}00` : `${name};VALUE=DATE:${plain}`;
}
