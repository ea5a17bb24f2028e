import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Grant } from '../../src/domain/case/roles.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { storedRulings } from '../../src/store/rulings.ts';
import { type RunningBot, startBot } from '../support/bot.ts';
import { installs } from '../support/filing.ts';
import { allTextOn, buttonsOn, personIn, type Shown, type Someone, TENANT } from '../support/people.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';

/** Once a year those who lead a forum are asked whether what the bot says of it is still so. */

const grant = (id: string, role: Grant['role'], forum: string | null, place: string | null = null): Grant => ({
  person: `${TENANT}/${id}` as PersonId,
  role,
  model: 'fyrbodal',
  forum,
  place,
  principal: null,
});

/** Lena leads the whole organisation, Stina the steering group; Olle has the chair of one place's group. */
const GRANTS: readonly Grant[] = [
  grant('lena', 'process-lead', null),
  grant('stina', 'chair', 'fyrbodal/styrgrupp'),
  grant('olle', 'chair', 'fyrbodal/lokal', 'uddevalla'),
];
/** The forums of Fyrbodal itself. */
const FORUMS = 7;

const MARKS = new Map([['fyrbodal/styrgrupp', 'as it is']]);

/** Wednesdays. */
const FIRST_DAY = '2026-11-25T09:00+01:00';
const DUE = '2027-01-13T09:00+01:00';
const DAY_AFTER = '2027-01-14T09:00+01:00';
const YEAR_AFTER = '2028-01-13T09:00+01:00';

let test: TestDatabase;
let bot: RunningBot;
let lena: Someone;
let stina: Someone;
let olle: Someone;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  await empty(test);
  bot = await startBot(test, { rules: { grants: GRANTS } });
  [lena, stina, olle] = [personIn(bot, 'lena'), personIn(bot, 'stina'), personIn(bot, 'olle')];
  await Promise.all([lena, stina, olle].map(installs));
  await storedRulings(test.database).see('fyrbodal', MARKS, Temporal.Instant.from(FIRST_DAY));
});
afterEach(() => bot.close());
afterAll(() => test.close());

async function on(moment: string): Promise<void> {
  bot.clock.moveTo(moment);
  await bot.askOwners();
}

const YES = 'Ja, det stämmer';
const questionsTo = (who: Someone): Shown[] => who.inbox().filter((shown) => buttonsOn(shown).includes(YES));
const answersIn = async () =>
  (await bot.desk.school.checks.of('fyrbodal')).map(({ forum, answer }) => `${forum} ${answer.is}`);

describe('those who lead a forum', () => {
  it('are asked in their own chat when the bot has been at work for a month, and not before', async () => {
    await on(FIRST_DAY);
    const before = questionsTo(stina);

    await on(DUE);

    expect(before).toEqual([]);
    expect(questionsTo(stina).map(allTextOn)).toEqual([expect.stringContaining('Styrgruppen')]);
  });

  it('are asked in their own language', async () => {
    await stina.sends({ type: 'installationUpdate', action: 'add', locale: 'en-GB' });

    await on(DUE);

    expect(stina.inbox().at(-1)?.card.lang).toBe('en');
  });

  it('answer, and the answer is kept', async () => {
    await on(DUE);
    const [question] = questionsTo(stina);
    if (!question) throw new Error('not asked');

    await stina.presses(YES, question);

    expect(await answersIn()).toContain('fyrbodal/styrgrupp right');
  });

  it('are asked once a year, answered or not', async () => {
    await on(DUE);
    await on(DAY_AFTER);
    const first = questionsTo(stina).length;

    await on(YEAR_AFTER);

    expect([first, questionsTo(stina).length]).toEqual([1, 2]);
  });

  it('are left in peace on a free day', async () => {
    await on('2027-01-16T09:00+01:00');

    expect(await answersIn()).toEqual([]);
  });
});

describe('a forum that nobody leads by itself', () => {
  it("is asked about to the organisation's process leads, five a day at most, and each forum once", async () => {
    await on(DUE);
    await bot.askOwners();
    const today = questionsTo(lena).length;
    await on(DAY_AFTER);

    const all = questionsTo(lena).length;

    // The steering group is Stina's.
    expect([today, all]).toEqual([5, FORUMS - 1]);
    expect(questionsTo(olle)).toEqual([]);
    expect(await answersIn()).toHaveLength(FORUMS);
  });

  it('is asked about when there is somebody to ask', async () => {
    await bot.desk.office.contacts.forget(`${TENANT}/lena` as PersonId);
    await on(DUE);
    const before = await answersIn();
    await installs(lena);

    await bot.askOwners();

    expect(before).toEqual(['fyrbodal/styrgrupp waiting']);
    expect(questionsTo(lena)).toHaveLength(5);
  });
});

describe('two bots at once', () => {
  it('ask once', async () => {
    bot.clock.moveTo(DUE);

    await Promise.all([bot.askOwners(), bot.askOwners()]);

    expect([questionsTo(lena).length, questionsTo(stina).length]).toEqual([5, 1]);
  });
});

describe('when Teams', () => {
  it('asks to wait, the question comes a little later', async () => {
    bot.connector.fail({ is: 'status', status: 429, retryAfter: '1' }, { times: 1 });

    await on(DUE);

    expect([questionsTo(lena).length, questionsTo(stina).length]).toEqual([5, 1]);
  });

  it('takes nothing for long, nothing is lost: it is said in the log, and all is asked another day', async () => {
    bot.connector.fail({ is: 'status', status: 429, retryAfter: '1' });
    await on(DUE);
    const asked = await answersIn();
    bot.connector.heal();

    await on(DAY_AFTER);

    expect(asked).toEqual([]);
    expect(bot.logged.filter((line) => line.includes('check-not-sent'))).toHaveLength(1);
    expect([questionsTo(lena).length, questionsTo(stina).length]).toEqual([5, 1]);
  });

  it('no longer lets the bot write to somebody, they are not written to again, and others are asked another day', async () => {
    bot.connector.fail({ is: 'status', status: 403 }, { on: ({ path }) => path.includes('29:stina') });
    await on(DUE);
    const asked = await answersIn();

    await on(DAY_AFTER);

    expect(asked.join()).not.toContain('fyrbodal/styrgrupp');
    expect(questionsTo(lena)).toHaveLength(FORUMS);
    expect(bot.logged.join('\n')).not.toMatch(/stina/i);
  });

  it('does not say what came of a question, it is not asked again: it may have arrived', async () => {
    const arrived = () => bot.connector.accepted.filter(({ path }) => decodeURIComponent(path).includes('29:stina'));
    const before = arrived().length;
    bot.connector.fail({ is: 'reset', accepts: true }, { on: ({ path }) => path.includes('29:stina'), times: 1 });
    await on(DUE);

    await on(DAY_AFTER);

    expect(arrived().length - before).toBe(1);
    expect(await answersIn()).toContain('fyrbodal/styrgrupp waiting');
  });

  it('takes a question to one of those who lead a forum and not to another, it has been asked', async () => {
    await installs(personIn(bot, 'per'));
    await bot.desk.office.grants.give(
      grant('per', 'process-lead', 'fyrbodal/styrgrupp'),
      `${TENANT}/lena` as PersonId,
      bot.clock.now(),
    );
    bot.connector.fail({ is: 'status', status: 403 }, { on: ({ path }) => path.includes('29:per') });
    await on(DUE);

    await on(DAY_AFTER);

    expect(questionsTo(stina)).toHaveLength(1);
    expect(await answersIn()).toContain('fyrbodal/styrgrupp waiting');
  });
});
