import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { act } from '../../src/domain/case/act.ts';
import type { Action } from '../../src/domain/case/action.ts';
import type { Case, ForumSeat } from '../../src/domain/case/case.ts';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Ruling } from '../../src/domain/routing/precedents.ts';
import type { Cases, Filing } from '../../src/ports/cases.ts';
import type { Rulings } from '../../src/ports/learning.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedForms } from '../../src/store/forms.ts';
import { storedGaps } from '../../src/store/gaps.ts';
import { storedGrants } from '../../src/store/grants.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { storedRulings } from '../../src/store/rulings.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';
import { manyQuestions, readAgainAndAgain } from './queryPlans.ts';
import { anna, bo, decision, form, jobsTaken, NOON, plain, someFiling } from './someCase.ts';
import { ALDRE, asked, LOKAL, minute, STYR, YES } from './someQuestion.ts';

/** What the port Rulings promises of cases, kept by the store. Of everything else: rulings.test.ts. */

let test: TestDatabase;
let cases: Cases;
let rulings: Rulings;

beforeAll(async () => {
  test = await createDatabase();
  cases = storedCases(test.database, jobsTaken().enqueue);
  rulings = storedRulings(test.database);
});
beforeEach(async () => {
  await empty(test);
  await storedForms(test.database).keep(form);
});
afterAll(() => test.close());

const of = (model = 'fyrbodal') => rulings.of(model, 100);

const aldre: ForumSeat = { forum: ALDRE, place: null };
const styr: ForumSeat = { forum: STYR, place: null };

const grantTo = ({ id: person }: Person, role: Grant['role'], model = 'fyrbodal'): Grant => ({
  person,
  role,
  model,
  forum: null,
  place: null,
  principal: null,
});
const lead = grantTo(bo, 'process-lead');
const meeting = { date: Temporal.PlainDate.from('2026-12-08') };

const filed = (change: Partial<Filing['case']> = {}): Promise<Case> =>
  cases.file(
    someFiling({
      answers: { title: 'Hjälpmedel dröjer', happening: 'Rullstolen kommer efter tre veckor.' },
      ...change,
    }),
  );

/** Does one thing after another, an hour apart, as somebody who has a role for everything. */
async function done(before: Case, target: number, actions: readonly Action[], by: Person = bo): Promise<Case> {
  let case_ = before;
  for (const [nth, action] of actions.entries()) {
    const grants = [grantTo(by, 'process-lead'), grantTo(by, 'chair')];
    const change = act(case_, { person: by, grants }, action, NOON.add({ hours: nth + 1 }), target);
    if ('refused' in change) throw new Error(change.refused);
    await cases.save([change]);
    case_ = change.case;
  }
  return case_;
}

const forward = (to: ForumSeat): Action => ({ do: 'forward', to, reason: 'Rör flera kommuner' });
const share: Action = { do: 'share', with: { forum: 'fyrbodal/lokal', place: 'orust' }, reason: 'Även där' };
const deciding: readonly Action[] = [{ do: 'prepare' }, { do: 'schedule', meeting }, { do: 'decide', decision }];

