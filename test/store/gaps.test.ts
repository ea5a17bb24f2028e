import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Gaps, GapsWanted } from '../../src/ports/learning.ts';
import type { Questions } from '../../src/ports.ts';
import { storedGaps } from '../../src/store/gaps.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../support/postgres.ts';
import { manyQuestions, readAgainAndAgain } from './queryPlans.ts';
import { anna, bo, cilla, plain } from './someCase.ts';
import {
  ALDRE,
  asked,
  askedBack,
  LOKAL,
  minute,
  NO,
  offtopic,
  rather,
  STYR,
  toExit,
  toForum,
  YES,
} from './someQuestion.ts';

/** What the port Gaps promises, kept by the store. */

let test: TestDatabase;
let questions: Questions;
let gaps: Gaps;

beforeAll(async () => {
  test = await createDatabase();
  questions = storedQuestions(test.database);
  gaps = storedGaps(test.database);
});
beforeEach(() => empty(test));
afterAll(() => test.close());

const wanted = (change: Partial<GapsWanted> = {}): GapsWanted => ({
  model: 'fyrbodal',
  first: null,
  since: minute(0),
  until: minute(60),
  ...change,
});

const listed = async (change: Partial<GapsWanted> = {}) =>
  (await gaps.list(wanted(change), { offset: 0, limit: 100 })).gaps;
const texts = async (change: Partial<GapsWanted> = {}) => (await listed(change)).map(({ text }) => text);

describe('a gap', () => {
  it('is a question that was asked back and that nobody went on with', async () => {
    const at = minute(0).add({ milliseconds: 123 });
    const question = await asked(questions, { at, text: 'det funkar inte', outcome: askedBack });

    const expected = {
      id: question.id,
      at,
      model: 'fyrbodal',
      kind: 'unanswered',
      text: 'det funkar inte',
      answered: null,
      suggested: null,
    };
    expect(plain(await listed())).toEqual(plain([expected]));
    expect(plain(await gaps.find(question.id))).toEqual(plain(expected));
  });

  it('is an answer that did not help, or that another forum is told to be the right one for', async () => {
    await asked(questions, { text: 'hjälpte' }, [[anna.id, YES]]);
    await asked(questions, { text: 'hjälpte inte', at: minute(1) }, [[anna.id, NO]]);
    await asked(questions, { text: 'annat forum', at: minute(2) }, [[anna.id, rather(ALDRE)]]);
    await asked(questions, { text: 'rätt forum', at: minute(3) }, [[anna.id, rather(LOKAL)]]);

    const found = (await listed()).map(({ kind, text, answered, suggested }) => [kind, text, answered, suggested]);

    expect(found).toEqual([
      ['wrong', 'annat forum', LOKAL, ALDRE],
      ['wrong', 'hjälpte inte', LOKAL, null],
    ]);
  });

  it('is not what somebody has come to think better of', async () => {
    await asked(questions, { text: 'hjälpte till slut' }, [
      [anna.id, NO],
      [anna.id, rather(ALDRE)],
      [anna.id, YES],
    ]);
    await asked(questions, { text: 'hjälpte inte ändå' }, [
      [anna.id, YES],
      [anna.id, rather(STYR)],
    ]);

    expect(await texts()).toEqual(['hjälpte inte ändå']);
  });

  it('is not taken back by somebody else', async () => {
    await asked(questions, {}, [
      [anna.id, rather(ALDRE)],
      [bo.id, YES],
    ]);

    expect(await listed()).toMatchObject([{ kind: 'wrong', suggested: ALDRE }]);
  });

  it('is what was held to be about something else, until somebody says that this was right', async () => {
    await asked(questions, { text: 'vädret', outcome: offtopic }, [[anna.id, YES]]);
    await asked(questions, { text: 'skolskjuts', outcome: offtopic });
    await asked(questions, { text: 'färdtjänst', outcome: offtopic, at: minute(1) }, [
      [anna.id, YES],
      [bo.id, NO],
    ]);

    expect((await listed()).map(({ kind, text }) => [kind, text])).toEqual([
      ['wrong', 'färdtjänst'],
      ['offtopic', 'skolskjuts'],
    ]);
  });

  it('belongs where most say, the latest of as many, whatever those say who do not know', async () => {
    const one = await asked(questions, {}, [
      [anna.id, rather(STYR)],
      [bo.id, rather(ALDRE)],
    ]);
    const two = await asked(questions, {}, [
      [anna.id, rather(STYR)],
      [bo.id, rather(STYR)],
      [cilla.id, rather(ALDRE)],
    ]);
    const none = await asked(questions, {}, [
      [anna.id, rather(null)],
      [bo.id, rather(null)],
    ]);
    const some = await asked(questions, {}, [
      [anna.id, rather(null)],
      [bo.id, rather(null)],
      [cilla.id, rather(STYR)],
    ]);

    const suggested = await Promise.all([one, two, none, some].map(async ({ id }) => (await gaps.find(id))?.suggested));

    expect(suggested).toEqual([ALDRE, STYR, null, STYR]);
  });

  it('is nothing without a text, of no known organisation, or that was answered and left at that', async () => {
    await asked(questions, { text: '', outcome: askedBack });
    await asked(questions, { outcome: toExit('which-organisation', '') });
    await asked(questions);
    await asked(questions, { outcome: toExit('deviation', 'avvikelse') });

    expect(await listed()).toEqual([]);
  });
});

