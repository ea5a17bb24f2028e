import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Service } from '../../src/main.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { outcomes, readCalendars, settleIn, standings, startInstance, until } from '../support/instances.ts';
import { type ManyForums, manyForums } from '../support/manyForums.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** Several bots on one database, in a Teams that takes no more than Teams does. */

let test: TestDatabase;
let connector: Connector;
let many: ManyForums;
let bots: Service[];
beforeEach(async () => {
  test = await createDatabase();
  connector = await startConnector({ limits: true, latency: () => [10, 20] });
  many = manyForums();
  await settleIn(test, many, connector);
  bots = [];
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await connector.close();
  many.remove();
  await test.close();
});

const startAll = (count: number): Promise<Service[]> =>
  Promise.all(Array.from({ length: count }, () => startInstance(test, many)));

const MEETINGS = 75;
/** In milliseconds. What Teams does not take at once comes again after some seconds. */
const LONGEST = 30_000;

describe.each([2, 3])('%d bots on one database', (count) => {
  it('post each of many reminders that come due at once, once', async () => {
    bots = await startAll(count);
    const now = Temporal.Now.instant();
    const subjects = many.fill(Array.from({ length: MEETINGS }, () => now));

    await readCalendars(test, many);
    await until(async () => (await outcomes(test)).sent === MEETINGS, LONGEST);

    expect(await outcomes(test)).toEqual({ sent: MEETINGS });
    expect([...standings(connector, subjects).values()]).toEqual(subjects.map(() => 1));
  }, 40_000);
});
