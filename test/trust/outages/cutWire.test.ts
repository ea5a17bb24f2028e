import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { LISTS } from '../../support/filing.ts';
import { buttonsOn, personIn, type Shown, type Someone, textOn, valuesOn } from '../../support/people.ts';
import { type AwayBot, pressing, startAwayBot } from './awayBot.ts';

/** The wire to the database is cut at the worst moments. */

let away: AwayBot;
let anna: Someone;
const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);

beforeAll(async () => {
  away = await startAwayBot({});
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
});
beforeEach(async () => {
  await sql`truncate cases cascade`.execute(away.test.database);
  away.bot.clock.move({ minutes: 2 });
  anna = personIn(away.bot, crypto.randomUUID());
});
afterEach(() => {
  expect(uncaught).toEqual([]);
});
afterAll(async () => {
  process.removeListener('uncaughtException', note);
  process.removeListener('unhandledRejection', note);
  await away.close();
});

const numbers = () => away.test.database.selectFrom('cases').select('number').execute();
const states = async () =>
  (await away.test.database.selectFrom('handlings').select('state').execute()).map(({ state }) => state);
const cardOf = (body: string, where: Shown): Shown => ({ ...where, card: JSON.parse(body).value });

describe('a filing whose connection is cut', () => {
  it.each([
    ['before its first statement is heard', 'begin', 'before', 0],
    ['in the middle of storing the case', 'insert into "cases"', 'before', 0],
    ['when the case is stored and not committed', 'insert into "cases"', 'after', 0],
    ['before its commit is heard', 'commit', 'before', 0],
    ['when it is committed and nobody has heard of it', 'commit', 'after', 1],
  ] as const)(
    '%s stays in its form, and becomes one case when it is sent again',
    async (_when, words, when, stored) => {
      const form = await anna.says('anmäl skav');
      away.proxy.cutOn(words, when);

      const first = await pressing(anna, form, 'Skicka in', LISTS);
      const storedThen = await numbers();
      const kept = cardOf(first.body, form);
      const receipt = await anna.presses('Skicka in', kept);

      expect(first.status).toBe(200);
      expect(textOn(kept)).toContain('Det gick inte att spara just nu');
      expect(valuesOn(kept.card)).toMatchObject(LISTS);
      expect(storedThen).toHaveLength(stored);
      expect(textOn(receipt)).toContain('är inne');
      expect(await numbers()).toHaveLength(1);
    },
  );
});

describe('a question whose storing is cut', () => {
  it('loses the buttons that were sent with its answer, as they would lead nowhere', async () => {
    await anna.says('hej');
    away.proxy.cutOn('insert into "questions"', 'before');

    await anna.sends({ text: 'Vårdcentralen och hemtjänsten i Uddevalla är inte överens om läkemedelslistor' });

    const [shown] = anna.inbox().slice(-1);
    expect(shown && textOn(shown)).toContain('Lokal vårdsamverkansgrupp Uddevalla');
    expect(shown && textOn(shown)).toContain('Just nu kan jag inte spara något');
    expect(shown && buttonsOn(shown)).toEqual([]);
  });
});

describe('something written on a card that could not be saved', () => {
  const REASON = 'Det här löser ni bäst på plats.\nBörja med avdelningen.';

  /** Lena is about to send Anna's case back. */
  async function sendingBack() {
    const lena = personIn(away.bot, 'lena');
    const receipt = await anna.presses('Skicka in', await anna.says('anmäl skav'), LISTS);
    const [number = ''] = /SKAV-\d+-\d+/.exec(textOn(receipt)) ?? [];
    return { lena, step: await lena.presses('Återför', await lena.says(number)) };
  }

  it.each([
    ['before', 'filed'],
    ['after', 'returned'],
  ] as const)('stays on it, and is done once when it is pressed again (cut %s the commit)', async (when, stateThen) => {
    const { lena, step } = await sendingBack();
    away.proxy.cutOn('commit', when);

    const kept = cardOf((await pressing(lena, step, 'Återför', { to: 'line', reason: REASON })).body, step);
    const [then] = await states();
    await lena.presses('Försök igen', kept);

    expect(textOn(kept)).toContain('Det gick inte att spara just nu.');
    expect(valuesOn(kept.card)).toEqual({ reason: REASON });
    expect(then).toBe(stateThen);
    expect(await states()).toEqual(['returned']);
    expect(await away.test.database.selectFrom('events').select('seq').execute()).toHaveLength(2);
  });

  it('leaves out what points out a person', async () => {
    const { lena, step } = await sendingBack();
    await away.proxy.refuse();

    const kept = await pressing(lena, step, 'Återför', { to: 'line', reason: 'Gäller 19121212-1212 på avdelningen' });
    await away.proxy.heal();

    expect(kept.body).toContain('på avdelningen');
    expect(kept.body).not.toContain('19121212-1212');
  });
});

describe('a connection that nobody uses', () => {
  it('can be cut without harm: the next who asks gets a new one', async () => {
    await anna.says('hej');

    away.proxy.cut();
    const answer = await anna.says('Vårdcentralen och hemtjänsten i Uddevalla är inte överens om läkemedelslistor');

    expect(textOn(answer)).toContain('Lokal vårdsamverkansgrupp Uddevalla');
  });
});

describe('a connection that is in use, and silent', () => {
  it('can be cut between two statements without ending the process', async () => {
    const { promise: isIn, resolve: enter } = Promise.withResolvers<void>();
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const between = away.database.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      enter();
      await mayGoOn;
      await sql`select 2`.execute(trx);
    });
    await isIn;
    away.proxy.cut();
    await new Promise((resolve) => setImmediate(resolve));
    goOn();

    await expect(between).rejects.toMatchObject({ name: 'Outage', code: 'unreachable' });
  });
});
