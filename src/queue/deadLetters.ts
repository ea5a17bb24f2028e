import { fromKysely, PgBoss } from 'pg-boss';
import type { Kind, Within } from './queue.ts';
import { DEAD, KINDS } from './queues.ts';

/** What is waiting, and what has failed every time it was tried: for whoever looks after the bot, with a way back. Nothing in it is what somebody wrote. */

export interface JobCount {
  readonly kind: Kind;
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
  /** When the oldest of the dead was given up. */
  readonly oldest: Temporal.Instant | null;
}

export interface DeadJob {
  readonly id: string;
  readonly kind: string;
  /** What it is about: the id of a message, a case or a meeting, or a forum; empty for what is about all. */
  readonly key: string;
  readonly at: Temporal.Instant;
  /** Name and code of what it failed with; empty where its process died. */
  readonly error: string;
}

export interface DeadLetters {
  counts(): Promise<readonly JobCount[]>;
  /** Oldest first. */
  dead(): Promise<readonly DeadJob[]>;
  /** Tried anew, as often as a new one. @returns how many there were */
  retry(which: string): Promise<number>;
  drop(which: string): Promise<number>;
}

/** Every one of the dead, for `retry` and `drop`. */
export const ALL = 'all';

/** Those of which a copy was laid aside, and those of kinds that come again by themselves, which are kept for a while. */
const DEAD_JOBS = `select id, name, coalesce(source_name, name) as kind,
    coalesce(data ->> 'message', data ->> 'case', data ->> 'meeting', data ->> 'seat', '') as key,
    extract(epoch from coalesce(completed_on, created_on)) * 1000 as at,
    concat_ws(' ', said ->> 'name', said ->> 'code') as error
  from (select *, coalesce(source_output, output) as said from pgboss.job) job
  where name = $1 or (state = 'failed' and dead_letter is null and name = any($2::text[]))`;

interface DeadRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly key: string;
  readonly at: string;
  readonly error: string;
}

export function deadLetters(within: Within): DeadLetters {
  const db = fromKysely(within);
  const deadRows = async (): Promise<readonly DeadRow[]> =>
    (await db.executeSql(`${DEAD_JOBS} order by at, id`, [DEAD, [...KINDS]])).rows;
  const chosen = async (which: string) => (await deadRows()).filter(({ id }) => which === ALL || id === which);
  return {
    async counts() {
      const [{ rows }, dead] = await Promise.all([db.executeSql(WAITING, [[...KINDS]]), deadRows()]);
      return KINDS.map((kind) => countOf(kind, rows, dead));
    },
    dead: async () => (await deadRows()).map(jobOf),
    retry: async (which) =>
      onBoss(db, await chosen(which), async (boss, name, ids) =>
        name === DEAD ? boss.redrive(DEAD, { ids }) : boss.retry(name, ids).then(() => ids.length),
      ),
    drop: async (which) =>
      onBoss(db, await chosen(which), async (boss, name, ids) => boss.deleteJob(name, ids).then(() => ids.length)),
  };
}

const WAITING = `select name, state::text, count(*)::int as count from pgboss.job
  where name = any($1::text[]) and state in ('created', 'retry', 'active') group by 1, 2`;

type Counted = { readonly name: string; readonly state: string; readonly count: number };

function countOf(kind: Kind, rows: readonly Counted[], dead: readonly DeadRow[]): JobCount {
  const own = rows.filter(({ name }) => name === kind);
  const [first, ...others] = dead.filter((row) => row.kind === kind);
  const sum = (isRunning: boolean) =>
    own.filter(({ state }) => (state === 'active') === isRunning).reduce((all, { count }) => all + count, 0);
  return {
    kind,
    waiting: sum(false),
    running: sum(true),
    dead: first ? others.length + 1 : 0,
    oldest: first ? jobOf(first).at : null,
  };
}

const jobOf = ({ id, kind, key, at, error }: DeadRow): DeadJob => ({
  id,
  kind,
  key,
  at: Temporal.Instant.fromEpochMilliseconds(Math.round(Number(at))),
  error,
});

type Work = (boss: PgBoss, queue: string, ids: string[]) => Promise<number>;

/** Only for the time it takes, and without any work of its own: the bot's own queue goes on beside it. */
async function onBoss(db: ReturnType<typeof fromKysely>, rows: readonly DeadRow[], work: Work): Promise<number> {
  if (rows.length === 0) return 0;
  const boss = new PgBoss({ db, supervise: false, schedule: false, migrate: false });
  await boss.start();
  try {
    let done = 0;
    for (const [name, ids] of byQueue(rows)) done += await work(boss, name, ids);
    return done;
  } finally {
    await boss.stop({ graceful: false });
  }
}

const byQueue = (rows: readonly DeadRow[]): Map<string, string[]> =>
  new Map([...Map.groupBy(rows, ({ name }) => name)].map(([name, of]) => [name, of.map(({ id }) => id)]));
