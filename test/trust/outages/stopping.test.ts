import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { freePort } from '../../../src/loopback.ts';
import { type Connector, startConnector } from '../../support/connector.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../../support/databaseProxy.ts';
import { until } from '../../support/instances.ts';
import { COMPILED } from '../../support/lots.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** The whole bot in a process of its own: whether it can be sent requests, and how it ends. */

jest.setTimeout(60_000);

const CLI = join(import.meta.dirname, '../../../src/cli.ts');

let test: TestDatabase;
let proxy: DatabaseProxy;
let connector: Connector;
let directory: string;
let port: number;
let bot: ChildProcess;

beforeAll(async () => {
  test = await createDatabase();
  directory = mkdtempSync(join(tmpdir(), 'lots-stopping-'));
});
beforeEach(async () => {
  proxy = await startDatabaseProxy(test.url);
  connector = await startConnector();
  port = await freePort();
  bot = await start();
});
afterEach(async () => {
  if (bot.exitCode === null && bot.signalCode === null) await ended('SIGKILL');
  await connector.close();
  await proxy.heal();
  await proxy.close();
});
afterAll(async () => {
  await test.close();
  rmSync(directory, { recursive: true, force: true });
});

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CLI, 'serve', '--no-playground'], {
    cwd: directory,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...COMPILED, PORT: String(port), DATABASE_URL: proxy.url },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code} instead of starting`)));
  });
  return child;
}

const exit = () => new Promise<number | null>((resolve) => bot.once('exit', resolve));

function ended(signal: NodeJS.Signals): Promise<number | null> {
  const exited = exit();
  bot.kill(signal);
  return exited;
}

const ask = (text: string) =>
  fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: crypto.randomUUID(),
      channelId: 'msteams',
      serviceUrl: connector.url,
      conversation: { id: 'a:anna', conversationType: 'personal' },
      from: { id: '29:anna', name: 'Anna', aadObjectId: 'anna' },
      recipient: { id: 'bot', name: 'Samverkanslotsen' },
      text,
    }),
  });

const health = async (path: 'healthz' | 'readyz') => {
  const response = await fetch(`http://127.0.0.1:${port}/${path}`);
  return { status: response.status, body: await response.json() };
};

const QUESTION = 'Vårdcentralen och hemtjänsten i Uddevalla är inte överens om läkemedelslistor';

describe('whether the bot can be sent requests', () => {
  it('is told with what is away, and again when it is back; that it is alive is told all the while', async () => {
    expect(await health('readyz')).toEqual({ status: 200, body: { status: 'ready', away: [] } });

    await proxy.refuse();
    const away = await health('readyz');
    const alive = await health('healthz');
    await proxy.heal();
    const waited = await until(async () => (await health('readyz')).status === 200, 10_000);

    expect(away).toEqual({ status: 503, body: { status: 'not-ready', away: ['database', 'queue'] } });
    expect(alive).toEqual({ status: 200, body: { status: 'ok' } });
    expect(waited).toBeLessThan(10_000);
  });

  it('is told soon when the database is silent', async () => {
    proxy.hang();

    const start = performance.now();
    const { status } = await health('readyz');

    expect(status).toBe(503);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('a bot that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends the turns that are under way first, and then with 0 (%s)',
    async (signal) => {
      connector.fail({ is: 'slow', milliseconds: 1200 });
      const before = await questions();
      const asked = Promise.all(Array.from({ length: 5 }, () => ask(QUESTION)));
      await until(() => connector.sent.length >= 5, 10_000);

      const start = performance.now();
      const code = await ended(signal);

      expect(performance.now() - start).toBeLessThan(8000);
      expect((await asked).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(connector.accepted.filter(({ body }) => body.attachments)).toHaveLength(5);
      expect((await questions()) - before).toBe(5);
      expect(code).toBe(0);
    },
  );

  it('takes nothing new', async () => {
    connector.fail({ is: 'slow', milliseconds: 1500 });
    const asked = ask(QUESTION);
    await until(() => connector.sent.length > 0, 10_000);

    const exited = ended('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const late = await ask(QUESTION).then(
      () => 'taken',
      () => 'refused',
    );

    expect(late).toBe('refused');
    expect((await asked).status).toBe(200);
    expect(await exited).toBe(0);
  });

  it('ends at once when it is told twice', async () => {
    connector.fail({ is: 'hang', accepts: false });
    ask(QUESTION).catch(() => undefined);
    await until(() => connector.sent.length > 0, 10_000);
    bot.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));

    const start = performance.now();
    const code = await ended('SIGTERM');

    expect(code).toBe(143);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('ends although its database does not answer', async () => {
    proxy.hang();

    const start = performance.now();
    await ended('SIGTERM');

    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

async function questions(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from questions`.execute(test.database);
  return rows[0]?.count ?? 0;
}
