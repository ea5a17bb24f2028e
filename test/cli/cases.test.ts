import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CasesOptions, cases } from '../../src/cli/cases.ts';
import { exportCases } from '../../src/cli/export.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { act } from '../../src/domain/case/act.ts';
import type { Case } from '../../src/domain/case/case.ts';
import type { Audience } from '../../src/domain/case/event.ts';
import { storedCases } from '../../src/store/cases.ts';
import { migrate, openDatabase } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { storedForms } from '../../src/store/forms.ts';
import { ANNA, ANSWERS, type Deed, type Filed, FORM, filed, LEAD, person, toDecision } from '../export/sampleCases.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { lots } from '../support/lots.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

const nothing = async () => undefined;
const SWEDISH = { LC_ALL: 'sv_SE.UTF-8' };

let db: TestDatabase;
let directory: string;

beforeAll(async () => {
  db = await createDatabase();
  directory = mkdtempSync(join(tmpdir(), 'lots-cases-'));
  writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), 'models: [fyrbodal]\nlanguage: sv\n');
  await storedForms(db.database).keep(FORM);
  await kept({ at: '2026-09-01T08:00:00Z', theme: 'vuxna', place: 'tanum' });
  await kept({ at: '2026-10-01T08:00:00Z', answers: { ...ANSWERS, title: 'Provtagning i hemmet' } }, [
    ...toDecision,
    ['2026-12-09T10:00:00Z', { do: 'join' }, { person: person('Joel'), grants: [] }],
  ]);
  await kept({ at: '2026-11-02T22:30:00Z', answers: { ...ANSWERS, title: '=1+1' } });
});

