import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Case } from '../domain/case/case.ts';
import { fold } from '../domain/text.ts';
import type { Wanted } from '../ports/cases.ts';
import { type CaseRow, caseOf, selectCases, time } from './caseRows.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Finding the cases that are wanted: a page of them, or all. */

type Filter = Omit<Wanted, 'offset' | 'limit'>;
type Of = ExpressionBuilder<Tables, 'cases'>;
type Condition = ExpressionWrapper<Tables, 'cases', SqlBool>;

/** Newest first, with the number of all that are wanted. */
export async function casesWanted(db: Database, wanted: Wanted): Promise<{ cases: Case[]; total: number }> {
  const [rows, { total }] = await Promise.all([
    selectCases(db)
      .where(isWanted(wanted))
      .orderBy('filed_at', 'desc')
      .orderBy('id', 'desc')
      .offset(wanted.offset)
      .limit(wanted.limit)
      .execute(),
    db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll<string>().as('total'))
      .where(isWanted(wanted))
      .executeTakeFirstOrThrow(),
  ]);
  return { cases: rows.map(caseOf), total: Number(total) };
}

const BATCH = 200;

/** Oldest first. Each batch starts after the last case of the one before, so that cases filed meanwhile move nothing. */
export async function* everyCase(db: Database, filter: Filter): AsyncGenerator<Case> {
  let batch: CaseRow[] = [];
  do {
    const last = batch.at(-1);
    const from = selectCases(db).where(isWanted(filter));
    const after = last ? from.where(comesAfter(last)) : from;
    batch = await after.orderBy('filed_at').orderBy('id').limit(BATCH).execute();
    yield* batch.map(caseOf);
  } while (batch.length === BATCH);
}

const comesAfter = ({ filed_at, id }: CaseRow) =>
  sql<SqlBool>`(cases.filed_at, cases.id) > (${filed_at}::timestamptz, ${id}::uuid)`;

function isWanted(filter: Filter) {
  return (of: Of) => of.and([...ownConditions(of, filter), ...followedBy(of, filter), ...handledBy(of, filter)]);
}

function ownConditions({ eb }: Of, { model, theme, text, filedFrom, filedTo }: Filter): Condition[] {
  const conditions: Condition[] = [];
  if (model !== undefined) conditions.push(eb('cases.model', '=', model));
  if (theme !== undefined) conditions.push(eb('cases.theme', '=', theme));
  if (text !== undefined) conditions.push(eb('cases.search', 'like', `%${literally(fold(text.trim()))}%`));
  if (filedFrom) conditions.push(eb('cases.filed_at', '>=', time(filedFrom)));
  if (filedTo) conditions.push(eb('cases.filed_at', '<', time(filedTo)));
  return conditions;
}

/** What somebody searches for is no pattern. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

function followedBy({ eb, or, exists, selectFrom }: Of, { person }: Filter): Condition[] {
  if (person === undefined) return [];
  const supports = selectFrom('supporters')
    .select('supporters.person')
    .whereRef('supporters.case', '=', 'cases.id')
    .where('supporters.person', '=', person);
  return [or([eb('cases.filer_id', '=', person), exists(supports)])];
}

/** One and the same handling is in the forum and in the state: a case that a forum has sent on is not open there. */
function handledBy({ exists, selectFrom }: Of, { forum, states }: Filter): Condition[] {
  if (forum === undefined && states === undefined) return [];
  let handled = selectFrom('handlings').select('handlings.no').whereRef('handlings.case', '=', 'cases.id');
  if (forum) handled = handled.where('handlings.forum', '=', forum.key);
  if (forum && forum.place !== undefined)
    handled = handled.where('handlings.place', 'is not distinct from', forum.place);
  if (states) handled = handled.where(sql<SqlBool>`handlings.state = any(${[...states]})`);
  return [exists(handled)];
}
