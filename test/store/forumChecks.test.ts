import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ForumChecks } from '../../src/ports/learning.ts';
import { storedForumChecks } from '../../src/store/forumChecks.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { anna, bo, NOON, plain } from './someCase.ts';

/** What the port ForumChecks promises, kept by the store. */

let test: TestDatabase;
let checks: ForumChecks;

beforeAll(async () => {
  test = await createDatabase();
  checks = storedForumChecks(test.database);
});
beforeEach(() => test.database.deleteFrom('forum_checks').execute());
afterAll(() => test.close());

const ALDRE = 'fyrbodal/uf-aldre';
const YEAR = { hours: 24 * 365 };
const ask = (at = NOON, forum = ALDRE) => checks.ask('fyrbodal', forum, at, at.subtract({ hours: 24 * 30 }));

describe('asking whether what the bot says of a forum is still so', () => {
  it('waits for an answer, each forum by itself', async () => {
    expect(await ask()).toBe(true);
    expect(await ask(NOON, 'fyrbodal/lokal')).toBe(true);

    expect(plain(await checks.of('fyrbodal'))).toEqual(
      plain([
        { model: 'fyrbodal', forum: 'fyrbodal/lokal', asked: NOON, answer: { is: 'waiting' } },
        { model: 'fyrbodal', forum: ALDRE, asked: NOON, answer: { is: 'waiting' } },
      ]),
    );
    expect(await checks.of('goteborg')).toEqual([]);
  });

  it('is done by one of many at once', async () => {
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask()));

    expect(asked.filter(Boolean)).toEqual([true]);
  });

  it('begins anew only when the last time is before a moment', async () => {
    await ask();
    await checks.answer('fyrbodal', ALDRE, { was: 'right' }, anna, NOON);
    const later = NOON.add(YEAR);

    const asked = [
      await checks.ask('fyrbodal', ALDRE, later, NOON),
      await checks.ask('fyrbodal', ALDRE, later, NOON.add({ nanoseconds: 1000 })),
    ];

    expect(asked).toEqual([false, true]);
    expect(plain(await checks.of('fyrbodal'))).toEqual(
      plain([{ model: 'fyrbodal', forum: ALDRE, asked: later, answer: { is: 'waiting' } }]),
    );
  });
});

describe('what was asked and did not arrive', () => {
  const unask = (at = NOON) => checks.unask('fyrbodal', ALDRE, at);

  it('is taken back, and can be asked again at once', async () => {
    await ask();
    await ask(NOON, 'fyrbodal/lokal');

    await unask();

    expect((await checks.of('fyrbodal')).map(({ forum }) => forum)).toEqual(['fyrbodal/lokal']);
    expect(await ask()).toBe(true);
  });

  it('stays when it was asked at another moment', async () => {
    await ask();

    await unask(NOON.add({ nanoseconds: 1000 }));
    await unask(NOON.subtract(YEAR));

    expect(await checks.of('fyrbodal')).toHaveLength(1);
  });

  it('stays when somebody has answered all the same', async () => {
    await ask();
    await checks.answer('fyrbodal', ALDRE, { was: 'right' }, anna, NOON.add({ minutes: 1 }));

    await unask();

    expect((await checks.of('fyrbodal')).map(({ answer }) => answer.is)).toEqual(['right']);
  });

  it('is nothing where nothing was asked', async () => {
    await unask();

    expect(await checks.of('fyrbodal')).toEqual([]);
  });
});

describe('an answer', () => {
  it('that came last counts', async () => {
    await ask();
    await checks.answer('fyrbodal', ALDRE, { was: 'wrong', note: 'Ordföranden är en annan.' }, anna, NOON);
    const wrong = { is: 'wrong', at: NOON, by: anna, note: 'Ordföranden är en annan.' };
    expect(plain(await checks.of('fyrbodal'))).toEqual(
      plain([{ model: 'fyrbodal', forum: ALDRE, asked: NOON, answer: wrong }]),
    );

    const later = NOON.add({ minutes: 5 });
    await checks.answer('fyrbodal', ALDRE, { was: 'right' }, bo, later);

    expect(plain(await checks.of('fyrbodal'))).toEqual(
      plain([{ model: 'fyrbodal', forum: ALDRE, asked: NOON, answer: { is: 'right', at: later, by: bo } }]),
    );
  });

  it('that nobody had asked for begins a check', async () => {
    await checks.answer('fyrbodal', ALDRE, { was: 'right' }, anna, NOON);

    expect(plain(await checks.of('fyrbodal'))).toEqual(
      plain([{ model: 'fyrbodal', forum: ALDRE, asked: NOON, answer: { is: 'right', at: NOON, by: anna } }]),
    );
    expect(await ask(NOON.add({ hours: 1 }))).toBe(false);
  });

  it('keeps no more of a person than who they are', async () => {
    const actor = { ...anna, email: 'anna@example.org' };

    await checks.answer('fyrbodal', ALDRE, { was: 'wrong', note: 'Fel dag.' }, actor, NOON);

    const { rows } = await sql<{ kept: string }>`select answer::text as kept from forum_checks`.execute(test.database);
    expect(rows[0]?.kept).not.toContain('example.org');
  });
});
