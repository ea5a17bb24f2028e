import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Notified } from '../../../src/teams/server.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type RegisteredBot, startRegistered } from '../../support/registered.ts';

/** Where Graph tells of changed calendars. Anybody can knock there too. */

const AT = '/graph/notifications';

let test: TestDatabase;
let here: RegisteredBot;
let heard: Notified[];
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  heard = [];
  here = await startRegistered(test, {
    limits: { notifications: { burst: 3, perSecond: 1 }, bodyWithin: 150 },
    proxies: 1,
    notified: {
      at: AT,
      answer: async (notified) => {
        heard.push(notified);
        return { status: 202, contentType: 'text/plain', text: '' };
      },
    },
  });
});
afterEach(() => here.close());
afterAll(() => test.close());

const tells = (body: string, headers: Record<string, string> = {}, query = '') =>
  fetch(new URL(`${AT}${query}`, here.bot.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  }).then(({ status }) => status);

describe('what Graph tells', () => {
  it('is heard', async () => {
    expect(await tells('{"value": []}', { 'content-type': 'application/json; charset=utf-8' })).toBe(202);
    expect(heard).toEqual([{ query: {}, body: { value: [] } }]);
  });

  it('comes with no JSON when it only asks whether we are here', async () => {
    expect(await tells('', { 'content-type': 'text/plain; charset=utf-8' }, '?validationToken=x')).toBe(202);
    expect(heard).toEqual([{ query: { validationToken: 'x' }, body: undefined }]);
  });

  it.each([
    ['of another type', '{"value": []}', { 'content-type': 'text/plain' }, 415],
    ['too large', JSON.stringify({ value: ['x'.repeat(300_000)] }), {}, 413],
  ])('is not heard when it is %s', async (_what, body, headers, status) => {
    expect(await tells(body, headers as Record<string, string>)).toBe(status);
    expect(heard).toEqual([]);
  });

  it('is heard no faster than it may come from one address, and then again', async () => {
    const from = (address: string) => tells('{"value": []}', { 'x-forwarded-for': address });

    const statuses = [];
    for (let time = 0; time < 4; time++) statuses.push(await from('1.2.3.4'));
    const other = await from('5.6.7.8');
    here.bot.clock.move({ seconds: 1 });

    expect([statuses, other, await from('1.2.3.4')]).toEqual([[202, 202, 202, 429], 202, 202]);
  });
});
