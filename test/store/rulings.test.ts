import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Ruling } from '../../src/domain/routing/precedents.ts';
import type { Rulings } from '../../src/ports/learning.ts';
import type { Questions } from '../../src/ports.ts';
import { storedGaps } from '../../src/store/gaps.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { storedRulings } from '../../src/store/rulings.ts';
import { storedTeachings } from '../../src/store/teachings.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, cilla, NOON, plain } from './someCase.ts';
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

/** What the port Rulings promises, kept by the store. Of cases: caseRulings.test.ts. */

let test: TestDatabase;
let questions: Questions;
let rulings: Rulings;

beforeAll(async () => {
  test = await createDatabase();
  questions = storedQuestions(test.database);
  rulings = storedRulings(test.database);
});
beforeEach(() => empty(test));
afterAll(() => test.close());

const of = (model = 'fyrbodal') => rulings.of(model, 100);
const texts = async () => (await of()).map(({ text }) => text);

describe('an answer that somebody says helped', () => {
  it('is a ruling, at the time when they said so', async () => {
    const { id, text } = await asked(questions, { outcome: toForum(ALDRE, 'aldre') }, [[anna.id, YES]]);

    const expected: Ruling = {
      id: `question:${id}`,
      at: minute(1),
      by: 'asker',
      text,
      first: ALDRE,
      theme: 'aldre',
      caseNumber: null,
    };
    expect(plain(await of())).toEqual(plain([expected]));
    expect(await of('goteborg')).toEqual([]);
  });

  it('is one ruling however many say so, at the last time', async () => {
    await asked(questions, {}, [
      [anna.id, YES],
      [bo.id, YES],
      [cilla.id, rather(LOKAL)],
    ]);

    expect((await of()).map(({ at }) => at.toString())).toEqual([minute(2).toString()]);
  });

  it('is none when anybody says otherwise', async () => {
    await asked(questions, { text: 'en emot' }, [
      [anna.id, YES],
      [bo.id, NO],
    ]);
    await asked(questions, { text: 'annat forum' }, [
      [anna.id, YES],
      [bo.id, rather(STYR)],
    ]);
    await asked(questions, { text: 'ingen aning' }, [
      [anna.id, YES],
      [bo.id, rather(null)],
    ]);
    await asked(questions, { text: 'ångrade sig' }, [
      [anna.id, YES],
      [anna.id, NO],
    ]);
    await asked(questions, { text: 'pekade sedan ut ett annat' }, [
      [anna.id, YES],
      [anna.id, rather(STYR)],
    ]);

    expect(await of()).toEqual([]);
  });

  it('is one when the same person thought otherwise before', async () => {
    await asked(questions, { text: 'till slut' }, [
      [anna.id, NO],
      [anna.id, rather(STYR)],
      [anna.id, YES],
    ]);

    expect(await texts()).toEqual(['till slut']);
  });

  it('may be an exit, but no question back, nothing off topic and nothing without a text', async () => {
    for (const [kind, first] of [
      ['line', 'linjen'],
      ['deviation', 'avvikelse'],
      ['individual', 'sip'],
    ] as const)
      await asked(questions, { text: kind, outcome: toExit(kind, first) }, [[anna.id, YES]]);
    await asked(questions, { outcome: askedBack }, [[anna.id, YES]]);
    await asked(questions, { outcome: offtopic }, [[anna.id, YES]]);
    await asked(questions, { text: '' }, [[anna.id, YES]]);
    await asked(questions, { text: 'ingen har sagt något' });

    expect((await of()).map(({ first }) => first).toSorted()).toEqual(['avvikelse', 'linjen', 'sip']);
  });
});

describe('a settled gap', () => {
  it('is a ruling of those who lead', async () => {
    const { id } = await asked(questions, { text: 'det funkar inte', outcome: askedBack });

    await storedGaps(test.database).settle(id, { is: 'belongs', first: 'sip' }, bo.id, minute(9));

    const expected: Ruling = {
      id: `question:${id}`,
      at: minute(9),
      by: 'lead',
      text: 'det funkar inte',
      first: 'sip',
      theme: null,
      caseNumber: null,
    };
    expect(plain(await of())).toEqual(plain([expected]));
  });

  it('goes over what those say who asked, before and after', async () => {
    const gaps = storedGaps(test.database);
    const placed = await asked(questions, { text: 'placerad' }, [[anna.id, NO]]);
    const aside = await asked(questions, { text: 'lagd åt sidan' }, [[anna.id, NO]]);
    await gaps.settle(placed.id, { is: 'belongs', first: STYR }, bo.id, minute(5));
    await gaps.settle(aside.id, { is: 'set-aside' }, bo.id, minute(5));

    for (const { id } of [placed, aside]) await questions.judge(id, anna.id, YES, minute(7));

    expect((await of()).map(({ text, first, by }) => [text, first, by])).toEqual([['placerad', STYR, 'lead']]);
  });
});

