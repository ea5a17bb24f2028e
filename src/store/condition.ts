import { sql } from 'kysely';
import { isOpen, STATES } from '../domain/case/case.ts';
import { type Database, MIGRATION_NAMES } from './database.ts';

/** How the database is, for whoever looks after it. Nothing is changed. */

export interface Condition {
  /** `18.1`. */
  readonly version: string;
  readonly major: number;
  readonly bytes: number;
  /** Its own clock. */
  readonly at: Temporal.Instant;
  readonly isReadOnly: boolean;
  /** Whether the bot may make what it needs there. */
  readonly mayCreate: boolean;
  /** Whom the tables belong to, where the bot may not read them; null where it may, or there are none. */
  readonly closedBy: string | null;
  readonly user: string;
  readonly name: string;
  /** What has been run of the changes to its tables; empty where the bot has never started. */
  readonly migrations: readonly string[];
}

interface Row {
  readonly version: string;
  readonly number: number;
  readonly bytes: string;
  readonly at: string;
  readonly is_read_only: boolean;
  readonly may_create: boolean;
  readonly owner: string | null;
  readonly may_read: boolean;
  readonly user: string;
  readonly name: string;
}

export async function conditionOf(db: Database): Promise<Condition> {
  const { rows } = await sql<Row>`select
    split_part(current_setting('server_version'), ' ', 1) as version,
    current_setting('server_version_num')::integer as number,
    pg_database_size(current_database())::text as bytes,
    to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
    pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as is_read_only,
    coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)
      and (to_regnamespace('pgboss') is not null or has_database_privilege(current_database(), 'CREATE')) as may_create,
    (select tableowner from pg_tables where schemaname || '.' || tablename = current_schema() || '.kysely_migration') as owner,
    coalesce(has_table_privilege(to_regclass('kysely_migration'), 'SELECT'), false) as may_read,
    current_user as user, current_database() as name`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the database says nothing of itself');
  return {
    version: row.version,
    major: Math.floor(row.number / 10_000),
    bytes: Number(row.bytes),
    at: Temporal.Instant.from(row.at),
    isReadOnly: row.is_read_only,
    mayCreate: row.may_create,
    closedBy: row.may_read ? null : row.owner,
    user: row.user,
    name: row.name,
    migrations: row.may_read ? await migrationsIn(db) : [],
  };
}

async function migrationsIn(db: Database): Promise<string[]> {
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Changes that this version has and the database has not, and the other way round. */
export const migrationsApart = ({ migrations }: Condition) => ({
  missing: MIGRATION_NAMES.filter((name) => !migrations.includes(name)),
  unknown: migrations.filter((name) => !MIGRATION_NAMES.includes(name)),
});

/** Whether the queue has made its tables. */
export async function hasQueue(db: Database): Promise<boolean> {
  const { rows } = await sql<{ readonly is_there: boolean }>`
    select to_regclass('pgboss.job') is not null as is_there`.execute(db);
  return rows[0]?.is_there ?? false;
}

/** The forums that have cases under way, in their places. */
export const seatsAtWork = (db: Database) =>
  db
    .selectFrom('handlings')
    .innerJoin('cases', 'cases.id', 'handlings.case')
    .select(['cases.model', 'handlings.forum', 'handlings.place'])
    .distinct()
    .where('handlings.state', 'in', STATES.filter(isOpen))
    .orderBy('model')
    .orderBy('forum')
    .orderBy('place')
    .execute();
