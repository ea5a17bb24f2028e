import { createHash, randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { type AuditActor, type AuditEntry, type AuditEvent, canonical } from '../domain/audit/entry.ts';
import type { PersonId } from '../domain/person.ts';
import type { AuditHead } from '../ports/trust.ts';
import type { Tables } from './tables.ts';

/** Writing in the audit trail. Each entry's hash covers the one before, so that none is changed, taken away or put in between unseen. */

export const hashAfter = (before: string, entry: AuditEntry): string =>
  createHash('sha256')
    .update(`${before}\n${canonical(entry)}`)
    .digest('hex');

/**
 * Writes in the transaction of what it tells of. Called at the end of it, and once: the end of the chain stays locked until it is
 * committed, and everybody who writes in the trail waits for that.
 */
export async function appendAudit(trx: Transaction<Tables>, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  let head = await lockHead(trx);
  const aliases = await aliasesOf(trx, events);
  const rows = events.map((event) => {
    const entry = entryOf(event, head.seq + 1, aliases);
    head = { seq: entry.seq, hash: hashAfter(head.hash, entry) };
    return {
      ...entry,
      seq: String(entry.seq),
      at: entry.at.toString(),
      about: JSON.stringify(entry.about),
      hash: head.hash,
    };
  });
  for (const row of rows) await trx.insertInto('audit_entries').values(row).execute();
  await trx
    .updateTable('audit_head')
    .set({ seq: String(head.seq), hash: head.hash })
    .execute();
}

/** First of all that is locked in the trail: so nobody waits in a circle. */
async function lockHead(trx: Transaction<Tables>): Promise<AuditHead> {
  const { seq, hash } = await trx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Error('the audit trail has no end to go on from'));
  return { seq: Number(seq), hash };
}

const NOBODYS: readonly AuditActor[] = ['bot', 'operator'];
const isPerson = (actor: AuditActor | null): actor is PersonId => actor !== null && !NOBODYS.includes(actor);

/** The database keeps microseconds, and what is hashed must be what is read again. */
const entryOf = (
  { at, did, by, who, about }: AuditEvent,
  seq: number,
  aliases: ReadonlyMap<string, string>,
): AuditEntry => ({
  seq,
  at: at.round({ smallestUnit: 'microsecond', roundingMode: 'trunc' }),
  did,
  by: aliases.get(by) ?? by,
  who: who === null ? null : (aliases.get(who) ?? null),
  about,
});

/** Everybody has an alias of their own for as long as they are known. */
async function aliasesOf(
  trx: Transaction<Tables>,
  events: readonly AuditEvent[],
): Promise<ReadonlyMap<string, string>> {
  const people = [...new Set(events.flatMap(({ by, who }) => [by, who].filter(isPerson)))];
  if (people.length === 0) return new Map();
  await trx
    .insertInto('audit_people')
    .values(people.map((person) => ({ person, alias: randomUUID() })))
    .onConflict((conflict) => conflict.column('person').doNothing())
    .execute();
  const rows = await trx.selectFrom('audit_people').selectAll().where('person', 'in', people).execute();
  return new Map(rows.map(({ person, alias }) => [person, alias]));
}

/** Throws away entries from the beginning that are older; the chain then begins after the last of them. @returns how many, at most so many */
export async function forgetAudit(trx: Transaction<Tables>, until: Temporal.Instant, most: number): Promise<number> {
  const { rows } = await sql<{ forgotten: string }>`
    select audit_forget(${until.toString()}::timestamptz, ${most}::bigint) as forgotten`.execute(trx);
  await sql`
    delete from audit_people where not exists (
      select from audit_entries where audit_entries.by = audit_people.alias or audit_entries.who = audit_people.alias)`.execute(
    trx,
  );
  return Number(rows[0]?.forgotten ?? 0);
}
