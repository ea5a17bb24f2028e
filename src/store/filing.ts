import { sql, type Transaction } from 'kysely';
import type { Case } from '../domain/case/case.ts';
import type { Filing } from '../ports/cases.ts';
import { eventRows } from './caseEvents.ts';
import { caseOf, handlingRows, newCaseRow, selectCases, supporterRows } from './caseRows.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';
import { type Enqueue, newMessages, onceEach } from './tell.ts';

/** Filing a case, once. */

/** Filings with the same submit id wait for each other in the database; whoever comes second takes no number, and gets the case of the first. */
export async function fileOnce(db: Database, filing: Filing, enqueue: Enqueue): Promise<Case> {
  try {
    return await db.transaction().execute((trx) => file(trx, filing, enqueue));
  } catch (error) {
    const there = isTaken(error)
      ? await selectCases(db).where('submit', '=', filing.submit).executeTakeFirst()
      : undefined;
    if (!there) throw error;
    return caseOf(there);
  }
}

const UNIQUE_VIOLATION = '23505';
const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;

async function file(trx: Transaction<Tables>, filing: Filing, enqueue: Enqueue): Promise<Case> {
  const { event, tell: audiences } = filing;
  const { id, ...rest } = filing.case;
  const messages = newMessages({ case: id, sinceEvent: 1, at: event.at, audiences: onceEach(audiences) });
  const number = await insert(trx, filing, messages.rows);
  if (rest.supporters.length > 0) await trx.insertInto('supporters').values(supporterRows(filing.case)).execute();
  if (messages.jobs.length > 0) await enqueue(trx, messages.jobs);
  return { id, number, revision: 1, ...rest };
}

/**
 * All that is new, and its number, in one statement: the year's row stays locked until the case is there, so that no number is left out,
 * and everybody who files waits for it.
 */
async function insert(
  trx: Transaction<Tables>,
  { submit, year, event, case: case_ }: Filing,
  messages: ReturnType<typeof newMessages>['rows'],
): Promise<string> {
  const number = sql<string>`(select number from numbered)`;
  const { search, ...columns } = newCaseRow(case_, submit);
  const inserted = await trx
    .with('numbered', (of) =>
      of
        .insertInto('case_numbers')
        .values({ year, last: 1 })
        .onConflict((conflict) =>
          conflict.column('year').doUpdateSet(({ eb }) => ({ last: eb('case_numbers.last', '+', 1) })),
        )
        .returning(
          sql<string>`'SKAV-' || year || '-' || lpad(last::text, greatest(4, length(last::text)), '0')`.as('number'),
        ),
    )
    .with('handled', (of) => of.insertInto('handlings').values(handlingRows(case_)))
    .with('happened', (of) => of.insertInto('events').values(eventRows(case_.id, [event], 1)))
    .with('told', (of) =>
      messages.length > 0 ? of.insertInto('messages').values(messages) : of.selectNoFrom(sql.lit(0).as('none')),
    )
    .with('drafted', (of) => of.deleteFrom('drafts').where('submit', '=', submit).where('person', '=', case_.filer.id))
    .insertInto('cases')
    .values({ ...columns, number, search: sql<string>`lower(${number}) || ${search}` })
    .returning('number')
    .executeTakeFirstOrThrow();
  return inserted.number;
}