describe('a question that was gone on with', () => {
  it('counts at its last question only', async () => {
    const first = await asked(questions, { text: 'först', outcome: askedBack });
    const second = await asked(questions, { text: 'sedan', outcome: askedBack, continues: first.id }, [[anna.id, NO]]);
    expect(await texts()).toEqual(['sedan']);

    const third = await asked(questions, { text: 'sist', outcome: askedBack, continues: second.id });

    expect((await listed()).map(({ kind, text }) => [kind, text])).toEqual([['unanswered', 'sist']]);
    expect(await gaps.find(first.id)).toBeNull();
    await asked(questions, { text: 'besvarad', continues: third.id });
    expect(await listed()).toEqual([]);
  });

  it('may still be, for a while after it was asked back', async () => {
    await asked(questions, { text: 'nyss', outcome: askedBack, at: minute(31) });
    await asked(questions, { text: 'nyss men fel', at: minute(31) }, [[anna.id, NO]]);
    await asked(questions, { text: 'för länge sedan', outcome: askedBack, at: minute(30) });

    expect((await texts({ until: minute(30) })).toSorted()).toEqual(['för länge sedan', 'nyss men fel']);
    expect(await gaps.count(wanted({ until: minute(30), first: null }))).toContainEqual(
      expect.objectContaining({ first: null, asked: 1 }),
    );
  });
});

describe('the gaps that are wanted', () => {
  it('are of one organisation and from a moment on, newest first', async () => {
    await asked(questions, { text: 'annan', model: 'goteborg', outcome: askedBack });
    for (const at of [0, 1, 2]) await asked(questions, { text: `minut ${at}`, outcome: askedBack, at: minute(at) });

    expect(await texts()).toEqual(['minut 2', 'minut 1', 'minut 0']);
    expect(await texts({ since: minute(1) })).toEqual(['minut 2', 'minut 1']);
    expect(await texts({ model: 'goteborg' })).toEqual(['annan']);
  });

  it('come a page at a time, with how many there are', async () => {
    for (const at of [0, 1, 2, 3, 4]) await asked(questions, { text: `${at}`, outcome: askedBack, at: minute(at) });

    const page = await gaps.list(wanted(), { offset: 2, limit: 2 });

    expect(page.gaps.map(({ text }) => text)).toEqual(['2', '1']);
    expect(page.total).toBe(5);
  });

  it('are those of a forum or an exit: where they are said to belong, else where they were answered to', async () => {
    await asked(questions, { text: 'sagt', outcome: askedBack }, [[anna.id, rather(ALDRE)]]);
    await asked(questions, { text: 'svarat', outcome: toForum(ALDRE), at: minute(1) }, [[anna.id, NO]]);
    await asked(questions, { text: 'hör hemma lokalt', outcome: toForum(ALDRE) }, [[anna.id, rather(LOKAL)]]);
    await asked(questions, { text: 'utanför', outcome: offtopic });

    expect(await texts({ first: ALDRE })).toEqual(['svarat', 'sagt']);
    expect(await texts({ first: LOKAL })).toEqual(['hör hemma lokalt']);
    expect(await texts({ first: 'utanfor' })).toEqual(['utanför']);
    expect((await gaps.list(wanted({ first: ALDRE }), { offset: 0, limit: 1 })).total).toBe(2);
  });
});

