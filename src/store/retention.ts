import { sql, type Transaction } from 'kysely';
import type { AuditEvent } from '../domain/audit/entry.ts';
import type { Sweep } from '../domain/retention/plan.ts';
import type { Doing, Due, Retention } from '../ports/trust.ts';
import { appendAudit, forgetAudit } from './audit.ts';
import type { Database } from './database.ts';
import { type Around, PARTS, type StoredPart } from './retentionParts.ts';
import type { Tables } from './tables.ts';

/** Throwing away what has been kept long enough, so many rows at a time that nobody waits for it. */

/** In milliseconds: nobody waits for an answer here, and after years without it there is much to look through. */
const PATIENCE = 60_000;

export function storedRetention(db: Database, around: Around): Retention {
  return {
    due: (sweep) =>
      db.transaction().execute(async (trx) => {
        await bePatient(trx);
        const { rows } = await dueQuery(sweep, around).execute(trx);
        const [found] = rows;
        return dueOf(found);
      }),

    sweep: (sweep, most, doing) =>
      db.transaction().execute(async (trx) => {
        await bePatient(trx);
        const { part } = sweep;
        const gone =
          part === 'audit'
            ? await sweepAudit(trx, sweep, most)
            : await sweepRows(trx, PARTS[part](sweep, around), most);
        if (gone.count > 0) await appendAudit(trx, eventsOf(sweep, gone, doing));
        return gone.count;
      }),
  };
}

const bePatient = (trx: Transaction<Tables>) => sql.raw(`set local statement_timeout = ${PATIENCE}`).execute(trx);

interface Counted {
  readonly count: string;
  readonly oldest: string | null;
}

/** The rows that would be swept. */
function dueQuery(sweep: Sweep, around: Around) {
  const told = sql`count(*) as count, to_json(min(at)) #>> '{}' as oldest`;
  if (sweep.part === 'audit')
    return sql<Counted>`select ${told} from audit_entries where seq <= audit_due(${sweep.before.toString()}::timestamptz)`;
  const { table, at, isDue } = PARTS[sweep.part](sweep, around);
  return sql<Counted>`select ${told} from (select ${at} as at from ${sql.table(table)} where ${isDue}) due`;
}

const dueOf = (found: Counted | undefined): Due => ({
  count: Number(found?.count ?? 0),
  oldest: found?.oldest ? Temporal.Instant.from(found.oldest) : null,
});

interface Gone {
  readonly count: number;
  readonly cases: readonly { readonly id: string; readonly number: string }[];
}

/** What somebody works on in this moment is left for the next night. */
async function sweepRows(trx: Transaction<Tables>, part: StoredPart, most: number): Promise<Gone> {
  const table = sql.table(part.table);
  const { rows } = await sql<{ id?: string; number?: string }>`
    with due as materialized (
      select ${table}.ctid from ${table} where ${part.isDue} limit ${most} for update of ${table} skip locked) ${part.also ?? sql``}
    ${part.sweep}`.execute(trx);
  const cases = rows.flatMap(({ id, number }) => (id && number ? [{ id, number }] : []));
  return { count: rows.length, cases };
}

const sweepAudit = async (trx: Transaction<Tables>, { before }: Sweep, most: number): Promise<Gone> => ({
  count: await forgetAudit(trx, before, most),
  cases: [],
});

/** Cases are named: that one was thrown away must be possible to see when nothing else is left of it. */
function eventsOf({ part, of, before }: Sweep, { count, cases }: Gone, doing: Doing): AuditEvent[] {
  const model = of.is === 'one' ? of.model : null;
  const about = { part, model, before: before.toString(), count };
  return [
    ...cases.map(({ id, number }) => ({
      ...doing,
      did: 'case-deleted' as const,
      who: null,
      about: { case: id, number },
    })),
    { ...doing, did: 'retained', who: null, about },
  ];
}