describe('an example that a forum was taught', () => {
  const teaching = { model: 'fyrbodal', forum: ALDRE, by: anna, at: NOON };

  it('is a ruling until it is removed; another name for the forum is none', async () => {
    const teachings = storedTeachings(test.database);
    const id = randomUUID();
    await teachings.add({ ...teaching, id, is: 'example', text: 'Vem tar över i hemmet?' });
    await teachings.add({ ...teaching, id: randomUUID(), is: 'name', text: 'Torsdagsgruppen' });

    const expected: Ruling = {
      id: `example:${id}`,
      at: NOON,
      by: 'owner',
      text: 'Vem tar över i hemmet?',
      first: ALDRE,
      theme: null,
      caseNumber: null,
    };
    expect(plain(await of())).toEqual(plain([expected]));
    await teachings.remove('fyrbodal', id, { by: bo.id, at: minute(9) });
    expect(await of()).toEqual([]);
  });
});

describe('the rulings', () => {
  it('come newest first, at most so many', async () => {
    for (const at of [2, 9, 5]) await asked(questions, { text: `${at}`, at: minute(at) }, [[anna.id, YES]]);

    expect((await rulings.of('fyrbodal', 2)).map(({ text }) => text)).toEqual(['9', '5']);
  });
});

describe('what a forum takes', () => {
  const see = (marks: Readonly<Record<string, string>>, at: number, model = 'fyrbodal') =>
    rulings.see(model, new Map(Object.entries(marks)), minute(at));

  beforeEach(async () => {
    await asked(questions, { text: 'lokalt förr', at: minute(0) }, [[anna.id, YES]]);
    await asked(questions, { text: 'äldre förr', at: minute(0), outcome: toForum(ALDRE) }, [[anna.id, YES]]);
    await asked(questions, { text: 'sip förr', at: minute(0), outcome: toExit('individual', 'sip') }, [[anna.id, YES]]);
  });

  it('has always been so when it is seen for the first time', async () => {
    await see({ [LOKAL]: 'a', [ALDRE]: 'a' }, 10);

    expect(await texts()).toHaveLength(3);
  });

  it('leaves out what was ruled before it changed, for that forum only', async () => {
    await see({ [LOKAL]: 'a', [ALDRE]: 'a' }, 10);

    await see({ [LOKAL]: 'a', [ALDRE]: 'b' }, 20);
    await asked(questions, { text: 'äldre nu', at: minute(19), outcome: toForum(ALDRE) }, [[anna.id, YES]]);

    expect((await texts()).toSorted()).toEqual(['lokalt förr', 'sip förr', 'äldre nu']);
  });

  it('stays changed since then, however often it is seen', async () => {
    await see({ [ALDRE]: 'a' }, 10);
    await see({ [ALDRE]: 'b' }, 20);
    await asked(questions, { text: 'äldre nu', at: minute(25), outcome: toForum(ALDRE) }, [[anna.id, YES]]);

    await see({ [ALDRE]: 'b' }, 30);

    expect((await texts()).toSorted()).toEqual(['lokalt förr', 'sip förr', 'äldre nu']);
  });

  it('is of each organisation by itself', async () => {
    await see({ [LOKAL]: 'a' }, 10);
    await see({ [LOKAL]: 'x' }, 10, 'goteborg');
    await see({ [LOKAL]: 'y' }, 20, 'goteborg');

    expect(await texts()).toContain('lokalt förr');
  });

  it('is seen by many bots at once without harm', async () => {
    const [one, other] = [
      { [LOKAL]: 'a', [ALDRE]: 'a' },
      { [ALDRE]: 'a', [LOKAL]: 'a' },
    ];

    await Promise.all(Array.from({ length: 20 }, (_, nth) => see(nth % 2 ? one : other, nth)));

    expect(await texts()).toHaveLength(3);
    const rows = sql`select from forum_marks`.execute(test.database);
    expect((await rows).rows).toHaveLength(2);
  });

  it('tells when an organisation was first served', async () => {
    expect(await rulings.servedSince('fyrbodal')).toBeNull();
    await rulings.see('fyrbodal', new Map(), minute(5));
    await see({ [LOKAL]: 'a' }, 10);

    await see({ [LOKAL]: 'b', [ALDRE]: 'a' }, 20);

    expect((await rulings.servedSince('fyrbodal'))?.toString()).toBe(minute(10).toString());
    expect(await rulings.servedSince('goteborg')).toBeNull();
  });
});
