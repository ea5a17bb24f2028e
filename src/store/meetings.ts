import { randomUUID } from 'node:crypto';
import { type Insertable, type SqlBool, sql, type Transaction } from 'kysely';
import type { Difference } from '../domain/meeting/compare.ts';
import { type MeetingId, type SeatKey, seatKey } from '../domain/meeting/meeting.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Meetings } from '../ports/meetings.ts';
import { iso, time } from './caseRows.ts';
import type { Database } from './database.ts';
import { endsAt, meetingOf, meetingRow, type OccurrenceColumn, selectMeetings, startsAt } from './meetingRows.ts';
import type { Tables } from './tables.ts';
import type { Enqueue } from './tell.ts';

/**
 * @param enqueue adds jobs to the queue, within the transaction that it is given
 * @param timeZone where the organisation is: a meeting of whole days begins and ends at midnight there
 */
export function storedMeetings(db: Database, enqueue: Enqueue, timeZone: string): Meetings {
  const ofAll: Meetings['ofAll'] = async (seats, since) => {
    if (seats.length === 0) return [];
    const rows = await selectMeetings(db)
      .where('seat', 'in', seats.map(seatKey))
      .where(sql<SqlBool>`${endsAt(timeZone)} > ${time(since)}`)
      .orderBy(startsAt(timeZone))
      .orderBy('id')
      .execute();
    return rows.map(meetingOf);
  };
  return {
    async find(id) {
      if (!isUuid(id)) return null;
      const row = await selectMeetings(db).where('id', '=', id).executeTakeFirst();
      return row ? meetingOf(row) : null;
    },

    of: (seat, since) => ofAll([seat], since),

    ofAll,

    save: (seat, difference) => db.transaction().execute((trx) => save(trx, seatKey(seat), difference, enqueue)),

    async arrange(id, arranged) {
      if (!isUuid(id)) return;
      await db
        .updateTable('meetings')
        .set({ arranged: JSON.stringify(arranged) })
        .where('id', '=', id)
        .execute();
    },

    async skip(id, isSkipped) {
      if (!isUuid(id)) return;
      await db.updateTable('meetings').set({ is_skipped: isSkipped }).where('id', '=', id).execute();
    },

    async want(id, isWanted) {
      if (!isUuid(id)) return;
      await db.updateTable('meetings').set({ is_wanted: isWanted }).where('id', '=', id).execute();
    },

    wake: (seats, now) => db.transaction().execute((trx) => wake(trx, seats.map(seatKey), now, { enqueue, timeZone })),

    async sleep(id, until) {
      if (!isUuid(id)) return;
      await db
        .updateTable('meetings')
        .set({ wake_at: until?.toString() ?? null })
        .where('id', '=', id)
        .execute();
    },

    rouse: (until) => rouse(db, until, enqueue),
  };
}

/** Long ago: one that has not been looked to since it came or changed is found by every `rouse` until it has. */
const AT_ONCE = Temporal.Instant.fromEpochMilliseconds(0);

/** Rows in a statement, of some fifteen values each: PostgreSQL takes no more than 65,535 values. */
const ROWS = 1000;

async function save(
  trx: Transaction<Tables>,
  seat: SeatKey,
  { added, changed }: Difference,
  enqueue: Enqueue,
): Promise<void> {
  const ids: string[] = [];
  for (const rows of batches(added.map((one) => meetingRow(randomUUID(), seat, one, AT_ONCE)).sort(by('occurrence'))))
    ids.push(...(await insert(trx, rows)));
  for (const rows of batches(changed.map((one) => meetingRow(one.id, seat, one, AT_ONCE)).sort(by('id'))))
    ids.push(...(await replace(trx, rows)));
  await lookTo(trx, ids, enqueue);
}

/** Rows that are there are locked in the order of their ids, here and in `wake`, and new ones come in the order of their names: so nobody waits in a circle. */
const by =
  (column: 'id' | 'occurrence') =>
  (a: Insertable<Tables['meetings']>, b: Insertable<Tables['meetings']>): number =>
    a[column] < b[column] ? -1 : 1;

const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS) }, (_, at) => all.slice(at * ROWS, (at + 1) * ROWS));

const lookTo = (trx: Transaction<Tables>, ids: readonly string[], enqueue: Enqueue): Promise<void> =>
  ids.length === 0
    ? Promise.resolve()
    : enqueue(
        trx,
        ids.map((id) => ({ job: 'remind', meeting: id as MeetingId, at: null })),
      );

/** @returns the ids of those that were not there */
async function insert(trx: Transaction<Tables>, rows: Insertable<Tables['meetings']>[]): Promise<string[]> {
  const inserted = await trx
    .insertInto('meetings')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('meetings_once').doNothing())
    .returning('id')
    .execute();
  return inserted.map(({ id }) => id);
}

const REPLACED = [
  'occurrence',
  'series',
  'original_at',
  'original_on',
  'starts_at',
  'ends_at',
  'first_on',
  'last_on',
  'subject',
  'location',
  'join_url',
  'is_cancelled',
] as const satisfies readonly OccurrenceColumn[];

/** What has been told of them, whether they are skipped or wanted and how they are laid out stays. */
async function replace(trx: Transaction<Tables>, rows: Insertable<Tables['meetings']>[]): Promise<string[]> {
  const replaced = await trx
    .insertInto('meetings')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({
        ...Object.fromEntries(REPLACED.map((column) => [column, ref(`excluded.${column}`)])),
        wake_at: ref('excluded.wake_at'),
      })),
    )
    .returning('id')
    .execute();
  return replaced.map(({ id }) => id);
}

/** Has the forums' meetings that have not ended looked to when the transaction is committed. */
async function wake(
  trx: Transaction<Tables>,
  seats: readonly SeatKey[],
  now: Temporal.Instant,
  { enqueue, timeZone }: { readonly enqueue: Enqueue; readonly timeZone: string },
): Promise<void> {
  if (seats.length === 0) return;
  const rows = await trx
    .updateTable('meetings')
    .set({ wake_at: AT_ONCE.toString() })
    .where('id', 'in', (of) =>
      of
        .selectFrom('meetings')
        .select('id')
        .where('seat', 'in', [...seats])
        .where(sql<SqlBool>`${endsAt(timeZone)} > ${time(now)}`)
        .orderBy('id')
        .forUpdate(),
    )
    .returning('id')
    .execute();
  await lookTo(
    trx,
    rows.map(({ id }) => id),
    enqueue,
  );
}

/** In batches, each after the last of the one before: one that is looked to meanwhile moves nothing. */
async function rouse(db: Database, until: Temporal.Instant, enqueue: Enqueue): Promise<number> {
  let count = 0;
  let last: { readonly id: string; readonly wake_at: string } | undefined;
  do {
    const from = db.selectFrom('meetings').select(['id', iso('wake_at').as('wake_at')]);
    const before = from.where('wake_at', '<', time(until));
    const after = last
      ? before.where(sql<SqlBool>`(wake_at, id) > (${last.wake_at}::timestamptz, ${last.id}::uuid)`)
      : before;
    const rows = await after.orderBy('meetings.wake_at').orderBy('id').limit(ROWS).execute();
    await db.transaction().execute((trx) =>
      enqueue(
        trx,
        rows.map(({ id, wake_at }) => ({
          job: 'remind',
          meeting: id as MeetingId,
          at: Temporal.Instant.from(wake_at),
        })),
      ),
    );
    count += rows.length;
    last = rows.length === ROWS ? rows.at(-1) : undefined;
  } while (last);
  return count;
}
