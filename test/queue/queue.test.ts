import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { CaseId } from '../../src/domain/case/case.ts';
import type { Job } from '../../src/ports/jobs.ts';
import type { MessageId } from '../../src/ports/messages.ts';
import { type Handlers, type Queue, startQueue } from '../../src/queue/queue.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** What the queue promises, with two instances at work on one database. */

const HOUR = 3600;
/** Longer than it may take workers to hear that a case or meeting is no longer worked on. */
const PATIENCE = 8000;
jest.setTimeout(3 * PATIENCE);

let test: TestDatabase;
let instances: readonly [Queue, Queue];
/** Asked for a supervisor's round when the test wants it, not when it is due. */
let supervisor: PgBoss;
let handlers: Handlers;
let errors: unknown[];

const options = {
  joinWindowSeconds: HOUR,
  readEvery: 5,
  repaintAfterSeconds: 0,
  timeZone: 'Europe/Stockholm',
  onError: (error: unknown) => errors.push(error),
};

const nothing = async (): Promise<void> => undefined;
const idle: Handlers = {
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

beforeAll(async () => {
  test = await createDatabase();
  instances = await Promise.all([startQueue(test.url, options), startQueue(test.url, options)]);
  supervisor = new PgBoss({ connectionString: test.url, supervise: false, schedule: false, monitorIntervalSeconds: 1 });
  await supervisor.start();
  const current: Handlers = {
    tell: (data) => handlers.tell(data),
    repaint: (data) => handlers.repaint(data),
    sync: (data) => handlers.sync(data),
    remind: (data) => handlers.remind(data),
    nudge: (data) => handlers.nudge(data),
    owners: (data) => handlers.owners(data),
    retain: (data) => handlers.retain(data),
    calendars: (data) => handlers.calendars(data),
    tick: (data) => handlers.tick(data),
    subscribe: (data) => handlers.subscribe(data),
  };
  await Promise.all(instances.map((queue) => queue.work(current)));
});
beforeEach(() => {
  handlers = idle;
  errors = [];
});
afterAll(async () => {
  await Promise.all([...instances, supervisor].map((queue) => queue.stop()));
  await test.close();
});

const add = (...jobs: Job[]): Promise<void> =>
  test.database.transaction().execute((trx) => instances[0].add(trx, jobs));

const newMessage = () => randomUUID() as string as MessageId;
const newCase = () => randomUUID() as string as CaseId;
const tellNow = (message: MessageId): Job => ({ job: 'tell', message, delayed: false });

interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly waits: number;
  readonly retry_limit: number;
}

/** The jobs about one message or case, as they are kept. */
async function rowsOf(subject: string): Promise<readonly JobRow[]> {
  const { rows } = await sql<JobRow>`
    select id, name, state::text, retry_limit, extract(epoch from start_after - now())::float as waits
    from pgboss.job where ${subject} in (data ->> 'message', data ->> 'case') order by created_on`.execute(
    test.database,
  );
  return rows;
}

