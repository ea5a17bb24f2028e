import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Environment, loadConfig } from '../../src/config.ts';
import { appCertificate } from '../support/graphCertificate.ts';

/** How the bot signs in, as the settings say it. */

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-config-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
const load = (environment: Environment = {}) => loadConfig(environment, directory);

async function faults(environment: Environment = {}) {
  const loaded = await load(environment);
  return loaded.ok ? [] : loaded.faults.map(({ code, path }) => [code, path]);
}

const settings = (...lines: string[]) =>
  write('samverkanslotsen.config.yaml', ['models: [fyrbodal]', ...lines, ''].join('\n'));

const bot = (credential: string) => settings(`bot: {appId: app, tenant: home, credential: ${credential}}`);

const credential = async (environment: Environment = {}) => {
  const loaded = await load(environment);
  return loaded.ok ? loaded.value.identity?.credential : loaded.faults;
};

describe('the bot’s credential', () => {
  it('is a password from the environment where nothing else is said', async () => {
    settings('bot: {appId: app, tenant: home}');

    expect(await credential({ BOT_APP_PASSWORD: 'secret' })).toEqual({ kind: 'password', password: 'secret' });
    expect(await faults()).toEqual([['environment', 'BOT_APP_PASSWORD']]);
  });

  it.each([
    ['{kind: managed-identity}', { kind: 'managed-identity' }],
    ['{kind: managed-identity, clientId: app}', { kind: 'managed-identity' }],
    ['{kind: federated, clientId: other}', { kind: 'federated', clientId: 'other' }],
  ])('%s needs no secret', async (written, expected) => {
    bot(written);

    expect(await credential()).toEqual(expected);
  });

  it('still needs a tenant', async () => {
    settings('bot: {appId: app, credential: {kind: managed-identity}}');

    expect(await faults()).toEqual([['missing-key', 'bot.tenant']]);
  });

  it.each([
    ['{kind: managed-identity, clientId: other}', 'not-allowed', 'bot.credential.clientId'],
    ['{kind: federated}', 'missing-key', 'bot.credential.clientId'],
    ['{kind: certificate}', 'missing-key', 'bot.credential.file'],
    ['{kind: certificate, file: none.pem}', 'missing-file', 'bot.credential.file'],
    ['{kind: certificate, file: .}', 'unreadable', 'bot.credential.file'],
    ['{kind: secret}', 'not-allowed', 'bot.credential.kind'],
  ])('%s is refused', async (written, code, path) => {
    bot(written);

    expect(await faults()).toEqual([[code, path]]);
  });

  it('by a certificate is a file with it and its key', async () => {
    const { key, cert } = await appCertificate();
    write('bot.pem', `${key}\n${cert}`);
    bot('{kind: certificate, file: bot.pem}');

    expect(await credential()).toEqual({ kind: 'certificate', file: join(directory, 'bot.pem') });
  });

  it.each(['key', 'cert'] as const)('by a file with nothing but the %s is refused', async (part) => {
    write('bot.pem', (await appCertificate())[part]);
    bot('{kind: certificate, file: bot.pem}');

    expect(await faults()).toEqual([['no-certificate', 'bot.credential.file']]);
  });
});

const AS_IDENTITY = 'database: {credential: {kind: managed-identity, clientId: id}}';
const SAFE = 'postgres://lotsen@db.example.org/lots?sslmode=verify-full';

describe('the database’s credential', () => {
  it('goes with an address without a password, over TLS that looks who is there', async () => {
    settings(AS_IDENTITY);

    const loaded = await load({ DATABASE_URL: SAFE });

    expect(loaded.ok ? loaded.value.database : loaded.faults).toEqual({
      url: SAFE,
      credential: { kind: 'managed-identity', clientId: 'id' },
    });
  });

  it('of a workload is taken from what the platform sets', async () => {
    settings('database: {credential: {kind: workload-identity}}');
    const platform = { AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_FEDERATED_TOKEN_FILE: '/token' };

    const loaded = await load({ DATABASE_URL: SAFE, ...platform });

    expect(loaded).toMatchObject({
      value: { database: { credential: { tenant: 't', clientId: 'c', tokenFile: '/token' } } },
    });
    expect(await faults({ DATABASE_URL: SAFE })).toEqual([
      ['missing-key', 'database.credential.tenant'],
      ['missing-key', 'database.credential.clientId'],
    ]);
  });

  it('may be without TLS on this machine only', async () => {
    settings(AS_IDENTITY);

    expect(await faults({ DATABASE_URL: 'postgres://lotsen@127.0.0.1:5432/lots' })).toEqual([]);
  });

  it.each([
    ['no address', undefined, 'environment'],
    ['no address that can be read', 'lots', 'database-address'],
    ['no user', 'postgres://db.example.org/lots?sslmode=verify-full', 'database-address'],
    ['a user that cannot be read', 'postgres://lots%zz@db.example.org/lots?sslmode=verify-full', 'database-address'],
    ['an authority that is not there', `${SAFE}&sslrootcert=none.pem`, 'missing-file'],
    ['no database', 'postgres://lotsen@db.example.org?sslmode=verify-full', 'database-address'],
    ['a password', 'postgres://lotsen:secret@db.example.org/lots?sslmode=verify-full', 'database-password'],
    ['no TLS', 'postgres://lotsen@db.example.org/lots', 'database-in-clear'],
    ['TLS with anybody', 'postgres://lotsen@db.example.org/lots?sslmode=require', 'database-in-clear'],
    ['TLS with anybody here', 'postgres://lotsen@localhost/lots?sslmode=no-verify', 'database-in-clear'],
    ['a password among the parameters', `${SAFE}&password=secret`, 'not-allowed'],
    ['a weaker reading of its parameters', `${SAFE}&uselibpqcompat=true`, 'not-allowed'],
  ])('with %s is refused', async (_what, url, code) => {
    settings(AS_IDENTITY);

    const told = await load({ DATABASE_URL: url });

    expect(told).toMatchObject({ ok: false, faults: [{ code, path: 'DATABASE_URL' }] });
    expect(JSON.stringify(told)).not.toContain('secret');
  });
});