describe('a case', () => {
  it('that a forum has decided is a ruling for it, with its number', async () => {
    const { id, number } = await done(await filed(), 1, deciding);

    const expected: Ruling = {
      id: `case:${id}:1`,
      at: NOON.add({ hours: 3 }),
      by: 'case',
      text: 'Hjälpmedel dröjer\nRullstolen kommer efter tre veckor.',
      first: LOKAL,
      theme: 'aldre',
      caseNumber: number,
    };
    expect(plain(await of())).toEqual(plain([expected]));
    expect(await of('goteborg')).toEqual([]);
  });

  it('stays one while the decision is carried home and when it is closed, decided when it was', async () => {
    const case_ = await done(await filed(), 1, deciding);
    const at = (await of())[0]?.at.toString();

    const home = await done(case_, 1, [{ do: 'anchor' }]);
    expect((await of())[0]?.at.toString()).toBe(at);
    await done(home, 1, [{ do: 'close', reason: 'Klart' }]);

    expect((await of()).map((ruling) => ruling.at.toString())).toEqual([at]);
  });

  it('is none while nobody has decided, and none without a word', async () => {
    await done(await filed(), 1, deciding.slice(0, 2));
    await done(await filed({ answers: {} }), 1, deciding);

    expect(await of()).toEqual([]);
  });

  it('that a process lead has forwarded is a ruling for the forum that it went to', async () => {
    await storedGrants(test.database).give(lead, anna.id, NOON);
    const { id, number } = await done(await filed(), 1, [{ do: 'prepare' }, share, forward(aldre)]);

    const expected = { id: `case:${id}:3`, by: 'lead', first: ALDRE, caseNumber: number };
    expect(await of()).toMatchObject([expected]);
    expect((await of())[0]?.at.toString()).toBe(NOON.add({ hours: 3 }).toString());
  });

  it('is the ruling of whoever leads there, by the settings too, and not of a chair', async () => {
    const grants = storedGrants(test.database);
    await grants.give(grantTo(bo, 'chair'), anna.id, NOON);
    await grants.give(grantTo(bo, 'process-lead', 'goteborg'), anna.id, NOON);
    await done(await filed(), 1, [forward(aldre)]);

    expect(await of()).toEqual([]);
    const others = storedRulings(test.database, [grantTo(bo, 'process-lead', 'goteborg'), grantTo(bo, 'chair')]);
    expect(await others.of('fyrbodal', 10)).toEqual([]);
    const settings = storedRulings(test.database, [lead]);
    expect(await settings.of('fyrbodal', 10)).toMatchObject([{ by: 'lead', first: ALDRE }]);
  });

  it('is a ruling only where it stayed, and of the forum itself once it has decided', async () => {
    await storedGrants(test.database).give(lead, anna.id, NOON);
    const onward = await done(await filed(), 1, [forward(aldre)]);
    await done(onward, 2, [forward(styr)]);
    const returned = await done(await filed(), 1, [forward(aldre)]);
    await done(returned, 2, [{ do: 'return', to: 'line', reason: 'Egen fråga' }]);
    const decided = await done(await filed(), 1, [forward(aldre)]);
    await done(decided, 2, deciding.slice(1));

    const ruled = (await of()).map(({ id, by, first }) => `${id} ${by} ${first}`);

    expect(ruled.toSorted()).toEqual(
      [`case:${onward.id}:3 lead ${STYR}`, `case:${decided.id}:2 case ${ALDRE}`].toSorted(),
    );
  });

  it('that was withdrawn or de-identified is none', async () => {
    await storedGrants(test.database).give(lead, anna.id, NOON);
    const forwarded = await done(await filed({ filer: bo }), 1, [forward(aldre)]);
    const decided = await done(await filed(), 1, deciding);
    expect(await of()).toHaveLength(2);

    await done(forwarded, 0, [{ do: 'withdraw', reason: 'Det har löst sig' }]);
    await done(decided, 0, [{ do: 'deidentify', words: ['Rullstolen'], fields: ['happening'] }]);

    expect(await of()).toEqual([]);
  });
});

describe('the rulings of questions and cases', () => {
  it('all have an id of their own', async () => {
    await storedGrants(test.database).give(lead, anna.id, NOON);
    const question = await asked(storedQuestions(test.database), {}, [[anna.id, YES]]);
    await storedGaps(test.database).settle(question.id, { is: 'belongs', first: STYR }, bo.id, minute(9));
    const shared = await done(await filed(), 1, [{ do: 'prepare' }, share]);
    const decided = await done(shared, 1, deciding.slice(1));
    await done(decided, 2, [forward(aldre)]);

    const ids = (await of()).map(({ id }) => id);

    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(3);
  });
});

/** A thousand cases like one that is there. */
async function manyLike({ id }: Case): Promise<void> {
  const copies = sql`(select n, md5(${id} || n)::uuid as id from generate_series(1, 1000) n) copies`;
  await sql`
    insert into cases select (jsonb_populate_record(
      cases, jsonb_build_object('id', copies.id, 'submit', copies.id, 'number', ${id} || n))).*
    from cases, ${copies} where cases.id = ${id}`.execute(test.database);
  for (const table of ['handlings', 'events'])
    await sql`
      insert into ${sql.table(table)}
      select (jsonb_populate_record(part, jsonb_build_object('case', copies.id))).*
      from ${sql.table(table)} part, ${copies} where part."case" = ${id}`.execute(test.database);
}

describe('among ten thousand questions and two thousand cases', () => {
  it('no table is read once for each of them', async () => {
    await storedGrants(test.database).give(lead, anna.id, NOON);
    await rulings.see('fyrbodal', new Map([[LOKAL, 'a']]), minute(0));
    await manyQuestions(test.database);
    await manyLike(await done(await filed(), 1, deciding));
    await manyLike(await done(await filed(), 1, [forward(aldre)]));

    const found = await rulings.of('fyrbodal', 10_000);
    const repeated = await readAgainAndAgain(test.url, (db) => storedRulings(db).of('fyrbodal', 5000));

    expect(new Set(found.map(({ by }) => by))).toEqual(new Set(['asker', 'lead', 'case']));
    expect(found.length).toBeGreaterThan(3500);
    expect(repeated).toEqual([]);
  });
});
