import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import type { Job } from '../../src/ports/jobs.ts';
import { type Handlers, type Queue, startQueue } from '../../src/queue/queue.ts';
import type { Tables } from '../../src/store/tables.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** Two instances at work on one database, which do what the test says. */

/** Longer than it may take workers to hear that a meeting is no longer worked on. */
export const PATIENCE = 8000;

const nothing = async (): Promise<void> => undefined;
export const IDLE: Handlers = {
  tell: nothing,
  repaint: nothing,
  sync: nothing,
  remind: nothing,
  nudge: nothing,
  owners: nothing,
  retain: nothing,
  calendars: nothing,
  tick: nothing,
  subscribe: nothing,
};

export type Trx = Transaction<Tables>;

export interface JobRow {
  readonly name: string;
  readonly state: string;
  readonly waits: number;
  /** How long it is kept if nobody comes to it. */
  readonly keeps: number;
}

export interface Workers {
  readonly test: TestDatabase;
  readonly instances: readonly [Queue, Queue];
  /** Asked for a supervisor's round when the test wants it, not when it is due. */
  readonly supervisor: PgBoss;
  readonly errors: unknown[];
  /** What is done from now on; nothing where nothing is said. */
  does(handlers: Partial<Handlers>): void;
  within<T>(task: (trx: Trx) => Promise<T>): Promise<T>;
  add(...jobs: Job[]): Promise<void>;
  /** The jobs about a meeting or a forum, as they are kept. */
  rowsOf(subject: string): Promise<readonly JobRow[]>;
  statesOf(subject: string): Promise<string[]>;
  isInState(subject: string, state: string): () => Promise<boolean>;
  stop(): Promise<void>;
}

export async function startWorkers(): Promise<Workers> {
  const test = await createDatabase();
  const errors: unknown[] = [];
  const options = {
    joinWindowSeconds: 0,
    readEvery: 5,
    repaintAfterSeconds: 0,
    timeZone: 'Europe/Stockholm',
    onError: (error: unknown) => errors.push(error),
  };
  const instances = await Promise.all([startQueue(test.url, options), startQueue(test.url, options)]);
  const supervisor = new PgBoss({
    connectionString: test.url,
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: 1,
  });
  await supervisor.start();
  let handlers = IDLE;
  const current: Handlers = {
    ...IDLE,
    tell: (data) => handlers.tell(data),
    sync: (data) => handlers.sync(data),
    remind: (data) => handlers.remind(data),
  };
  await Promise.all(instances.map((queue) => queue.work(current)));
  const within: Workers['within'] = (task) => test.database.transaction().execute(task);
  const rowsOf = (subject: string) => jobsAbout(test, subject);
  const statesOf = async (subject: string) => (await rowsOf(subject)).map(({ state }) => state);
  return {
    test,
    instances,
    supervisor,
    errors,
    does(wanted) {
      handlers = { ...IDLE, ...wanted };
      errors.length = 0;
    },
    within,
    add: (...jobs) => within((trx) => instances[0].add(trx, jobs)),
    rowsOf,
    statesOf,
    isInState: (subject, state) => async () => (await statesOf(subject)).includes(state),
    async stop() {
      await Promise.all([...instances, supervisor].map((queue) => queue.stop()));
      await test.close();
    },
  };
}

async function jobsAbout({ database }: TestDatabase, subject: string): Promise<readonly JobRow[]> {
  const { rows } = await sql<JobRow>`
    select name, state::text, extract(epoch from start_after - now())::float as waits,
      extract(epoch from keep_until - now())::float as keeps
    from pgboss.job where ${subject} in (data ->> 'meeting', data ->> 'seat') order by created_on`.execute(database);
  return rows;
}

/** Looks again and again; never longer than a test may take. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never became so');
}

export const newMeeting = () => randomUUID() as string as MeetingId;

export const remind = (meeting: MeetingId, at: Temporal.Instant | null = null): Job => ({ job: 'remind', meeting, at });

export const inAnHour = () => Temporal.Now.instant().add({ hours: 1 });
