import { sql, type Transaction } from 'kysely';
import type { PersonId } from '../domain/person.ts';
import type { Audit, AuditFault, AuditHead, AuditLine, AuditVerdict } from '../ports/trust.ts';
import { appendAudit, hashAfter } from './audit.ts';
import { iso, time } from './caseRows.ts';
import type { Database } from './database.ts';
import { GUARD } from './migrations/0005_trust.ts';
import type { Tables } from './tables.ts';

/** Reading the audit trail, and seeing whether it is whole. */

export function storedAudit(db: Database): Audit {
  return {
    note: (event) => db.transaction().execute((trx) => appendAudit(trx, [event])),

    list: (from, to) => lines(db, from, to),

    /** All that is read is of one moment: what is written meanwhile makes no difference. */
    verify: (expected) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => verify(trx, expected)),
  };
}

/** So many entries at a time, however long the trail is. */
const PAGE = 1000;

const select = (db: Database) =>
  db
    .selectFrom('audit_entries')
    .leftJoin('audit_people as actor', 'actor.alias', 'audit_entries.by')
    .leftJoin('audit_people as concerned', 'concerned.alias', 'audit_entries.who')
    .select(['seq', 'did', 'by', 'who', 'about', 'hash', 'actor.person as actor', 'concerned.person as concerned'])
    .select(iso('at').as('at'))
    .orderBy('seq')
    .limit(PAGE);

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const lineOf = ({ seq, at, did, by, who, about, hash, actor, concerned }: Row): AuditLine => ({
  seq: Number(seq),
  at: Temporal.Instant.from(at),
  did,
  by,
  who,
  about,
  hash,
  byPerson: actor as PersonId | null,
  whoPerson: concerned as PersonId | null,
});

async function* lines(
  db: Database,
  from: Temporal.Instant | null,
  to: Temporal.Instant | null,
): AsyncIterable<AuditLine> {
  let last = '0';
  for (let page = PAGE; page === PAGE; ) {
    let query = select(db).where('seq', '>', last);
    if (from) query = query.where('at', '>=', time(from));
    if (to) query = query.where('at', '<', time(to));
    const rows = await query.execute();
    yield* rows.map(lineOf);
    page = rows.length;
    last = rows.at(-1)?.seq ?? last;
  }
}

async function verify(trx: Transaction<Tables>, expected: string | null): Promise<AuditVerdict> {
  const kept = await trx.selectFrom('audit_head').selectAll().executeTakeFirst();
  const head = { seq: Number(kept?.seq ?? 0), hash: kept?.hash ?? '' };
  const since = { seq: Number(kept?.since_seq ?? 0), hash: kept?.since_hash ?? '' };
  const walked = await walk(trx, { head, since, expected });
  const fault = walked.fault ?? (await guardFault(trx));
  return { fault, entries: walked.entries, head, since };
}

interface Ends {
  readonly head: AuditHead;
  readonly since: AuditHead;
  readonly expected: string | null;
}

interface Walked {
  readonly fault: AuditFault | null;
  readonly entries: number;
}

/** From where the chain begins, entry by entry, to the first that is not what the one before leads to. */
async function walk(trx: Transaction<Tables>, { head, since, expected }: Ends): Promise<Walked> {
  let last = since;
  let isSeen = expected === null || expected === since.hash;
  const broken = (fault: AuditFault): Walked => ({ fault, entries: last.seq - since.seq });
  for await (const { hash, ...entry } of lines(trx, null, null)) {
    if (entry.seq > head.seq) return broken({ is: 'added', seq: entry.seq });
    if (entry.seq !== last.seq + 1) return broken({ is: 'missing', seq: last.seq + 1 });
    if (hashAfter(last.hash, entry) !== hash) return broken({ is: 'changed', seq: entry.seq });
    last = { seq: entry.seq, hash };
    isSeen ||= hash === expected;
  }
  if (last.seq !== head.seq) return broken({ is: 'missing', seq: last.seq + 1 });
  if (last.hash !== head.hash) return broken({ is: 'changed', seq: last.seq });
  return isSeen ? { fault: null, entries: last.seq - since.seq } : broken({ is: 'unexpected', seq: last.seq });
}

/** As PostgreSQL writes when a trigger fires: before, for each row, on delete and update; before, once, on truncate. */
const GUARDS: Readonly<Record<string, number>> = {
  audit_entries_kept: 1 + 2 + 8 + 16,
  audit_entries_whole: 2 + 32,
  audit_head_kept: 1 + 2 + 8 + 16,
  audit_head_whole: 2 + 32,
};

interface Trigger {
  readonly name: string;
  readonly fires: number;
  readonly is_on: boolean;
  readonly source: string;
}

async function guardFault(trx: Transaction<Tables>): Promise<AuditFault | null> {
  const { rows } = await sql<Trigger>`
    select tgname as name, tgtype::integer as fires, tgenabled in ('O', 'A') and tgqual is null as is_on, prosrc as source
    from pg_trigger join pg_proc on pg_proc.oid = tgfoid
    where tgrelid in ('audit_entries'::regclass, 'audit_head'::regclass) and not tgisinternal`.execute(trx);
  const isWhole = (name: string) =>
    rows.some((row) => row.name === name && row.is_on && row.fires === GUARDS[name] && row.source === GUARD);
  const broken = Object.keys(GUARDS).find((name) => !isWhole(name));
  return broken === undefined ? null : { is: 'unguarded', what: broken };
}