afterAll(async () => {
  await db.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Filed and acted on as the bot does it. */
async function kept(how: Filed, deeds: readonly Deed[] = [], tell: readonly Audience[] = []): Promise<Case> {
  const store = storedCases(db.database, nothing);
  const { case: sample, history } = filed(how);
  const { number: _, revision: __, ...filing } = { ...sample, id: randomUUID() as Case['id'] };
  const [event] = history;
  if (!event) throw new Error('a case begins with an event');
  let case_ = await store.file({ submit: randomUUID(), case: filing, year: 2026, event, tell });
  for (const [at, action, actor = LEAD] of deeds) {
    const change = act(case_, actor, action, Temporal.Instant.from(at), 1);
    if ('refused' in change) throw new Error(change.refused);
    await store.save([change]);
    case_ = change.case;
  }
  return case_;
}

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  lots(args, { cwd: directory, env: { DATABASE_URL: db.url, ...env } });
const json = async (args: readonly string[]) => JSON.parse((await run(args)).stdout);

/** The commands themselves, without a process of their own around them. */
async function within(command: (terminal: Terminal, config: Config) => Promise<number>, language: 'sv' | 'en' = 'en') {
  const config = await loadConfig({ DATABASE_URL: db.url }, directory);
  if (!config.ok) throw new Error('the settings of the test are wrong');
  const { terminal, out, err } = localTerminal(language);
  const code = await command(terminal, config.value);
  const said = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return { code, stdout: said(out), stderr: said(err) };
}

const listed = (options: Partial<CasesOptions>, language?: 'sv' | 'en') =>
  within(
    (terminal, config) => cases(terminal, config, { json: false, show: 'list', width: 300, ...options }),
    language,
  );

const numbersWith = async (options: Partial<CasesOptions>): Promise<string[]> =>
  JSON.parse((await listed({ json: true, ...options })).stdout).cases.map(({ number }: { number: string }) =>
    number.slice(-1),
  );

describe('lots cases', () => {
  it('lists the newest first, in words, with how old each is and how many stand behind it', async () => {
    const { code, stdout, stderr } = await run(['cases'], SWEDISH);

    const lines = stdout.split('\n');
    expect([code, stderr]).toEqual([0, '']);
    expect(lines[0]).toMatch(/^Nummer +Läge +Forum +Rubrik +Dagar +Bakom$/);
    expect(lines[2]).toMatch(/^SKAV-2026-0002 {2}beslutad {2}Lokal grupp Uddevalla {2}Provtagning i hemmet +-?\d+ +2$/);
    expect(lines.slice(1, 4).map((line) => line.slice(0, 14))).toEqual([
      'SKAV-2026-0003',
      'SKAV-2026-0002',
      'SKAV-2026-0001',
    ]);
    expect(lines.at(-2)).toBe('3 ärenden, 3 pågår.');
  });

  it.each<readonly [Partial<CasesOptions>, readonly string[]]>([
    [{ forum: 'fyrbodal/lokal' }, ['3', '2', '1']],
    [{ forum: 'lokal', place: 'Tanum' }, ['1']],
    [{ forum: 'fyrbodal/lokal', place: 'uddevalla' }, ['3', '2']],
    [{ state: 'decided' }, ['2']],
    [{ state: 'Beslutad, klar' }, ['2']],
    [{ state: 'open', model: 'fyrbodal' }, ['3', '2', '1']],
    [{ text: 'PROVTAGNING' }, ['2']],
    [{ from: '2026-10-01' }, ['3', '2']],
    [{ to: '2026-10-01' }, ['2', '1']],
    [{ from: '2026-11-02', to: '2026-11-02' }, ['3']],
  ])('shows those that are asked for with %j', async (options, expected) => {
    expect(await numbersWith(options)).toEqual(expected);
  });

  it('cuts the titles to the width of the terminal', async () => {
    const { stdout } = await listed({ width: 84 });

    const lines = stdout.split('\n').slice(0, 4);
    expect(lines.map((line) => line.length)).toEqual([84, 84, 84, 84]);
    expect(lines[3]).toMatch(/ Läkemedelslistor sakn…/);
  });

  it.each([
    [{ model: 'fyrbodahl' }, /--model: there is no "fyrbodahl"\. Did you mean "fyrbodal"\?/],
    [{ forum: 'fyrbodal/lokall' }, /--forum: there is no "fyrbodal\/lokall"\. Did you mean "fyrbodal\/lokal"\?/],
    [{ forum: 'lokal', place: 'tanumm' }, /--place: there is no "tanumm"\. Did you mean "tanum"\?/],
    [{ forum: 'styrgrupp', place: 'tanum' }, /fyrbodal\/styrgrupp exists only once\. Leave --place out/],
    [{ place: 'tanum' }, /--place needs --forum/],
    [{ state: 'decidet' }, /--state: there is no "decidet"\. Did you mean "decided"\?/],
    [{ from: 'igår' }, /--from: "igår" is no date\. Write it like 2026-11-21/],
    [{ to: '2026-02-31' }, /--to: "2026-02-31" is no date/],
    [{ from: '2026-12-01', to: '2026-11-01' }, /--from comes after --to\. Swap them/],
  ])('says of %j what is wrong and what to write instead', async (options, expected) => {
    expect(await listed(options)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(expected) });
  });

  it('tells everything that is wrong at once', async () => {
    const { code, stderr } = await run(['cases', '--model', 'x', '--state', 'y', '--from', 'z']);

    expect([code, stderr.trim().split('\n').length]).toEqual([2, 4]);
  });

  it('says so when there are none', async () => {
    expect(await listed({ text: 'finns inte' }, 'sv')).toMatchObject({ code: 0, stdout: 'Inga ärenden.\n' });
  });

  it('counts them all with --overview', async () => {
    const { stdout } = await run(['cases', '--overview'], SWEDISH);

    expect(stdout).toMatch(/^3 ärenden\n\nLäge\n {2}inkommen +2\n {2}beslutad +1\n/);
    expect(stdout).toMatch(/Lokal vårdsamverkansgrupp Uddevalla +2\n {2}Lokal vårdsamverkansgrupp Tanum +1/);
    expect(stdout).toMatch(/Målgrupp\n {2}Äldre +2\n {2}Vuxna +1/);
    expect(stdout).toMatch(/september 2026 +1\n {2}oktober 2026 +1\n {2}november 2026 +1/);
    expect(stdout).toMatch(/Från inlämnat till beslut: 68 dagar[\s\S]*Inget är klart hela vägen än/);
  });

  it('counts them for a program too', async () => {
    const { stdout } = await listed({ show: 'overview', json: true });

    expect(JSON.parse(stdout)).toMatchObject({ total: 3, byState: { filed: 2, decided: 1 }, daysToDecision: 68 });
  });

  it('tells with --stuck what could not be sent, to whom and what to do', async () => {
    await db.database.deleteFrom('messages').execute();
    const before = await listed({ show: 'stuck' }, 'sv');
    const { number } = await kept({}, [], [{ tell: 'person', person: ANNA }]);
    await db.database.updateTable('messages').set({ state: 'failed', why: 'not-met' }).execute();

    const { stdout } = await run(['cases', '--stuck'], SWEDISH);

    expect(before.stdout).toBe('Allt har gått att skicka.\n');
    expect(stdout).toContain(`${number} till Anna Ångström: boten har aldrig mött personen`);
    expect(stdout).toContain('1 meddelande gick inte att skicka');
  });
});

describe('lots export', () => {
  it('writes one case as a PDF named after it', async () => {
    const { code, stdout } = await run(['export', 'skav-2026-2'], SWEDISH);

    const pdf = readFileSync(join(directory, 'SKAV-2026-0002.pdf'));
    expect([code, stdout]).toEqual([0, 'Skrev SKAV-2026-0002.pdf.\n']);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.toString('latin1')).toContain('(sv-SE)');
  });

  it('writes one case as JSON, with its history', async () => {
    expect(await json(['export', 'SKAV-2026-0002', '--as', 'json'])).toMatchObject({
      format: 'samverkanslotsen-case',
      version: 1,
      title: 'Provtagning i hemmet',
      supporters: 1,
      history: [
        { did: 'file' },
        { did: 'prepare' },
        { did: 'schedule' },
        { did: 'decide', to: 'decided' },
        { did: 'join' },
      ],
    });
  });

  it('writes all that are asked for as a table or as JSON, and leaves nothing half-written', async () => {
    const file = await run(['export', '--all', '--to', '2026-11-30', '--out', 'alla.csv'], SWEDISH);
    const records = await json(['export', '--all', '--as', 'json', '--state', 'decided']);

    const csv = readFileSync(join(directory, 'alla.csv'), 'utf8');
    expect(file.stdout).toMatch(/Skrev alla\.csv med \d ärenden/);
    expect(csv).toMatch(/^\uFEFFNummer,.*\r\nSKAV-2026-0001,/);
    expect(csv).toContain(",'=1+1,");
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(records).toMatchObject([{ number: 'SKAV-2026-0002' }]);
  });

  it.each([
    [[], {}, 2, /lots export SKAV-2026-0042/],
    [['SKAV-2026-0001'], { all: true }, 2, /either one case or --all/],
    [['läkemedel'], {}, 2, /"läkemedel" is no case number\. Write it like SKAV-2026-0042/],
    [['SKAV-2026-9999'], {}, 1, /There is no SKAV-2026-9999\. Try lots cases/],
    [['SKAV-2026-0001'], { as: 'csv' }, 2, /--as csv does not go here\. Choose pdf, json/],
    [[], { all: true, as: 'pdf' }, 2, /Choose csv, json/],
    [[], { all: true, state: 'klart' }, 2, /--state: there is no "klart"/],
    [[], { all: true, out: 'ingen/mapp.csv' }, 1, /Cannot write ingen\/mapp\.csv \(ENOENT\)/],
  ])('says what to do after %j with %j', async (numbers, options, code, expected) => {
    const ran = await within((terminal, config) =>
      exportCases(terminal, config, numbers, { all: false, ...options }, directory),
    );

    expect(ran).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(expected) });
  });
});

