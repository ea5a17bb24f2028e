import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.ts';
import { NO_TELEMETRY } from '../../src/ports/telemetry.ts';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import { aroundJobs } from '../../src/watching.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { IDLE, newMeeting, remind, until } from './workers.ts';

/** What is logged of a job can be found together, also by two that are done at the same time. */

let test: TestDatabase;
let queue: Queue;
const lines: Record<string, unknown>[] = [];
const counted: unknown[] = [];
beforeAll(async () => {
  test = await createDatabase();
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  const telemetry: typeof NO_TELEMETRY = {
    ...NO_TELEMETRY,
    count: (name, labels) => counted.push([name, labels]),
  };
  queue = await startQueue(test.url, {
    joinWindowSeconds: 0,
    readEvery: 5,
    repaintAfterSeconds: 0,
    timeZone: 'Europe/Stockholm',
    around: aroundJobs(telemetry),
    onError: (error) => log.warn('queue-error', { error }),
  });
  await queue.work({
    ...IDLE,
    async remind({ meeting }) {
      log.info('looking', { meeting });
      await until(() => lines.filter(({ msg }) => msg === 'looking').length === 2);
      throw new Error('not now');
    },
  });
});
afterAll(async () => {
  await queue.stop();
  await test.close();
});

describe('a job that fails', () => {
  it('has one reference in its own lines and in the one that says it failed', async () => {
    await queue.add(test.database, [remind(newMeeting()), remind(newMeeting())]);

    await until(() => lines.filter(({ msg }) => msg === 'queue-error').length === 2);

    const byJob = Map.groupBy(lines, ({ reference }) => reference);
    expect([...byJob.values()].map((all) => all.map(({ msg }) => msg))).toEqual([
      ['looking', 'queue-error'],
      ['looking', 'queue-error'],
    ]);
    expect(byJob.has(undefined)).toBe(false);
    expect(counted.filter((one) => String(one).startsWith('lots.jobs'))).toEqual([
      ['lots.jobs', { queue: 'remind', outcome: 'failed' }],
      ['lots.jobs', { queue: 'remind', outcome: 'failed' }],
    ]);
  });
});
