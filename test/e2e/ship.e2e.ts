import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { TEAMS_SERVICE_URLS } from '../../src/domain/serviceUrl.ts';
import { freePort } from '../../src/loopback.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { files, installs, LISTS, links } from '../support/filing.ts';
import { type GraphServer, startGraphServer } from '../support/graphServer.ts';
import { until } from '../support/instances.ts';
import { COMPILED, program, type Ran } from '../support/lots.ts';
import { ISSUER, newKey, type OpenId, published, startOpenId } from '../support/openId.ts';
import { channelOf, type Met, personIn, standingIn, textOn } from '../support/people.ts';
import { type Platform, startPlatform } from '../support/platform.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { token, type World } from '../support/tokens.ts';

/**
 * From nothing to a bot at work, as an administrator has it in production: registered, with tokens demanded, on a PostgreSQL server, signed in by a
 * managed identity. Only what is Microsoft's is played by servers of this machine.
 */

const HOME = '00000000-0000-4000-8000-00000000000a';
const APP = randomUUID();
const ADMINISTRATOR = randomUUID();
const MAILBOX = 'lokal.uddevalla@example.org';
const SETTINGS = 'samverkanslotsen.config.yaml';
const CHANNEL = channelOf('team', '19:uddevalla@thread.tacv2');
const TEAMS_KEY = newKey('teams');
const SOON = 60_000;

let directory: string;
let test: TestDatabase;
let connector: Connector;
let openId: OpenId;
let graph: GraphServer;
let platform: Platform;
let port: number;
let bot: ChildProcess | undefined;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lots-ship-'));
  [test, connector, openId, graph, port] = await Promise.all([
    createDatabase(),
    startConnector(),
    startOpenId(published(TEAMS_KEY)),
    startGraphServer(),
    freePort(),
  ]);
  platform = await startPlatform({
    token: ({ resource }, number) => (resource.includes('graph') ? graph.token() : `platform-token-${number}`),
  });
  platform.has(APP);
  const start = Temporal.Now.instant().add({ minutes: 20 });
  graph.mailbox(MAILBOX).put({
    start: start.toString({ smallestUnit: 'second' }),
    end: start.add({ hours: 2 }).toString({ smallestUnit: 'second' }),
    subject: 'Lokal vårdsamverkansgrupp Uddevalla',
    place: 'Kasen',
  });
});
afterAll(async () => {
  if (bot) await stop(bot);
  await Promise.all([connector.close(), openId.close(), graph.close(), platform.close()]);
  await test.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Where the bot is: on a machine that has its identity. */
const environment = () => ({
  DATABASE_URL: test.url,
  IDENTITY_ENDPOINT: process.env.IDENTITY_ENDPOINT ?? '',
  IDENTITY_HEADER: process.env.IDENTITY_HEADER ?? '',
  NODE_EXTRA_CA_CERTS: graph.caFile,
});

const lots = (...args: readonly string[]): Promise<Ran> => program(args, { cwd: directory, env: environment() });

/** Teams, Graph and the keys are elsewhere, and a reminder comes within minutes; all else stays as `lots init` wrote it. */
function rehearse(): void {
  const file = join(directory, SETTINGS);
  const settings = parseDocument(readFileSync(file, 'utf8'));
  settings.setIn(['bot', 'endpoints'], { ToBotFromChannelOpenIdMetadataUrl: openId.metadata });
  settings.setIn(['bot', 'serviceUrls'], [...TEAMS_SERVICE_URLS, connector.url]);
  settings.setIn(['graph', 'baseUrl'], graph.url);
  settings.setIn(['http', 'port'], port);
  settings.setIn(['reminders'], [{ kind: 'start', before: 'PT30M' }]);
  writeFileSync(file, settings.toString());
}

async function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/cli.ts'), 'serve'], {
    cwd: directory,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...COMPILED, ...environment() },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  await until(isReady, SOON);
  return child;
}

async function stop(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

/** What Teams posts, signed as Teams does. */
const met = (): Met => ({
  connector,
  post: (activity) =>
    fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token(world())}` },
      body: JSON.stringify({
        type: 'message',
        id: randomUUID(),
        channelId: 'msteams',
        serviceUrl: connector.url,
        recipient: { id: `28:${APP}`, name: 'Samverkanslotsen' },
        locale: 'sv-SE',
        ...activity,
      }),
    }),
});

const world = (): World => ({
  appId: APP,
  issuer: ISSUER,
  serviceUrl: connector.url,
  now: () => Temporal.Now.instant(),
  key: TEAMS_KEY,
  unendorsed: TEAMS_KEY,
  silent: TEAMS_KEY,
  short: TEAMS_KEY,
});

const inChannel = () => standingIn(met(), CHANNEL).map(textOn).join('\n');

describe('an administrator with nothing but the bot', () => {
  it('has settings of their own after lots init, and is told what is missing yet', async () => {
    const { stdout, stderr } = await lots(
      ...['init', '--yes', '--model', 'fyrbodal', '--app-id', APP, '--tenant', HOME, '--admin', ADMINISTRATOR],
      ...['--credential', 'managed-identity', '--public-url', 'https://lotsen.example.org', '--language', 'sv'],
      ...['--graph', 'managed-identity', '--calendar', `fyrbodal/lokal/uddevalla=${MAILBOX}`],
    );

    expect(stderr).toBe('');
    expect(stdout).toContain('lots serve');
    expect(readFileSync(join(directory, SETTINGS), 'utf8')).toContain(MAILBOX);
    expect(statSync(join(directory, 'samverkanslotsen.env')).mode & 0o077).toBe(0);
    rehearse();
  });

  it('sees with lots doctor that the bot can sign in, and read the calendar', async () => {
    const { stdout } = await lots('doctor', '--json');

    const codes = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const code of ['settings', 'signed-in', 'keys', 'calendar'])
      expect(codes).toContainEqual(expect.objectContaining({ code, is: 'ok' }));
  });

  it('has a bot at work within seconds', async () => {
    bot = await serve();

    const stranger = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await fetch(`http://127.0.0.1:${port}/api/messages`, stranger)).status).toBe(401);
  });

  it('links the channel of a forum, and its meeting is told there', async () => {
    const administrator = personIn(met(), ADMINISTRATOR, HOME);
    await installs(administrator);

    await links(administrator, CHANNEL);

    await until(async () => inChannel().includes('Kasen'), SOON);
    expect(inChannel()).toMatch(/Lokal vårdsamverkansgrupp Uddevalla[\s\S]*börjar/);
  });

  it('sees a case come to the channel when somebody files one', async () => {
    const anna = personIn(met(), randomUUID(), HOME);

    const receipt = await files(anna);

    expect(textOn(receipt)).toMatch(/SKAV-\d{4}-0001/);
    await until(async () => inChannel().includes(LISTS.title ?? ''), SOON);
    expect(platform.asked.map(({ resource }) => resource)).toContain('https://api.botframework.com');
  });

  it('can stop it, and nothing is lost', async () => {
    expect(await stop(bot as ChildProcess)).toBe(0);
    bot = undefined;

    const { stdout } = await lots('cases', '--json');

    expect(JSON.parse(stdout).total).toBe(1);
  });
});
