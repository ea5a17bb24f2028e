import type { Property } from './contentLines.ts';
import { UTC, type Zone } from './zone.ts';

/** The kinds of values in an iCalendar file that are read. What cannot be read is a RangeError. */

/** A date, or what the clock shows somewhere. `zone` is null where it is not said: the hour is meant wherever one is. */
export type Stamp =
  | { readonly is: 'date'; readonly date: Temporal.PlainDate }
  | { readonly is: 'time'; readonly local: Temporal.PlainDateTime; readonly zone: Zone | null };

/** Finds a zone by the name that a file has for it; null when nothing is known of it. */
export type FindZone = (name: string) => Zone | null;

const TIME = /^(\d{8}T\d{4}(?:\d{2})?)(Z?)$/i;
const DATE = /^(\d{8})(?:T\d{6}Z?)?$/i;

/**
 * Seconds may be left out. A zone of which nothing is known is as good as none: the organisation's own is the best guess.
 * @param value one of those in the property
 */
export function readStamp(value: string, { parameters }: Property, findZone: FindZone): Stamp {
  const written = value.trim();
  const time = parameters.get('VALUE')?.toUpperCase() === 'DATE' ? null : TIME.exec(written);
  if (time) {
    const zone = parameters.get('TZID');
    const local = Temporal.PlainDateTime.from(time[1] ?? '');
    return { is: 'time', local, zone: time[2] ? UTC : zone ? findZone(zone) : null };
  }
  const date = DATE.exec(written);
  if (!date) throw new RangeError('neither a date nor a time');
  return { is: 'date', date: Temporal.PlainDate.from(date[1] ?? '') };
}

/** Weeks and days, hours, minutes and seconds: what the standard has no word for, such as a month, is none. Nor is more than any meeting lasts. */
export function readDuration(value: string): Temporal.Duration {
  const duration = Temporal.Duration.from(value.trim());
  if (duration.years !== 0 || duration.months !== 0) throw new RangeError('months have no length');
  if (Math.abs(duration.total({ unit: 'days', relativeTo: SOME_DAY })) > MOST_DAYS) throw new RangeError('too long');
  return duration;
}

const SOME_DAY = Temporal.PlainDate.from('2027-01-01');
const MOST_DAYS = 3660;

export const readText = (value: string): string => oneLine(unescaped(value));

/** Texts end up on cards and in the database, where neither line breaks nor control characters belong. */
export const oneLine = (text: string): string => text.replace(UNWANTED, ' ').trim().slice(0, LONGEST).toWellFormed();

const LONGEST = 500;
const UNWANTED = /[\s\p{Cc}]+/gu;

export const unescaped = (value: string): string =>
  value.replace(/\\([\\;,n])/gi, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped));

export function readNumber(value: string | null): number {
  const number = Number(value ?? 0);
  return Number.isSafeInteger(number) ? number : 0;
}