describe('the count', () => {
  const none = { unanswered: 0, wrong: 0, offtopic: 0 };

  it('has for each forum and exit how much was answered with it and what was missed, most gaps first', async () => {
    await asked(questions);
    await asked(questions, {}, [[anna.id, NO]]);
    await asked(questions, {}, [[anna.id, rather(ALDRE)]]);
    await asked(questions, { outcome: toExit('line', 'linjen') });
    await asked(questions, { outcome: toExit('line', 'linjen') });
    await asked(questions, { outcome: offtopic }, [[anna.id, rather(ALDRE)]]);
    await asked(questions, { outcome: askedBack });
    await asked(questions, { outcome: askedBack, at: minute(61) });
    await asked(questions, { at: minute(0).subtract({ minutes: 1 }) });
    await asked(questions, { model: 'goteborg', outcome: askedBack });

    expect(await gaps.count(wanted())).toEqual([
      { first: ALDRE, asked: 0, gaps: { ...none, wrong: 2 } },
      { first: LOKAL, asked: 3, gaps: { ...none, wrong: 1 } },
      { first: null, asked: 1, gaps: { ...none, unanswered: 1 } },
      { first: 'linjen', asked: 2, gaps: none },
      { first: 'utanfor', asked: 1, gaps: none },
    ]);
    expect(await gaps.count(wanted({ first: LOKAL }))).toEqual([
      { first: LOKAL, asked: 3, gaps: { ...none, wrong: 1 } },
    ]);
  });

  it('has a settled one as asked, and no gap', async () => {
    const { id } = await asked(questions, { outcome: offtopic });
    await gaps.settle(id, { is: 'set-aside' }, anna.id, minute(5));

    expect(await gaps.count(wanted())).toEqual([{ first: 'utanfor', asked: 1, gaps: none }]);
  });

  it('is empty when nobody has asked', async () => {
    expect(await gaps.count(wanted())).toEqual([]);
    expect(await gaps.list(wanted(), { offset: 0, limit: 10 })).toEqual({ gaps: [], total: 0 });
  });
});

describe('settling', () => {
  it('is done by one of many at once, and the gap is gone', async () => {
    const { id } = await asked(questions, { outcome: askedBack });
    await asked(questions, { text: 'en annan', outcome: askedBack });

    const settled = await Promise.all(
      [anna, bo, cilla, anna].map((by) => gaps.settle(id, { is: 'belongs', first: ALDRE }, by.id, minute(5))),
    );

    expect(settled.filter(Boolean)).toEqual([true]);
    expect(await gaps.find(id)).toBeNull();
    expect(await texts()).toEqual(['en annan']);
    expect(await gaps.settle(id, { is: 'set-aside' }, bo.id, minute(6))).toBe(false);
  });

  it('does nothing to what is not there', async () => {
    for (const id of [randomUUID(), "' or 1=1 --"]) {
      expect(await gaps.find(id)).toBeNull();
      expect(await gaps.settle(id, { is: 'set-aside' }, anna.id, minute(5))).toBe(false);
    }
    expect(await everythingIn(test)).not.toContain('set-aside');
  });
});

describe('among ten thousand questions', () => {
  it('no table is read once for each of them', async () => {
    await manyQuestions(test.database);
    const long = wanted({ until: minute(1000) });
    const { gaps: some, total } = await gaps.list(long, { offset: 0, limit: 1 });
    expect(total).toBeGreaterThan(2000);

    const repeated = await readAgainAndAgain(test.url, async (db) => {
      const read = storedGaps(db);
      await read.list(long, { offset: 0, limit: 10 });
      await read.list({ ...long, first: ALDRE }, { offset: 0, limit: 10 });
      await read.count(long);
      await read.find(some[0]?.id ?? '');
    });

    expect(repeated).toEqual([]);
  });
});
