import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { type Database, migrate, openDatabase } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';

/** Real PostgreSQL for tests: one server for the run, one database for each test file. */

const URL_VARIABLE = 'LOTS_TEST_POSTGRES';

/** Nothing here has to survive a power cut, or is there for longer than some seconds: so nothing is flushed, replicated or swept. */
const UNSAFE = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'jit=off',
];

/** Runs once before all tests. */
export async function startServer(): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'lots-test-'));
  const server = await startEmbedded(directory, UNSAFE);
  process.env[URL_VARIABLE] = server.url;
  await prepare(server.url);
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

/** With all its tables: a copy of it is made in a tenth of the time that making them takes. */
const PREPARED = 'prepared';

async function prepare(server: string): Promise<void> {
  await administer(server, `create database ${PREPARED}`);
  const database = openDatabase(databaseAt(server, PREPARED), () => undefined);
  await migrate(database);
  await database.destroy();
}

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

export async function createDatabase(): Promise<TestDatabase> {
  const server = process.env[URL_VARIABLE];
  if (!server) throw new Error('no test server; run through jest');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name} template ${PREPARED}`);
  const url = databaseAt(server, name);
  const database = openDatabase(url, () => undefined);
  return {
    url,
    database,
    async close() {
      await database.destroy();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

function databaseAt(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * As if nobody had been there yet: what guards the audit trail looks away, and the trail begins anew. Row by row: there are few, and to
 * truncate a table makes new files for it and each of its indexes.
 */
export async function empty({ database }: TestDatabase): Promise<void> {
  const all = (await tablesIn(database)).map((name) => `delete from "${name}"`).join(';');
  await database.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await sql.raw(all).execute(trx);
  });
}

/** Everything that is stored, as text to search in. */
export async function everythingIn({ database }: TestDatabase): Promise<string> {
  const tables = await tablesIn(database);
  const rows = await Promise.all(
    tables.map((name) => sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(database)),
  );
  return rows.flatMap((result) => result.rows.map(({ row }) => row)).join('\n');
}

async function tablesIn(database: Database): Promise<string[]> {
  const all = await database.introspection.getTables();
  return all.flatMap(({ name }) => (name.startsWith('kysely') ? [] : [name]));
}
