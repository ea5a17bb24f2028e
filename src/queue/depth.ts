import { fromKysely } from 'pg-boss';
import type { QueueDepth } from '../ports/watch.ts';
import type { Within } from './queue.ts';
import { DEAD, KINDS } from './queues.ts';

/** How much waits, in one question: it is asked every minute. */
export async function queueDepth(within: Within): Promise<readonly QueueDepth[]> {
  const { rows } = await fromKysely(within).executeSql(DEPTHS, [[...KINDS], DEAD]);
  return KINDS.map((queue) => depthOf(queue, rows));
}

/** Those of which a copy was laid aside are counted by that. */
const DEPTHS = `select coalesce(case when name = $2 then source_name end, name) as queue,
    count(*) filter (where name <> $2 and state in ('created', 'retry'))::int as waiting,
    count(*) filter (where name = $2 or (state = 'failed' and dead_letter is null))::int as dead,
    extract(epoch from min(case state when 'retry' then created_on else start_after end) filter (
      where name <> $2 and (state = 'retry' or (state = 'created' and start_after <= now())))) * 1000 as oldest
  from pgboss.job
  where (name = any($1::text[]) or name = $2) and state in ('created', 'retry', 'failed')
  group by 1`;

interface DepthRow {
  readonly queue: string;
  readonly waiting: number;
  readonly dead: number;
  readonly oldest: string | null;
}

function depthOf(queue: string, rows: readonly DepthRow[]): QueueDepth {
  const row = rows.find((one) => one.queue === queue);
  const oldest = row?.oldest ?? null;
  return {
    queue,
    waiting: row?.waiting ?? 0,
    dead: row?.dead ?? 0,
    oldestDue: oldest === null ? null : Temporal.Instant.fromEpochMilliseconds(Math.round(Number(oldest))),
  };
}
