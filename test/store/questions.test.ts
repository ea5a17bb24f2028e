import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AskedQuestion, ConversationId, People, PersonId, Questions } from '../../src/ports.ts';
import { storedPeople } from '../../src/store/people.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { clockAt } from '../support/clock.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** What the ports Questions and People promise, kept by the store. */

const anna = 'tenant/anna' as PersonId;
const bo = 'tenant/bo' as PersonId;
const chat = 'chat-1' as ConversationId;
const other = 'chat-2' as ConversationId;
const clock = clockAt('2026-11-21T10:00:00Z');
const halfAnHourAgo = () => clock.now().subtract({ minutes: 30 });

const asked = (change: Partial<AskedQuestion> = {}): AskedQuestion => ({
  id: randomUUID(),
  at: clock.now(),
  model: 'fyrbodal',
  language: 'sv',
  scope: 'personal',
  text: 'vem beställer hjälpmedel',
  told: { asked: 1, place: 'orust', outcomes: ['local'] },
  continues: null,
  outcome: { kind: 'forum', first: 'fyrbodal/lokal', place: 'orust', theme: null, confidence: 0.9 },
  ...change,
});

let test: TestDatabase;
let questions: Questions;
let people: People;

beforeAll(async () => {
  test = await createDatabase();
  questions = storedQuestions(test.database);
  people = storedPeople(test.database, clock);
});
afterAll(() => test.close());

describe('a kept question', () => {
  it('is found as it was kept, in its own conversation only', async () => {
    const question = asked();

    await questions.keep(question, chat, anna);

    expect(await questions.find(question.id, chat)).toEqual(question);
    expect(await questions.find(question.id, other)).toBeNull();
  });

  it('says which question it goes on with, also as the latest', async () => {
    const first = asked();
    const second = asked({ continues: first.id });

    await questions.keep(first, chat, anna);
    await questions.keep(second, chat, anna);

    expect((await questions.find(second.id, chat))?.continues).toBe(first.id);
    expect((await people.recall(anna, chat, halfAnHourAgo())).latest?.continues).toBe(first.id);
  });

  it('is not found under an id that is none', async () => {
    expect(await questions.find("' or 1=1 --", chat)).toBeNull();
    expect(await questions.find(randomUUID(), chat)).toBeNull();
  });

  it('is the latest of the one who asked, until another is asked or half an hour has gone', async () => {
    const [first, second] = [asked({ text: 'först' }), asked({ text: 'sedan' })];
    await questions.keep(first, chat, anna);
    await questions.keep(second, chat, anna);
    await questions.keep(asked({ text: 'bos egen' }), chat, bo);

    expect((await people.recall(anna, chat, halfAnHourAgo())).latest?.text).toBe('sedan');
    expect((await people.recall(anna, other, halfAnHourAgo())).latest).toBeNull();

    clock.move({ minutes: 31 });
    expect((await people.recall(anna, chat, halfAnHourAgo())).latest).toBeNull();
  });

  it('does not say who asked', async () => {
    const question = asked();
    await questions.keep(question, chat, anna);
    await questions.judge(question.id, anna, { helped: true }, clock.now());

    const rows = await test.database.selectFrom('questions').selectAll().where('id', '=', question.id).execute();
    const verdicts = await test.database
      .selectFrom('verdicts')
      .selectAll()
      .where('question', '=', question.id)
      .execute();

    expect(JSON.stringify([rows, verdicts])).not.toMatch(/anna|chat-1/);
  });
});

describe('a verdict', () => {
  it('counts once for each person, the last one given', async () => {
    const question = asked();
    await questions.keep(question, chat, anna);

    await questions.judge(question.id, anna, { helped: true }, clock.now());
    await questions.judge(question.id, anna, { helped: false }, clock.now());
    await questions.judge(question.id, bo, { helped: true }, clock.now());
    await questions.judge(question.id, bo, { rightForum: 'fyrbodal/styrgrupp' }, clock.now());

    const rows = await test.database
      .selectFrom('verdicts')
      .select(['sort', 'value'])
      .where('question', '=', question.id)
      .orderBy('sort')
      .orderBy('value')
      .execute();
    expect(rows).toEqual([
      { sort: 'helped', value: 'false' },
      { sort: 'helped', value: 'true' },
      { sort: 'right-forum', value: 'fyrbodal/styrgrupp' },
    ]);
  });
});

describe("a person's place", () => {
  it('is remembered, changed and forgotten', async () => {
    await people.remember(anna, { model: 'fyrbodal', place: 'orust' });
    await people.remember(anna, { model: 'fyrbodal', place: 'tanum' });

    expect((await people.recall(anna, chat, halfAnHourAgo())).profile).toEqual({ model: 'fyrbodal', place: 'tanum' });
    expect(await people.forget(anna)).toBe(true);
    expect(await people.forget(anna)).toBe(false);
    expect((await people.recall(anna, chat, halfAnHourAgo())).profile).toBeNull();
  });
});
