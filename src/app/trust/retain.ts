import type { Sweep } from '../../domain/retention/plan.ts';
import type { Doing, Due, Retention } from '../../ports/trust.ts';

/** What has been kept long enough is thrown away: every night, and when it is asked for. */

/** So few at a time that nobody notices. A case takes its history, its messages and its cards along. */
const BATCH = 500;
const BATCH_OF_CASES = 50;

/** What was due of one part, and what has been done about it. */
export interface Swept extends Due {
  readonly sweep: Sweep;
  readonly done: number;
}

/** Each as it is done. */
export async function* retain(retention: Retention, sweeps: readonly Sweep[], doing: Doing): AsyncIterable<Swept> {
  for (const sweep of sweeps) {
    const due = await retention.due(sweep);
    yield { sweep, ...due, done: due.count > 0 ? await sweepAll(retention, sweep, doing) : 0 };
  }
}

/** The same without doing it. */
export async function* wouldRetain(retention: Retention, sweeps: readonly Sweep[]): AsyncIterable<Swept> {
  for (const sweep of sweeps) yield { sweep, ...(await retention.due(sweep)), done: 0 };
}

async function sweepAll(retention: Retention, sweep: Sweep, doing: Doing): Promise<number> {
  const most = sweep.part === 'cases' ? BATCH_OF_CASES : BATCH;
  let done = 0;
  for (let count = most; count >= most; done += count) count = await retention.sweep(sweep, most, doing);
  return done;
}
