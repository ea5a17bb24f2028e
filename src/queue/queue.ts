import type { Transaction } from 'kysely';
import { type Job as Delivered, fromKysely, type JobResult, PgBoss } from 'pg-boss';
import { atMost } from '../deadline.ts';
import type { CaseId } from '../domain/case/case.ts';
import type { MeetingId, SeatKey } from '../domain/meeting/meeting.ts';
import { connectionTo, type DatabaseAccess } from '../ports/database.ts';
import type { Job } from '../ports/jobs.ts';
import type { MessageId } from '../ports/messages.ts';
import { APART, KINDS, prepareQueues, SYNCS, WORKERS } from './queues.ts';
import { addForLater, addForNow, type Db } from './waiting.ts';

/** Work that is done outside a turn: by whichever instance is free, at least once, also after a crash. */

export interface JobData {
  readonly tell: { readonly message: MessageId };
  readonly repaint: { readonly case: CaseId };
  readonly sync: { readonly seat: SeatKey };
  readonly remind: { readonly meeting: MeetingId };
  /** Every day; whether it is a working day is for whoever handles it to say. */
  readonly nudge: Nothing;
  /** Every day: those who lead are asked whether what is said of their forum is still so. */
  readonly owners: Nothing;
  /** Every night: what has been kept long enough is thrown away. */
  readonly retain: Nothing;
  /** Every five minutes: all calendars are to be read. */
  readonly calendars: Nothing;
  /** Every minute: the meetings whose time comes before the next one are to be looked to. */
  readonly tick: Nothing;
  /** Every hour: what tells us of changed calendars is to be kept up. */
  readonly subscribe: Nothing;
}

type Nothing = Record<string, never>;

export type Kind = keyof JobData;

/** Exactly one for each kind. One that throws is called again later; what it did before must do no harm when done twice. */
export type Handlers = { readonly [K in Kind]: (data: JobData[K]) => Promise<void> };

/** A transaction on any tables of the same database. */
export type Within = Pick<Transaction<unknown>, 'executeQuery'>;

export interface Queue {
  /** Inside the caller's transaction: the job exists if and only if the change does. Those that come by the clock add themselves. */
  add(within: Within, jobs: readonly Job[]): Promise<void>;
  work(handlers: Handlers): Promise<void>;
  /** Whether the queue reaches its database. Never takes long, never rejects. */
  isThere(): Promise<boolean>;
  /** Waits for what is under way, but not for ever, then stops. Safe to call twice. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  readonly joinWindowSeconds: number;
  /** The turn that makes a change repaints the card that was pressed itself; the others follow after so long. */
  readonly repaintAfterSeconds: number;
  /** Whose eight o'clock it is that the nudge comes at, and whose nine o'clock those who lead are asked at. */
  readonly timeZone: string;
  /** How often all calendars are read, in minutes. */
  readonly readEvery: number;
  /** How long the database may be silent, in milliseconds, before what was asked of it is asked anew on another connection. */
  readonly silence?: number;
  /** Put around each attempt at a job, and what is told of its failing. */
  readonly around?: Around;
  /** Told of jobs that failed and are tried again, and of what goes wrong between jobs. */
  onError(error: unknown): void;
}

export type Around = <T extends { readonly status: string }>(kind: Kind, attempt: () => Promise<T>) => Promise<T>;

/** Beside the connections of the store: a worker holds one only while it fetches or settles. */
const MOST_CONNECTIONS = 5;

/**
 * How often it is looked for jobs whose process no longer gives a sign of life, and for cases, forums and meetings that are worked on: as
 * long as workers believe that one is, they do not begin with it again. So it is looked often, and workers soon hear of it.
 */
const SUPERVISED_EVERY = 3;
/** Less, so that no round is left out because the one before was a little late. */
const MONITORED_EVERY = 2;
const HEARD_AFTER = 1;
/** How often jobs that are done are thrown away. */
const CLEANED_EVERY = 3600;

/** How long jobs that are under way may take to end when we stop, in milliseconds. */
const PATIENCE = 10_000;

/** Without it a connection whose other end has vanished is waited for as long as the process lives. In milliseconds. */
const SILENCE = 10_000;
const IS_THERE_WITHIN = 1000;
/** How long connections may take to close after that. */
const CLOSES_WITHIN = 2000;

