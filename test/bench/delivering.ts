import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { freePort } from '../../src/loopback.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { storedCalendarStates } from '../../src/store/calendarStates.ts';
import { storedChannels } from '../../src/store/channels.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { LIMIT, reportBurst } from './burst.ts';
import { type Child, runChild } from './children.ts';
import type { BenchDatabase, BenchServer } from './databases.ts';
import { loaded, print } from './figures.ts';
import { each, meetingAt } from './forums.ts';
import { seatNo, writeOrganisation } from './organisation.ts';
import { post } from './post.ts';
import { questions } from './questions.ts';
import { channelNo } from './syncing.ts';
import type { Had } from './teams.ts';

/**
 * Reminders that all come due at the same moment, as at eight in the morning, one in each forum's channel: real bots, in processes of
 * their own, that fetch them from the queue and send them to a Teams that takes no more than Teams does. Meanwhile somebody asks, once a second.
 */

/** Between what somebody asks, in milliseconds: what the answers take of the limit is what is left free for them. */
const ASKS_EVERY = 1000;
/** In milliseconds. */
const WARM_UP = 4000;
/** Over what the limit makes necessary, in seconds: then whatever is still missing does not come. */
const PATIENCE = 120;

/** Exact, so that it matters neither which day nor which hour it is. */
const AHEAD = Temporal.Duration.from({ hours: 168 });
const ZONE = 'Europe/Stockholm';

export interface Wanted {
  readonly count: number;
  readonly instances: number;
  /** From when everything is in place to when it all comes due, in seconds. Questions are timed then too, for comparison. */
  readonly quiet: number;
}

export async function benchDelivering(
  server: BenchServer,
  { count, instances, quiet: seconds }: Wanted,
): Promise<void> {
  const test = await server.create();
  const directory = mkdtempSync(join(tmpdir(), 'lots-bench-'));
  const [teams, serviceUrl, telling] = await startTeams();
  const bots: Child[] = [];
  try {
    writeOrganisation(directory, count);
    writeFileSync(
      join(directory, 'samverkanslotsen.config.yaml'),
      `models: [./fyrbodal.yaml]\nlanguage: sv\nreminders: [{ kind: agenda, before: ${AHEAD} }]\n`,
    );
    await seed(test, count, serviceUrl);
    const ports = await Promise.all(Array.from({ length: instances }, () => freePort()));
    for (const port of ports) bots.push(await startBot(directory, test, port));
    const due = await comeDue(test, seconds);
    const asking = { ports, serviceUrl };
    await askedUntil(asking, sleep(WARM_UP), 100);
    const quiet = await askedUntil(asking, sleep(due.epochMilliseconds - 1000 - Date.now()), 250);
    const load = loaded();
    const began = bots.map((bot) => bot.spent());
    const busy = await askedUntil(asking, allThere(telling, count));
    const spent = bots.reduce((sum, bot, at) => sum + bot.spent() - (began[at] ?? 0), 0);
    await reportBurst(test, await hadBy(telling), { count, instances, due, quiet, busy, spent, load });
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await teams.stop();
    await test.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function startTeams(): Promise<[child: Child, serviceUrl: string, telling: string]> {
  const child = await runChild(join(import.meta.dirname, 'teams.ts'), [], {}, import.meta.dirname);
  const [serviceUrl = '', telling = ''] = child.said.split(' ');
  return [child, serviceUrl, telling];
}

const startBot = (directory: string, { url }: BenchDatabase, port: number): Promise<Child> =>
  runChild(
    join(import.meta.dirname, '../../src/cli.ts'),
    ['serve', '--no-playground'],
    { PORT: String(port), DATABASE_URL: url, LOG_LEVEL: 'warn' },
    directory,
  );

/** Before the bots start: the forums with their channels, and a meeting each. When they meet is settled later. */
async function seed({ database }: BenchDatabase, count: number, serviceUrl: string): Promise<void> {
  const channels = storedChannels(database);
  const states = storedCalendarStates(database);
  const meetings = storedMeetings(database, async () => undefined, ZONE);
  const now = Temporal.Now.instant();
  await each(count, 8, async (number) => {
    const seat = seatNo(number);
    await channels.link('fyrbodal', seat, channelNo(number, serviceUrl), { by: 'bot', at: Temporal.Now.instant() });
    await states.read(seat, now, 'bench', null);
    await meetings.save(seat, { added: [meetingAt(number, now.add(AHEAD))], changed: [] });
  });
}

/** All at the same moment. What the bots would call to mind at the next full minute is called to mind at once. @returns when it is */
async function comeDue({ url, database }: BenchDatabase, seconds: number): Promise<Temporal.Instant> {
  const due = Temporal.Now.instant().round({ smallestUnit: 'second' }).add({ seconds });
  const starts = due.add(AHEAD);
  await database
    .updateTable('meetings')
    .set({ starts_at: starts.toString(), ends_at: starts.add({ hours: 2 }).toString(), wake_at: due.toString() })
    .execute();
  await sql`vacuum analyze`.execute(database);
  const queue = await startQueue(url, {
    joinWindowSeconds: 0,
    repaintAfterSeconds: 0,
    timeZone: ZONE,
    readEvery: 5,
    onError: (error) => print(`queue: ${error}`),
  });
  await storedMeetings(database, queue.add, ZONE).rouse(due.add({ seconds: 1 }));
  await queue.stop();
  return due;
}

/** Until every forum's channel has something, or nothing more can be hoped for. */
async function allThere(telling: string, count: number): Promise<void> {
  const until = Date.now() + (count / LIMIT + PATIENCE) * 1000;
  while (Date.now() < until && (await countAt(telling)) < count) await sleep(500);
  // Whatever is posted twice comes now.
  await sleep(2000);
}

const countAt = async (telling: string): Promise<number> => Number(await (await fetch(`${telling}/count`)).text());

const hadBy = async (telling: string): Promise<Had> => (await (await fetch(telling)).json()) as Had;

interface Asking {
  readonly ports: readonly number[];
  readonly serviceUrl: string;
}

/** Somebody asks, every so often and whether or not the one before has been answered, each of the bots in turn. @returns how long each took */
async function askedUntil(
  { ports, serviceUrl }: Asking,
  over: Promise<unknown>,
  every = ASKS_EVERY,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const turns: Promise<{ readonly took: number }>[] = [];
  let isOver = false;
  const ending = over.finally(() => {
    isOver = true;
  });
  for (let at = 0; !isOver; at++) {
    turns.push(post(agent, ports[at % ports.length] ?? 0, serviceUrl, { text: questions[at % questions.length] }));
    await sleep(every);
  }
  await ending;
  const times = (await Promise.all(turns)).map(({ took }) => took);
  agent.destroy();
  return times;
}
