import { AsyncLocalStorage } from 'node:async_hooks';

/** How long what is under way may still take: Teams waits only so long, and whoever asked is to have an answer by then. */

/** In milliseconds from now, for each far side. What is left after storing is for what has to be sent. */
export interface Patience {
  readonly storing: number;
  readonly sending: number;
}

export type FarSide = keyof Patience;

const deadlines = new AsyncLocalStorage<Partial<Patience>>();

/** Everything that `work` leads to, however deep, has so much time; less where it had less already. */
export function within<T>(patience: Partial<Patience>, work: () => T): T {
  return deadlines.run({ ...deadlineOf('storing', patience), ...deadlineOf('sending', patience) }, work);
}

function deadlineOf(side: FarSide, patience: Partial<Patience>): Partial<Patience> {
  const now = performance.now();
  const left = Math.min(patience[side] ?? Number.POSITIVE_INFINITY, timeLeft(side) ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(left) ? { [side]: now + left } : {};
}

/** In milliseconds, never below nothing; null where nobody waits. */
export function timeLeft(side: FarSide): number | null {
  const deadline = deadlines.getStore()?.[side];
  return deadline === undefined ? null : Math.max(0, deadline - performance.now());
}

/** @returns what comes of `work`; undefined when it has not come within so many milliseconds, and whatever comes of it then is not waited for */
export async function atMost<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const { promise: tooLate, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), milliseconds);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
