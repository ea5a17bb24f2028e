import type { PgBoss, Queue as QueueSettings, WorkOptions } from 'pg-boss';
import type { Kind } from './queue.ts';

/** How each kind of job is kept, tried again and fetched. */

export const KINDS: readonly Kind[] = ['tell', 'repaint', 'nudge'];

/** Jobs that failed every time. Kept for somebody to look at. */
const DEAD = 'dead';

const DAY = 24 * 60 * 60;

const COMMON = {
  /** Some ten seconds, then twice as long each time: the last attempt comes after three to six hours. */
  retryLimit: 10,
  retryDelay: 10,
  retryBackoff: true,
  /** A process that has given no sign of life for so long is dead, and its jobs are tried by another. */
  heartbeatSeconds: 15,
  expireInSeconds: 600,
  deleteAfterSeconds: DAY,
  deadLetter: DEAD,
} as const;

const QUEUES: Readonly<Record<Kind, Omit<QueueSettings, 'name'>>> = {
  tell: COMMON,
  /** At most one waiting and one running of each case. */
  repaint: { ...COMMON, policy: 'stately' },
  nudge: COMMON,
};

/**
 * Looked for twice a second rather than fetched one by one as they are added: when many come at once, fetching and settling each by itself
 * costs the database more than all that the job itself does.
 */
const PROMPT = { batchSize: 25, localConcurrency: 2, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 } as const;

/** Between the beginnings of the jobs that were fetched together, in milliseconds: all at once they would hold up those who wait for an answer. */
export const APART = 20;

export const WORKERS: Readonly<Record<Kind, WorkOptions>> = {
  tell: PROMPT,
  /** Two repaints of one case at once could leave the older on top; across all instances, too. */
  repaint: { ...PROMPT, groupConcurrency: 1 },
  nudge: { pollingIntervalSeconds: 10 },
};

/** Every day at eight where the organisation is. One that nobody was there to run is left out: tomorrow's comes in time, tonight's would wake people. */
const DAILY = '0 8 * * *';

/** Creates the queues, or brings them to the settings of this version. */
export async function prepareQueues(boss: PgBoss, timeZone: string): Promise<void> {
  await boss.createQueue(DEAD, { retentionSeconds: 90 * DAY });
  for (const kind of KINDS) {
    const { policy, ...settings } = QUEUES[kind];
    await boss.createQueue(kind, QUEUES[kind]);
    await boss.updateQueue(kind, settings);
  }
  await boss.schedule('nudge', DAILY, {}, { tz: timeZone, missed: 'skip' });
}
