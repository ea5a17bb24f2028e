import type { Clock } from '../../ports.ts';

/** Token buckets, one for each key: full to begin with, emptied by use, filled again by time. */

export interface Pace {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Limiter {
  /** Uses one; false when there is none. */
  take(key: string): boolean;
  /** Whether there is one, without using it. */
  has(key: string): boolean;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** More than that many at once, and the one not heard of for longest begins anew. */
const MOST_KEYS = 10_000;

export function limiter({ burst, perSecond }: Pace, clock: Clock, most = MOST_KEYS): Limiter {
  const buckets = new Map<string, Bucket>();
  const now = () => clock.now().epochMilliseconds;
  const leftIn = (key: string, at: number): number => {
    const bucket = buckets.get(key);
    if (!bucket) return burst;
    // A clock that is set back fills nothing, and empties nothing.
    return Math.min(burst, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond);
  };
  return {
    has: (key) => leftIn(key, now()) >= 1,
    take(key) {
      const at = now();
      const left = leftIn(key, at);
      // Put in anew, so that the first is always the one unheard of for longest.
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      if (buckets.size > most) drop(buckets);
      return left >= 1;
    },
  };
}

function drop(buckets: Map<string, Bucket>): void {
  for (const key of buckets.keys()) {
    buckets.delete(key);
    return;
  }
}
