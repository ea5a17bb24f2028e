import { event, windowOf } from './reading.ts';

/** A series to say something different of. */

export const UID = 'UID:weekly@example.org';
export const JANUARY = windowOf('2027-01-01', '2027-02-01');

/** Mondays from 4 January, 09:00–10:00. */
export const mondays = (...more: readonly string[]): string =>
  event(
    UID,
    'DTSTART;TZID=Europe/Stockholm:20270104T090000',
    'DTEND;TZID=Europe/Stockholm:20270104T100000',
    ...(more.some((line) => line.startsWith('RRULE')) ? [] : ['RRULE:FREQ=WEEKLY']),
    ...(more.some((line) => line.startsWith('SUMMARY')) ? [] : ['SUMMARY:Lokal grupp']),
    'LOCATION:Rum 3',
    ...more,
  );

/** @param original local, as 20270111T090000 */
export const instead = (original: string, ...more: readonly string[]): string =>
  event(UID, `RECURRENCE-ID;TZID=Europe/Stockholm:${original}`, ...more);

export const at = (start: string, end: string): string[] => [
  `DTSTART;TZID=Europe/Stockholm:${start}`,
  `DTEND;TZID=Europe/Stockholm:${end}`,
];
