import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { fillEverything } from '../../operation/backup/everything.ts';
import { backedUp, contentOf, idleDatabase, someDirectory } from '../../operation/backup/support.ts';
import { kill, until } from '../../support/instances.ts';
import { COMPILED } from '../../support/lots.ts';
import type { TestDatabase } from '../../support/postgres.ts';

/** A restore that is cut off. */

const CLI = join(import.meta.dirname, '../../../src/cli.ts');

let from: TestDatabase;
let to: TestDatabase;
let directory: ReturnType<typeof someDirectory>;

beforeEach(async () => {
  directory = someDirectory();
  [from, to] = await Promise.all([idleDatabase(), idleDatabase()]);
});
afterEach(async () => {
  await Promise.all([from.close(), to.close()]);
  directory.remove();
});

const isFilling = async (): Promise<boolean> => {
  const { rows } =
    await sql`select from pg_stat_progress_copy where datname = current_database() and tuples_processed > 0
    and relid <> 0`.execute(to.database);
  return rows.length > 0;
};

const isGone = async (): Promise<boolean> => {
  const { rows } = await sql`select from pg_stat_activity where datname = current_database()
    and application_name = 'lots restore'`.execute(to.database);
  return rows.length === 0;
};

describe('a restore that is killed while it fills the tables', () => {
  it('leaves everything as it was', async () => {
    await sql`insert into questions (id, at, model, language, scope, text, told, outcome, conversation_mark)
      select gen_random_uuid(), now(), 'fyrbodal', 'sv', 'personal', repeat(md5(n::text), 10), '{}', '{}', 'm'
      from generate_series(1, 60000) n`.execute(from.database);
    await backedUp(from, directory.file('all.backup'));
    await fillEverything(to.database, 2);
    const before = await contentOf(to.database);

    const child = spawn(process.execPath, [CLI, 'restore', 'all.backup', '--force'], {
      cwd: directory.file('.'),
      env: { PATH: process.env.PATH, LC_ALL: 'C', ...COMPILED, DATABASE_URL: to.url },
      stdio: 'ignore',
    });
    const began = await until(isFilling, 20_000);
    await kill(child);
    await until(isGone, 20_000);

    expect(began).toBeLessThan(20_000);
    expect(child.signalCode).toBe('SIGKILL');
    expect(await contentOf(to.database)).toEqual(before);
  }, 60_000);
});
