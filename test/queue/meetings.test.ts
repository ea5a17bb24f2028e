import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import type { MeetingId, SeatKey } from '../../src/domain/meeting/meeting.ts';
import type { Job } from '../../src/ports/jobs.ts';
import type { MessageId } from '../../src/ports/messages.ts';
import type { Handlers } from '../../src/queue/queue.ts';
import { WORKERS } from '../../src/queue/queues.ts';
import { inAnHour, newMeeting, PATIENCE, remind, startWorkers, until, type Workers } from './workers.ts';

/** What the queue promises of meetings that fail or come by the thousand, of reading calendars, and of what comes by the clock. */

jest.setTimeout(3 * PATIENCE);

let workers: Workers;

beforeAll(async () => {
  workers = await startWorkers();
});
beforeEach(() => workers.does({}));
afterAll(() => workers.stop());

const seat = (name: string) => `fyrbodal/lokal/${name}` as SeatKey;
const sync = (name: string): Job => ({ job: 'sync', seat: seat(name) });

const change = (meeting: MeetingId, to: string) =>
  sql`update pgboss.job set ${sql.raw(to)} where data ->> 'meeting' = ${meeting}`.execute(workers.test.database);

describe('looking to a meeting that fails', () => {
  it('is tried again within ten seconds, and later at most a minute apart', async () => {
    const meeting = newMeeting();
    workers.does({ remind: () => Promise.reject(new Error()) });
    await workers.add(remind(meeting));
    await until(workers.isInState(meeting, 'retry'));
    const [first] = await workers.rowsOf(meeting);
    expect(first?.waits).toBeGreaterThan(3);
    expect(first?.waits).toBeLessThanOrEqual(10);

    await change(meeting, 'retry_count = 7, start_after = now()');
    await until(async () => ((await workers.rowsOf(meeting))[0]?.waits ?? 0) > 10);

    expect((await workers.rowsOf(meeting))[0]?.waits).toBeLessThanOrEqual(60);
  });

  it('is given up after some minutes without a trace, and begins afresh when it is added again', async () => {
    const meeting = newMeeting();
    workers.does({ remind: () => Promise.reject(new Error()) });
    await workers.add(remind(meeting));
    await until(workers.isInState(meeting, 'retry'));
    await change(meeting, 'retry_count = 9, start_after = now()');
    await until(workers.isInState(meeting, 'failed'));
    workers.does({});

    await workers.add(remind(meeting, Temporal.Now.instant()));

    await until(workers.isInState(meeting, 'completed'));
    expect((await workers.rowsOf(meeting)).map(({ name }) => name)).toEqual(['remind', 'remind']);
  });

  it('is taken over when its process gives no sign of life', async () => {
    const meeting = newMeeting();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    workers.does({ remind: async (data) => resolve(data) });
    await workers.add(remind(meeting, inAnHour()));
    await change(
      meeting,
      `state = 'active', started_on = now(), heartbeat_on = now() - interval '16 seconds', start_after = now()`,
    );

    await superviseNow();
    const [row] = await workers.rowsOf(meeting);
    await change(meeting, 'start_after = now()');
    await superviseNow();

    expect(row?.waits).toBeLessThanOrEqual(10);
    expect(await promise).toEqual({ meeting });
  });
});

/** One round finds what has died, the next that it does not run any more. */
async function superviseNow(): Promise<void> {
  await sql`update pgboss.queue set monitor_on = null, monitor_claim_on = null`.execute(workers.test.database);
  await workers.supervisor.supervise('remind');
}

describe('thousands of meetings', () => {
  it('are added and called forward in a moment', async () => {
    const meetings = Array.from({ length: 5000 }, newMeeting);
    const began = performance.now();

    await workers.add(...meetings.map((meeting) => remind(meeting, inAnHour())));
    const added = performance.now();
    await workers.add(...meetings.map((meeting) => remind(meeting, inAnHour())));
    const left = performance.now();
    await workers.within(async (trx) => {
      await workers.instances[0].add(
        trx,
        meetings.toReversed().map((meeting) => remind(meeting)),
      );
      const { rows } = await sql<{ count: number }>`
        select count(*)::int from pgboss.job where name = 'remind' and state = 'created' and start_after <= now()`.execute(
        trx,
      );
      expect(rows[0]?.count).toBeGreaterThanOrEqual(5000);
      await sql`delete from pgboss.job where name = 'remind'`.execute(trx);
    });
    const called = performance.now();

    for (const took of [added - began, left - added, called - left]) expect(took).toBeLessThan(2000);
  });

  it('are looked to by fifty and more a second, and nobody has to wait for them to be told', async () => {
    const meetings = Array.from({ length: 300 }, newMeeting);
    const looked = new Set<string>();
    const { promise: told, resolve } = Promise.withResolvers<void>();
    const remindSlowly: Handlers['remind'] = async ({ meeting }) => {
      await new Promise((passed) => setTimeout(passed, 10));
      looked.add(meeting);
    };
    workers.does({ remind: remindSlowly, tell: async () => resolve() });
    const began = performance.now();

    await workers.add(...meetings.map((meeting) => remind(meeting)));
    await workers.add({ job: 'tell', message: randomUUID() as string as MessageId, delayed: false });
    await told;
    const toldAfter = performance.now() - began;
    await until(() => looked.size === 300);

    expect(toldAfter).toBeLessThan(2000);
    expect(performance.now() - began).toBeLessThan(6000);
  });
});

describe("reading a forum's calendar", () => {
  it('waits once, and is done once more when it is asked for while it runs', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const read: string[] = [];
    workers.does({
      sync: async (data) => {
        begin();
        await mayEnd;
        read.push(data.seat);
      },
    });
    await workers.add(sync('uddevalla'), sync('uddevalla'));
    await begun;

    await workers.add(sync('uddevalla'));
    await workers.add(sync('uddevalla'));
    expect(await workers.statesOf(seat('uddevalla'))).toEqual(['active', 'created']);
    end();

    await until(async () => (await workers.statesOf(seat('uddevalla'))).every((state) => state === 'completed'));
    expect(read).toEqual([seat('uddevalla'), seat('uddevalla')]);
  });

  it('is done for four forums at once', async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    let [running, most, done] = [0, 0, 0];
    workers.does({
      sync: async () => {
        most = Math.max(most, ++running);
        if (done === 0) await mayEnd;
        running--;
        done++;
      },
    });

    await workers.add(...[1, 2, 3, 4].map((nth) => sync(`ort-${nth}`)));
    await until(() => running === 4);
    await workers.add(...[5, 6, 7, 8].map((nth) => sync(`ort-${nth}`)));
    const givenToAnotherInstance = await workers.supervisor.fetch('sync', { ...WORKERS.sync, batchSize: 4 });
    end();

    expect(givenToAnotherInstance).toEqual([]);
    await until(() => done === 8);
    expect(most).toBe(4);
  });
});

describe('what comes by the clock', () => {
  it.each([
    ['calendars', '*/5 * * * *', 'once'],
    ['tick', '* * * * *', 'skip'],
    ['subscribe', '0 * * * *', 'once'],
  ])('%s comes when it should, and is made up for as it should', async (kind, cron, missed) => {
    const schedules = await workers.supervisor.getSchedules(kind);

    expect(schedules.map((schedule) => [schedule.cron, schedule.options?.missed ?? 'skip'])).toEqual([[cron, missed]]);
  });
});
