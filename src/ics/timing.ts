import type { Span } from '../domain/meeting/meeting.ts';
import type { CalendarEvent } from './event.ts';
import type { Stamp } from './values.ts';
import { UTC, type Zone } from './zone.ts';

/** When things are that a calendar says in different ways, reckoned by one clock. */

/** The clock by which the times of a series are reckoned. */
export interface Frame {
  /** Null for a series of whole days. */
  readonly zone: Zone | null;
  /** Where the organisation is: for what has no zone. */
  readonly home: Zone;
  /** When on its day each begins; midnight for whole days. */
  readonly time: Temporal.PlainTime;
}

/** A place in a series: what its clock shows. Of whole days it is midnight. */
export type Position = Temporal.PlainDateTime;

export const frameOf = (start: Stamp, home: Zone): Frame =>
  start.is === 'date'
    ? { zone: null, home, time: new Temporal.PlainTime() }
    : { zone: start.zone ?? home, home, time: start.local.toPlainTime() };

export function positionOf(stamp: Stamp, { zone, home, time }: Frame): Position {
  if (stamp.is === 'date') return stamp.date.toPlainDateTime(time);
  if (zone) return localIn(zone, stamp, home);
  // Programs that write whole days as moments mean midnight where one is.
  const local = stamp.zone === UTC ? localIn(home, stamp, home) : stamp.local;
  return local.toPlainDate().toPlainDateTime();
}

type Time = Extract<Stamp, { is: 'time' }>;

/** As it is written where it is written in that zone: also an hour that does not exist. */
const localIn = (zone: Zone, { local, zone: own }: Time, home: Zone): Temporal.PlainDateTime =>
  (own ?? home) === zone ? local : zone.local((own ?? home).moment(local));

/** A place with what names the meeting that belongs there, wherever that is moved. */
export interface Place {
  readonly position: Position;
  readonly original: Temporal.Instant | Temporal.PlainDate;
  readonly name: string;
}

export function placeAt(position: Position, { zone }: Frame): Place {
  const original = zone ? zone.moment(position) : position.toPlainDate();
  return { position, original, name: `${original}` };
}

export const placeOf = (stamp: Stamp, frame: Frame): Place => placeAt(positionOf(stamp, frame), frame);

/** From start to end: the same exact time for all of a series, or so long by the clock. */
export type Length =
  | { readonly is: 'exact'; readonly seconds: number }
  | { readonly is: 'nominal'; readonly duration: Temporal.Duration }
  | { readonly is: 'days'; readonly days: number };

/** @returns null when nothing is said, or something that cannot be */
export function lengthOf(start: Stamp, end: CalendarEvent['end'], home: Zone): Length | null {
  if (end === null) return null;
  if (!('is' in end)) return lasting(end, start);
  if (start.is === 'date') return end.is === 'date' ? days(start.date.until(end.date).days) : null;
  if (end.is === 'date') return null;
  const seconds = momentOf(start, home).until(momentOf(end, home)).total('seconds');
  return seconds < 0 ? null : { is: 'exact', seconds };
}

function lasting(duration: Temporal.Duration, start: Stamp): Length | null {
  if (duration.sign < 0) return null;
  if (start.is === 'time') return { is: 'nominal', duration };
  return days(Math.ceil(duration.total({ unit: 'days', relativeTo: start.date })));
}

const days = (count: number): Length | null => (count > 0 ? { is: 'days', days: count } : null);

const momentOf = ({ local, zone }: Time, home: Zone): Temporal.Instant => (zone ?? home).moment(local);

/** No more days than these are between a start and its end. */
export function daysOf(length: Length | null): number {
  if (length?.is === 'exact') return Math.ceil(length.seconds / 86_400);
  if (length?.is === 'nominal') return Math.ceil(length.duration.total({ unit: 'days', relativeTo: SOME_DAY }));
  return length?.days ?? 1;
}
const SOME_DAY = Temporal.PlainDate.from('2027-01-01');

/** How an event lies at its place in the series, and all others for which the same is said at theirs. */
export interface Layout {
  readonly start: Stamp;
  readonly length: Length | null;
  /** Where in the series `start` belongs. */
  readonly base: Place;
  /** How far from its place in the series it begins, by the clock. */
  readonly shift: Temporal.Duration;
}

/** @param start null for one that begins where it belongs */
export function layoutOf(start: Stamp | null, length: Length | null, base: Place, frame: Frame): Layout {
  if (!start) return { start: stampAt(base, frame), length, base, shift: NO_SHIFT };
  const local = start.is === 'date' ? start.date.toPlainDateTime() : localIn(zoneFor(start, frame), start, frame.home);
  return { start, length, base, shift: base.position.until(local, { largestUnit: 'days' }) };
}

const NO_SHIFT = new Temporal.Duration();

const stampAt = ({ position }: Place, { zone }: Frame): Stamp =>
  zone ? { is: 'time', local: position, zone } : { is: 'date', date: position.toPlainDate() };

const zoneFor = (start: Time, { zone, home }: Frame): Zone => zone ?? start.zone ?? home;

export function spanAt(layout: Layout, place: Place, frame: Frame): Span {
  const { start, length, shift } = layout;
  if (start.is === 'date') {
    const first = place.position.add(shift).toPlainDate();
    return { is: 'all-day', first, last: first.add({ days: length?.is === 'days' ? length.days - 1 : 0 }) };
  }
  const zone = zoneFor(start, frame);
  const moment = momentAt(layout, start, place, frame);
  return { is: 'timed', start: moment, end: endAfter(moment, length, zone) };
}

function momentAt(
  { base, shift }: Layout,
  start: Time,
  { name, position, original }: Place,
  frame: Frame,
): Temporal.Instant {
  // At its own place it is exactly as written: the second of an hour that comes twice can be meant.
  if (name === base.name) return momentOf(start, frame.home);
  if (shift.blank && original instanceof Temporal.Instant) return original;
  return zoneFor(start, frame).moment(position.add(shift));
}

/** Days are counted by the clock, hours are exact. */
function endAfter(start: Temporal.Instant, length: Length | null, zone: Zone): Temporal.Instant {
  if (length?.is === 'exact') return start.add({ seconds: length.seconds });
  if (length?.is !== 'nominal') return start;
  const { weeks, days, hours, minutes, seconds } = length.duration;
  const onDay = weeks + days > 0 ? zone.moment(zone.local(start).add({ weeks, days })) : start;
  return onDay.add({ hours, minutes, seconds });
}
