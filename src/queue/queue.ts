import type { Transaction } from 'kysely';
import { type Job as Delivered, fromKysely, type JobResult, PgBoss } from 'pg-boss';
import type { CaseId } from '../domain/case/case.ts';
import type { Job } from '../ports/jobs.ts';
import type { MessageId } from '../ports/messages.ts';
import { APART, KINDS, prepareQueues, WORKERS } from './queues.ts';

/** Work that is done outside a turn: by whichever instance is free, at least once, also after a crash. */

export interface JobData {
  readonly tell: { readonly message: MessageId };
  readonly repaint: { readonly case: CaseId };
  /** Every day; whether it is a working day is for whoever handles it to say. */
  readonly nudge: Record<string, never>;
}

export type Kind = keyof JobData;

/** Exactly one for each kind. One that throws is called again later; what it did before must do no harm when done twice. */
export type Handlers = { readonly [K in Kind]: (data: JobData[K]) => Promise<void> };

/** A transaction on any tables of the same database. */
export type Within = Pick<Transaction<unknown>, 'executeQuery'>;

export interface Queue {
  /** Inside the caller's transaction: the job exists if and only if the change does. The daily nudge adds itself. */
  add(within: Within, jobs: readonly Job[]): Promise<void>;
  work(handlers: Handlers): Promise<void>;
  /** Waits for what is under way, then stops. Safe to call twice. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  readonly joinWindowSeconds: number;
  /** The turn that makes a change repaints the card that was pressed itself; the others follow after so long. */
  readonly repaintAfterSeconds: number;
  /** Whose eight o'clock it is that the nudge comes at. */
  readonly timeZone: string;
  /** Told of jobs that failed and are tried again, and of what goes wrong between jobs. */
  onError(error: unknown): void;
}

/** Beside the connections of the store: a worker holds one only while it fetches or settles. */
const MOST_CONNECTIONS = 5;

/** How often it is looked for jobs whose process no longer gives a sign of life. */
const SUPERVISED_EVERY = 10;

/** How long jobs that are under way may take to end when we stop, in milliseconds. */
const PATIENCE = 20_000;

/** Opens the queue in the database at `url`, creating what it needs there. Several instances may do so at once. */
export async function startQueue(url: string, options: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: 'samverkanslotsen-queue',
    max: MOST_CONNECTIONS,
    superviseIntervalSeconds: SUPERVISED_EVERY,
    monitorIntervalSeconds: SUPERVISED_EVERY,
  });
  boss.on('error', options.onError);
  await boss.start();
  try {
    await prepareQueues(boss, options.timeZone);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return {
    add: (within, jobs) => addAll(boss, within, jobs, options),
    work: (handlers) => workAll(boss, handlers, options.onError),
    stop: () => boss.stop({ timeout: PATIENCE }),
  };
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
}

/**
 * One that waits is touched rather than left alone: touching locks it until the caller's transaction ends, so that it cannot start, see
 * the case as it was before, and be gone when the change is there. One that waits for a later attempt is called forward.
 */
async function addRepaint(
  boss: PgBoss,
  of: CaseId,
  startAfter: number,
  db: ReturnType<typeof fromKysely>,
): Promise<void> {
  await boss.upsert('repaint', { case: of }, { singletonKey: of, group: { id: of }, startAfter, db });
}

async function workAll(boss: PgBoss, handlers: Handlers, onError: QueueOptions['onError']): Promise<void> {
  const serve = <K extends Kind>(kind: K) =>
    boss.work<JobData[K]>(kind, { ...WORKERS[kind], perJobResults: true }, (jobs: Delivered<JobData[K]>[]) =>
      Promise.all(
        jobs.map(async (job, at) => {
          await passed(at * APART);
          return run(handlers[kind], job, onError);
        }),
      ),
    );
  await Promise.all(KINDS.map((kind) => serve(kind)));
}

const passed = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What is kept of a failure is its name: a message may quote what somebody wrote. */
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
    return { id, status: 'failed', output: { name: error instanceof Error ? error.name : typeof error } };
  }
}