/** Opens the queue in the database, creating what it needs there. Several instances may do so at once. */
export async function startQueue(access: DatabaseAccess, options: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    ...patient(options.silence ?? SILENCE),
    application_name: 'samverkanslotsen-queue',
    max: MOST_CONNECTIONS,
    superviseIntervalSeconds: SUPERVISED_EVERY,
    monitorIntervalSeconds: MONITORED_EVERY,
    queueCacheIntervalSeconds: HEARD_AFTER,
    maintenanceIntervalSeconds: CLEANED_EVERY,
    ...connectionTo(access),
  });
  boss.on('error', options.onError);
  await boss.start();
  try {
    await prepareQueues(boss, options);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return {
    add: (within, jobs) => addAll(boss, within, jobs, options),
    work: (handlers) => workAll(boss, handlers, options),
    isThere: () => isThere(boss),
    stop: () => atMost(PATIENCE + CLOSES_WITHIN, boss.stop({ timeout: PATIENCE })),
  };
}

/** What the pool takes beyond what the queue's own type tells of. */
const patient = (silence: number) => ({
  query_timeout: silence,
  connectionTimeoutMillis: Math.min(silence, 3000),
  keepAlive: true,
});

async function isThere(boss: PgBoss): Promise<boolean> {
  const asking = boss.getDb().executeSql('select 1');
  const answer = await atMost(IS_THERE_WITHIN, asking).catch(() => undefined);
  return answer !== undefined;
}

async function addAll(
  boss: PgBoss,
  within: Within,
  jobs: readonly Job[],
  { joinWindowSeconds, repaintAfterSeconds }: QueueOptions,
): Promise<void> {
  const db = fromKysely(within);
  const tells = jobs.flatMap((job) =>
    job.job === 'tell' ? [{ data: { message: job.message }, startAfter: job.delayed ? joinWindowSeconds : 0 }] : [],
  );
  if (tells.length > 0) await boss.insert('tell', tells, { db });
  for (const job of jobs) if (job.job === 'repaint') await addRepaint(boss, job.case, repaintAfterSeconds, db);
  const syncs = jobs.flatMap((job) => (job.job === 'sync' ? [syncOf(job.seat)] : []));
  await addForNow(boss, 'sync', syncs, db);
  if (jobs.some(({ job }) => job === 'subscribe')) await boss.send('subscribe', {}, { db });
  await addReminds(
    boss,
    jobs.filter((job) => job.job === 'remind'),
    db,
  );
}

const syncOf = (seat: SeatKey) => ({ key: seat, data: { seat }, group: SYNCS });

const remindOf = (meeting: MeetingId) => ({ key: meeting, data: { meeting }, group: meeting });

async function addReminds(boss: PgBoss, jobs: readonly Extract<Job, { job: 'remind' }>[], db: Db): Promise<void> {
  const now = jobs.flatMap(({ meeting, at }) => (at ? [] : [remindOf(meeting)]));
  const later = jobs.flatMap(({ meeting, at }) => (at ? [{ ...remindOf(meeting), at }] : []));
  await addForNow(boss, 'remind', now, db);
  await addForLater(boss, 'remind', later, db);
}

/**
 * One that waits is touched rather than left alone: touching locks it until the caller's transaction ends, so that it cannot start, see
 * the case as it was before, and be gone when the change is there. One that waits for a later attempt is called forward.
 */
export async function addRepaint(boss: PgBoss, of: CaseId, startAfter: number, db: Db): Promise<void> {
  await boss.upsert('repaint', { case: of }, { singletonKey: of, group: { id: of }, startAfter, db });
}

async function workAll(
  boss: PgBoss,
  handlers: Handlers,
  { onError, around = (_kind, attempt) => attempt() }: Pick<QueueOptions, 'onError' | 'around'>,
): Promise<void> {
  const serve = <K extends Kind>(kind: K) =>
    boss.work<JobData[K]>(kind, { ...WORKERS[kind], perJobResults: true }, (jobs: Delivered<JobData[K]>[]) =>
      Promise.all(
        jobs.map(async (job, at) => {
          await passed(at * APART);
          return around(kind, () => run(handlers[kind], job, onError));
        }),
      ),
    );
  await Promise.all(KINDS.map((kind) => serve(kind)));
}

const passed = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What is kept of a failure is its name and code: a message may quote what somebody wrote. */
async function run<Data>(
  handler: (data: Data) => Promise<void>,
  { id, data }: Delivered<Data>,
  onError: QueueOptions['onError'],
): Promise<JobResult> {
  try {
    await handler(data);
    return { id, status: 'completed' };
  } catch (error) {
    onError(error);
    return { id, status: 'failed', output: failureOf(error) };
  }
}

function failureOf(error: unknown): { readonly name: string; readonly code?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name } = error;
  return 'code' in error && typeof error.code === 'string' ? { name, code: error.code } : { name };
}
