import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isFromHere } from '../../../src/teams/door/localOnly.ts';
import { type RunningBot, startBot } from '../../support/bot.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { type RegisteredBot, startRegistered } from '../../support/registered.ts';

/** Everything that is not an activity of Teams. */

let test: TestDatabase;
let here: RegisteredBot;
beforeAll(async () => {
  test = await createDatabase();
  here = await startRegistered(test, { limits: { guesses: { burst: 3, perSecond: 1 } }, proxies: 1 });
});
afterAll(async () => {
  await here.close();
  await test.close();
});

const at = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, here.bot.url), { redirect: 'manual', ...init });

describe('a path that there is not', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/favicon.ico'],
    ['POST', '/api/messages/'],
    ['POST', '/API/messages'],
    ['POST', '/api/messages/x'],
    ['GET', '/healthz/'],
    ['GET', '/download/'],
    ['GET', '/.env'],
    ['GET', '//evil.example/'],
    ['TRACE', '/api'],
    ['POST', '/graph/notifications'],
  ])('%s %s is answered with nothing but that', async (method, path) => {
    const status = await new Promise((resolve) => {
      const { port } = new URL(here.bot.url);
      request({ method, path, port, host: '127.0.0.1' }, (response) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve([response.statusCode, text]));
      }).end();
    });

    expect(status).toEqual([404, '']);
  });
});

describe('a path that there is', () => {
  it.each([
    ['GET', '/api/messages', 'POST'],
    ['HEAD', '/api/messages', 'POST'],
    ['OPTIONS', '/api/messages', 'POST'],
    ['PUT', '/api/messages', 'POST'],
    ['DELETE', '/api/messages', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['OPTIONS', '/healthz', 'GET, HEAD'],
    ['HEAD', '/download/x', 'GET'],
    ['POST', '/download/x', 'GET'],
    ['OPTIONS', '/download/x', 'GET'],
  ])('answers %s %s with what it allows, to any page that asks too', async (method, path, allowed) => {
    const response = await at(path, {
      method,
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });

    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, allowed, '']);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('tells that we live, also without a body', async () => {
    const [got, head] = await Promise.all([at('/healthz'), at('/healthz', { method: 'HEAD' })]);

    expect([got.status, await got.json(), head.status]).toEqual([200, { status: 'ok' }, 200]);
  });

  it.each(['/healthz', '/api/messages', '/nowhere', '/download/x'])('(%s) is no page to anybody', async (path) => {
    const { headers } = await at(path);

    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age'),
    });
    expect([headers.get('x-powered-by'), headers.get('server'), headers.get('etag')]).toEqual([null, null, null]);
  });

  it('that cannot be read is refused without a word of what is inside', async () => {
    const response = await at('/download/%ZZ');

    expect([response.status, await response.text()]).toEqual([400, '{"error":"bad request"}']);
  });
});

describe('links that somebody guesses', () => {
  const guess = (address: string) =>
    at('/download/x', { headers: { 'x-forwarded-for': address } }).then(({ status }) => status);

  it('are soon not looked up any more, for them and for nobody else', async () => {
    const guesses = [await guess('1.2.3.4'), await guess('1.2.3.4'), await guess('1.2.3.4'), await guess('1.2.3.4')];
    const other = await guess('5.6.7.8');
    const pretended = await guess('9.9.9.9, 1.2.3.4');
    here.bot.clock.move({ seconds: 1 });

    expect([guesses, other, pretended]).toEqual([[404, 404, 404, 429], 404, 429]);
    expect(await guess('1.2.3.4')).toBe(404);
  });
});

describe('a bot without a registration', () => {
  let local: RunningBot;
  afterEach(() => local.close());

  const post = (headers: Record<string, string>): Promise<number | undefined> => {
    const { port } = new URL(local.url);
    const body = JSON.stringify({
      type: 'message',
      text: 'vilka forum finns?',
      channelId: 'msteams',
      serviceUrl: local.connector.url,
      conversation: { id: 'c' },
      from: { id: 'u' },
      recipient: { id: 'bot' },
    });
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', path: '/api/messages', port, host: '127.0.0.1' };
      request({ ...options, headers: { 'content-type': 'application/json', ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end(body);
    });
  };

  it.each([
    ['the name of another', { host: 'evil.example' }],
    ['a name that begins like ours', { host: 'localhost.evil.example' }],
    ['a name with our number in it', { host: '127.0.0.1.evil.example:3978' }],
    ['a page of another', { origin: 'https://evil.example' }],
    ['a page without an origin of its own', { origin: 'null' }],
    ['a page of this machine', { origin: 'http://localhost:56150' }],
    ['somebody behind a tunnel', { 'x-forwarded-for': '1.2.3.4' }],
    ['somebody behind a proxy', { forwarded: 'for=1.2.3.4' }],
    ['another name before a proxy', { 'x-forwarded-host': 'evil.example' }],
  ])('does not answer %s', async (_who, headers) => {
    local = await startBot(test);

    const status = await post(headers);

    expect(status).toBe(403);
    expect(local.connector.sent).toEqual([]);
    expect(await everythingIn(test)).toBe('');
  });

  it.each(['127.0.0.1:3978', 'localhost', 'LOCALHOST:1', '[::1]:3978'])(
    'answers programs that call it %s',
    async (host) => {
      local = await startBot(test);

      expect(await post({ host })).toBe(200);
      expect(local.connector.sent).toHaveLength(1);
    },
  );

  it.each(['10.0.0.5', '192.168.1.2', '::ffff:10.0.0.5', 'fe80::1', '', '127.0.0.1.example', '8.8.8.8'])(
    'does not answer a machine at "%s", whatever it says',
    async (remoteAddress) => {
      local = await startBot(test);

      expect(isFromHere({ socket: { remoteAddress }, headers: { host: 'localhost' } })).toBe(false);
    },
  );

  it('sends only to this machine', async () => {
    local = await startBot(test);
    const before = local.connector.sent.length;

    const response = await local.post({ text: 'hej', serviceUrl: 'https://smba.trafficmanager.net/emea/' });

    expect([response.status, local.connector.sent.length]).toEqual([403, before]);
  });
});
