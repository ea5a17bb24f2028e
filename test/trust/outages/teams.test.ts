import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Fault } from '../../support/connectorFaults.ts';
import { CHANNEL, LISTS } from '../../support/filing.ts';
import { buttonsOn, personIn, type Shown, type Someone, textOn } from '../../support/people.ts';
import { type AwayBot, pressing, startAwayBot, told } from './awayBot.ts';

/** Teams itself is slow, refuses, or does not answer, in the middle of a turn. */

const QUESTION = 'Vårdcentralen och hemtjänsten i Uddevalla är inte överens om läkemedelslistor';
const WAITS = { message: { storing: 1500, sending: 2500 }, invoke: { storing: 1500, sending: 2000 } };
const SLACK = 1000;

let away: AwayBot;
let anna: Someone;
let form: Shown;
let answer: Shown;

beforeAll(async () => {
  away = await startAwayBot({ waits: WAITS });
});
beforeEach(async () => {
  await sql`truncate cases cascade`.execute(away.test.database);
  away.bot.clock.move({ minutes: 2 });
  anna = personIn(away.bot, crypto.randomUUID());
  form = await anna.says('anmäl skav');
  answer = await anna.says(QUESTION);
});
afterEach(() => away.bot.connector.heal());
afterAll(() => away.close());

const HANGS: Fault = { is: 'hang', accepts: false };
const NEVER: readonly (readonly [string, Fault])[] = [
  ['does not answer', HANGS],
  ['fails', { is: 'status', status: 502 }],
  ['takes no more for a long while', { is: 'status', status: 429, retryAfter: '60' }],
  ['ends the connection', { is: 'reset', accepts: false }],
];

describe.each(NEVER)('a Teams that %s', (_how, fault) => {
  beforeEach(() => away.bot.connector.fail(fault));

  it('leaves a filing stored, and its receipt in the answer to the press', async () => {
    const sent = await pressing(anna, form, 'Skicka in', LISTS);

    expect(sent.status).toBe(200);
    expect(sent.milliseconds).toBeLessThan(WAITS.invoke.sending + SLACK);
    expect(sent.body).toContain('är inne');
    expect(await away.test.database.selectFrom('cases').select('number').execute()).toHaveLength(1);
  });

  it('leaves what would have come below a card in the answer to the press', async () => {
    const pressed = await pressing(anna, answer, 'Anmäl skav');

    expect(pressed.status).toBe(200);
    expect(pressed.milliseconds).toBeLessThan(WAITS.invoke.sending + SLACK);
    expect(JSON.parse(pressed.body)).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Anmäl skav',
    });
  });

  it('ends a turn in time all the same', async () => {
    const asked = await told(anna.sends({ text: QUESTION }));

    expect(asked.status).toBe(200);
    expect(asked.milliseconds).toBeLessThan(WAITS.message.sending + SLACK);
  });
});

describe('an answer that Teams does not take', () => {
  it.each<[string, Fault]>([
    ['at once', { is: 'status', status: 429 }],
    ['for a second', { is: 'status', status: 429, retryAfter: '1' }],
    ['in this very moment', { is: 'status', status: 412 }],
  ])('%s comes while somebody waits for it, once', async (_when, fault) => {
    away.bot.connector.fail(fault, { times: 1 });

    await anna.sends({ text: 'vilka forum finns' });

    const shown = anna.inbox().slice(2).map(textOn);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toContain('Forum i Vårdsamverkan Fyrbodal');
  });

  it('comes when it finds nobody there for a moment', async () => {
    await away.bot.connector.hangUp();
    const asking = anna.sends({ text: 'vilka forum finns' });
    setTimeout(() => away.bot.connector.pickUp(), 700);

    await asking;

    expect(anna.inbox().slice(2).map(textOn)).toEqual([expect.stringContaining('Forum i Vårdsamverkan Fyrbodal')]);
  });

  it.each<[string, Fault]>([
    ['and has', { is: 'status', status: 502, accepts: true }],
    ['and has not', { is: 'status', status: 502 }],
  ])('as far as anybody knows (%s) is not sent twice: whoever asked is told that it may be lost', async (_, fault) => {
    away.bot.connector.fail(fault, { times: 1 });
    const before = away.bot.connector.accepted.length;

    await anna.sends({ text: 'vilka forum finns' });

    const accepted = away.bot.connector.accepted.slice(before).map(({ body }) => JSON.stringify(body));
    expect(accepted.filter((text) => text.includes('Forum i Vårdsamverkan Fyrbodal'))).toHaveLength(
      'accepts' in fault ? 1 : 0,
    );
    expect(accepted.at(-1)).toContain('Mitt svar kan ha kommit bort på vägen.');
  });
});

describe('a Teams that does not say who owns a team', () => {
  it('is said to be away: nobody is told that they are no owner', async () => {
    const unled = await startAwayBot({ waits: WAITS, rules: { grants: [] } });
    const bo = personIn(unled.bot, 'bo');
    unled.bot.connector.owners.add('29:bo');
    unled.bot.connector.fail({ is: 'status', status: 503 }, { on: ({ path }) => path.includes('/members/') });

    const shown = await bo.says('koppla kanalen', CHANNEL);
    await unled.close();

    expect(textOn(shown)).toBe('Jag kommer inte åt det just nu. Skriv igen om en stund.');
    expect(buttonsOn(shown)).toEqual([]);
  });
});

describe('a bug of our own', () => {
  it('is apologised for with a reference, and answered so that Teams adds no error of its own', async () => {
    const { people } = away.bot.desk;
    const { forget } = people;
    people.forget = () => Promise.reject(new TypeError('a bug'));

    await anna.sends({ text: 'glöm min kommun' });
    people.forget = forget;

    expect(textOn(anna.inbox().at(-1) ?? form)).toMatch(/^Något gick fel hos mig.* Säg [0-9a-f]{8} om du pratar/);
    expect(away.bot.logged.at(-1)).toContain('turn-failed');
  });
});
