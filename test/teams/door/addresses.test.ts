import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isListable, isOnThisMachine, serviceUrlsIn, TEAMS_SERVICE_URLS } from '../../../src/domain/serviceUrl.ts';
import type { Post } from '../../../src/ports/messages.ts';
import { DETOURS } from '../../support/detours.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { HOME, type RegisteredBot, startRegistered } from '../../support/registered.ts';

/** Where the bot may be asked to send what it says. */

let test: TestDatabase;
let here: RegisteredBot;
beforeAll(async () => {
  test = await createDatabase();
  here = await startRegistered(test);
});
beforeEach(() => {
  here.bot.connector.sent.length = 0;
  here.bot.logged.length = 0;
});
afterAll(async () => {
  await here.close();
  await test.close();
});

const TRICKS = DETOURS.map(({ name, serviceUrl }) => [name, serviceUrl] as const);

describe('an activity that is to be answered at', () => {
  it.each(TRICKS)('%s is refused, also when it is signed for', async (_name, serviceUrl) => {
    const response = await here.posts({ text: 'vilka forum finns?', serviceUrl }, { serviceurl: serviceUrl });

    expect([response.status, await response.text()]).toEqual([403, '']);
    expect(here.refusals()).toEqual(['service-url']);
    expect(here.bot.connector.sent).toEqual([]);
    expect(await everythingIn(test)).toBe('');
  });
});

describe('what is sent outside a turn', () => {
  const message = { reply: { say: 'help' }, language: 'sv' } as const;
  const refused = { name: 'DeliveryError', code: 'refused' };

  it.each(TRICKS)('does not leave for %s, whatever the row says', async (_name, serviceUrl) => {
    const post: Post = { serviceUrl, conversation: 'c', activity: 'a' };
    const { messenger } = here.bot;

    await expect(messenger.toThread(post, message)).rejects.toMatchObject(refused);
    await expect(messenger.update(post, message)).rejects.toMatchObject(refused);
    await expect(
      messenger.toChannel({ id: '19:a', team: 't', name: 'n', serviceUrl, tenant: HOME }, message),
    ).rejects.toMatchObject(refused);
    expect(here.bot.connector.sent).toEqual([]);
  });

  it('does not open a chat at such an address either', async () => {
    const person = { id: `${HOME}/p`, name: 'P' } as Parameters<typeof here.bot.messenger.toPerson>[0]['person'];
    const contact = {
      person,
      teamsId: '29:p',
      serviceUrl: 'https://evil.example/',
      tenant: HOME,
      language: 'sv',
    } as const;

    for (const conversation of ['', 'a:chat'])
      await expect(here.bot.messenger.toPerson({ ...contact, conversation }, message)).rejects.toMatchObject(refused);
    expect(here.bot.connector.sent).toEqual([]);
  });
});

describe('an address of Teams', () => {
  const isTeams = serviceUrlsIn(TEAMS_SERVICE_URLS);

  it.each([
    'https://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net',
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/emea/00000000-0000-4000-8000-00000000000a/',
    'https://smba.trafficmanager.net/teams',
    'HTTPS://SMBA.TrafficManager.net/EMEA/',
  ])('is %s', (url) => {
    expect(isTeams(url)).toBe(true);
  });

  it.each(['', ' ', 'x', 'https://', '__proto__'])('is not "%s"', (url) => {
    expect(isTeams(url)).toBe(false);
  });

  it('that is listed with a path reaches no further than the path', () => {
    const isListed = serviceUrlsIn(['https://smba.trafficmanager.net/emea']);

    const urls = ['emea', 'emea/', 'emea/tenant/', 'emeaX/', 'amer/', ''];
    expect(urls.map((path) => isListed(`https://smba.trafficmanager.net/${path}`))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['https://proxy.example.org/teams/', true],
    ['http://127.0.0.1:4711/', true],
    ['http://localhost/', true],
    ['http://example.org/', false],
    ['https://user@example.org/', false],
    ['https://*.trafficmanager.net/', false],
  ])('%s may be listed: %s', (url, may) => {
    expect(isListable(url)).toBe(may);
  });
});

describe('this machine', () => {
  it.each(
    DETOURS.filter(({ serviceUrl }) => serviceUrl !== 'http://127.0.0.1:1/').map((one) => [one.name, one.serviceUrl]),
  )('is not %s', (_name, url) => {
    expect(isOnThisMachine(url)).toBe(false);
  });

  it.each(['http://localhost:56150/_connector', 'http://127.0.0.1:1', 'http://[::1]:8080/', 'https://localhost/'])(
    'is %s',
    (url) => {
      expect(isOnThisMachine(url)).toBe(true);
    },
  );
});
