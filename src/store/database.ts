import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { within } from '../deadline.ts';
import { connectionTo, type DatabaseAccess } from '../ports/database.ts';
import { laterThan, withLater } from './laterMigrations.ts';
import * as ask from './migrations/0001_ask.ts';
import * as file from './migrations/0002_file.ts';
import * as remind from './migrations/0003_remind.ts';
import * as learn from './migrations/0004_learn.ts';
import * as trust from './migrations/0005_trust.ts';
import { patientPool } from './patientPool.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** Numbered and never changed once released: a change to the schema is a new migration. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001_ask': ask,
  '0002_file': file,
  '0003_remind': remind,
  '0004_learn': learn,
  '0005_trust': trust,
};

/** How long a statement may take before the person is told to try again, in milliseconds. A turn may have less left: see deadline.ts. */
const STATEMENT_TIMEOUT = 4000;
/** A little more, for a server that says nothing at all: what it answers itself says more. */
const SILENCE_TIMEOUT = 5000;
const CONNECT_TIMEOUT = 3000;
/** A process that has vanished in the middle of a transaction holds up the others for no longer than this. */
const FORSAKEN_TIMEOUT = 15_000;
const MOST_CONNECTIONS = 10;

/**
 * Opens a pool; connects on first use.
 * @param onIdleError told when a connection that nobody uses is lost (a server that restarts); the pool mends itself
 * @param onWait told for how long a connection was waited for, in milliseconds
 */
export function openDatabase(
  access: DatabaseAccess,
  onIdleError: (error: Error) => void,
  onWait: (milliseconds: number) => void = () => undefined,
): Database {
  const pool = new pg.Pool({
    max: MOST_CONNECTIONS,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: FORSAKEN_TIMEOUT,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    application_name: 'samverkanslotsen',
    ...connectionTo(access),
  });
  pool.on('error', onIdleError);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: patientPool(pool, SILENCE_TIMEOUT, onWait) }) });
}

/** In the order in which they are run. */
export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS);

/** What later versions of the bot have changed in the schema already. */
export const laterMigrations = (db: Database): Promise<string[]> => laterThan(MIGRATION_NAMES, db);

/**
 * Brings the schema up to date; several instances may start at once (kysely takes an advisory lock, and asks for what there is to run
 * while it has it). A schema that a later version has added to is left as it is.
 * @param upTo the last one to run, where the schema is to be as an earlier version had it
 * @throws TooOld when a later version has taken away what this one needs
 */
export async function migrate(db: Database, upTo?: string): Promise<string[]> {
  const getMigrations = async () => withLater(MIGRATIONS, await laterMigrations(db));
  const migrator = new Migrator({ db, provider: { getMigrations } });
  const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** How long an operator who asks is kept waiting, in milliseconds. */
const IS_THERE_WITHIN = 1000;

/** Whether the database can be read. Never takes long, never rejects. */
export const isThere = (db: Database): Promise<boolean> =>
  within({ storing: IS_THERE_WITHIN }, () => sql`select 1`.execute(db)).then(
    () => true,
    () => false,
  );
