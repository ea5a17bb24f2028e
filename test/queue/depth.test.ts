import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { MessageId } from '../../src/ports/messages.ts';
import { queueDepth } from '../../src/queue/depth.ts';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { inAnHour, newMeeting, remind } from './workers.ts';

let test: TestDatabase;
let queue: Queue;
beforeAll(async () => {
  test = await createDatabase();
  queue = await startQueue(test.url, {
    joinWindowSeconds: 0,
    readEvery: 5,
    repaintAfterSeconds: 0,
    timeZone: 'Europe/Stockholm',
    onError: () => undefined,
  });
});
afterAll(async () => {
  await queue.stop();
  await test.close();
});

describe('how deep the queue is', () => {
  it('tells what waits, since when the oldest is due, and what has failed for good', async () => {
    const message = randomUUID() as MessageId;
    await queue.add(test.database, [
      { job: 'tell', message, delayed: false },
      { job: 'tell', message, delayed: false },
      remind(newMeeting(), inAnHour()),
    ]);
    await sql`update pgboss.job set start_after = '2026-11-20T08:00:00Z' where id = (select id from pgboss.job where name = 'tell' limit 1)`.execute(
      test.database,
    );
    await sql`insert into pgboss.job (name, data, source_name) values ('dead', '{}', 'tell')`.execute(test.database);

    const depths = await queueDepth(test.database);

    const of = (name: string) => depths.find((one) => one.queue === name);
    expect(of('tell')).toMatchObject({ waiting: 2, dead: 1 });
    expect(String(of('tell')?.oldestDue)).toBe('2026-11-20T08:00:00Z');
    expect(of('remind')).toEqual({ queue: 'remind', waiting: 1, dead: 0, oldestDue: null });
    expect(of('repaint')).toEqual({ queue: 'repaint', waiting: 0, dead: 0, oldestDue: null });
  });

  it('counts one that failed and is tried again as due since it came', async () => {
    await sql`update pgboss.job set state = 'retry', created_on = '2026-11-21T09:00:00Z' where name = 'remind'`.execute(
      test.database,
    );

    const depths = await queueDepth(test.database);

    expect(String(depths.find((one) => one.queue === 'remind')?.oldestDue)).toBe('2026-11-21T09:00:00Z');
  });
});
