import { readdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { backup, restoreBackup } from '../../src/cli/backup.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { freePort } from '../../src/loopback.ts';
import { start } from '../../src/main.ts';
import { migrate, openDatabase } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { startBot } from '../support/bot.ts';
import { files, GRANTS, links, TRANSPORT } from '../support/filing.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { lots } from '../support/lots.ts';
import { allTextOn, personIn } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { fillEverything } from './backup/everything.ts';
import { backedUp, idleDatabase, someDirectory } from './backup/support.ts';

/** `lots backup` and `lots restore`, for whoever looks after the bot. */

/** Databases are made and filled, and programs started: on a busy machine that takes a while. */
jest.setTimeout(30_000);

let directory: ReturnType<typeof someDirectory>;
let from: TestDatabase;
let to: TestDatabase;

beforeEach(async () => {
  directory = someDirectory();
  writeFileSync(directory.file('samverkanslotsen.config.yaml'), 'models: [fyrbodal]\nlanguage: sv\n');
  [from, to] = await Promise.all([idleDatabase(), idleDatabase()]);
});
afterEach(async () => {
  await Promise.all([from.close(), to.close()]);
  directory.remove();
});

const FILE = 'all.backup';

async function configFor(url: string): Promise<Config> {
  const config = await loadConfig({ DATABASE_URL: url, PORT: String(await freePort()) }, directory.file('.'));
  if (!config.ok) throw new Error(JSON.stringify(config.faults));
  return config.value;
}

/** The commands themselves, without a process of their own around them. */
async function within(url: string, command: 'backup' | 'restore', force = false) {
  const { terminal, out, err } = localTerminal('en');
  const config = await configFor(url);
  const code =
    command === 'backup'
      ? await backup(terminal, config, [], { out: FILE }, directory.file('.'))
      : await restoreBackup(terminal, config, [FILE], force, directory.file('.'));
  return { code, stdout: out.join('\n'), stderr: err.join('\n') };
}

describe('lots backup', () => {
  it('says what it has written, and that it is to be kept safe', async () => {
    await fillEverything(from.database, 2);

    const { code, stdout } = await within(from.url, 'backup');

    expect(code).toBe(0);
    expect(stdout).toMatch(/all\.backup: \d+ rows, 0\.0 MB\. There are personal data in it/);
  });

  it('names the file after the moment when it is not told how', async () => {
    const { code } = await lots(['backup'], { cwd: directory.file('.'), env: { DATABASE_URL: from.url } });

    expect(code).toBe(0);
    expect(readdirSync(directory.file('.'))).toContainEqual(
      expect.stringMatching(/^samverkanslotsen-\d{4}-\d\d-\d\d-\d{4}\.backup$/),
    );
  });

  it('says where there is no database yet, and makes none', async () => {
    const { code, stderr } = await lots(['backup'], { cwd: directory.file('.') });

    expect(code).toBe(1);
    expect(stderr).toMatch(/There is no database in .* yet/);
    expect(readdirSync(directory.file('.'))).toEqual(['samverkanslotsen.config.yaml']);
  });

  it('takes its file by --out only', async () => {
    expect(await lots(['backup', 'x'], { cwd: directory.file('.') })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('lots backup --out FILE'),
    });
  });
});

describe('lots restore', () => {
  it('in a fresh directory gives a bot that knows the cases', async () => {
    const before = await startBot(from, { rules: { grants: GRANTS } });
    await files(personIn(before, 'anna'));
    await before.close();
    await within(from.url, 'backup');

    const { code, stdout, stderr } = await lots(['restore', FILE], { cwd: directory.file('.') });

    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+ rows are back, as they were at \d{4}-/)]);
    expect(stderr).toContain('see lots cases --stuck');
    expect(stderr).toContain('lots person erase');
    const server = await startEmbedded(directory.file('.samverkanslotsen/postgres'));
    const database = openDatabase(server.url, () => undefined);
    const after = await startBot({ url: server.url, database, close: async () => undefined });
    expect(allTextOn(await personIn(after, 'anna').says('mina ärenden'))).toContain(
      'Läkemedelslistan kommer inte med hem',
    );
    expect(allTextOn(await files(personIn(after, 'bo'), TRANSPORT))).toContain('SKAV-2026-0002');
    await after.close();
    await database.destroy();
    await server.stop();
  });

  it('is refused while a bot is running', async () => {
    await backedUp(from, directory.file(FILE));
    const bot = await start(await configFor(to.url), { log: createLog('fatal') });

    const { code, stderr } = await within(to.url, 'restore', true);

    await bot.stop();
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/The database is in use by samverkanslotsen.*Stop the bot/),
    ]);
  });

  it('has cards of open cases drawn again', async () => {
    const bot = await startBot(from, { rules: { grants: GRANTS } });
    await links(personIn(bot, 'lena'));
    await files(personIn(bot, 'anna'));
    await bot.work();
    await bot.close();
    await within(from.url, 'backup');

    await within(to.url, 'restore');

    const { rows } =
      await sql`select j.name, j.state, c.number from pgboss.job j join cases c on c.id::text = j.data ->> 'case'`.execute(
        to.database,
      );
    expect(rows).toEqual([{ name: 'repaint', state: 'created', number: expect.stringMatching(/^SKAV-/) }]);
  });

  it('tells what to do where there is something already, and where the file is not whole', async () => {
    await fillEverything(from.database, 1);
    await backedUp(from, directory.file(FILE));
    const occupied = await within(from.url, 'restore');
    writeFileSync(directory.file(FILE), 'x', { flag: 'a' });
    const damaged = await within(to.url, 'restore');

    expect(occupied).toMatchObject({ code: 1, stderr: expect.stringContaining('With --force all of it is replaced') });
    expect(damaged).toMatchObject({ code: 1, stderr: expect.stringContaining('The backup is damaged') });
  });

  it('makes no database for a file that is no backup', async () => {
    writeFileSync(directory.file(FILE), 'something else');

    const { code, stderr } = await lots(['restore', FILE], { cwd: directory.file('.') });

    expect([code, stderr]).toEqual([1, expect.stringContaining('no backup made by lots backup')]);
    expect(readdirSync(directory.file('.')).sort()).toEqual([FILE, 'samverkanslotsen.config.yaml']);
  });

  it('says from where to where an earlier schema has been brought', async () => {
    await sql`drop schema public cascade; create schema public`.execute(from.database);
    await migrate(from.database, '0002_file');
    await backedUp(from, directory.file(FILE));

    const { code, stdout } = await within(to.url, 'restore');

    expect([code, stdout]).toEqual([0, expect.stringMatching(/brought from 0002_file to \d{4}_\w+\./)]);
  });

  it('needs to be told which file', async () => {
    expect(await lots(['restore'], { cwd: directory.file('.') })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('lots restore FILE'),
    });
  });
});
