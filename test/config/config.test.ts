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
      value: { database: { url: 'postgres://db/lots' }, http: { host: '127.0.0.1', port: 4000 } },
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
      value: { identity: { appId: 'app', tenant: 'home', tenants: ['home', 'other'], password: 'secret' } },
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
