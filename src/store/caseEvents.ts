import { type Insertable, sql, type Transaction } from 'kysely';
import type { CaseId } from '../domain/case/case.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import { scrubbed } from '../domain/case/scrub.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** What has happened to a case, numbered from 1. */

/** Oldest first. */
export async function historyOf(db: Database, id: CaseId): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select(['by_id', 'by_name', 'did', 'handling', 'from_state', 'to_state', 'text', 'about'])
    .select(iso('at').as('at'))
    .where('case', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ at, by_id, by_name, did, handling, from_state, to_state, text, about }) => ({
    at: Temporal.Instant.from(at),
    by: { id: by_id, name: by_name },
    did,
    handling,
    from: from_state,
    to: to_state,
    text,
    about,
  }));
}

/**
 * Appends events to a case that this transaction has locked, or just made.
 * @returns the number of the first of them
 */
export async function appendEvents(
  trx: Transaction<Tables>,
  id: CaseId,
  events: readonly CaseEvent[],
): Promise<number> {
  const { last } = await trx
    .selectFrom('events')
    .select(sql<number>`coalesce(max(seq), 0)`.as('last'))
    .where('case', '=', id)
    .executeTakeFirstOrThrow();
  const rows = eventRows(id, events, last + 1);
  if (rows.length > 0) await trx.insertInto('events').values(rows).execute();
  return last + 1;
}

/** @param first the number of the first of them */
export const eventRows = (id: CaseId, events: readonly CaseEvent[], first: number): Insertable<Tables['events']>[] =>
  events.map(({ at, by, did, handling, from, to, text, about }, index) => ({
    case: id,
    seq: first + index,
    at: at.toString(),
    by_id: by.id,
    by_name: by.name,
    did,
    handling,
    from_state: from,
    to_state: to,
    text,
    about: about && JSON.stringify(about),
  }));

/** Takes words out of everything said so far of a case that this transaction has locked. */
export async function scrubEvents(trx: Transaction<Tables>, id: CaseId, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  const rows = await trx.selectFrom('events').select(['seq', 'text']).where('case', '=', id).execute();
  for (const { seq, text } of rows) {
    const clean = scrubbed(text, words);
    if (clean === text) continue;
    await trx.updateTable('events').set({ text: clean }).where('case', '=', id).where('seq', '=', seq).execute();
  }
}
