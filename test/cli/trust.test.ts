import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { showAudit } from '../../src/cli/audit.ts';
import { aboutPerson } from '../../src/cli/person.ts';
import { showRetention } from '../../src/cli/retention.ts';
import type { Config } from '../../src/config.ts';
import type { Language } from '../../src/domain/model/types.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { storedAudit } from '../../src/store/auditTrail.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedForms } from '../../src/store/forms.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { anna, bo, form, jobsTaken, NOON, someFiling } from '../store/someCase.ts';
import { asked } from '../store/someQuestion.ts';
import { demonstrationOn } from '../support/demonstration.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { lots } from '../support/lots.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** `lots retention`, `lots audit` and `lots person`, for whoever answers for what is stored. */

let test: TestDatabase;
let config: Config;
beforeAll(async () => {
  test = await createDatabase();
  config = await demonstrationOn(test.url);
});
beforeEach(() => empty(test));
afterAll(() => test.close());

type Command = (terminal: ReturnType<typeof localTerminal>['terminal']) => Promise<number>;

async function shown(command: Command, language: Language = 'sv') {
  const { terminal, out, err } = localTerminal(language);
  const code = await command(terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const retention = (values: Parameters<typeof showRetention>[2] = {}, language?: Language) =>
  shown((terminal) => showRetention(terminal, config, values), language);
const audit = (what: string | undefined, values: Parameters<typeof showAudit>[3] = {}, language?: Language) =>
  shown((terminal) => showAudit(terminal, config, what, values), language);
const person = (args: readonly string[], values: Parameters<typeof aboutPerson>[3] = {}, language?: Language) =>
  shown((terminal) => aboutPerson(terminal, config, args, values, tmpdir()), language);

const daysAgo = (days: number): Temporal.Instant => Temporal.Now.instant().subtract({ hours: 24 * days });

const jsonLines = (out: string) => out.split('\n').map((line) => JSON.parse(line));

describe('lots retention', () => {
  beforeEach(async () => {
    await asked(storedQuestions(test.database), { at: daysAgo(200) });
    await asked(storedQuestions(test.database), { at: daysAgo(10) });
  });

  it('shows what would go, and leaves it', async () => {
    const before = await everythingIn(test);

    const { code, out } = await retention({ 'dry-run': true });

    expect(code).toBe(0);
    expect(out).toMatch(
      /Inget ändras.*\nOrganisation +Vad +Sparas +Äldst +Dags\nfyrbodal +frågor +P90D +\d{4}-\d\d-\d\d +1\n/,
    );
    expect(out).toMatch(/gemensamt +pågående samtal +P1D/);
    expect(await everythingIn(test)).toBe(before);
  });

  it('tells programs the same, done as foretold', async () => {
    const dry = jsonLines((await retention({ 'dry-run': true, json: true })).out);
    const done = jsonLines((await retention({ json: true })).out);

    expect(done.map(({ part, of, due }) => [part, of, due])).toEqual(dry.map(({ part, of, due }) => [part, of, due]));
    expect(done.every((one) => one.done === one.due)).toBe(true);
    expect(dry.find(({ part }) => part === 'questions')).toMatchObject({
      model: 'fyrbodal',
      due: 1,
      done: 0,
      dryRun: true,
    });
  });

  it('says when there is nothing more, in English', async () => {
    await retention();
    await asked(storedQuestions(test.database), { at: daysAgo(1) });

    const { out } = await retention({}, 'en');

    expect(out).toContain('Nothing has been kept for longer than it should.');
  });

  it('looks ahead only when nothing is done about it', async () => {
    const ahead = Temporal.Now.instant()
      .add({ hours: 24 * 100 })
      .toString();

    const refused = await retention({ now: ahead });
    const foretold = jsonLines((await retention({ now: ahead, 'dry-run': true, json: true })).out);

    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('--dry-run') });
    expect(foretold.find(({ part }) => part === 'questions')).toMatchObject({ due: 2 });
  });

  it.each([
    ['--now', { now: 'igår' }, 'igår'],
    ['--model', { model: 'hojden' }, 'hojden'],
  ])('says what is wrong with %s', async (_name, values, found) => {
    const { code, err } = await retention(values);

    expect(code).toBe(2);
    expect(err).toContain(found);
  });
});

