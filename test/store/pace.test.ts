import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LONGEST_WAIT } from '../../src/domain/meeting/pace.ts';
import type { Pace } from '../../src/ports/meetings.ts';
import { openDatabase } from '../../src/store/database.ts';
import { storedPace } from '../../src/store/pace.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { instant } from './someMeeting.ts';

/** What the port Pace promises, kept by the store, with two instances on one database. */

let test: TestDatabase;
let instances: readonly [Pace, Pace];
let other: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  test = await createDatabase();
  other = openDatabase(test.url, () => undefined);
  instances = [storedPace(test.database), storedPace(other)];
});
afterAll(async () => {
  await other.destroy();
  await test.close();
});

const START = instant('2026-12-01T07:00:00Z');
const at = (milliseconds: number) => START.add({ milliseconds });

/** How long after the start, in milliseconds. */
const waits = (moments: readonly Temporal.Instant[]): number[] =>
  moments.map((moment) => moment.since(START).total('milliseconds')).sort((a, b) => a - b);

const reserve = (tenant: string, thread: string, now = START, nth = 0) =>
  (instances[nth % 2] ?? instances[0]).reserve(tenant, thread, now);

/** So many at once, by both instances in turn. */
const reserveMany = (count: number, tenant: string, thread: (nth: number) => string, now = START) =>
  Promise.all(Array.from({ length: count }, (_, nth) => reserve(tenant, thread(nth), now, nth)));

const kept = async (tenant: string): Promise<number> =>
  (await test.database.selectFrom('sendings').select('at').where('tenant', '=', tenant).execute()).length;

describe('a moment to send', () => {
  it('is now when nothing else is sent', async () => {
    expect((await reserve('quiet', 'thread')).equals(START)).toBe(true);
  });

  it('is no earlier than now, however finely that is told', async () => {
    const now = instant('2026-12-01T07:00:00.123456789Z');

    const given = await reserve('fine', 'thread', now);

    expect(given.toString()).toBe('2026-12-01T07:00:00.124Z');
  });

  it('in one thread is for seven in a second and eight in two, over all instances', async () => {
    const moments = await reserveMany(9, 'one-thread', () => 'thread');

    expect(waits(moments)).toEqual([0, 21, 42, 63, 84, 105, 126, 1000, 2000]);
  });

  it('in one tenant is for forty-six in a second, one at a time, over all instances and threads', async () => {
    const moments = await reserveMany(150, 'many-threads', (nth) => `thread ${nth}`);

    const expected = Array.from({ length: 150 }, (_, nth) => Math.floor(nth / 46) * 1000 + (nth % 46) * 21);
    expect(waits(moments)).toEqual(expected);
  });

  it('does not wait for what others have reserved for later', async () => {
    const later = await reserveMany(12, 'patient', () => 'busy');

    const moments = await reserveMany(30, 'patient', (nth) => `free ${nth}`);

    expect(waits(later).slice(6, 8)).toEqual([126, 1000]);
    expect(waits(later).at(-1)).toBeGreaterThan(2000);
    expect(waits(moments)).toEqual(Array.from({ length: 30 }, (_, nth) => 147 + nth * 21));
  });

  it('in another tenant is another matter', async () => {
    await reserveMany(60, 'here', (nth) => `here ${nth}`);

    expect(waits([await reserve('there', 'there')])).toEqual([0]);
  });

  it('is free again when the others are old enough', async () => {
    await reserveMany(7, 'rested', () => 'thread');

    const moments = [
      await reserve('rested', 'thread', at(999)),
      await reserve('rested', 'thread', at(1500)),
      await reserve('rested', 'thread', at(60_000)),
    ];

    expect(waits(moments)).toEqual([1000, 2000, 60_000]);
  });

  it('that is too far away is told, and not taken from others', async () => {
    await instances[0].hold('held', at(LONGEST_WAIT + 1));

    const moments = await reserveMany(100, 'held', (nth) => `thread ${nth}`);

    expect(waits(moments)).toEqual(Array(100).fill(LONGEST_WAIT + 1));
    expect(await kept('held')).toBe(0);
    expect(waits([await reserve('held', 'thread', at(1))])).toEqual([LONGEST_WAIT + 1]);
    expect(await kept('held')).toBe(1);
  });
});

describe('when Teams has asked us to wait', () => {
  it('nothing is sent to that tenant before then', async () => {
    await instances[0].hold('asked', at(5000));

    expect(waits([await reserve('asked', 'a', START, 1)])).toEqual([5000]);
    expect(waits([await reserve('asked', 'b', at(6000), 1)])).toEqual([6000]);
    expect(waits([await reserve('not-asked', 'a')])).toEqual([0]);
  });

  it('the longest wait counts, also for a tenant that is busy already', async () => {
    await reserve('twice', 'a');
    await Promise.all([instances[0].hold('twice', at(7000)), instances[1].hold('twice', at(3000))]);

    expect(waits([await reserve('twice', 'a')])).toEqual([7000]);
  });
});

describe('what has been given out', () => {
  it('goes away when it no longer counts', async () => {
    await reserveMany(20, 'cleared', (nth) => `thread ${nth}`);

    await reserve('cleared', 'new', START.add({ minutes: 59 }));
    expect(await kept('cleared')).toBe(21);
    await reserve('cleared', 'new', START.add({ minutes: 61 }));

    expect(await kept('cleared')).toBe(2);
  });

  it('is found quickly: hundreds are reserved in a second, and nobody else is kept from the database', async () => {
    const tenant = randomUUID();
    const began = performance.now();

    const many = reserveMany(300, tenant, (nth) => `thread ${nth % 60}`);
    const query = performance.now();
    await test.database.selectFrom('pauses').select('seat').execute();
    const queried = performance.now() - query;
    await many;

    expect(performance.now() - began).toBeLessThan(3000);
    expect(queried).toBeLessThan(500);
  });
});
