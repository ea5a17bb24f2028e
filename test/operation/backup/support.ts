import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { backUp } from '../../../src/store/backup/backUp.ts';
import { BackupError, type BackupFault } from '../../../src/store/backup/fault.ts';
import { fitBackup, type Restoring, restore } from '../../../src/store/backup/restore.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** Databases to back up and to restore to, and what is in them. */

export const BACKED_UP = Temporal.Instant.from('2026-11-21T11:00:00Z');
export const RESTORED = BACKED_UP.add({ hours: 30 });

/** A directory, gone when the test is. */
export function someDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'lots-backup-'));
  return {
    file: (name: string) => join(directory, name),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

export const backedUp = ({ url }: Pick<TestDatabase, 'url'>, file: string) =>
  backUp(url, file, { product: '1.2.3', at: BACKED_UP, progress: () => undefined });

export async function restored({ url }: Pick<TestDatabase, 'url'>, file: string, change: Partial<Restoring> = {}) {
  const backup = await fitBackup(file);
  try {
    await restore(url, backup, { force: false, at: RESTORED, finish: async () => undefined, ...change });
  } finally {
    await backup.close();
  }
}

/** One that no bot is connected to: what the tests ask it themselves is asked by somebody else. */
export async function idleDatabase(): Promise<TestDatabase> {
  const made = await createDatabase();
  await made.database.destroy();
  const url = new URL(made.url);
  url.searchParams.set('application_name', 'test');
  const database = openDatabase(url.href, () => undefined);
  return {
    url: made.url,
    database,
    async close() {
      await database.destroy();
      await made.close();
    },
  };
}

/** Every row of every table, as text. */
export async function contentOf(db: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = (await db.introspection.getTables()).flatMap(({ schema, name }) =>
    schema === 'public' && !name.startsWith('kysely') ? [name] : [],
  );
  const all = await Promise.all(
    tables.sort().map(async (name) => {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(
        db,
      );
      return [name, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(all);
}

/** Null when nothing was wrong. */
export async function faultOf(work: Promise<unknown>): Promise<BackupFault | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof BackupError) return error.code;
    throw error;
  }
}
