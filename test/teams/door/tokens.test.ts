import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FORGERIES } from '../../support/forgeries.ts';
import { newKey } from '../../support/openId.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { type RegisteredBot, startRegistered } from '../../support/registered.ts';
import { type SignIn, startSignIn } from '../../support/signIn.ts';
import { seconds, token } from '../../support/tokens.ts';

/** Whoever knocks at a registered bot shows a token that Microsoft has signed for it. */

const QUESTION = 'Hemtjänsten och vårdcentralen i Munkedal är inte överens om vem som sköter såromläggningar';

let test: TestDatabase;
let signIn: SignIn;
let here: RegisteredBot;
beforeAll(async () => {
  test = await createDatabase();
  signIn = await startSignIn();
  here = await startRegistered(test);
});
beforeEach(() => {
  here.bot.connector.sent.length = 0;
  here.bot.logged.length = 0;
});
afterAll(async () => {
  await here.close();
  await signIn.close();
  await test.close();
});

/** Nothing has been sent, and nothing kept that the bot's own logic keeps. */
async function nothingHappened(): Promise<void> {
  expect(here.bot.connector.sent).toEqual([]);
  expect(await everythingIn(test)).not.toContain('Munkedal');
}

describe('a token', () => {
  it.each(FORGERIES.map((one) => [one.name, one] as const))('%s does not open', async (_name, { make, status }) => {
    const attempt = make(here.world);

    const response = await here.tries({ ...attempt, activity: { text: QUESTION, ...attempt.activity } });

    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
    expect(here.refusals()).toEqual([expect.stringMatching(/^token-/)]);
    await nothingHappened();
  });

  it.each([
    ['query', (said: string) => `${here.bot.url}?access_token=${said}`],
    ['query by another name', (said: string) => `${here.bot.url}?authorization=Bearer%20${said}`],
  ])('in the %s does not open', async (_where, address) => {
    const response = await fetch(address(token(here.world)), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: QUESTION }),
    });

    expect(response.status).toBe(401);
    await nothingHappened();
  });

  it('that does not open leaves nothing of itself in the log', async () => {
    const forged = token(here.world, { aud: 'somebody-else' });

    await here.tries({ headers: { authorization: `Bearer ${forged}` } });

    const log = here.bot.logged.join('\n');
    expect(log).toContain('token-audience');
    expect(forged.split('.').filter((part) => log.includes(part))).toEqual([]);
    expect(log).not.toContain('somebody-else');
  });

  it('of somebody without one is refused before what they say is read', async () => {
    const response = await here.bot.postRaw('{ this is no JSON');

    expect(response.status).toBe(401);
  });
});

describe('a token of Teams', () => {
  const ask = (claims = {}) => here.posts({ text: QUESTION }, claims);

  it('opens: the question is answered, signed for by the bot', async () => {
    const response = await ask();

    expect(response.status).toBe(200);
    expect(here.bot.connector.sent).toHaveLength(1);
    expect(here.bot.last().summary).toContain('Munkedal');
    expect(here.bot.connector.sent[0]?.bearer).toBe(signIn.tokens.at(-1));
  });

  it.each([
    ['ran out while it was on its way', () => ({ nbf: seconds(here.world) - 3600, exp: seconds(here.world) - 119 })],
    ['is from a clock that is ahead', () => ({ nbf: seconds(here.world) + 119 })],
    ['says when it was made', () => ({ iat: seconds(here.world) - 5 })],
    ['lacks the slash after the address', () => ({ serviceurl: here.world.serviceUrl.replace(/\/$/, '') })],
  ])('opens when it %s', async (_what, claims) => {
    const response = await ask(claims());

    expect(response.status).toBe(200);
    expect(here.bot.connector.sent).toHaveLength(1);
  });

  it('opens no longer when its time is out', async () => {
    const claims = { nbf: seconds(here.world), exp: seconds(here.world) + 3600 };
    const inTime = await ask(claims);
    here.bot.clock.move({ hours: 1, minutes: 3 });

    const late = await ask(claims);

    expect([inTime.status, late.status]).toEqual([200, 401]);
    expect(here.refusals()).toEqual(['token-expired']);
  });

  it('opens no other bot', async () => {
    const other = await startRegistered(test);

    const response = await other.tries({
      headers: { authorization: `Bearer ${token(here.world)}` },
      activity: { serviceUrl: here.world.serviceUrl, text: QUESTION },
    });

    expect(response.status).toBe(401);
    expect(other.bot.connector.sent).toEqual([]);
    await other.close();
  });

  it('signed by a key that has not been told of does not open, whoever has it', async () => {
    const response = await here.tries({
      headers: { authorization: `Bearer ${token(here.world, {}, newKey('tomorrow'))}` },
    });

    expect(response.status).toBe(401);
    expect(here.refusals()).toEqual(['token-key']);
  });
});
