import { sql, type Transaction } from 'kysely';
import type { AuditEvent } from '../domain/audit/entry.ts';
import type { CaseId } from '../domain/case/case.ts';
import { countsIn, isEmpty, isSoughtInText, type PersonRecord } from '../domain/personData.ts';
import type { Erasure, PersonData } from '../ports/trust.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';
import { eraseWithin } from './personErase.ts';
import { recordOf, type Sought, soughtFor } from './personExtract.ts';
import type { Tables } from './tables.ts';
import type { Enqueue } from './tell.ts';

/** @param enqueue adds jobs to the queue, within the transaction that it is given */
export function storedPersonData(db: Database, enqueue: Enqueue): PersonData {
  const patiently = <T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (trx) => {
      await sql.raw(`set local statement_timeout = ${PATIENCE}`).execute(trx);
      return work(trx);
    });
  return {
    extract: (person, doing) =>
      patiently(async (trx) => {
        const record = await recordOf(trx, await soughtFor(trx, person));
        const who = isEmpty(record) ? null : person;
        await appendAudit(trx, [{ ...doing, did: 'person-extracted', who, about: totalOf(record) }]);
        return record;
      }),

    wouldErase: (person) =>
      patiently(async (trx) => {
        const sought = await soughtFor(trx, person);
        return erasureOf(sought, await recordOf(trx, sought));
      }),

    erase: (person, named, doing) =>
      patiently(async (trx) => {
        const sought = await soughtFor(trx, person);
        const record = await recordOf(trx, sought);
        if (isEmpty(record)) return erasureOf(sought, record);
        const cases = await eraseWithin(trx, sought, named);
        await enqueue(
          trx,
          cases.map((id) => ({ job: 'repaint', case: id as CaseId })),
        );
        await forgetInTrail(trx, sought, { ...doing, did: 'person-erased', who: person, about: totalOf(record) });
        await checkGone(trx, sought);
        return erasureOf(sought, record);
      }),
  };
}

/** In milliseconds: everything that has been written is looked through, and nobody waits in a chat for it. */
const PATIENCE = 120_000;

const totalOf = (record: PersonRecord) => ({
  found: Object.values(countsIn(record)).reduce((sum, count) => sum + count, 0),
});

const erasureOf = ({ names }: Sought, record: PersonRecord): Erasure => ({
  found: countsIn(record),
  hasOneWordName: names.some((name) => !isSoughtInText(name)),
});

/** The trail keeps that somebody was erased, under an alias that from now on nobody can tell whose it was. */
async function forgetInTrail(trx: Transaction<Tables>, { id }: Sought, event: AuditEvent): Promise<void> {
  await appendAudit(trx, [event]);
  await trx.deleteFrom('audit_people').where('person', '=', id).execute();
}

/** Better nothing than half: what was overlooked would be believed to be gone. */
async function checkGone(trx: Transaction<Tables>, sought: Sought): Promise<void> {
  const left = await recordOf(trx, sought);
  const where = Object.entries(countsIn(left)).flatMap(([section, count]) => (count > 0 ? [section] : []));
  if (where.length > 0) throw new Error(`not erased: something is left in ${where.join(', ')}`);
}