describe('lots audit', () => {
  const note = (no: number) =>
    storedAudit(test.database).note({
      at: NOON.add({ hours: 24 * no }),
      did: 'role-given',
      by: anna.id,
      who: bo.id,
      about: { role: 'chair', forum: null },
    });

  it('says that the trail is whole, and with which hash it ends', async () => {
    await note(0);
    const { head } = await storedAudit(test.database).verify(null);

    const { code, out } = await audit('verify');

    expect(code).toBe(0);
    expect(out).toContain('Spåret är helt: 1 post.');
    expect(out).toContain(head.hash);
    expect((await audit('verify', { expect: head.hash })).code).toBe(0);
  });

  it('ends with 1 and the first broken entry', async () => {
    for (const no of [0, 1, 2]) await note(no);
    await test.database.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`update audit_entries set about = '{}' where seq = 2`.execute(trx);
    });

    expect(await audit('verify')).toMatchObject({ code: 1, err: expect.stringContaining('Post 2') });
    const { code, out } = await audit('verify', { json: true });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ whole: false, fault: { is: 'changed', seq: 2 }, entries: 1 });
  });

  it.each(['sv', 'en'] as const)('says in %s that a kept hash is not there', async (language) => {
    await note(0);

    const { code, err } = await audit('verify', { expect: 'abc' }, language);

    expect(code).toBe(1);
    expect(err).toContain('--expect');
  });

  it('lists what was done in a period', async () => {
    for (const no of [0, 1, 2]) await note(no);

    const { out } = await audit('list', { from: '2026-11-22', to: '2026-11-22' });
    const json = jsonLines((await audit('list', { json: true })).out);

    expect(out).toBe('2  2026-11-22T12:00:00+01:00  role-given  tenant/anna → tenant/bo  role=chair');
    expect(json.map(({ seq, byPerson }) => [seq, byPerson])).toEqual([1, 2, 3].map((seq) => [seq, anna.id]));
  });

  it('says what it can do', async () => {
    expect(await audit(undefined)).toMatchObject({ code: 2, err: expect.stringContaining('lots audit verify') });
  });
});

describe('lots person', () => {
  const berit = { id: `tenant/${randomUUID()}` as PersonId, name: 'Berit Ahlqvist' };
  beforeEach(async () => {
    await storedForms(test.database).keep(form);
    await storedCases(test.database, jobsTaken().enqueue).file(someFiling({ filer: berit }));
  });

  it('writes everything about somebody to a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'lots-person-')), 'berit.json');

    const { code, out } = await person(['extract', berit.id.toUpperCase().replace('TENANT', 'Tenant')], { out: file });

    const written = JSON.parse(readFileSync(file, 'utf8'));
    expect([code, out]).toEqual([0, `Uppgifterna står i ${file}.`]);
    expect(written).toMatchObject({ person: berit.id, settings: [], found: { casesFiled: [{ name: berit.name }] } });
  });

  it('shows first, and then takes somebody out', async () => {
    const shownFirst = await person(['erase', berit.id], { 'dry-run': true });
    expect(await everythingIn(test)).toContain(berit.id);
    const erased = await person(['erase', berit.id]);

    expect(shownFirst.out).toContain('Inget ändras');
    expect(erased.out).toMatch(/anmälda ärenden +1/);
    expect(erased.out).toContain('säkerhetskopior');
    expect(await everythingIn(test)).not.toContain(berit.id);
    expect((await person(['erase', berit.id], {}, 'en')).out).toBe('There is nothing about that person.');
  });

  it('names roles that stand in the settings', async () => {
    const [grant] = config.grants;

    const { out } = await person(['erase', grant?.person ?? ''], { json: true });

    expect(JSON.parse(out).settings).toHaveLength(config.grants.length);
    expect((await person(['erase', grant?.person ?? ''])).out).toContain('I inställningarna har personen 5 roller.');
  });

  it('has the bot repaint the cards that showed them', async () => {
    const queue = await startQueue(test.url, {
      joinWindowSeconds: 0,
      repaintAfterSeconds: 0,
      timeZone: 'Europe/Stockholm',
      readEvery: 5,
      onError: () => undefined,
    });
    await queue.stop();

    await person(['erase', berit.id]);

    const { rows } = await sql<{ data: unknown }>`select data from pgboss.job where name = 'repaint'`.execute(
      test.database,
    );
    const [case_] = await test.database.selectFrom('cases').select('id').execute();
    await sql`drop schema pgboss cascade`.execute(test.database);
    expect(rows).toEqual([{ data: { case: case_?.id } }]);
  });

  it.each([
    [['erase'], 'tenant/objekt-id'],
    [['erase', 'berit@example.org'], 'berit@example.org'],
    [['show', 'tenant/x'], 'lots person extract'],
  ])('says what is wrong with %j', async (args, told) => {
    expect(await person(args)).toMatchObject({ code: 2, err: expect.stringContaining(told) });
  });
});

describe('the command line', () => {
  it('has all three, with their options', async () => {
    const env = { DATABASE_URL: test.url };

    const all = await Promise.all([
      lots(['retention', '--dry-run', '--json'], { env }),
      lots(['audit', 'verify', '--expect', 'abc'], { env }),
      lots(['person', 'extract', 'tenant/nobody'], { env }),
    ]);

    expect(all.map(({ code }) => code)).toEqual([0, 1, 0]);
    expect(JSON.parse(all[2].stdout)).toMatchObject({ person: 'tenant/nobody', found: { contact: [] } });
    expect(all[2].stderr).toContain('There is nothing about that person.');
  }, 30_000);
});
