import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ACTIVITIES, contradictions, kindOf } from '../../support/knocks.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { HOME, PARTNER, type RegisteredBot, STRANGER, startRegistered } from '../../support/registered.ts';
import { type SignIn, startSignIn } from '../../support/signIn.ts';

/** Whose people may use the bot. The token says that Teams has sent it; only the tenant says for whom. */

let test: TestDatabase;
let signIn: SignIn;
let here: RegisteredBot;
beforeAll(async () => {
  test = await createDatabase();
  signIn = await startSignIn();
});
beforeEach(async () => {
  await empty(test);
  here = await startRegistered(test);
});
afterEach(() => here.close());
afterAll(async () => {
  await signIn.close();
  await test.close();
});

const KINDS = ACTIVITIES.map((one) => [kindOf(one), one] as const);
const REST = KINDS.filter(([kind]) => kind !== 'message');
const of = (tenant: string) => ({ channelData: { tenant: { id: tenant } } });

describe('an activity that says two tenants', () => {
  it.each(KINDS)('(%s) is refused, whichever comes first', async (_kind, activity) => {
    const tries = [...contradictions(HOME, STRANGER), ...contradictions(HOME, PARTNER)];

    for (const [, tenants] of tries) {
      const response = await here.posts({ ...activity, ...tenants });

      expect([response.status, await response.text()]).toEqual([403, '']);
    }
    expect(here.bot.connector.sent).toEqual([]);
    expect(await everythingIn(test)).toBe('');
    expect(here.refusals()).toEqual(tries.map(() => 'tenant-contradiction'));
  });
});

describe('an activity of a tenant that is not ours', () => {
  it.each(REST)('(%s) is refused, and leads to nothing', async (_kind, activity) => {
    const response = await here.posts({ ...activity, ...of(STRANGER) });

    expect([response.status, await response.text()]).toEqual([403, '']);
    expect(here.bot.connector.sent).toEqual([]);
    expect(await everythingIn(test)).toBe('');
    expect(here.bot.logged.join('\n')).toContain(STRANGER);
  });

  it('that is a message is told so, and gets nothing else', async () => {
    const response = await here.posts({ text: 'vilka forum finns?', ...of(STRANGER) });

    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(here.bot.connector.sent.map(({ body }) => body.summary)).toEqual([
      'Jag är inte öppen för din organisation. Prata med den som sköter boten hos er.',
    ]);
    expect(await everythingIn(test)).toBe('');
  });

  it('is told so once a minute, however much it writes', async () => {
    for (let time = 0; time < 5; time++) await here.posts({ text: 'hej', ...of(STRANGER) });
    const atOnce = here.bot.connector.sent.length;
    here.bot.clock.move({ minutes: 1 });
    await here.posts({ text: 'hej', ...of(STRANGER) });

    expect([atOnce, here.bot.connector.sent.length]).toEqual([1, 2]);
  });

  it.each([
    ['says none', { channelData: {}, conversation: { id: 'c' } }],
    ['says null', { channelData: { tenant: { id: null } }, conversation: { id: 'c', tenantId: null } }],
    [
      'names a tenant in other places only',
      { channelData: {}, tenantId: HOME, recipient: { id: 'bot', tenantId: HOME } },
    ],
  ])('is one that %s', async (_what, activity) => {
    const response = await here.posts({ type: 'conversationUpdate', ...activity });

    expect(response.status).toBe(403);
    expect(await everythingIn(test)).toBe('');
  });

  it('leaves nobody in the log', async () => {
    const from = { id: '29:secret', aadObjectId: 'secret-person', name: 'Sara Hemlig' };

    await here.posts({ text: 'hemligt', from, ...of(STRANGER) });

    expect(here.bot.logged.join('\n')).not.toMatch(/secret|Hemlig|hemligt/);
  });
});

describe('an activity of a tenant of ours', () => {
  it.each([
    ['by the channel', of(HOME)],
    ['by the conversation', { channelData: {}, conversation: { id: 'c', tenantId: HOME } }],
    ['by both', { ...of(HOME), conversation: { id: 'c', tenantId: HOME } }],
    ['in capitals', of(HOME.toUpperCase())],
    ['that is let in too', of(PARTNER)],
  ])('(%s) is answered', async (_how, activity) => {
    const response = await here.posts({ text: 'vilka forum finns?', ...activity });

    expect(response.status).toBe(200);
    expect(here.bot.last().summary).toMatch(/forum/i);
  });
});
