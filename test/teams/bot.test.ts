import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Card } from '../../cards/card.ts';
import { cardText } from '../../src/cli/cardText.ts';
import { type RunningBot, startBot } from '../support/bot.ts';
import type { SentActivity } from '../support/connector.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

const QUESTION = 'Hemtjänsten och vårdcentralen i Munkedal är inte överens om vem som sköter såromläggningar';

let test: TestDatabase;
let bot: RunningBot;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  bot = await startBot(test);
});
afterEach(() => bot.close());
afterAll(() => test.close());

const cardOf = (activity: SentActivity) => activity.attachments?.[0]?.content as unknown as Card;
const linesOf = (activity: SentActivity) => cardText(cardOf(activity));

/** The data of the button with a title, as the client would send it back. */
function dataOf(card: unknown, title: string): unknown {
  if (typeof card !== 'object' || card === null) return undefined;
  if ('title' in card && card.title === title && 'data' in card) return card.data;
  for (const inner of Object.values(card)) {
    const found = dataOf(inner, title);
    if (found !== undefined) return found;
  }
  return undefined;
}

const execute = (data: unknown, replyToId = 'sent-1') => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId,
  value: { action: { type: 'Action.Execute', verb: 'x', data } },
});

describe('a message', () => {
  it('is answered with a card that says who owns the question', async () => {
    const response = await bot.post({ text: QUESTION });

    expect(response.status).toBe(200);
    expect(linesOf(bot.last())[0]).toBe('Lokal vårdsamverkansgrupp Munkedal äger frågan');
    expect(bot.last().summary).toBe('Lokal vårdsamverkansgrupp Munkedal äger frågan');
  });

  it("in a channel is read without the mention of the bot, with a colleague's kept", async () => {
    const mention = (id: string, name: string) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id, name },
    });
    await bot.post({
      text: `<at>Samverkanslotsen</at>\u00a0${QUESTION}`,
      entities: [mention('bot', 'Samverkanslotsen')],
      conversation: { id: 'channel;messageid=1', conversationType: 'channel', tenantId: 'home' },
    });

    expect(linesOf(bot.last())[0]).toBe('Lokal vårdsamverkansgrupp Munkedal äger frågan');
    const rows = await test.database
      .selectFrom('questions')
      .select(['text', 'scope'])
      .orderBy('at', 'desc')
      .limit(1)
      .execute();
    expect(rows.every((row) => !row.text.includes('<at>'))).toBe(true);
  });

  it.each([
    [{ text: '' }, /Jag såg ingen text/],
    [
      {
        text: '<at>Samverkanslotsen</at>',
        entities: [{ type: 'mention', text: '<at>Samverkanslotsen</at>', mentioned: { id: 'bot' } }],
      },
      /Jag såg ingen text/,
    ],
    [{ attachments: [{ contentType: 'image/png', contentUrl: 'https://example.org/a.png' }] }, /bara läsa text/],
    [{ text: 'å'.repeat(5000) }, /för långt/],
  ])('that cannot be read gets a helpful word', async (activity, expected) => {
    await bot.post(activity);

    expect(linesOf(bot.last()).join(' ')).toMatch(expected);
  });

  it("in English is answered in English, whatever the client's language", async () => {
    await bot.post({ text: 'The health centre and the home care in Tanum do not agree on who orders dressings' });

    expect(linesOf(bot.last())[0]).toMatch(/Tanum.* owns the question/);
  });

  it('leaves no trace of its words in the log', async () => {
    await bot.post({ text: `${QUESTION} hemligtord` });
    await bot.postRaw('{"text": "hemligtord');

    expect(bot.logged.join('\n')).not.toContain('hemligtord');
  });
});

