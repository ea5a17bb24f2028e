import type { PgBoss, Queue as QueueSettings, WorkOptions } from 'pg-boss';
import type { Kind, QueueOptions } from './queue.ts';

/** How each kind of job is kept, tried again and fetched. */

export const KINDS: readonly Kind[] = [
  'tell',
  'repaint',
  'sync',
  'remind',
  'nudge',
  'owners',
  'retain',
  'calendars',
  'tick',
  'subscribe',
];

/** Jobs that failed every time. Kept for somebody to look at. */
export const DEAD = 'dead';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

const COMMON = {
  retryDelay: 10,
  retryBackoff: true,
  /** A process that has given no sign of life for so long is dead, and its jobs are tried by another. */
  heartbeatSeconds: 15,
  expireInSeconds: 600,
} as const;

/** Some ten seconds, then twice as long each time: the last attempt comes after three to six hours. */
const DONE_ONCE = { ...COMMON, retryLimit: 10, deleteAfterSeconds: DAY, deadLetter: DEAD } as const;

/** What comes again by itself is given up early, and nobody has to look at it. */
const COMES_AGAIN = { ...COMMON, retryLimit: 2, deleteAfterSeconds: HOUR } as const;

const QUEUES: Readonly<Record<Kind, Omit<QueueSettings, 'name'>>> = {
  tell: DONE_ONCE,
  /** At most one waiting and one running of each case. */
  repaint: { ...DONE_ONCE, policy: 'stately' },
  /** At most one waiting and one running of each forum. */
  sync: { ...COMES_AGAIN, policy: 'stately' },
  /**
   * At most one waiting and one running of each meeting: who works on a meeting knows that nobody else does. Tried again after five to ten
   * seconds, at last every half or whole minute. One that is given up is added again as long as its meeting is to be looked to.
   */
  remind: { ...COMES_AGAIN, policy: 'stately', retryLimit: 10, retryDelay: 5, retryDelayMax: 60 },
  nudge: DONE_ONCE,
  /** What is not asked today is asked tomorrow. */
  owners: { ...COMES_AGAIN, policy: 'short' },
  /** The first time there may be years to go through. What is left then is taken the next night. */
  retain: { ...COMES_AGAIN, policy: 'short', expireInSeconds: HOUR },
  /** Those that nobody has come to are not done twice. */
  calendars: { ...COMES_AGAIN, policy: 'short' },
  tick: { ...COMES_AGAIN, policy: 'short' },
  subscribe: { ...COMES_AGAIN, policy: 'short' },
};

/**
 * Looked for twice a second rather than fetched one by one as they are added: when many come at once, fetching and settling each by itself
 * costs the database more than all that the job itself does.
 */
const PROMPT = { batchSize: 25, localConcurrency: 2, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 } as const;

/** Between the beginnings of the jobs that were fetched together, in milliseconds: all at once they would hold up those who wait for an answer. */
export const APART = 20;

/** The group of all readings of calendars. */
export const SYNCS = 'calendars';
const MOST_SYNCS = 4;

export const WORKERS: Readonly<Record<Kind, WorkOptions>> = {
  tell: PROMPT,
  /** Two repaints of one case at once could leave the older on top; across all instances, too. */
  repaint: { ...PROMPT, groupConcurrency: 1 },
  /** Each by itself: one whose far side is slow holds up no other. */
  sync: { localConcurrency: MOST_SYNCS, groupConcurrency: MOST_SYNCS, pollingIntervalSeconds: 1 },
  /** More hands, as most of them wait for Teams or for their turn to send. Of each meeting one at a time, across all instances. */
  remind: { ...PROMPT, localConcurrency: 4, groupConcurrency: 1 },
  nudge: { pollingIntervalSeconds: 10 },
  owners: { pollingIntervalSeconds: 2 },
  retain: { pollingIntervalSeconds: 30 },
  calendars: { pollingIntervalSeconds: 5 },
  tick: { pollingIntervalSeconds: 2 },
  subscribe: { pollingIntervalSeconds: 10 },
};

interface Schedule {
  readonly cron: string;
  /** What becomes of those that nobody was there to run: none of them, or the last. */
  readonly missed: 'skip' | 'once';
}

const schedules = (readEvery: number): Readonly<Partial<Record<Kind, Schedule>>> => ({
  /** At eight where the organisation is. Tomorrow's comes in time; one that is made up for tonight would wake people. */
  nudge: { cron: '0 8 * * *', missed: 'skip' },
  /** After the nudges, which are about somebody who waits. */
  owners: { cron: '0 9 * * *', missed: 'skip' },
  /** When nobody writes. A night that was missed is made up for: what is to be gone is to be gone. */
  retain: { cron: '30 2 * * *', missed: 'once' },
  /** After an outage calendars are read at once, before anybody is reminded of what they no longer say. */
  calendars: { cron: `*/${readEvery} * * * *`, missed: 'once' },
  /** The next one is at most a minute away, and does what all before it left. */
  tick: { cron: '* * * * *', missed: 'skip' },
  /** What was to be kept up may have run out meanwhile. */
  subscribe: { cron: '0 * * * *', missed: 'once' },
});

/** Creates the queues, or brings them to the settings of this version. */
export async function prepareQueues(
  boss: PgBoss,
  { timeZone, readEvery }: Pick<QueueOptions, 'timeZone' | 'readEvery'>,
): Promise<void> {
  await boss.createQueue(DEAD, { retentionSeconds: 90 * DAY });
  for (const kind of KINDS) {
    const { policy, ...settings } = QUEUES[kind];
    await boss.createQueue(kind, QUEUES[kind]);
    await boss.updateQueue(kind, settings);
  }
  for (const [kind, { cron, missed }] of Object.entries(schedules(readEvery)))
    await boss.schedule(kind, cron, {}, { tz: timeZone, missed });
}