/** Looks again and again; never longer than a test may take. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never became so');
}

const isInState = (subject: string, state: string) => async () =>
  (await rowsOf(subject)).some((row) => row.state === state);

const dueNow = (subject: string) =>
  sql`update pgboss.job set start_after = now() where ${subject} in (data ->> 'message', data ->> 'case')`.execute(
    test.database,
  );

describe('a job', () => {
  it('is done within a second or so, by one of the instances, with what it was given', async () => {
    const message = newMessage();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const began = performance.now();
    handlers = { ...idle, tell: async (data) => resolve(data) };

    await add(tellNow(message));

    expect(await promise).toEqual({ message });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('is there when the transaction is committed, and not when it is rolled back', async () => {
    const [kept, lost] = [newMessage(), newMessage()];
    const told: string[] = [];
    handlers = { ...idle, tell: async ({ message }) => void told.push(message) };
    const rolledBack = test.database.transaction().execute(async (trx) => {
      await instances[0].add(trx, [tellNow(lost), { job: 'repaint', case: newCase() }]);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');

    await add(tellNow(kept));

    await until(() => told.includes(kept));
    expect(told).toEqual([kept]);
    expect(await rowsOf(lost)).toEqual([]);
  });

  it('is held back for the join window when it is to be joined with others', async () => {
    const message = newMessage();

    await add({ job: 'tell', message, delayed: true });

    const [row] = await rowsOf(message);
    expect(row?.state).toBe('created');
    expect(row?.waits).toBeGreaterThan(HOUR - 60);
    expect(row?.waits).toBeLessThanOrEqual(HOUR);
  });

  it('is done soon after its window has gone', async () => {
    const message = newMessage();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    handlers = { ...idle, tell: async (data) => resolve(data) };
    await add({ job: 'tell', message, delayed: true });

    await dueNow(message);

    expect(await promise).toEqual({ message });
  });
});

describe('a job that fails', () => {
  it('is tried again after a while, and said to have failed', async () => {
    const message = newMessage();
    handlers = { ...idle, tell: () => Promise.reject(new TypeError('about Fru Svensson')) };

    await add(tellNow(message));

    await until(isInState(message, 'retry'));
    const [row] = await rowsOf(message);
    expect(row?.waits).toBeGreaterThan(5);
    expect(row?.waits).toBeLessThanOrEqual(20);
    expect(row?.retry_limit).toBe(10);
    expect(errors).toEqual([new TypeError('about Fru Svensson')]);
    const { promise, resolve } = Promise.withResolvers<unknown>();
    handlers = { ...idle, tell: async (data) => resolve(data) };
    await dueNow(message);
    expect(await promise).toEqual({ message });
  });

  it('takes no other one with it', async () => {
    const [bad, good] = [newMessage(), newMessage()];
    handlers = { ...idle, tell: ({ message }) => (message === bad ? Promise.reject(new Error()) : Promise.resolve()) };

    await add(tellNow(bad), tellNow(good));

    await until(isInState(good, 'completed'));
    await until(isInState(bad, 'retry'));
    expect(await rowsOf(good)).toHaveLength(1);
  });

  it('is kept as dead after the last attempt, without what was said', async () => {
    const message = newMessage();
    handlers = { ...idle, tell: () => Promise.reject(new TypeError('about Fru Svensson')) };
    await add(tellNow(message));
    await until(isInState(message, 'retry'));

    await sql`update pgboss.job set retry_count = retry_limit - 1 where data ->> 'message' = ${message}`.execute(
      test.database,
    );
    await dueNow(message);

    await until(isInState(message, 'failed'));
    expect((await rowsOf(message)).map(({ name, state }) => [name, state])).toContainEqual(['dead', 'created']);
    const { rows } =
      await sql`select output, source_output from pgboss.job where data ->> 'message' = ${message}`.execute(
        test.database,
      );
    expect(JSON.stringify(rows)).toMatch(/TypeError/);
    expect(JSON.stringify(rows)).not.toMatch(/Svensson/);
  });

  it('is taken over when its process gives no sign of life', async () => {
    const message = newMessage();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    handlers = { ...idle, tell: async (data) => resolve(data) };
    await add({ job: 'tell', message, delayed: true });
    await sql`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '16 seconds'
      where data ->> 'message' = ${message}`.execute(test.database);

    await sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null`.execute(test.database);
    await supervisor.supervise('tell');
    await dueNow(message);

    expect(await promise).toEqual({ message });
  });
});

describe('repainting a case', () => {
  it('waits once, however many changes there are', async () => {
    const [case_, other] = [newCase(), newCase()];
    const painted: string[] = [];
    handlers = { ...idle, repaint: async (data) => void painted.push(data.case) };

    await test.database.transaction().execute(async (trx) => {
      const repaint = { job: 'repaint', case: case_ } as const;
      await instances[0].add(trx, [repaint, repaint, { job: 'repaint', case: other }]);
      await instances[1].add(trx, [repaint]);
    });

    await until(() => painted.includes(case_) && painted.includes(other));
    await until(isInState(case_, 'completed'));
    expect(await rowsOf(case_)).toHaveLength(1);
    expect(painted.filter((one) => one === case_)).toHaveLength(1);
  });

  it('is done once more for a change while it runs, and not by two at once', async () => {
    const case_ = newCase();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    let [running, most, runs] = [0, 0, 0];
    handlers = {
      ...idle,
      repaint: async (data) => {
        if (data.case !== case_) return;
        most = Math.max(most, ++running);
        begin();
        await mayEnd;
        runs++;
        running--;
      },
    };
    await add({ job: 'repaint', case: case_ });
    await begun;

    await add({ job: 'repaint', case: case_ });
    await add({ job: 'repaint', case: case_ });
    await nothingElseWaits();
    end();

    await until(() => runs === 2);
    await until(async () => (await rowsOf(case_)).every(({ state }) => state === 'completed'));
    expect([most, runs]).toEqual([1, 2]);
  });

  it('does not keep other cases waiting', async () => {
    const [slow, quick] = [newCase(), newCase()];
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const painted: string[] = [];
    handlers = {
      ...idle,
      repaint: async (data) => {
        if (data.case === slow) await mayEnd;
        painted.push(data.case);
      },
    };
    await add({ job: 'repaint', case: slow });
    await until(isInState(slow, 'active'));

    await add({ job: 'repaint', case: slow });
    await add({ job: 'repaint', case: quick });

    await until(() => painted.includes(quick));
    expect(painted).toEqual([quick]);
    end();
    await until(async () => (await rowsOf(slow)).every(({ state }) => state === 'completed'));
  });

  it('does not begin, and so does not end, before a change that counts on it is there', async () => {
    const case_ = newCase();
    const painted: string[] = [];
    handlers = { ...idle, repaint: async (data) => void painted.push(data.case) };
    await test.database.transaction().execute(async (first) => {
      await instances[0].add(first, [{ job: 'repaint', case: case_ }]);
      await sql`update pgboss.job set start_after = now() + interval '1 hour' where data ->> 'case' = ${case_}`.execute(
        first,
      );
    });

    await test.database.transaction().execute(async (trx) => {
      await instances[0].add(trx, [{ job: 'repaint', case: case_ }]);
      await nothingElseWaits();
      expect(painted).not.toContain(case_);
    });

    await until(() => painted.includes(case_));
    expect(await rowsOf(case_)).toHaveLength(1);
  });

  /** A job added now has been done: whatever could be fetched before it has been fetched. */
  async function nothingElseWaits(): Promise<void> {
    const last = newCase();
    await add({ job: 'repaint', case: last });
    await until(async () => (await rowsOf(last)).some(({ state }) => state === 'active' || state === 'completed'));
  }
});