describe('a button', () => {
  it('changes its card, for the one who pressed and for everybody', async () => {
    await bot.post({ text: QUESTION });
    const data = dataOf(cardOf(bot.last()), '👍 Ja');

    const response = await bot.post(execute(data));

    const body = (await response.json()) as { statusCode: number; type: string; value: Card };
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(cardText(body.value)).toContain('Tack, bra att veta.');
    expect(bot.connector.sent.at(-1)).toMatchObject({
      method: 'PUT',
      path: expect.stringMatching(/activities\/sent-1$/),
    });
  });

  it('in a client without Action.Execute is answered as a message', async () => {
    await bot.post({ text: QUESTION });
    const data = dataOf(cardOf(bot.last()), '👍 Ja');

    await bot.post({ value: data });

    expect(linesOf(bot.last())).toContain('Tack, bra att veta.');
  });

  it('takes along what was chosen on the card', async () => {
    await bot.post({ text: 'skolan och BUP bollar barn mellan sig' });
    const data = dataOf(cardOf(bot.last()), 'Visa');

    const response = await bot.post(execute({ ...(data as object), place: 'tanum' }));

    const body = (await response.json()) as { value: Card };
    expect(cardText(body.value)[0]).toBe('Lokal vårdsamverkansgrupp Tanum äger frågan');
  });

  it.each([
    ['nothing', undefined],
    ["another bot's data", { verb: 'approve' }],
    ['a card of another version', { version: 0, language: 'sv', press: { press: 'welcome' } }],
    [
      'a made-up question',
      {
        version: 1,
        language: 'sv',
        press: { press: 'helped', id: '00000000-0000-4000-8000-000000000000', helped: true },
      },
    ],
    ['far too much', { version: 1, language: 'sv', press: { press: 'example', text: 'x'.repeat(10_000) } }],
  ])('with %s behind it changes nothing and says that the card is out of date', async (_what, data) => {
    const response = await bot.post(execute(data));

    expect(response.status).toBe(200);
    expect(linesOf(bot.last()).join(' ')).toMatch(/inaktuellt/);
    expect(bot.connector.sent.filter((one) => one.method === 'PUT')).toEqual([]);
  });
});

describe('being installed', () => {
  it('is greeted with who the bot is and three examples to press', async () => {
    await bot.post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] });

    const lines = linesOf(bot.last());
    expect(lines[0]).toBe('Hej, jag är Samverkanslotsen');
    expect(lines.filter((line) => /^\[.*\]$/.test(line))).toHaveLength(4);
  });

  it('is not told again when somebody else joins', async () => {
    await bot.post({ type: 'conversationUpdate', membersAdded: [{ id: 'another-user' }] });

    expect(bot.connector.sent).toEqual([]);
  });

  it('lets an example be pressed, and answers below', async () => {
    await bot.post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] });
    const data = dataOf(cardOf(bot.last()), 'Skolan och BUP bollar barn mellan sig');

    await bot.post(execute(data));

    expect(linesOf(bot.last())[0]).toMatch(/äger frågan/);
  });

  it('can be read in English at a press', async () => {
    await bot.post({ type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] });

    const response = await bot.post(execute(dataOf(cardOf(bot.last()), 'In English')));

    const body = (await response.json()) as { value: Card };
    expect(cardText(body.value)[0]).toBe('Hello, I am Samverkanslotsen');
  });
});

describe('the door', () => {
  it.each([
    ['not JSON', '{', 400],
    ['too large', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
  ])('answers a body that is %s shortly', async (_what, body, status) => {
    const response = await bot.postRaw(body);

    expect(response.status).toBe(status);
    expect(await response.text()).toBe('{"error":"bad request"}');
  });

  it('is closed to those without a token when the bot is registered', async () => {
    const identity = {
      appId: 'app',
      credential: { kind: 'password' as const, password: 'secret' },
      tenant: 'home',
      tenants: ['home'],
      endpoints: {},
      serviceUrls: [],
    };
    const registered = await startBot(test, { identity: () => identity });

    const responses = await Promise.all([
      registered.post({ text: QUESTION }),
      registered.post({ text: QUESTION }, { authorization: 'Bearer nonsense' }),
    ]);

    expect(responses.map((response) => response.status)).toEqual([401, 401]);
    expect(registered.connector.sent).toEqual([]);
    await registered.close();
  });
});

describe('when something breaks', () => {
  it('says so with a reference that the log has too, and nothing of what was written', async () => {
    const broken = await createDatabase();
    const unlucky = await startBot(broken);
    await broken.database.schema.dropTable('latest').execute();

    await unlucky.post({ text: QUESTION });

    const line = linesOf(unlucky.last()).join(' ');
    const reference = /Säg (\w{8})/.exec(line)?.[1] ?? 'none';
    const lines = unlucky.logged.map((logged) => JSON.parse(logged));
    expect(lines.map(({ msg }) => msg)).toContain('turn-failed');
    expect(new Set(lines.map((one) => one.reference))).toEqual(new Set([reference]));
    expect(unlucky.logged.join('\n')).not.toContain('såromläggningar');
    await unlucky.close();
    await broken.close();
  });
});
