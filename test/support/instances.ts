import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { type SeatKey, seatOfKey } from '../../src/domain/meeting/meeting.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { createLog } from '../../src/log.ts';
import { freePort } from '../../src/loopback.ts';
import { type Service, start } from '../../src/main.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { storedChannels } from '../../src/store/channels.ts';
import { storedContacts } from '../../src/store/contacts.ts';
import type { Database } from '../../src/store/database.ts';
import type { Connector } from './connector.ts';
import { COMPILED } from './lots.ts';
import { LEAD, type ManyForums, TENANT } from './manyForums.ts';

/** Several bots on one database, as when an organisation runs more than one. */

export interface Shared {
  readonly url: string;
  readonly database: Database;
}

/** A whole bot in this process: with its own queue, its own connections and its own port. */
export async function startInstance({ url }: Shared, { directory }: ManyForums): Promise<Service> {
  const config = await loadConfig({ DATABASE_URL: url, PORT: String(await freePort()) }, directory);
  if (!config.ok) throw new Error(JSON.stringify(config.faults));
  return start(config.value, { log: createLog('fatal') });
}

const CLI = join(import.meta.dirname, '../../src/cli.ts');

/** The same in a process of its own, that can be killed, at any port unless told. @returns it when it is at work */
export async function spawnInstance({ url }: Shared, { directory }: ManyForums, port?: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CLI, 'serve', '--no-playground'], {
    cwd: directory,
    env: {
      PATH: process.env.PATH,
      LC_ALL: 'C',
      ...COMPILED,
      PORT: String(port ?? (await freePort())),
      DATABASE_URL: url,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code} instead of starting`)));
  });
  return child;
}

/** As the power going: nothing is put in order before. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** All calendars are read soon, by whoever is free. */
export async function readCalendars({ url, database }: Shared, { forums }: ManyForums): Promise<void> {
  const queue = await startQueue(url, {
    joinWindowSeconds: 0,
    readEvery: 5,
    repaintAfterSeconds: 0,
    timeZone: 'Europe/Stockholm',
    onError: () => undefined,
  });
  await queue.add(
    database,
    forums.map((seat) => ({ job: 'sync', seat })),
  );
  await queue.stop();
}

/** Every forum has its channel, and the bot has met the one who leads them all. */
export async function settleIn({ database }: Shared, { forums }: ManyForums, { url }: Connector): Promise<void> {
  const channels = storedChannels(database);
  for (const forum of forums) {
    const channel = { id: channelOf(forum), team: 'team', name: forum, serviceUrl: url, tenant: TENANT };
    await channels.link('fyrbodal', seatOfKey(forum), channel, { by: 'bot', at: Temporal.Now.instant() });
  }
  await storedContacts(database).remember({
    person: { id: `${TENANT}/${LEAD}` as PersonId, name: 'Lena' },
    teamsId: `29:${LEAD}`,
    serviceUrl: url,
    tenant: TENANT,
    conversation: LEADS_CHAT,
    language: 'sv',
  });
}

const channelOf = (forum: SeatKey): string => `19:${forum.replaceAll('/', '-')}@thread.tacv2`;
const LEADS_CHAT = `a:${LEAD}`;

/** What has become of every meeting's reminder: by state, how many. */
export async function outcomes({ database }: Shared): Promise<Readonly<Record<string, number>>> {
  const rows = await database
    .selectFrom('deliveries')
    .select(({ fn }) => ['state', fn.countAll<string>().as('count')])
    .where('name', '=', 'agenda')
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Meetings by what has become of their reminder. */
export async function meetingsThatAre({ database }: Shared, state: 'sent' | 'unknown'): Promise<string[]> {
  const rows = await database
    .selectFrom('deliveries')
    .innerJoin('meetings', 'meetings.id', 'deliveries.meeting')
    .select('subject')
    .where('name', '=', 'agenda')
    .where('state', '=', state)
    .execute();
  return rows.map(({ subject }) => subject);
}

/** What has been sent to the one who leads, or perhaps has, of reminders that may have been lost. */
export const alertsIn = ({ database }: Shared): Promise<{ readonly meeting: string; readonly state: string }[]> =>
  database
    .selectFrom('deliveries')
    .select(['meeting', 'state'])
    .where('name', 'like', 'alert agenda unknown %')
    .execute();

/** How often each meeting really stands in a channel, by its subject. */
export function standings({ accepted }: Connector, subjects: readonly string[]): Map<string, number> {
  const texts = accepted
    .filter(({ method }) => method === 'POST')
    .map(({ path, body }) => ({ path, text: JSON.stringify(body) }));
  return new Map(
    subjects.map((subject) => [
      subject,
      texts.filter(({ path, text }) => isInChannel(path) && text.includes(subject)).length,
    ]),
  );
}

const isInChannel = (path: string): boolean => decodeURIComponent(path).includes('@thread.tacv2');

/** Looks again and again until it is so. @returns after how many milliseconds; as many as it was given when it never was */
export async function until(isSo: () => boolean | Promise<boolean>, within: number): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < within) {
    if (await isSo()) return performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return within;
}