describe('the database', () => {
  it('is asked for when there is none, or when it does not answer, or is older', async () => {
    const [none, silent, older] = await Promise.all([
      lots(['cases'], { cwd: directory }),
      run(['cases'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }),
      run(['cases'], { DATABASE_URL: db.url.replace(/\/[^/]*$/, '/postgres') }),
    ]);

    expect(none).toMatchObject({ code: 1, stderr: expect.stringMatching(/no database in .*lots serve/) });
    expect(existsSync(join(directory, '.samverkanslotsen'))).toBe(false);
    expect(silent).toMatchObject({ code: 1, stderr: expect.stringMatching(/does not answer: .*ECONNREFUSED/) });
    expect(older).toMatchObject({ code: 1, stderr: expect.stringMatching(/Start the bot once/) });
  });

  it('is left running when the bot runs it, and stopped again when the command started it', async () => {
    const home = mkdtempSync(join(tmpdir(), 'lots-embedded-'));
    const at = join(home, '.samverkanslotsen/postgres');
    const ofTheBot = await startEmbedded(at, ['fsync=off']);
    const database = openDatabase(ofTheBot.url, () => undefined);
    await migrate(database);

    const joined = await lots(['cases'], { cwd: home });
    const stillThere = await startEmbedded(at);
    await database.destroy();
    await ofTheBot.stop();
    const alone = await lots(['cases'], { cwd: home });
    const again = await startEmbedded(at);
    await again.stop();
    rmSync(home, { recursive: true, force: true });

    expect([joined.stdout, stillThere.startedHere]).toEqual(['No cases.\n', false]);
    expect([alone.stdout, again.startedHere]).toEqual(['No cases.\n', true]);
  }, 30_000);
});
