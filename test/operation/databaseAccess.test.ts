import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { accessTo } from '../../src/databaseAccess.ts';
import { createLog } from '../../src/log.ts';
import { freePort } from '../../src/loopback.ts';
import { start } from '../../src/main.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { demonstrationOn } from '../support/demonstration.ts';
import { lots } from '../support/lots.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** PostgreSQL, got into by a token that the machine gives out: it is the role's password for a while, and then another one is. */

const role = `lotsen_${randomBytes(4).toString('hex')}`;
let password: string;
let test: TestDatabase;
let platform: Platform;
let url: string;
let directory: string;

beforeAll(async () => {
  platform = await startPlatform({ token: () => password });
  test = await createDatabase();
  await sql.raw(`create role ${role} login superuser`).execute(test.database);
  const address = new URL(test.url);
  [address.username, address.password] = [role, ''];
  url = address.href;
  directory = mkdtempSync(join(tmpdir(), 'lots-access-'));
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await platform.close();
  await test.close();
});

let identity: string;
let asked: number;
beforeEach(async () => {
  // The library keeps tokens for as long as the process lives, by identity.
  identity = randomUUID();
  platform.is('up');
  asked = platform.asked.length;
  await change();
});

/** The token that was the role's password until now gets nobody in any more. */
async function change(): Promise<void> {
  password = randomBytes(12).toString('hex');
  await sql.raw(`alter role ${role} password '${password}'`).execute(test.database);
}

/** As when a server restarts, or a connection has been idle for long. */
const hangUp = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${role}`.execute(test.database);

/** Connections that have not got in, as the server sees them. */
async function halfOpen(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity where state is null and backend_type = 'client backend'
    and pid <> pg_backend_pid()`.execute(test.database);
  return rows[0]?.count ?? 0;
}

const access = () => accessTo({ url, credential: { kind: 'managed-identity', clientId: identity } });

/** In seconds; so short that it is not kept. */
const SHORT = 60;

/** That a connection was lost is heard of when it is used. */
async function again<T>(work: () => Promise<T>, times = 10): Promise<T> {
  return work().catch((error) => (times > 1 ? again(work, times - 1) : Promise.reject(error)));
}

describe('the pool', () => {
  const opened: Database[] = [];
  const open = () => {
    const database = openDatabase(access(), () => undefined);
    opened.push(database);
    return database;
  };
  afterEach(() => Promise.all(opened.splice(0).map((database) => database.destroy())));
  const whoAmI = async (database: Database) =>
    (await sql<{ name: string }>`select current_user as name`.execute(database)).rows[0]?.name;

  it('gets in by the token of its identity for PostgreSQL', async () => {
    platform.has(identity);

    expect(await whoAmI(open())).toBe(role);
    expect(platform.asked.slice(asked)).toEqual([
      { resource: 'https://ossrdbms-aad.database.windows.net', clientId: identity },
    ]);
  });

  it('goes on by a connection that is open when the token changes, and by new ones with the new token', async () => {
    platform.has(identity, SHORT);
    const database = open();
    const before = await whoAmI(database);

    await change();
    const goesOn = await whoAmI(database);
    await hangUp();
    const after = await again(() => whoAmI(database));

    expect([before, goesOn, after]).toEqual([role, role, role]);
    expect(new Set(platform.tokens.slice(-2)).size).toBe(2);
  });

  it('asks for one token for all connections, while it lasts', async () => {
    platform.has(identity);
    const database = open();

    await whoAmI(database);
    await Promise.all([1, 2, 3].map(() => database.connection().execute(whoAmI)));

    expect(platform.asked.length - asked).toBe(1);
  });

  it.each([
    ['refused, where the machine has no such identity', 'refused', () => undefined],
    ['unreachable, where the machine is out of order', 'unreachable', () => platform.is('broken')],
  ])('is %s', async (_what, code, begin) => {
    begin();

    const error = await whoAmI(open()).catch((thrown) => thrown);

    expect(error).toMatchObject({ name: 'Outage', part: 'database', code });
  });

  it('leaves no connection behind where it gets no token', async () => {
    const database = open();

    const errors = await Promise.allSettled([1, 2, 3].map(() => whoAmI(database)));

    expect(errors.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await again(async () => (await halfOpen()) === 0 || Promise.reject(new Error('held')), 50)).toBe(true);
  });

  it('gets in when the machine can give out tokens again', async () => {
    platform.has(identity);
    platform.is('broken');
    const database = open();
    await whoAmI(database).catch(() => undefined);

    platform.is('up');

    expect(await whoAmI(database)).toBe(role);
  });
});

describe('the queue', () => {
  it('goes on with new connections when the token has changed', async () => {
    platform.has(identity, SHORT);
    const queue = await startQueue(access(), {
      joinWindowSeconds: 0,
      repaintAfterSeconds: 0,
      timeZone: 'Europe/Stockholm',
      readEvery: 5,
      onError: () => undefined,
    });

    await change();
    await hangUp();
    const isThere = await again(async () => (await queue.isThere()) || Promise.reject(new Error('away')));
    await queue.stop();

    expect(isThere).toBe(true);
  });
});

describe('a bot', () => {
  it('starts, is ready and stops', async () => {
    platform.has(identity);
    const config = await demonstrationOn(test.url);
    const port = await freePort();
    const database = { url, credential: { kind: 'managed-identity' as const, clientId: identity } };

    const service = await start(
      { ...config, http: { ...config.http, port }, database },
      { log: createLog('fatal', { write: () => undefined }) },
    );
    const { status } = await fetch(new URL('/readyz', service.address));
    await service.stop();

    expect(status).toBe(200);
  });
});

describe('a command', () => {
  const run = (args: readonly string[]) => {
    const settings = `models: [fyrbodal]\ndatabase: {credential: {kind: managed-identity, clientId: ${identity}}}\n`;
    writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), settings);
    return lots(args, { cwd: directory, env: { DATABASE_URL: url } });
  };

  it.each([[['cases']], [['jobs']], [['audit', 'verify']], [['retention', '--dry-run']]])(
    '%j gets in',
    async (args) => {
      platform.has(identity);

      const { code, stderr } = await run(args);

      expect([code, stderr]).toEqual([0, '']);
    },
  );

  it('that backs up gets in', async () => {
    platform.has(identity);
    const file = join(directory, 'lotsen.backup');

    const { code } = await run(['backup', '--out', file]);

    expect(code).toBe(0);
    expect(existsSync(file)).toBe(true);
  });

  it('that is given no token says so, and not that the database is away', async () => {
    const { code, stderr } = await run(['cases']);

    expect(code).toBe(1);
    expect(stderr).toContain('the bot cannot sign in');
  });
});
