import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import pg from 'pg';
import type { Tables } from '../../../src/store/tables.ts';
import type { TestDatabase } from '../postgres.ts';

/** A database in which nothing that is done remains: what thousands of tries begin from is the same each time. */
export interface Rehearsal {
  readonly test: TestDatabase;
  /** Does it, says whether anything in any table came to differ, and takes it all back. */
  tried<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly changed: boolean }>;
}

/** All goes by one connection; what is a transaction elsewhere becomes a part of the one that is taken back. */
export async function rehearsalOf({ url }: TestDatabase): Promise<Rehearsal> {
  const pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0 });
  const database = new Kysely<Tables>({
    dialect: {
      createDriver: () => new PartsDriver({ pool }),
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
  const everything = await fingerprintOf(pool);
  const before = await everything();
  return {
    test: { url, database, close: () => database.destroy() },
    async tried(work) {
      await pool.query('begin');
      try {
        const result = await work();
        return { result, changed: (await hasWritten(pool)) && (await everything()) !== before };
      } finally {
        await pool.query('rollback');
      }
    },
  };
}

class PartsDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('savepoint part'));
  }
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('release savepoint part'));
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback to savepoint part'));
  }
}

/** PostgreSQL gives a transaction a number when it first writes. */
async function hasWritten(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query('select pg_current_xact_id_if_assigned() is not null as has');
  return rows[0]?.has === true;
}

async function fingerprintOf(pool: pg.Pool): Promise<() => Promise<string>> {
  const { rows } = await pool.query(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
  );
  const each = rows.map(({ name }) => `select '${name}' as name, t::text as row from ${name} t`);
  const all = `select md5(coalesce(string_agg(name || row, E'\\n' order by name, row), '')) as is from (${each.join(' union all ')}) x`;
  return async () => String((await pool.query(all)).rows[0]?.is);
}
