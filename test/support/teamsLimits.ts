/** What Teams takes of one bot, as its documentation says: of new messages in one thread, and of everything in one tenant. */

interface Limit {
  readonly most: number;
  readonly milliseconds: number;
}

const IN_A_THREAD: readonly Limit[] = [
  { most: 7, milliseconds: 1000 },
  { most: 8, milliseconds: 2000 },
  { most: 60, milliseconds: 30_000 },
  { most: 1800, milliseconds: 3_600_000 },
];

const IN_A_TENANT: readonly Limit[] = [{ most: 50, milliseconds: 1000 }];

export interface TeamsLimits {
  /**
   * @param thread in which something new is to be put; null for any other request
   * @returns after how many seconds to come again; null for one that is taken
   */
  take(thread: string | null): number | null;
}

/** Moments pass as they do: what is counted is what really arrives. What was not taken does not count. */
export function teamsLimits(): TeamsLimits {
  const inTenant: number[] = [];
  const inThreads = new Map<string, number[]>();
  return {
    take(thread) {
      const now = performance.now();
      const inThread = thread === null ? [] : (inThreads.get(thread) ?? []);
      const wait = Math.max(waitFor(inTenant, IN_A_TENANT, now), waitFor(inThread, IN_A_THREAD, now));
      if (wait > 0) return Math.ceil(wait / 1000);
      inTenant.push(now);
      if (thread !== null) inThreads.set(thread, [...inThread, now]);
      return null;
    },
  };
}

/** Until the window in which there are too many has passed, in milliseconds. */
const waitFor = (moments: readonly number[], limits: readonly Limit[], now: number): number =>
  Math.max(
    ...limits.map(({ most, milliseconds }) => {
      const first = moments.at(-most);
      return first === undefined ? 0 : Math.max(0, first + milliseconds - now);
    }),
  );
