import { sql } from 'kysely';
import { type CaseId, isOpen, STATES } from '../../domain/case/case.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import type { Database } from '../database.ts';

/**
 * What a backup knows of the world outside is old: nobody knows what has been sent since. So nothing that may have been sent counts as
 * waiting, and no card that shows a case counts as the latest.
 */

/** More than a case is changed between two backups. */
const REVISIONS_APART = 1000;

/** @param given the last numbers that cases are known to have got, in each year */
export async function distrust(
  db: Database,
  given: readonly { readonly year: number; readonly last: number }[],
  at: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ state: 'unknown', carrier: null, settled_at: at.toString() })
    .where('state', 'in', ['queued', 'sending'])
    .execute();
  await giveUpDeliveries(db, at);
  // A card that shows what happened since would otherwise pass for that of the next revisions.
  await db
    .updateTable('cases')
    .set(({ eb }) => ({ revision: eb('revision', '+', REVISIONS_APART) }))
    .execute();
  for (const { year, last } of given)
    await sql`insert into case_numbers as known (year, last) values (${year}, ${last})
      on conflict (year) do update set last = greatest(known.last, excluded.last)`.execute(db);
}

/** Also one that was only about to be sent then. */
async function giveUpDeliveries(db: Database, at: Temporal.Instant): Promise<void> {
  const given = await db
    .updateTable('deliveries')
    .set({ state: 'unknown', carrier: null, at: at.toString() })
    .where('state', 'in', ['claimed', 'sending'])
    .returning('meeting')
    .execute();
  await lookSoon(
    db,
    given.map(({ meeting }) => meeting),
  );
}

export interface Perhaps {
  readonly meeting: MeetingId;
  /** Of what may have been sent. */
  readonly name: string;
}

/** Those who lead are asked to look whether it is there. What somebody wanted at once is among it, and is not wanted any more. */
export async function perhapsSent(db: Database, all: readonly Perhaps[], at: Temporal.Instant): Promise<void> {
  await db.updateTable('meetings').set({ is_wanted: false }).where('is_wanted', '=', true).execute();
  for (const { meeting, name } of all)
    await db
      .insertInto('deliveries')
      .values({ meeting, name, at: at.toString(), state: 'unknown' })
      .onConflict((conflict) => conflict.constraint('deliveries_once').doNothing())
      .execute();
  await lookSoon(
    db,
    all.map(({ meeting }) => meeting),
  );
}

async function lookSoon(db: Database, meetings: readonly string[]): Promise<void> {
  if (meetings.length === 0) return;
  await db
    .updateTable('meetings')
    .set({ wake_at: Temporal.Instant.fromEpochMilliseconds(0).toString() })
    .where('id', 'in', [...new Set(meetings)])
    .execute();
}

/** The cases whose cards may show what is no longer so: open ones, and those whose cards were already late when the backup was made. */
export async function casesToRepaint(db: Database): Promise<CaseId[]> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where(({ exists, selectFrom, or, eb }) => {
      const posts = selectFrom('posts').select('posts.case').whereRef('posts.case', '=', 'cases.id');
      const late = posts.where('posts.revision', '<', eb('cases.revision', '-', REVISIONS_APART));
      const open = selectFrom('handlings')
        .select('handlings.no')
        .whereRef('handlings.case', '=', 'cases.id')
        .where('handlings.state', 'in', STATES.filter(isOpen));
      return or([exists(late), exists(posts).and(exists(open))]);
    })
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id as CaseId);
}

/** How much is marked as something that nobody knows the fate of. */
export async function countUnsure(db: Database): Promise<{ readonly messages: number; readonly reminders: number }> {
  const countIn = async (table: 'messages' | 'deliveries') => {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('state', '=', 'unknown')
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  return { messages: await countIn('messages'), reminders: await countIn('deliveries') };
}
