import type { CalendarEvent } from './event.ts';

/** All that files say under one name. */
export interface Series {
  readonly uid: string;
  /** The meeting or the series itself; null where only some of its meetings are told of, as to one who is invited to those. */
  readonly own: CalendarEvent | null;
  /** What stands instead of some of its meetings; of one meeting there may be several versions. */
  readonly instead: readonly CalendarEvent[];
}

export const seriesOf = (events: readonly CalendarEvent[]): readonly Series[] =>
  [...Map.groupBy(events, ({ uid }) => uid)].map(([uid, all]) => ({
    uid,
    own: newest(all.filter(({ insteadOf }) => insteadOf === null)),
    instead: all.filter(({ insteadOf }) => insteadOf !== null),
  }));

/**
 * The newest version; of two that are as new, the one that comes later. A cancellation says little more than that it is one: all else is
 * as it was said last.
 */
export function newest(versions: readonly CalendarEvent[]): CalendarEvent | null {
  const last = versions.reduce<CalendarEvent | null>((best, one) => (best && isNewer(best, one) ? best : one), null);
  if (!last?.isCancelled) return last;
  const before = newest(versions.filter(({ isCancelled }) => !isCancelled));
  return before ? { ...before, isCancelled: true } : last;
}

function isNewer(a: CalendarEvent, b: CalendarEvent): boolean {
  const at = a.version.findIndex((number, index) => number !== b.version[index]);
  return at >= 0 && (a.version[at] ?? 0) > (b.version[at] ?? 0);
}
