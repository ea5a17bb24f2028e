import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DatabaseAccess } from '../../ports/database.ts';
import { appendAudit } from '../audit.ts';
import { type Database, MIGRATION_NAMES, migrate } from '../database.ts';
import type { Tables } from '../tables.ts';
import { connected } from './connection.ts';
import { distrust } from './distrust.ts';
import { BackupError } from './fault.ts';
import { type OpenBackup, openBackup } from './file.ts';
import type { BackedUpTable, Header } from './header.ts';
import { copied, migrationsIn, plainly, quoted, type Table, tablesIn } from './tables.ts';

/** A backup back into a database: all of it in one transaction, or nothing of it. */

export interface Restoring {
  /** Whether what is in the database may be replaced. */
  readonly force: boolean;
  readonly at: Temporal.Instant;
  /** What else has to be so before it counts; in the same transaction. */
  finish(db: Database, header: Header): Promise<void>;
}

/**
 * A backup that this version can restore, having read all of it.
 * @throws BackupError when it is damaged, or of a version or schema that is not known here
 */
export async function fitBackup(file: string): Promise<OpenBackup> {
  const backup = await openBackup(file);
  const { migrations, product } = backup.header;
  // Not only later ones: another history than ours can not be brought up to date by us.
  if (migrations.every((name, at) => name === MIGRATION_NAMES[at])) return backup;
  await backup.close();
  throw new BackupError('newer', product);
}

/**
 * The schema is first made as it was when the backup was, and brought up to date when it is filled.
 * @throws BackupError when the database is not fit for it: then nothing has changed
 */
export const restore = (access: DatabaseAccess, backup: OpenBackup, restoring: Restoring): Promise<void> =>
  connected(access, 'lots restore', (client) => replace(client, backup, restoring));

async function replace(client: pg.Client, backup: OpenBackup, { force, at, finish }: Restoring): Promise<void> {
  const { header } = backup;
  await plainly(client);
  await over(client)
    .transaction()
    .execute(async (trx) => {
      await alone(client);
      const given = await numbersGiven(client, force);
      await clear(client);
      await migrate(trx, header.migrations.at(-1));
      await fillAll(client, backup);
      await migrate(trx);
      await distrust(trx, given, at);
      const about = { backup: header.at, sha256: header.sha256 };
      await appendAudit(trx, [{ at, did: 'restored', by: 'operator', who: null, about }]);
      await finish(trx, header);
    });
}

/** Statements of kysely's go over the very connection that rows are copied on, within one transaction. */
const over = (client: pg.Client): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => Object.assign(client, { release: () => undefined }),
        end: async () => undefined,
        options: {},
      },
    }),
  });

/** The one that kysely takes while it changes the schema: a bot that starts meanwhile waits, and gives up. */
const SCHEMA_LOCK = '3853314791062309107';

/** @throws BackupError when anybody who works with it is connected */
async function alone(client: pg.Client): Promise<void> {
  const { rows: locks } = await client.query<{ got: boolean }>(
    `select pg_try_advisory_xact_lock(${SCHEMA_LOCK}) as got`,
  );
  const { rows: others } = await client.query<{ name: string }>(`
    select application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and (application_name like 'samverkanslotsen%' or application_name like 'lots %')`);
  if (!locks[0]?.got || others.length > 0) throw new BackupError('in-use', others[0]?.name);
}

interface Given {
  readonly year: number;
  readonly last: number;
}

/**
 * @returns the last number given out in each year, for none is to be given to two cases
 * @throws BackupError when there is something here that may not be replaced, or that is not ours
 */
async function numbersGiven(client: pg.Client, force: boolean): Promise<readonly Given[]> {
  const tables = await tablesIn(client);
  if (tables.length === 0) return [];
  if ((await migrationsIn(client)) === null) throw new BackupError('foreign');
  if (!force && (await hasRows(client, tables))) throw new BackupError('not-empty');
  if (!tables.some(({ name }) => name === 'case_numbers')) return [];
  return (await client.query<Given>('select year, last from case_numbers')).rows;
}

async function hasRows(client: pg.Client, tables: readonly Table[]): Promise<boolean> {
  const any = tables.map(({ name }) => `exists (select from ${quoted(name)})`).join(' or ');
  const { rows } = await client.query<{ found: boolean }>(`select ${any} as found`);
  return rows[0]?.found === true;
}

const LOCK_NOT_AVAILABLE = '55P03';

/** The queue goes too, and is made anew when a bot starts: its jobs belong to what was here before. */
async function clear(client: pg.Client): Promise<void> {
  const names = [...(await tablesIn(client)).map(({ name }) => name), 'kysely_migration', 'kysely_migration_lock'];
  await client.query(`set local lock_timeout = '5s'`);
  try {
    await client.query(`drop table if exists ${names.map(quoted).join(', ')} cascade`);
    await client.query('drop schema if exists pgboss cascade');
  } catch (error) {
    const isTaken = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
    throw isTaken ? new BackupError('in-use') : error;
  }
}

/** @throws BackupError when the tables are others than those that the schema then had */
async function fillAll(client: pg.Client, { header, next }: OpenBackup): Promise<void> {
  const expected = new Set((await tablesIn(client)).map(copied));
  if (expected.size !== header.tables.length || header.tables.some((table) => !expected.has(copied(table))))
    throw new BackupError('damaged');
  for (const table of header.tables) await fill(client, table, next(table.bytes));
}

async function fill(client: pg.Client, table: BackedUpTable, content: AsyncIterable<Buffer>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${copied(table)} from stdin`));
  await pipeline(content, stream);
  if (stream.rowCount !== table.rows) throw new BackupError('damaged');
  await goOnCounting(client, table);
}

/** What numbers its rows itself goes on after the last. */
async function goOnCounting(client: pg.Client, { name }: Table): Promise<void> {
  const { rows } = await client.query<{ column: string }>(
    `select attname::text as column from pg_attribute where attrelid = $1::regclass and attidentity <> ''`,
    [quoted(name)],
  );
  for (const { column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(column)}), 0) + 1, false) from ${quoted(name)}`,
      [quoted(name), column],
    );
}
