import type { CalendarFault } from '../domain/meeting/view.ts';
import { CalendarError } from '../ports/meetings.ts';

/** What can be wrong with a file or an address, in words for whoever settled it. Nothing from within a calendar is quoted. */

/** More than any forum's calendar, and as much as is put up with. */
export const LARGEST = 20_000_000;

interface More {
  readonly cause?: unknown;
  readonly retryAfter?: number | null;
}

export const fault = (
  code: CalendarFault,
  where: string,
  message: string,
  { cause, retryAfter }: More = {},
): CalendarError =>
  new CalendarError(code, where, message, {
    ...(cause === undefined ? {} : { cause }),
    ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
  });

export const tooLarge = (where: string): CalendarError =>
  fault(
    'unreadable',
    where,
    `${where}: more than ${LARGEST / 1_000_000} MB. Export the forum's own calendar only, or a shorter time.`,
  );

/** @param name the file within a folder, or the same as `where` */
export const noCalendar = (where: string, name: string): CalendarError =>
  fault(
    'unreadable',
    where,
    `${name}: no whole iCalendar (BEGIN:VCALENDAR ... END:VCALENDAR). Export the calendar again as .ics.`,
  );

export const noEvents = (where: string): CalendarError =>
  fault(
    'unreadable',
    where,
    `${where}: not one of its events can be read: each needs a UID and a DTSTART. Export the calendar again as .ics.`,
  );

export const tooLaborious = (where: string): CalendarError =>
  fault('unreadable', where, `${where}: takes too long to work out. Export a calendar with fewer events.`);

/** What nobody has thought of. What caused it may quote the calendar, and is left out. */
export const unforeseen = (where: string): CalendarError =>
  fault('unreadable', where, `${where}: cannot be made sense of. Export the calendar again as .ics.`);
