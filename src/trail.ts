import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Which request or job something belongs to: one reference stands in every line that is logged of it, and on the card that says it failed. */

export interface Trail {
  readonly reference: string;
  /** The trace that it is part of, where traces are kept. */
  readonly trace?: string;
}

const trails = new AsyncLocalStorage<Trail>();

/** Everything that `work` leads to, however deep, is on a trail of its own. */
export const onNewTrail = <T>(work: () => T): T => trails.run({ reference: newReference() }, work);

/** The same trail, which from here on is also part of a trace. */
export const inTrace = <T>(trace: string, work: () => T): T =>
  trails.run({ reference: trails.getStore()?.reference ?? newReference(), trace }, work);

/** Null where nothing is under way. */
export const trailNow = (): Trail | null => trails.getStore() ?? null;

/** Short enough to be read out on the telephone. */
export const newReference = (): string => randomUUID().slice(0, 8);