describe('the nudge', () => {
  it('comes every day at eight where the organisation is', async () => {
    const schedules = await supervisor.getSchedules('nudge');

    expect(schedules.map(({ cron, timezone }) => [cron, timezone])).toEqual([['0 8 * * *', 'Europe/Stockholm']]);
    const [winter, spring] = supervisor.previewSchedule('0 8 * * *', {
      tz: schedules[0]?.timezone ?? '',
      from: new Date('2027-03-27T00:00:00Z'),
      count: 2,
    });
    expect([winter?.toISOString(), spring?.toISOString()]).toEqual([
      '2027-03-27T07:00:00.000Z',
      '2027-03-28T06:00:00.000Z',
    ]);
  });

  it('has its handler', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    handlers = { ...idle, nudge: async () => resolve() };

    await supervisor.send('nudge', {});

    await promise;
  });
});

describe('the question to those who lead', () => {
  it('comes every day at nine where the organisation is, and has its handler', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    handlers = { ...idle, owners: async () => resolve() };

    await supervisor.send('owners', {});

    await promise;
    const schedules = await supervisor.getSchedules('owners');
    expect(schedules.map(({ cron, timezone }) => [cron, timezone])).toEqual([['0 9 * * *', 'Europe/Stockholm']]);
  });
});

describe('throwing away', () => {
  it('comes every night at half past two where the organisation is, and a missed night is made up for', async () => {
    const schedules = await supervisor.getSchedules('retain');

    expect(schedules.map(({ cron, timezone, options: { missed } = {} }) => [cron, timezone, missed])).toEqual([
      ['30 2 * * *', 'Europe/Stockholm', 'once'],
    ]);
  });
});

describe('stopping', () => {
  it('waits for what is under way', async () => {
    const leaving = await startQueue(test.url, options);
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    let [begun, ended] = [0, 0];
    const slowly = async () => {
      begun++;
      await mayEnd;
      ended++;
    };
    await leaving.work({ ...idle, tell: slowly });
    await until(async () => {
      await add(tellNow(newMessage()));
      return begun > 0;
    });

    const stopped = Promise.all([leaving.stop(), leaving.stop()]).then(() => [begun, ended]);
    setTimeout(end, 100);
    const [hadBegun, hadEnded] = await stopped;

    expect(hadEnded).toBe(hadBegun);
    expect(hadEnded).toBeGreaterThan(0);
  });
});
