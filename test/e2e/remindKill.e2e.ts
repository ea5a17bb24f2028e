import type { ChildProcess } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Connector, startConnector } from '../support/connector.ts';
import {
  alertsIn,
  kill,
  meetingsThatAre,
  outcomes,
  readCalendars,
  settleIn,
  spawnInstance,
  standings,
  until,
} from '../support/instances.ts';
import { type ManyForums, manyForums } from '../support/manyForums.ts';
import { createDatabase, startServer, type TestDatabase } from '../support/postgres.ts';

/** The bot is killed again and again while reminders go out. Nothing is lost, and nothing is posted twice. */

const KILLS = 100;
const MEETINGS = 700;
/** How long after the first one the last reminder comes due, in milliseconds: some always are on their way when a bot is killed. */
const SPREAD = 110_000;
/** Milliseconds from when a bot is at work to when it is killed. One lives long enough to see to what the others have left. */
const LIVES = [
  { shortest: 0, longest: 1200 },
  { shortest: 0, longest: 1200 },
  { shortest: 0, longest: 1200 },
  { shortest: 15_000, longest: 30_000 },
] as const;

let stopServer: () => Promise<void>;
let test: TestDatabase;
let connector: Connector;
let many: ManyForums;
const bots = new Set<ChildProcess>();

beforeAll(async () => {
  stopServer = await startServer();
  test = await createDatabase();
  connector = await startConnector({ limits: true, latency: () => [Math.random() * 200, Math.random() * 200] });
  many = manyForums();
  await settleIn(test, many, connector);
}, 60_000);

afterAll(async () => {
  for (const bot of bots) await kill(bot);
  await connector?.close();
  many?.remove();
  await test?.close();
  await stopServer?.();
});

async function startBot(): Promise<ChildProcess> {
  const bot = await spawnInstance(test, many);
  bots.add(bot);
  return bot;
}

const between = (shortest: number, longest: number): number => shortest + Math.random() * (longest - shortest);

let kills = 0;

/** One bot after the other in the same place, each killed when its time has come. The last one is left alone. */
async function killAgainAndAgain({ shortest, longest }: (typeof LIVES)[number]): Promise<void> {
  for (let bot = await startBot(); kills < KILLS; bot = await startBot()) {
    const deadline = performance.now() + between(shortest, longest);
    await until(() => performance.now() > deadline || kills >= KILLS, longest);
    if (kills >= KILLS) return;
    kills++;
    bots.delete(bot);
    await kill(bot);
  }
}

/** Everything has been sent, or given up as unknown. */
const isSettled = async (): Promise<boolean> => {
  const { sent = 0, unknown = 0 } = await outcomes(test);
  return sent + unknown === MEETINGS;
};

describe('a bot that is killed while reminders go out', () => {
  it('posts every one of them once, or tells those who lead that it does not know', async () => {
    const first = Temporal.Now.instant().add({ seconds: 10 });
    const due = Array.from({ length: MEETINGS }, (_, at) =>
      first.add({ milliseconds: Math.round((at * SPREAD) / MEETINGS) }),
    );
    const subjects = many.fill(due);
    await readCalendars(test, many);
    const start = performance.now();
    await Promise.all(LIVES.map(killAgainAndAgain));
    const killed = performance.now();

    const took = await until(isSettled, 120_000);
    const [sent, unknown] = await Promise.all([meetingsThatAre(test, 'sent'), meetingsThatAre(test, 'unknown')]);
    await until(async () => (await alertsIn(test)).length === unknown.length, 60_000);

    const stands = standings(connector, subjects);
    const told = await alertsIn(test);
    const arrived = unknown.filter((subject) => stands.get(subject) === 1);
    process.stdout.write(
      `${kills} kills in ${seconds(killed - start)} s, settled ${seconds(took)} s after; of ${MEETINGS} reminders ${sent.length} sent, ` +
        `${unknown.length} unknown of which ${arrived.length} had come; ${connector.throttled()} answered 429\n`,
    );
    expect([...sent, ...unknown].sort()).toEqual(subjects.toSorted());
    expect(sent.filter((subject) => stands.get(subject) !== 1)).toEqual([]);
    expect(unknown.filter((subject) => (stands.get(subject) ?? 0) > 1)).toEqual([]);
    expect(new Set(told.map(({ meeting }) => meeting)).size).toBe(unknown.length);
    expect(told).toHaveLength(unknown.length);
    expect(kills).toBe(KILLS);
  }, 360_000);
});

const seconds = (milliseconds: number): number => Math.round(milliseconds / 1000);
