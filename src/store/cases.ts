import { type SqlBool, sql, type Transaction } from 'kysely';
import type { AuditEvent } from '../domain/audit/entry.ts';
import type { Case } from '../domain/case/case.ts';
import type { Change } from '../domain/case/change.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Cases } from '../ports/cases.ts';
import type { Job } from '../ports/jobs.ts';
import { appendAudit } from './audit.ts';
import { appendEvents, historyOf, scrubEvents } from './caseEvents.ts';
import { caseColumns, caseOf, handlingRows, selectCases, supporterRows } from './caseRows.ts';
import type { Database } from './database.ts';
import { fileOnce } from './filing.ts';
import type { Tables } from './tables.ts';
import { type Enqueue, tell } from './tell.ts';
import { casesWanted, everyCase } from './wanted.ts';

/** @param enqueue adds jobs to the queue, within the transaction that it is given */
export function storedCases(db: Database, enqueue: Enqueue): Cases {
  return {
    file: (filing) => fileOnce(db, filing, enqueue),

    async find(id) {
      if (!isUuid(id)) return null;
      const row = await selectCases(db).where('id', '=', id).executeTakeFirst();
      return row ? caseOf(row) : null;
    },

    async findByNumber(number) {
      const row = await selectCases(db).where('number', '=', number).executeTakeFirst();
      return row ? caseOf(row) : null;
    },

    save: (changes) => db.transaction().execute((trx) => saveAll(trx, changes, enqueue)),

    history: async (id) => (isUuid(id) ? historyOf(db, id) : []),

    list: (wanted) => casesWanted(db, wanted),

    all: (wanted) => everyCase(db, wanted),
  };
}

async function saveAll(
  trx: Transaction<Tables>,
  changes: readonly Change[],
  enqueue: Enqueue,
): Promise<'saved' | 'outdated'> {
  if (changes.length === 0) return 'saved';
  if (!(await areCurrent(trx, changes))) return 'outdated';
  const jobs: Job[] = [];
  for (const change of inOrder(changes)) jobs.push(...(await saveOne(trx, change)));
  await enqueue(trx, jobs);
  await appendAudit(trx, changes.flatMap(audited));
  return 'saved';
}

/** What the case's own history does not keep for good: it goes away with the case. Everything else that is done to a case stands there. */
const audited = ({ case: { id, number }, events }: Change): AuditEvent[] =>
  events.flatMap(({ did, at, by }) =>
    did === 'deidentify'
      ? [{ at, by: by.id, did: 'case-deidentified' as const, who: null, about: { case: id, number } }]
      : [],
  );

/** Locks the cases until the end of the transaction, in the order of their ids so that two savers never wait for each other. */
async function areCurrent(trx: Transaction<Tables>, changes: readonly Change[]): Promise<boolean> {
  const rows = await trx
    .selectFrom('cases')
    .select(['id', 'revision'])
    .where(
      'id',
      'in',
      changes.map((change) => change.case.id),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
  return changes.every((change) => revisions.get(change.case.id) === change.case.revision - 1);
}

const inOrder = (changes: readonly Change[]): Change[] => [...changes].sort((a, b) => (a.case.id < b.case.id ? -1 : 1));

async function saveOne(
  trx: Transaction<Tables>,
  { case: after, events, tell: audiences, scrub }: Change,
): Promise<Job[]> {
  await trx.updateTable('cases').set(caseColumns(after)).where('id', '=', after.id).execute();
  await keepHandlings(trx, after);
  await keepSupporters(trx, after);
  await scrubEvents(trx, after.id, scrub);
  const sinceEvent = await appendEvents(trx, after.id, events);
  const at = events[0]?.at ?? after.filedAt;
  const told = await tell(trx, { case: after.id, sinceEvent, at, audiences });
  return [...told, { job: 'repaint', case: after.id }];
}

/** Writes only rows that have become different. A handling never goes away. */
async function keepHandlings(trx: Transaction<Tables>, case_: Case): Promise<void> {
  await trx
    .insertInto('handlings')
    .values(handlingRows(case_))
    .onConflict((conflict) =>
      conflict
        .columns(['case', 'no'])
        .doUpdateSet(({ ref }) => ({
          forum: ref('excluded.forum'),
          place: ref('excluded.place'),
          state: ref('excluded.state'),
          stage: ref('excluded.stage'),
          since: ref('excluded.since'),
        }))
        .where(sql<boolean>`(handlings.forum, handlings.place, handlings.stage, handlings.since)
          is distinct from (excluded.forum, excluded.place, excluded.stage, excluded.since)`),
    )
    .execute();
}

async function keepSupporters(trx: Transaction<Tables>, case_: Case): Promise<void> {
  const rows = supporterRows(case_);
  const people = rows.map(({ person }) => person);
  await trx
    .deleteFrom('supporters')
    .where('case', '=', case_.id)
    .where(sql<SqlBool>`person <> all(${people})`)
    .execute();
  if (rows.length === 0) return;
  await trx
    .insertInto('supporters')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['case', 'person'])
        .doUpdateSet(({ ref }) => ({ name: ref('excluded.name') }))
        .whereRef('supporters.name', 'is distinct from', 'excluded.name'),
    )
    .execute();
}
