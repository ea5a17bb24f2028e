import type { fromKysely, PgBoss } from 'pg-boss';

/** Jobs of which one waits at most for each thing that they are about. They come by the thousand: none of this takes a round trip for each. */

/** A transaction as pg-boss takes it. */
export type Db = ReturnType<typeof fromKysely>;

/** One of these at most waits, and one runs, by its key. */
export interface Keyed {
  readonly key: string;
  readonly data: object;
  /** Of those in the same group only so many run at once, as the workers of the queue say. */
  readonly group: string;
}

export interface KeyedLater extends Keyed {
  readonly at: Temporal.Instant;
}

/**
 * To be done at once. One that waits, for later or for another attempt, is called forward. That locks it until the caller's transaction
 * ends, so that it cannot start, see things as they were before, and be gone when the change is there.
 */
export async function addForNow(boss: PgBoss, queue: string, jobs: readonly Keyed[], db: Db): Promise<void> {
  let missing = inOrder(jobs);
  // Once more only for those that somebody else adds in this very moment: theirs wait now, or have already begun without us.
  while (missing.length > 0) {
    missing = without(missing, await callForward(queue, keysOf(missing), db));
    missing = without(missing, await insert(boss, queue, missing, db));
  }
}

/** To be done when its time has come. One that waits is left alone. */
export async function addForLater(boss: PgBoss, queue: string, jobs: readonly KeyedLater[], db: Db): Promise<void> {
  const wanted = inOrder(jobs);
  await insert(boss, queue, without(wanted, await waitingAmong(queue, keysOf(wanted), db)), db);
}

/** Each once, in the order in which everyone takes their locks. */
const inOrder = <T extends Keyed>(jobs: readonly T[]): T[] =>
  [...new Map(jobs.map((job) => [job.key, job])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));

const keysOf = (jobs: readonly Keyed[]): string[] => jobs.map(({ key }) => key);

const without = <T extends Keyed>(jobs: readonly T[], keys: ReadonlySet<string>): T[] =>
  jobs.filter(({ key }) => !keys.has(key));

/** Written so that the unique index of pg-boss, by which one waits at most, finds them. */
const WAITING = `name = $1 and state in ('created', 'retry') and policy = 'stately' and coalesce(singleton_key, '') = any($2::text[])`;

/** @returns the keys of those that were waiting */
async function callForward(queue: string, keys: readonly string[], db: Db): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  return keysIn(
    await db.executeSql(
      `with waiting as (select id from pgboss.job where ${WAITING} order by singleton_key, state for update)
      update pgboss.job set start_after = least(start_after, now())
      where name = $1 and id in (select id from waiting) and state in ('created', 'retry')
      returning singleton_key`,
      [queue, keys],
    ),
  );
}

async function waitingAmong(queue: string, keys: readonly string[], db: Db): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  return keysIn(await db.executeSql(`select singleton_key from pgboss.job where ${WAITING}`, [queue, keys]));
}

const keysIn = ({ rows }: { readonly rows: readonly { readonly singleton_key: string }[] }): Set<string> =>
  new Set(rows.map(({ singleton_key }) => singleton_key));

/** @returns the keys of those of which none was waiting yet */
async function insert(
  boss: PgBoss,
  queue: string,
  jobs: readonly (Keyed | KeyedLater)[],
  db: Db,
): Promise<Set<string>> {
  if (jobs.length === 0) return new Set();
  const rows = jobs.map((job) => ({
    id: crypto.randomUUID(),
    data: job.data,
    singletonKey: job.key,
    group: { id: job.group },
    startAfter: 'at' in job ? startAfter(job.at) : 0,
  }));
  const inserted = new Set(await boss.insert(queue, rows, { db, returnId: true }));
  return new Set(rows.filter(({ id }) => inserted.has(id)).map(({ singletonKey }) => singletonKey));
}

/** What should have been done long ago is done now: pg-boss counts from then how long a job may wait before it is thrown away. */
const startAfter = (at: Temporal.Instant): string | number =>
  Temporal.Instant.compare(at, Temporal.Now.instant()) > 0 ? at.toString() : 0;
