/** How fast Teams takes what is sent to it. Moments and lengths are whole milliseconds. */

/** No window of such a length holds more than so many. */
export interface Limit {
  readonly most: number;
  readonly within: number;
}

/** New posts and replies in one channel or chat. */
export const THREAD_LIMITS: readonly Limit[] = [
  { most: 7, within: 1000 },
  { most: 8, within: 2000 },
  { most: 60, within: 30_000 },
  { most: 1800, within: 3_600_000 },
];

/**
 * Everything in one tenant. Teams takes fifty a second; four are left to the answers that people wait for, and to what comes a little late.
 * One at a time: of those that leave together, and arrive a little apart, two lots may arrive within a second.
 */
export const TENANT_LIMITS: readonly Limit[] = [
  { most: 1, within: 21 },
  { most: 46, within: 1000 },
];

/** No moment further away than this is given out: it would be lost to others if whoever got it does not wait for it. */
export const LONGEST_WAIT = 8000;

/** What has been given out, and may yet be, of something that has limits. */
export interface Scope {
  /** In any order. Those that lie further back than the longest limit do not matter. */
  readonly recent: readonly number[];
  readonly limits: readonly Limit[];
}

/** The first moment, not before `now`, that keeps within the limits of every scope. */
export function nextSlot(scopes: readonly Scope[], now: number): number {
  const ordered = scopes.map(({ recent, limits }) => ({ recent: recent.toSorted((a, b) => a - b), limits }));
  let slot = now;
  for (let before = Number.NaN; before !== slot; ) {
    before = slot;
    for (const { recent, limits } of ordered)
      for (const limit of limits) slot = Math.max(slot, notWithin(recent, limit, slot));
  }
  return slot;
}

/** The first moment, not before `from`, at which one more fits between those there are: some may lie after it. */
function notWithin(recent: readonly number[], limit: Limit, from: number): number {
  let slot = from;
  for (let full = fullAround(recent, limit, slot); full !== null; full = fullAround(recent, limit, slot))
    slot = full + limit.within;
  return slot;
}

/** The beginning of the last full window in which one more at `slot` would be too many; null when there is none. */
function fullAround(recent: readonly number[], { most, within }: Limit, slot: number): number | null {
  const later = recent.findIndex((at) => at > slot);
  const place = later === -1 ? recent.length : later;
  for (let first = Math.min(place, recent.length - most); first >= Math.max(0, place - most); first--) {
    const [begin = slot, end = slot] = [recent[first], recent[first + most - 1]];
    if (Math.max(end, slot) - Math.min(begin, slot) < within) return begin;
  }
  return null;
}
