import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type How, newKey, published } from '../../support/openId.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { type RegisteredBot, SIGNING_KEY, startRegistered } from '../../support/registered.ts';
import { type SignIn, startSignIn } from '../../support/signIn.ts';
import { token } from '../../support/tokens.ts';

/** Microsoft's keys: fetched seldom, changed now and then, and sometimes not to be had. */

let test: TestDatabase;
let signIn: SignIn;
let here: RegisteredBot;
beforeAll(async () => {
  test = await createDatabase();
  signIn = await startSignIn();
});
beforeEach(async () => {
  here = await startRegistered(test, { limits: { keysWithin: 150 } });
});
afterEach(() => here.close());
afterAll(async () => {
  await signIn.close();
  await test.close();
});

const asks = (key = SIGNING_KEY) =>
  here
    .tries({
      headers: { authorization: `Bearer ${token(here.world, {}, key)}` },
      activity: { text: 'vilka forum finns?' },
    })
    .then(({ status }) => status);

const TOMORROWS = newKey('tomorrow');

describe('keys', () => {
  it('are fetched once for many who come at the same time', async () => {
    const statuses = await Promise.all(Array.from({ length: 20 }, () => asks()));

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(here.openId.asked()).toBe(1);
  });

  it('are fetched again before they are a day old, while nobody waits', async () => {
    await asks();
    here.bot.clock.move({ hours: 11, minutes: 59 });
    await asks();
    const before = here.openId.asked();
    here.bot.clock.move({ minutes: 2 });
    await asks();

    expect([before, here.openId.asked()]).toEqual([1, 2]);
  });

  it('that are new are found when somebody signs by them', async () => {
    await asks();
    here.openId.tells(published(SIGNING_KEY), published(TOMORROWS));
    here.bot.clock.move({ hours: 1 });

    expect([await asks(TOMORROWS), await asks()]).toEqual([200, 200]);
    expect(here.openId.asked()).toBe(2);
  });

  it('that are no longer told of open no more, at the latest after a day', async () => {
    await asks();
    here.openId.tells(published(TOMORROWS));
    here.bot.clock.move({ hours: 24 });

    expect([await asks(), await asks(TOMORROWS)]).toEqual([401, 200]);
  });

  it('are not fetched for each name that somebody makes up, but once an hour', async () => {
    await asks();
    const madeUp = () =>
      Promise.all(Array.from({ length: 10 }, (_, at) => asks({ ...TOMORROWS, kid: `made-up-${at}` })));

    const first = await madeUp();
    const atOnce = here.openId.asked();
    here.bot.clock.move({ hours: 1 });
    await madeUp();
    await madeUp();

    expect(new Set(first)).toEqual(new Set([401]));
    expect([atOnce, here.openId.asked()]).toEqual([1, 2]);
  });

  it('are not fetched for a token that is not for this bot', async () => {
    const statuses = await Promise.all(
      [{ aud: 'other' }, { iss: 'https://other' }].map((claims) => here.posts({ text: 'hej' }, claims)),
    );

    expect(statuses.map(({ status }) => status)).toEqual([401, 401]);
    expect(here.openId.asked()).toBe(0);
  });

  it('are used as they are while they cannot be fetched anew, for a day', async () => {
    await asks();
    here.openId.is('broken');
    here.bot.clock.move({ hours: 23, minutes: 59 });
    const inTime = await asks();
    here.bot.clock.move({ minutes: 1 });

    expect([inTime, await asks()]).toEqual([200, 503]);
  });

  it.each<[string, How]>([
    ['another key or none', 'empty'],
    ['an error', 'broken'],
    ['nothing', 'hanging'],
    ['garbage', 'garbage'],
    ['another place', 'led-astray'],
    ['keys in another place', 'elsewhere'],
    ['another issuer', 'of-another'],
    ['more than anybody reads', 'endless'],
  ])('of which the server tells %s open nobody: it is said to come again, and logged', async (_what, how) => {
    here.openId.is(how);

    const statuses = await Promise.all([asks(), asks()]);

    expect(statuses).toEqual([503, 503]);
    expect(here.openId.asked()).toBe(1);
    expect(here.bot.logged.join('\n')).toContain('keys-not-fetched');
    expect(here.refusals()).toEqual(['keys-unavailable', 'keys-unavailable']);
    expect(here.bot.connector.sent).toEqual([]);
    expect(await everythingIn(test)).not.toContain('vilka forum');
  });

  it('that cannot be had are asked for again after a while, not by everybody who comes', async () => {
    here.openId.is('broken');
    for (let time = 0; time < 10; time++) await asks();
    const meanwhile = here.openId.asked();
    here.openId.is('up');
    const soon = await asks();
    here.bot.clock.move({ seconds: 10 });

    expect([meanwhile, soon, await asks()]).toEqual([1, 503, 200]);
  });

  it('of a newer name that cannot be fetched have it come again, and leave the others be', async () => {
    await asks();
    here.openId.is('broken');
    here.bot.clock.move({ hours: 2 });

    expect([await asks(TOMORROWS), await asks()]).toEqual([503, 200]);
  });
});
