import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Service } from '../../src/main.ts';
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
  startInstance,
  until,
} from '../support/instances.ts';
import { type ManyForums, manyForums } from '../support/manyForums.ts';
import { createDatabase, startServer, type TestDatabase } from '../support/postgres.ts';

/** One of several bots is killed in the middle of sending. The others do what it had left. */

const MEETINGS = 250;
/** In milliseconds, from the kill. */
const LONGEST = 60_000;

let stopServer: () => Promise<void>;
let test: TestDatabase;
let connector: Connector;
let many: ManyForums;
const bots: Service[] = [];

beforeAll(async () => {
  stopServer = await startServer();
  test = await createDatabase();
  connector = await startConnector({ limits: true, latency: () => [100, 200] });
  many = manyForums();
  await settleIn(test, many, connector);
}, 60_000);

afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await connector?.close();
  many?.remove();
  await test?.close();
  await stopServer?.();
});

const isSettled = async (): Promise<boolean> => {
  const { sent = 0, unknown = 0 } = await outcomes(test);
  return sent + unknown === MEETINGS;
};

describe('a bot that is killed while it sends', () => {
  it('has all that it had left delivered by the others within a minute, and nothing twice', async () => {
    const victim = await spawnInstance(test, many);
    const now = Temporal.Now.instant();
    const subjects = many.fill(Array.from({ length: MEETINGS }, () => now));
    await readCalendars(test, many);
    await until(() => connector.accepted.length >= MEETINGS / 10, 20_000);
    // It has its hands full when the others come.
    for (let number = 0; number < 2; number++) bots.push(await startInstance(test, many));
    await kill(victim);
    const { sending = 0, claimed = 0, sent: before = 0 } = await outcomes(test);
    const took = await until(isSettled, LONGEST);
    const [sent, unknown] = await Promise.all([meetingsThatAre(test, 'sent'), meetingsThatAre(test, 'unknown')]);
    await until(async () => (await alertsIn(test)).length === unknown.length, 20_000);

    const stands = standings(connector, subjects);
    const arrived = unknown.filter((subject) => stands.get(subject) === 1);
    process.stdout.write(
      `killed with ${before} of ${MEETINGS} sent, ${sending} under way and ${claimed} taken by all; all settled ${Math.round(took / 1000)} s after; ` +
        `${unknown.length} unknown of which ${arrived.length} had come; ${connector.throttled()} answered 429\n`,
    );
    expect(took).toBeLessThan(LONGEST);
    expect([...sent, ...unknown].sort()).toEqual(subjects.toSorted());
    expect(sent.filter((subject) => stands.get(subject) !== 1)).toEqual([]);
    expect(unknown.filter((subject) => (stands.get(subject) ?? 0) > 1)).toEqual([]);
    expect(await alertsIn(test)).toHaveLength(unknown.length);
  }, 150_000);
});
