import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writePress } from '../../cards/actions.ts';
import type { Press } from '../../src/domain/press.ts';
import { freePort } from '../../src/loopback.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { startServer } from '../support/postgres.ts';

/** The bot is killed again and again while cases are filed. What it has said yes to is there, and is told once. */

const CLI = join(import.meta.dirname, '../../src/cli.ts');
const FILINGS = 100;
const AT_ONCE = 4;
/** Between two kills, in milliseconds: some come in the middle of a filing, some while messages are sent. */
const LIVES = { shortest: 1500, longest: 4000 };
/** Between two filings by the same person, so that the bot has time to be killed among them. */
const PACE = 900;
/** How long a person presses again, in milliseconds. */
const PATIENCE = 60_000;
const TENANT = '00000000-0000-0000-0000-000000000001';
const PLAYER = '00000000-0000-0000-0000-000000000020';
const SEAT = { forum: 'fyrbodal/uf-aldre' };

let stopServer: () => Promise<void>;
let database: Database;
let connector: Connector;
let directory: string;
let port: number;
let bot: ChildProcess;
let isOver = false;

beforeAll(async () => {
  stopServer = await startServer();
  directory = mkdtempSync(join(tmpdir(), 'lots-kill-'));
  database = openDatabase(process.env.LOTS_TEST_POSTGRES ?? '', () => undefined);
  connector = await startConnector();
  port = await freePort();
  bot = await startBot();
}, 60_000);

afterAll(async () => {
  isOver = true;
  bot?.kill('SIGKILL');
  await connector?.close();
  await database?.destroy();
  await stopServer?.();
  rmSync(directory, { recursive: true, force: true });
});

async function startBot(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CLI, 'serve', '--no-playground'], {
    cwd: directory,
    env: { PATH: process.env.PATH, LC_ALL: 'C', PORT: String(port), DATABASE_URL: process.env.LOTS_TEST_POSTGRES },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code} instead of starting`)));
  });
  return child;
}

const activity = (value: object, more: object = {}) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl: connector.url,
  conversation: { id: 'personal', conversationType: 'personal', tenantId: TENANT },
  from: { id: 'user', name: 'Kim Exempel', aadObjectId: PLAYER },
  recipient: { id: 'bot', name: 'Samverkanslotsen' },
  value: { action: { type: 'Action.Execute', verb: 'x', data: value } },
  ...more,
});

/** @returns what the card says; null when the bot did not answer */
async function post(body: object): Promise<string | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

const press = (pressed: Press, inputs: Record<string, string> = {}): object => ({
  ...writePress({ press: pressed, language: 'sv' }),
  ...inputs,
});

const SUBJECTS = [
  'läkemedelslistor',
  'provtagning',
  'hjälpmedel',
  'skolfrånvaro',
  'utskrivning',
  'rehabilitering',
  'tolk',
  'färdtjänst',
];

/** Nobody's number or name, and like no other. */
const word = (): string => randomUUID().replace(/[^a-f]/g, '');

/** Files one case as a person would: pressing again for as long as there is no answer. @returns its number */
async function file(at: number): Promise<string> {
  const submit = randomUUID();
  const filing = { submit, model: 'fyrbodal', question: null, link: '' };
  const inputs = {
    title: `${SUBJECTS[at % SUBJECTS.length]} ${word()}`,
    happening: `Det skaver om ${word()} och ${word()}`,
    consequence: 'Det blir fel för den enskilde',
    forum: SEAT.forum,
    confirmed: 'true',
  };
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; ) {
    const answer = (await post(activity(press({ press: 'file', ...filing }, inputs)))) ?? '';
    const shown = answer.includes('file-anyway')
      ? await post(activity(press({ press: 'file-anyway', submit })))
      : answer;
    const number = /SKAV-\d{4}-\d{4,}/.exec(shown ?? '')?.[0];
    if (number && shown?.includes('är inne')) return number;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no receipt in time');
}

async function killAgainAndAgain(): Promise<number> {
  for (let kills = 0; ; kills++) {
    const life = LIVES.shortest + Math.random() * (LIVES.longest - LIVES.shortest);
    await new Promise((resolve) => setTimeout(resolve, life));
    if (isOver) return kills;
    const gone = new Promise((resolve) => bot.once('exit', resolve));
    bot.kill('SIGKILL');
    await gone;
    bot = await startBot();
  }
}

const messages = () => database.selectFrom('messages').select(['case', 'state', 'audience']).execute();

/** What waits is sent, or found to have been under way when the bot was killed. */
async function settled(): Promise<void> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; ) {
    const waiting = (await messages()).filter(({ state }) => state === 'queued' || state === 'sending');
    if (waiting.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

describe('a bot that is killed while cases are filed', () => {
  it('has every case it said yes to, with its event and its message, and tells none twice', async () => {
    const channel = {
      conversation: { id: 'channel', conversationType: 'channel', tenantId: TENANT },
      channelData: { team: { id: 'team' }, channel: { id: 'channel', name: 'Äldre' }, tenant: { id: TENANT } },
    };
    await post(activity(press({ press: 'link', model: 'fyrbodal' }, { seat: SEAT.forum }), channel));
    const killing = killAgainAndAgain();
    const numbers: string[] = [];
    const left = Array.from({ length: FILINGS }, (_, at) => at);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let at = left.shift(); at !== undefined; at = left.shift()) {
          numbers.push(await file(at));
          await new Promise((resolve) => setTimeout(resolve, PACE));
        }
      }),
    );
    isOver = true;
    const kills = await killing;
    await settled();

    const cases = await database.selectFrom('cases').select(['id', 'number']).execute();
    const events = await database.selectFrom('events').select('case').execute();
    const told = (await messages()).filter(({ audience }) => audience.tell === 'forum');
    const posts = connector.sent.filter(
      ({ method, path, body }) => method === 'POST' && path.includes('/conversations/channel/') && body.attachments,
    );
    const posted = posts.flatMap(({ body }) => /SKAV-\d{4}-\d{4,}/.exec(JSON.stringify(body)) ?? []).map(String);
    process.stdout.write(
      `${kills} kills, ${cases.length} cases, ${posted.length} posts, ${told.filter(({ state }) => state === 'unknown').length} unknown\n`,
    );
    expect(new Set(cases.map(({ number }) => number))).toEqual(new Set(numbers));
    expect(numbers).toHaveLength(FILINGS);
    expect(events).toHaveLength(FILINGS);
    expect(told).toHaveLength(FILINGS);
    expect(told.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);
    expect(new Set(posted).size).toBe(posted.length);
    expect(kills).toBeGreaterThan(5);
  }, 300_000);
});
