import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createLog } from '../../src/log.ts';
import { freePort } from '../../src/loopback.ts';
import { start } from '../../src/main.ts';
import { type Database, laterMigrations, MIGRATION_NAMES, migrate, openDatabase } from '../../src/store/database.ts';
import { startBot } from '../support/bot.ts';
import { demonstrationOn } from '../support/demonstration.ts';
import { files, GRANTS, numbersIn } from '../support/filing.ts';
import { personIn, textOn } from '../support/people.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** Two versions of the bot on one database, as while one takes over from the other. */

let test: TestDatabase;
beforeEach(async () => {
  test = await createDatabase();
});
afterEach(() => test.close());

const LATER = '0099_later';

/** As a later version's migration does it: a column that may be null, and a table. */
async function expand(name = LATER): Promise<void> {
  const { database } = test;
  await sql`alter table cases add column later text`.execute(database);
  await sql`alter table questions add column later integer`.execute(database);
  await sql`create table later_things (id uuid primary key, case_id uuid)`.execute(database);
  await record(name);
}

const record = (name: string) =>
  sql`insert into kysely_migration (name, timestamp) values (${name}, ${new Date(Date.now() + 1000).toISOString()})`.execute(
    test.database,
  );

const namesRun = async (database: Database): Promise<string[]> =>
  (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database)).rows.map(
    ({ name }) => name,
  );

/** As it was before anything was made in it. */
async function clear(): Promise<void> {
  await sql`drop schema public cascade; create schema public`.execute(test.database);
}

async function startService(): Promise<readonly string[]> {
  const logged: string[] = [];
  const config = await demonstrationOn(test.url, { PORT: '3978' });
  const free = { ...config, http: { ...config.http, port: await freePort() } };
  const log = createLog('info', { write: (line) => logged.push(line) });
  await (await start(free, { log })).stop();
  return logged;
}

describe('a database that a later version has added to', () => {
  beforeEach(() => expand());

  it('is left as it is, and nothing of the later version is run again or undone', async () => {
    expect(await migrate(test.database)).toEqual([]);

    expect(await laterMigrations(test.database)).toEqual([LATER]);
    expect(await namesRun(test.database)).toEqual([...MIGRATION_NAMES, LATER]);
  });

  it('takes cases from a bot that knows nothing of it, and gives them back', async () => {
    const bot = await startBot(test, { rules: { grants: GRANTS } });
    const filip = personIn(bot, 'filip');

    await files(filip);
    const [number = ''] = await numbersIn(bot);
    const shown = await filip.says(number);
    await bot.close();

    expect(number).toMatch(/^SKAV-/);
    expect(textOn(shown)).toContain(number);
  });

  it('is worked with by a bot that starts, which says so in the log', async () => {
    const logged = await startService();

    const lines = logged.map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'database-is-later', later: [LATER] }));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'started' }));
  });
});

describe('a database that a later version has taken from', () => {
  const newest = MIGRATION_NAMES.at(-1)?.slice(0, 4) ?? '';

  it('is worked with by one that had already stopped using it', async () => {
    await expand(`0099_contract_${newest}_names`);

    expect(await migrate(test.database)).toEqual([]);
  });

  it('is refused by one that may still use it', async () => {
    await expand('0099_contract_0098_names');

    await expect(migrate(test.database)).rejects.toThrow(/later version of the bot \(0099_contract_0098_names\)/);
    await expect(startService()).rejects.toMatchObject({ code: 'too-old' });
  });
});

describe('a database with a history of its own', () => {
  it('is refused: what is unknown in the midst of what is known was never a later version’s', async () => {
    await record('0003_another');

    await expect(migrate(test.database)).rejects.toThrow(/0003_another/);
  });
});

describe('instances that start at the same moment', () => {
  it('migrate once', async () => {
    await clear();
    const instances = [1, 2, 3].map(() => openDatabase(test.url, () => undefined));

    const ran = await Promise.all(instances.map((database) => migrate(database)));
    await Promise.all(instances.map((database) => database.destroy()));

    expect(ran.filter((names) => names.length > 0)).toEqual([MIGRATION_NAMES]);
    expect(await namesRun(test.database)).toEqual(MIGRATION_NAMES);
  });
});

describe('a migration', () => {
  const folder = join(import.meta.dirname, '../../src/store/migrations');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

  it('is run by the name of its file, and no file is forgotten', () => {
    expect(files.map((name) => name.replace(/\.ts$/, ''))).toEqual(MIGRATION_NAMES);
  });

  it.each(files.filter((name) => !/_contract_\d{4}_/.test(name)))('%s takes nothing away', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');

    expect(text).not.toMatch(/\b(dropTable|dropColumn|renameTo|renameColumn|setNotNull)\b|\bdrop (table|column)\b/i);
  });
});
