import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BROKEN_BODIES } from '../../support/knocks.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { rawPost, sendsRaw } from '../../support/rawHttp.ts';
import { type RegisteredBot, startRegistered } from '../../support/registered.ts';
import { token } from '../../support/tokens.ts';

/** What is posted, by somebody who has a token of Teams. */

const WITHIN = 150;

let test: TestDatabase;
let here: RegisteredBot;
beforeAll(async () => {
  test = await createDatabase();
  here = await startRegistered(test, { limits: { bodyWithin: WITHIN } });
});
beforeEach(() => {
  here.bot.connector.sent.length = 0;
  here.bot.logged.length = 0;
});
afterAll(async () => {
  await here.close();
  await test.close();
});

const authorization = () => `Bearer ${token(here.world)}`;

async function nothingHappened(): Promise<void> {
  expect(here.bot.connector.sent).toEqual([]);
  expect(await everythingIn(test)).toBe('');
  expect(here.bot.logged.join('\n')).not.toContain('turn-failed');
}

describe('a body that is', () => {
  it.each(BROKEN_BODIES.map((one) => [one.name, one] as const))('%s is refused shortly', async (_name, tried) => {
    const response = await here.bot.postRaw(tried.body, { ...tried.headers, authorization: authorization() });

    expect([response.status, await response.text()]).toEqual([tried.status, '{"error":"bad request"}']);
    await nothingHappened();
  });

  it('JSON with a charset is taken', async () => {
    const response = await here.bot.postRaw('{}', {
      'content-type': 'Application/JSON; charset=utf-8',
      authorization: authorization(),
    });

    expect([response.status, here.refusals()]).toEqual([400, ['not-an-activity']]);
  });
});

describe('a body that comes too slowly', () => {
  const head = (more: Record<string, string>) => ({
    host: 'bot',
    'content-type': 'application/json',
    authorization: authorization(),
    ...more,
  });

  it.each([
    ['stops in the middle', { 'content-length': '1000' }, '{"type": '],
    ['never begins', { 'content-length': '1000' }, ''],
    ['comes in pieces without an end', { 'transfer-encoding': 'chunked' }, '5\r\n{"typ\r\n'],
  ])('(%s) is not waited for, and the line is cut', async (_how, more, text) => {
    const answer = await sendsRaw(
      here.bot.url,
      rawPost('/api/messages', head({ connection: 'keep-alive', ...more }), text),
    );

    expect(answer.status).toBe(408);
    expect(here.refusals()).toEqual(['body-slow']);
    await nothingHappened();
  });

  it.each([
    ['says more than it has', { 'content-length': '300000' }, '{}', 413],
    [
      'grows beyond what fits',
      { 'transfer-encoding': 'chunked' },
      `${(300_000).toString(16)}\r\n${'x'.repeat(300_000)}\r\n`,
      413,
    ],
    ['says two lengths', { 'content-length': '2', 'transfer-encoding': 'chunked' }, '{}', 400],
  ])('or (%s) is refused', async (_how, more, text, status) => {
    const answer = await sendsRaw(here.bot.url, rawPost('/api/messages', head(more), text));

    expect(answer.status).toBe(status);
    await nothingHappened();
  });
});
