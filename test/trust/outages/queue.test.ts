import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { showJobs } from '../../../src/cli/jobs.ts';
import type { Config } from '../../../src/config.ts';
import type { MessageId } from '../../../src/ports/messages.ts';
import { deadLetters } from '../../../src/queue/deadLetters.ts';
import { type Handlers, type Queue, startQueue } from '../../../src/queue/queue.ts';
import { until } from '../../queue/workers.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../../support/databaseProxy.ts';
import { demonstrationOn } from '../../support/demonstration.ts';
import { until as soon } from '../../support/instances.ts';
import { localTerminal } from '../../support/localTerminal.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** The queue when its database goes away and comes back, and when a job can never be done. */

/** A job that was fetched over a wire that then fell silent is taken for dead after fifteen seconds, and tried anew ten later. */
const PATIENCE = 45_000;
jest.setTimeout(2 * PATIENCE);

let test: TestDatabase;
let proxy: DatabaseProxy;
let queue: Queue;
let tell: Handlers['tell'];
const nothing = async (): Promise<void> => undefined;

beforeAll(async () => {
  test = await createDatabase();
  proxy = await startDatabaseProxy(test.url);
  queue = await startQueue(proxy.url, {
    joinWindowSeconds: 0,
    readEvery: 5,
    repaintAfterSeconds: 0,
    timeZone: 'Europe/Stockholm',
    silence: 700,
    onError: () => undefined,
  });
  await queue.work({
    tell: (data) => tell(data),
    repaint: nothing,
    sync: nothing,
    remind: nothing,
    nudge: nothing,
    owners: nothing,
    calendars: nothing,
    tick: nothing,
    subscribe: nothing,
    retain: nothing,
  });
});
beforeEach(() => {
  tell = nothing;
});
afterAll(async () => {
  await proxy.heal();
  await queue.stop();
  await proxy.close();
  await test.close();
});

const add = (message: string) =>
  queue.add(test.database, [{ job: 'tell', message: message as MessageId, delayed: false }]);

describe('a queue whose database', () => {
  afterEach(() => proxy.heal());

  // One that is back at once may or may not have been seen to be away.
  it.each<[string, () => unknown, readonly boolean[]]>([
    ['restarts in the middle of work', () => proxy.cut(), [true, false]],
    ['refuses connections for a while', () => proxy.refuse(), [false]],
    ['is silent for a while', () => proxy.hang(), [false]],
  ])('%s says so, goes on by itself, and loses nothing', async (_how, outage, isSeen) => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const done = new Set<string>();
    tell = async ({ message }) => {
      begin();
      await mayEnd;
      done.add(message);
    };
    const first = crypto.randomUUID();
    await add(first);
    await begun;

    await outage();
    const second = crypto.randomUUID();
    await add(second);
    const isThere = await queue.isThere();
    end();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await proxy.heal();

    const waited = await soon(() => done.has(first) && done.has(second), PATIENCE);

    expect(waited).toBeLessThan(PATIENCE);
    expect(await queue.isThere()).toBe(true);
    expect(isSeen).toContain(isThere);
  });
});

describe('a job that fails every time', () => {
  let config: Config;
  let id: string;
  let key: string;

  beforeEach(async () => {
    config = await demonstrationOn(test.url);
    tell = async () => {
      throw Object.assign(new TypeError('Karin 19121212-1212'), { code: 'poison' });
    };
    await sql`delete from pgboss.job`.execute(test.database);
    key = crypto.randomUUID();
    await add(key);
    // Its attempts come after hours: here they come at once.
    await until(async () => {
      await sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(test.database);
      return (await deadLetters(test.database).dead()).length > 0;
    });
    const [dead] = await deadLetters(test.database).dead();
    id = dead?.id ?? '';
  });

  const run = async (values: Parameters<typeof showJobs>[2], which?: string) => {
    const { terminal, out, err } = localTerminal('sv');
    const code = await showJobs(terminal, config, values, which);
    return { code, out: out.join('\n'), err: err.join('\n') };
  };

  it('is laid aside after its attempts, and counted', async () => {
    const { code, out } = await run({ json: true });

    const tells = out
      .split('\n')
      .map((line) => JSON.parse(line))
      .find(({ kind }) => kind === 'tell');
    expect(code).toBe(1);
    expect(tells).toMatchObject({ waiting: 0, running: 0, dead: 1, oldest: expect.stringMatching(/^2\d{3}-/) });
  });

  it('is shown with what it is about and what it failed with, and nothing that somebody wrote', async () => {
    const { code, out } = await run({ dead: true, json: true });

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ id, kind: 'tell', key, at: expect.any(String), error: 'TypeError poison' });
    expect(JSON.stringify(await sql`select * from pgboss.job`.execute(test.database))).not.toContain('Karin');
  });

  it.each(['all', 'one'])('is done when it is tried again (%s) and can be', async (which) => {
    const done: string[] = [];
    tell = async ({ message }) => {
      done.push(message);
    };

    const { code, out } = await run({ retry: true }, which === 'all' ? 'all' : id);

    expect({ code, out }).toEqual({ code: 0, out: '1 jobb försöks igen.' });
    await until(() => done.includes(key));
    expect((await run({})).code).toBe(0);
  });

  it('is gone when it is let go', async () => {
    const { code, out } = await run({ drop: true }, id);

    expect({ code, out }).toEqual({ code: 0, out: '1 jobb är borta.' });
    expect(await run({ dead: true })).toEqual({ code: 0, out: 'Inget har misslyckats för gott.', err: '' });
  });

  it('is not taken for another one', async () => {
    const { code, err } = await run({ retry: true }, crypto.randomUUID());

    expect(code).toBe(1);
    expect(err).toContain('Det finns inget misslyckat jobb');
  });
});
