import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Config, loadConfig } from '../../src/config.ts';
import { lots } from '../support/lots.ts';

/** `lots init`, for whoever installs the bot: answered at the keyboard, or by options. */

const HOJDEN = join(import.meta.dirname, '../data/hojden/hojden.yaml');
const APP = '11111111-1111-4111-8111-111111111111';
const HOME = '00000000-0000-4000-8000-00000000000a';
const ANNA = '00000000-0000-4000-8000-0000000000aa';
const BO = '00000000-0000-4000-8000-0000000000bb';
const SETTINGS = 'samverkanslotsen.config.yaml';
const SECRETS = 'samverkanslotsen.env';
const SWEDISH = { LC_ALL: 'sv_SE.UTF-8' };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-init-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const at = (name: string): string => join(directory, name);

interface Given {
  readonly answers?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const init = (args: readonly string[] = [], { answers = [], env = {} }: Given = {}) =>
  lots(['init', '--no-doctor', ...args], { cwd: directory, env, input: answers.map((one) => `${one}\n`).join('') });

const secretsIn = (name = SECRETS) => parseEnv(readFileSync(at(name), 'utf8'));

async function configIn(home = '.', more: Readonly<Record<string, string>> = {}): Promise<Config> {
  const config = await loadConfig({ ...secretsIn(join(home, SECRETS)), ...more }, at(home));
  if (!config.ok) throw new Error(JSON.stringify(config.faults));
  return config.value;
}

/** In the order of the questions. */
const REGISTERED = {
  model: 'fyrbodal',
  app: APP,
  tenant: HOME,
  credential: '',
  password: "Q~a'secret of the bot",
  address: 'https://lotsen.example.org',
  calendar: ['fyrbodal/uf-aldre=uf.aldre@example.org', 'fyrbodal/lokal/uddevalla = lokal@example.org', ''],
  graph: '',
  database: '',
  administrators: `${ANNA}, ${BO}`,
  language: 'sv',
  zone: '',
};
const answered = (change: Partial<Record<keyof typeof REGISTERED, string | string[]>> = {}): string[] =>
  Object.values({ ...REGISTERED, ...change }).flat();

const FLAGS = [
  '--yes',
  '--model',
  'fyrbodal',
  '--app-id',
  APP,
  '--tenant',
  HOME,
  '--public-url',
  'https://lotsen.example.org',
];

describe('lots init', () => {
  it('writes settings that say what was answered', async () => {
    const { code, stderr } = await init([], { answers: answered() });

    const config = await configIn();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(config.identity).toMatchObject({
      appId: APP,
      tenant: HOME,
      credential: { kind: 'password', password: REGISTERED.password },
    });
    expect(config.http.publicUrl).toBe('https://lotsen.example.org');
    expect(config.language).toBe('sv');
    expect(config.timeZone).toBe('Europe/Stockholm');
    expect(config.grants.map(({ person, role, model }) => [person, role, model])).toEqual([
      [`${HOME}/${ANNA}`, 'administrator', 'fyrbodal'],
      [`${HOME}/${BO}`, 'administrator', 'fyrbodal'],
    ]);
    expect(config.meetings.calendars).toMatchObject({
      'fyrbodal/uf-aldre': { mailbox: 'uf.aldre@example.org' },
      'fyrbodal/lokal/uddevalla': { mailbox: 'lokal@example.org' },
    });
    expect(config.graph?.credential).toEqual({
      kind: 'secret',
      tenant: HOME,
      clientId: APP,
      secret: REGISTERED.password,
    });
  });

  it('is answered by Enter alone where somebody only wants to try', async () => {
    const { code, stdout } = await init([], { answers: ['fyrbodal', '', '', '', ''] });

    const config = await configIn();
    expect(code).toBe(0);
    expect(config.identity).toBeNull();
    expect(config.models.map(({ id }) => id)).toEqual(['fyrbodal']);
    expect(stdout).toContain(`Start the bot:\n  lots serve --env ${SECRETS}`);
  });

  it('asks in Swedish, and explains the files in Swedish', async () => {
    const { stdout } = await init([], { answers: ['goteborg', '', '', '', ''], env: SWEDISH });

    expect(stdout).toContain('1. Vilken samverkan gäller det?');
    expect(stdout).toContain('goteborg         Vårdsamverkan Göteborgsområdet');
    expect(stdout).not.toContain('sverige');
    expect(readFileSync(at(SETTINGS), 'utf8')).toContain('# Era samverkansmodeller.');
    expect(readFileSync(at(SECRETS), 'utf8')).toContain('# Samverkanslotsens hemligheter.');
  });

  it.each(['fyrbodal', 'goteborg', 'skaraborg', 'vasternorrland', 'vastra-gotaland'])(
    'gives examples for %s that hold as soon as they are no longer comments',
    async (model) => {
      await init(['--local', '--yes', '--model', model]);
      const text = readFileSync(at(SETTINGS), 'utf8');
      const examples = text
        .split('\n')
        .flatMap((line) => (/^# (?:[ -]|\w+:(?: [[{./a-z]|$))/.test(line) ? [line.slice(2)] : []));
      const kept = text.split('\n').filter((line) => !line.startsWith('#') && line !== 'http:');
      const local = examples.filter(
        (line) => !/^(bot|http):|tenants|host: 0|notifications|proxies|publicUrl/.test(line),
      );
      writeFileSync(at(SETTINGS), [...kept.filter((line) => !line.startsWith('  port')), ...local].join('\n'));

      const config = await configIn();

      expect(local.filter((line) => /^\w/.test(line)).length).toBeGreaterThan(10);
      expect(config.meetings.standard.policy.rules).toHaveLength(4);
    },
  );

  it('keeps secrets in a file that nobody else may read, and nowhere else', async () => {
    const { stdout, stderr } = await init([], { answers: answered() });

    expect(statSync(at(SECRETS)).mode & 0o777).toBe(0o600);
    expect(secretsIn().BOT_APP_PASSWORD).toBe(REGISTERED.password);
    expect(readFileSync(at(SETTINGS), 'utf8') + stdout + stderr).not.toContain(REGISTERED.password);
  });

  it('leaves a secret to be written in by hand, and says so', async () => {
    const { stdout } = await init([], { answers: answered({ password: '' }) });

    expect(stdout).toContain('Write what is missing there: BOT_APP_PASSWORD, GRAPH_CLIENT_SECRET.');
    expect(secretsIn()).toMatchObject({ BOT_APP_PASSWORD: '' });
  });

  it('never overwrites without being told to, and asks nothing first', async () => {
    writeFileSync(at(SETTINGS), 'models: [goteborg]\n');

    const refused = await init([], { answers: answered() });
    const forced = await init(['--force'], { answers: answered() });

    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('exists already') });
    expect(forced.code).toBe(0);
    expect((await configIn()).models[0].id).toBe('fyrbodal');
  });

  it('takes an own model by its path, however far the settings are from it', async () => {
    mkdirSync(at('models'));
    writeFileSync(at('models/own.yaml'), readFileSync(HOJDEN));

    const { code, stdout } = await init(['--dir', 'etc/lotsen'], { answers: ['./models/own.yaml', '', '', '', ''] });

    expect(code).toBe(0);
    expect((await configIn('etc/lotsen')).models.map(({ id }) => id)).toEqual(['hojden']);
    expect(stdout).toContain(`lots serve --config etc/lotsen/${SETTINGS} --env etc/lotsen/${SECRETS}`);
  });

  it('ends in lots doctor', async () => {
    const { code, stdout } = await lots(['init', '--yes', '--local', '--model', 'fyrbodal'], { cwd: directory });

    expect(code).toBe(0);
    expect(stdout).toMatch(/This is how it stands \(lots doctor\):\nok {5}Settings/);
  });
});

describe('a bot without a secret', () => {
  const settings = () => readFileSync(at(SETTINGS), 'utf8');

  it('is a managed identity, and reads the calendars as one', async () => {
    await init([], { answers: answered({ credential: 'managed-identity', password: [] }) });

    const config = await configIn();
    expect(config.identity?.credential).toEqual({ kind: 'managed-identity' });
    expect(config.graph?.credential).toEqual({ kind: 'managed-identity', clientId: APP });
    expect(secretsIn()).toEqual({});
  });

  it('is vouched for by one', async () => {
    await init([], { answers: answered({ credential: 'federated', password: ['me', BO] }) });

    expect((await configIn()).identity?.credential).toEqual({ kind: 'federated', clientId: BO });
  });

  it('has a certificate, named from the settings', async () => {
    writeFileSync(at('bot.pem'), '');

    const { stdout } = await init([], {
      answers: answered({ credential: 'certificate', password: ['no.pem', 'bot.pem'] }),
    });

    expect(stdout).toContain('There is no file "no.pem"');
    expect(settings()).toContain('credential: { kind: certificate, file: "./bot.pem" }');
  });
});

describe('an answer that cannot be read', () => {
  it.each([
    ['model', 'fyrbodl', 'Did you mean fyrbodal?'],
    ['app', 'my-bot', '"my-bot" is no id'],
    ['tenant', 'contoso.onmicrosoft.com', '"contoso.onmicrosoft.com" is no id'],
    ['tenant', '', 'This needs an answer'],
    ['credential', 'magic', 'There is no "magic". Choose password, managed-identity, certificate, federated.'],
    ['address', 'http://lotsen.example.org', 'Write the whole address with https'],
    ['address', 'https://lotsen.example.org/api/messages', 'no path after it'],
    ['graph', 'magic', 'Choose secret, managed-identity, workload-identity.'],
    ['database', 'mysql://lots@example.org/lots', 'Write embedded, or'],
    ['administrators', 'anna@example.org', '"anna@example.org" is no id'],
    ['language', 'fi', 'There is no "fi". Choose auto, sv, en.'],
    ['zone', 'Stockholm', '"Stockholm" is no time zone'],
  ] as const)('to the question of %s, as %j, is told why and asked for anew', async (name, bad, why) => {
    const { code, stdout } = await init([], { answers: answered({ [name]: [bad, REGISTERED[name]] }) });

    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(why);
    expect((await configIn()).identity?.appId).toBe(APP);
  });

  it.each([
    ['fyrbodal/uf-aldre', 'Write forum=email'],
    ['fyrbodal/uf-aldr=a@example.org', 'Did you mean "fyrbodal/uf-aldre"?'],
    ['fyrbodal/lokal=a@example.org', 'for example fyrbodal/lokal/'],
    ['fyrbodal/uf-aldre=a', '"a" is no e-mail address'],
  ])('about a calendar, %j, is told why and asked for anew', async (bad, why) => {
    const { code, stdout } = await init([], { answers: answered({ calendar: [bad, ...REGISTERED.calendar] }) });

    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(why);
    expect(Object.keys((await configIn()).meetings.calendars)).toHaveLength(2);
  });

  it('never has the password in an address of a database shown', async () => {
    const { stdout } = await init([], { answers: answered({ database: ['postgre://lots:hemligt@db/lots', ''] }) });

    expect(stdout).not.toContain('hemligt');
  });
});

describe('lots init without anybody there', () => {
  it('takes every answer from its options, and secrets from the environment', async () => {
    const options = [
      '--admin',
      ANNA,
      '--admin',
      BO,
      '--calendar',
      'fyrbodal/uf-aldre=a@example.org',
      '--language',
      'en',
      '--graph',
      'managed-identity',
    ];
    const env = { BOT_APP_PASSWORD: 'a-secret', DATABASE_URL: 'postgres://lots:hemligt@db.example.org/lots' };

    const { code, stderr } = await init([...FLAGS, ...options], { env });

    const config = await configIn();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(config).toMatchObject({
      language: 'en',
      database: { url: env.DATABASE_URL },
      identity: { credential: { password: 'a-secret' } },
    });
    expect(config.graph?.credential).toEqual({ kind: 'managed-identity' });
    expect(config.grants).toHaveLength(2);
  });

  it('says everything that is missing, and writes nothing', async () => {
    const { code, stderr } = await init(['--yes', '--model', 'fyrbodal']);

    expect(code).toBe(2);
    for (const flag of ['app-id', 'tenant', 'public-url', 'admin']) expect(stderr).toContain(`--${flag} is missing.`);
    expect(readdirSync(directory)).toEqual([]);
  });

  it.each([
    ['--tenant', 'contoso', '--tenant: "contoso" is no id'],
    ['--public-url', 'http://x', '--public-url: "http://x" will not do'],
    ['--admin', 'anna', '--admin: "anna" is no id'],
    ['--calendar', 'fyrbodal/uf=a@b.se', '--calendar: forum "fyrbodal/uf" does not exist'],
  ])('says what is wrong with %s %s', async (flag, value, why) => {
    const { code, stderr } = await init([...FLAGS, '--admin', ANNA, flag, value]);

    expect(code).toBe(2);
    expect(stderr).toContain(why);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('says which answer never came when the input ends', async () => {
    const { code, stderr } = await init([], { answers: ['fyrbodal', APP] });

    expect(code).toBe(2);
    expect(stderr).toContain('Nobody answered. Nothing has been written. Give the answer by --tenant');
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe('--env', () => {
  it('has any command read its environment from a file, and what is set already comes first', async () => {
    await init([...FLAGS, '--admin', ANNA], { env: { BOT_APP_PASSWORD: 'a-secret' } });

    const without = await lots(['check', SETTINGS], { cwd: directory });
    const with_ = await lots(['check', SETTINGS, '--env', SECRETS], { cwd: directory });
    const before = await lots(['check', SETTINGS, '--env', SECRETS], { cwd: directory, env: { PORT: 'x' } });

    expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining('BOT_APP_PASSWORD is missing') });
    expect(with_.code).toBe(0);
    expect(before.stderr).toContain('PORT');
  });

  it('says when there is no such file', async () => {
    expect(await lots(['check', '--env', 'nowhere.env'], { cwd: directory })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nowhere.env does not exist'),
    });
  });
});
