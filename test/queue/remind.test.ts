import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Compilable, type CompiledQuery, sql } from 'kysely';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import type { Within } from '../../src/queue/queue.ts';
import type { Database } from '../../src/store/database.ts';
import { inAnHour, newMeeting, PATIENCE, remind, startWorkers, type Trx, until, type Workers } from './workers.ts';

/** What the queue promises of looking to meetings. */

jest.setTimeout(3 * PATIENCE);

let workers: Workers;

beforeAll(async () => {
  workers = await startWorkers();
});
beforeEach(() => workers.does({}));
afterAll(() => workers.stop());

/** A job that runs until it is let go. */
function held(meeting: MeetingId) {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const seen = { running: 0, most: 0, runs: 0 };
  workers.does({
    remind: async (data) => {
      if (data.meeting !== meeting) return;
      seen.most = Math.max(seen.most, ++seen.running);
      begin();
      await mayEnd;
      seen.runs++;
      seen.running--;
    },
  });
  return { begun, end, seen };
}

describe('looking to a meeting', () => {
  it('is done within a second or so, with what it was given', async () => {
    const meeting = newMeeting();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const began = performance.now();
    workers.does({ remind: async (data) => resolve(data) });

    await workers.add(remind(meeting));

    expect(await promise).toEqual({ meeting });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('is there when the transaction is committed, and not when it is rolled back', async () => {
    const [kept, lost] = [newMeeting(), newMeeting()];
    const rolledBack = workers.within(async (trx) => {
      await workers.instances[0].add(trx, [remind(lost), remind(lost, inAnHour())]);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');

    await workers.add(remind(kept));

    await until(workers.isInState(kept, 'completed'));
    expect(await workers.rowsOf(lost)).toEqual([]);
  });

  it('waits once, however often it is asked for', async () => {
    const [meeting, other] = [newMeeting(), newMeeting()];

    await workers.within(async (trx) => {
      await workers.instances[0].add(trx, [
        remind(meeting),
        remind(meeting),
        remind(other),
        remind(meeting, inAnHour()),
      ]);
      await workers.instances[1].add(trx, [remind(meeting)]);
    });

    await until(workers.isInState(meeting, 'completed'));
    await until(workers.isInState(other, 'completed'));
    expect(await workers.rowsOf(meeting)).toHaveLength(1);
  });

  it('for later waits until then, and one for later still changes nothing', async () => {
    const meeting = newMeeting();
    await workers.add(remind(meeting, inAnHour()));

    await workers.add(remind(meeting, inAnHour().add({ hours: 1 })), remind(meeting, Temporal.Now.instant()));

    const rows = await workers.rowsOf(meeting);
    expect(rows.map(({ state }) => state)).toEqual(['created']);
    expect(rows[0]?.waits).toBeGreaterThan(3590);
    expect(rows[0]?.waits).toBeLessThanOrEqual(3600);
  });

  it('at once calls forward one that waits for later', async () => {
    const meeting = newMeeting();
    await workers.add(remind(meeting, inAnHour()));

    await workers.add(remind(meeting));

    await until(workers.isInState(meeting, 'completed'));
    expect(await workers.rowsOf(meeting)).toHaveLength(1);
  });

  it('at once calls forward one that waits for another attempt; one for later leaves it alone', async () => {
    const meeting = newMeeting();
    workers.does({ remind: () => Promise.reject(new Error()) });
    await workers.add(remind(meeting));
    await until(workers.isInState(meeting, 'retry'));
    workers.does({});

    await workers.add(remind(meeting, Temporal.Now.instant()));
    expect(await workers.statesOf(meeting)).toEqual(['retry']);
    await workers.add(remind(meeting));

    await until(workers.isInState(meeting, 'completed'));
    expect(await workers.rowsOf(meeting)).toHaveLength(1);
  });

  it('that should have been done long ago is done now, and not thrown away as too old', async () => {
    const meeting = newMeeting();

    await workers.add(remind(meeting, Temporal.Instant.fromEpochMilliseconds(0)));

    await until(workers.isInState(meeting, 'completed'));
    expect((await workers.rowsOf(meeting))[0]?.keeps).toBeGreaterThan(24 * 3600);
  });

  it('is done once more for a change while it runs, and not by two at once', async () => {
    const meeting = newMeeting();
    const { begun, end, seen } = held(meeting);
    await workers.add(remind(meeting));
    await begun;

    await workers.add(remind(meeting));
    await workers.add(remind(meeting));
    await nothingElseWaits();
    end();

    await until(() => seen.runs === 2);
    await until(async () => (await workers.statesOf(meeting)).every((state) => state === 'completed'));
    expect([seen.most, seen.runs]).toEqual([1, 2]);
  });

  it('does not keep other meetings waiting', async () => {
    const meeting = newMeeting();
    const { begun, end } = held(meeting);
    await workers.add(remind(meeting));
    await begun;

    await workers.add(remind(meeting));
    await nothingElseWaits();

    expect(await workers.statesOf(meeting)).toEqual(['active', 'created']);
    end();
    await until(async () => (await workers.statesOf(meeting)).every((state) => state === 'completed'));
  });

  it('does not begin before a change that counts on it is there', async () => {
    const meeting = newMeeting();
    const looked: string[] = [];
    workers.does({ remind: async (data) => void looked.push(data.meeting) });
    await workers.add(remind(meeting, inAnHour()));

    await workers.within(async (trx) => {
      await workers.instances[0].add(trx, [remind(meeting)]);
      await nothingElseWaits();
      expect(looked).not.toContain(meeting);
    });

    await until(() => looked.includes(meeting));
    expect(await workers.rowsOf(meeting)).toHaveLength(1);
  });

  it('sees the last of many changes that are made at the same time', async () => {
    const meeting = newMeeting();
    await sql`create table changes (meeting uuid primary key, count int not null)`.execute(workers.test.database);
    await sql`insert into changes values (${meeting}, 0)`.execute(workers.test.database);
    const count = async (db: Trx | Database) =>
      (await sql<{ count: number }>`select count from changes where meeting = ${meeting}`.execute(db)).rows[0]?.count;
    const seen: unknown[] = [];
    workers.does({ remind: async () => void seen.push(await count(workers.test.database)) });
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let nth = 0; nth < 25; nth++)
        await workers.within(async (trx) => {
          await (workers.instances[writer % 2] ?? workers.instances[0]).add(trx, [remind(meeting)]);
          await sql`update changes set count = count + 1 where meeting = ${meeting}`.execute(trx);
        });
    });

    await Promise.all(writers);

    await until(async () => (await workers.statesOf(meeting)).every((state) => state === 'completed'));
    expect(seen.at(-1)).toBe(150);
    expect(workers.errors).toEqual([]);
  });

  it('is done once more when the one that somebody else added in that very moment has already begun', async () => {
    const meeting = newMeeting();
    const { begun, end, seen } = held(meeting);
    const { adding } = await workers.within(async (first) => {
      await workers.instances[0].add(first, [remind(meeting)]);
      const adding = workers.within((second) => workers.instances[1].add(pausing(second, begun), [remind(meeting)]));
      await Promise.race([adding, somebodyWaits()]);
      return { adding };
    });

    await adding;
    end();

    await until(() => seen.runs === 2);
    expect(seen.most).toBe(1);
  });

  /** Goes on after an insert that found something there only when that has begun. */
  const pausing = (trx: Trx, begun: Promise<void>): Within => ({
    async executeQuery<Row>(query: Compilable<Row> | CompiledQuery<Row>) {
      const result = await trx.executeQuery(query);
      if ('sql' in query && /^\s*insert/i.test(query.sql) && result.rows.length === 0) await begun;
      return result;
    },
  });

  async function somebodyWaits(): Promise<void> {
    const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await waiting.execute(workers.test.database)).rows.length === 0);
  }

  /** A job added now has been begun: whatever could be fetched before it has been fetched. */
  async function nothingElseWaits(): Promise<void> {
    const last = newMeeting();
    await workers.add(remind(last));
    await until(async () =>
      (await workers.statesOf(last)).some((state) => state === 'active' || state === 'completed'),
    );
  }
});
