import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Environment, loadConfig } from '../../src/config.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-config-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
const load = (environment: Environment = {}, file?: string) => loadConfig(environment, directory, file);

async function faults(environment: Environment = {}) {
  const loaded = await load(environment);
  return loaded.ok ? [] : loaded.faults;
}

describe('settings', () => {
  it('that are missing show the demo: local, embedded, with a chair to show', async () => {
    const loaded = await load();

    expect(loaded).toMatchObject({ ok: true, value: { file: null, identity: null, language: 'sv' } });
    expect(loaded.ok && loaded.value.database).toEqual({ embeddedIn: join(directory, '.samverkanslotsen/postgres') });
  });

  it.each([
    ['samverkanslotsen.config.yaml', 'models: [goteborg]\n'],
    ['samverkanslotsen.config.json', '{"models": ["goteborg"]}'],
    ['samverkanslotsen.config.ts', 'export default { models: ["goteborg"] };'],
    ['package.json', '{"samverkanslotsen": {"models": ["goteborg"]}}'],
  ])('are read from %s', async (name, text) => {
    write(name, text);

    const loaded = await load();

    expect(loaded.ok ? loaded.value.models[0].id : loaded.faults).toBe('goteborg');
  });

  it('cannot be changed once read', async () => {
    const loaded = await load();

    expect(() => {
      if (loaded.ok) (loaded.value.http as { port: number }).port = 1;
    }).toThrow(TypeError);
  });

  it('take the database and the port from the environment', async () => {
    const loaded = await load({ DATABASE_URL: 'postgres://db/lots', PORT: '4000' });

    expect(loaded).toMatchObject({
      ok: true,
      value: { database: { url: 'postgres://db/lots', credential: null }, http: { host: '127.0.0.1', port: 4000 } },
    });
  });

  it('with an app id demand its tenant and its secret, which stays out of the file', async () => {
    write(
      'samverkanslotsen.config.yaml',
      'models: [fyrbodal]\nbot: {appId: app, tenant: home, tenants: [home, other]}\n',
    );

    expect(await faults()).toEqual([expect.objectContaining({ code: 'environment', path: 'BOT_APP_PASSWORD' })]);
    expect(await load({ BOT_APP_PASSWORD: 'secret' })).toMatchObject({
      ok: true,
      value: {
        identity: {
          appId: 'app',
          tenant: 'home',
          tenants: ['home', 'other'],
          credential: { kind: 'password', password: 'secret' },
        },
      },
    });
  });

  it('have every fault told at once, those of the models too', async () => {
    write(
      'samverkanslotsen.config.yaml',
      'models: [fyrbodal, gotborg]\ntimeZon: Europe/Stockholm\nlanguage: svenska\nextends:\n  fyrbodal:\n    forums: {lokal: {chair: {start: {year: 2026, party: kommunen}}}}\n',
    );

    const told = await faults({ PORT: 'http' });

    expect(told.map(({ code, path }) => [code, path])).toEqual([
      ['not-allowed', 'language'],
      ['unknown-key', 'timeZon'],
      ['unknown-reference', 'extends.fyrbodal.forums.lokal.chair.start.party'],
      ['missing-file', ''],
    ]);
    expect(told[0]).toMatchObject({ line: 3 });
  });

  it.each([
    ['timeZone: Mars/Olympus', 'timeZone'],
    ['http: {port: 70000}', 'http.port'],
    ['extends: {goteborg: {name: X}}', 'extends.goteborg'],
  ])('with %s are refused at %s', async (line, path) => {
    write('samverkanslotsen.config.yaml', `models: [fyrbodal]\n${line}\n`);

    expect((await faults()).map((fault) => fault.path)).toEqual([path]);
  });

  it('that are asked for by name must exist', async () => {
    expect(await load({}, 'nowhere.yaml')).toMatchObject({
      ok: false,
      faults: [{ code: 'missing-file', file: 'nowhere.yaml' }],
    });
  });
});

describe('who can reach the bot, and where it writes,', () => {
  const settings = (...lines: string[]) =>
    write('samverkanslotsen.config.yaml', ['models: [fyrbodal]', ...lines, ''].join('\n'));
  const BOT = 'bot: {appId: app, tenant: home}';
  const SECRET = { BOT_APP_PASSWORD: 'secret' };
  const channel = (serviceUrl: string) =>
    `channels: {fyrbodal/uf-aldre: {id: "19:a", team: t, name: Äldre, serviceUrl: "${serviceUrl}"}}`;

  it.each(['0.0.0.0', '::', '10.0.0.5', 'lotsen.example.org', '127.0.0.1.example.org'])(
    'is refused when it is anybody, by way of %s',
    async (host) => {
      settings(`http: {host: "${host}"}`);

      expect(await faults()).toEqual([
        expect.objectContaining({ path: 'http.host', code: 'anonymous-outside', detail: { found: host } }),
      ]);
    },
  );

  it.each(['127.0.0.1', 'localhost', '::1'])(
    'is left alone when it is this machine only, by way of %s',
    async (host) => {
      settings(`http: {host: "${host}"}`);

      expect(await faults()).toEqual([]);
    },
  );

  it('is anybody where it is registered, for then it wants a token', async () => {
    settings(BOT, 'http: {host: 0.0.0.0, proxies: 1}');

    expect(await load(SECRET)).toMatchObject({ ok: true, value: { http: { host: '0.0.0.0', proxies: 1 } } });
  });

  it("is Teams' connector unless said otherwise", async () => {
    settings(BOT);

    expect(await load(SECRET)).toMatchObject({
      ok: true,
      value: { identity: { serviceUrls: ['https://smba.trafficmanager.net/'] } },
    });
  });

  it('is refused for a channel that is not in Teams', async () => {
    settings(BOT, channel('https://smba.trafficmanager.net.evil.example/emea/'));

    expect(await faults(SECRET)).toEqual([
      expect.objectContaining({ path: 'channels.fyrbodal/uf-aldre.serviceUrl', code: 'service-url' }),
    ]);
  });

  it('is this machine in a rehearsal, only when the settings say so', async () => {
    settings(BOT, channel('http://127.0.0.1:4711/'));
    const unsaid = await faults(SECRET);
    settings(
      'bot: {appId: app, tenant: home, serviceUrls: ["http://127.0.0.1:4711"]}',
      channel('http://127.0.0.1:4711/'),
    );

    expect(unsaid.map(({ code }) => code)).toEqual(['service-url']);
    expect(await faults(SECRET)).toEqual([]);
  });

  it.each([
    ['serviceUrls: ["http://example.org/"]', 'bot.serviceUrls[0]'],
    ['serviceUrls: ["https://*.botframework.com"]', 'bot.serviceUrls[0]'],
    ['serviceUrls: []', 'bot.serviceUrls'],
    [
      'endpoints: {ToBotFromChannelOpenIdMetadataUrl: "http://example.org/keys"}',
      'bot.endpoints.ToBotFromChannelOpenIdMetadataUrl',
    ],
  ])('is refused as %s', async (line, path) => {
    settings(`bot: {appId: app, tenant: home, ${line}}`);

    expect((await faults(SECRET)).map((fault) => [fault.path, fault.code])).toEqual([[path, 'not-allowed']]);
  });
});
