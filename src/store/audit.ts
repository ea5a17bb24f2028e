import { createHash, randomUUID } from 'node:crypto';
import { type Insertable, sql, type Transaction } from 'kysely';
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
 * committed, and everybody who writes in the trail waits for that. So what can be done before it is locked is.
 */
export async function appendAudit(trx: Transaction<Tables>, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const people = [...new Set(events.flatMap(({ by, who }) => [by, who].filter(isPerson)))];
  const known = await knownAliases(trx, people);
  const head = await lockHead(trx);
  const aliases = new Map([
    ...known,
    ...(await newAliases(
      trx,
      people.filter((person) => !known.has(person)),
    )),
  ]);
  await write(trx, chained(events, head, aliases));
}

type Row = Insertable<Tables['audit_entries']>;

function chained(events: readonly AuditEvent[], head: AuditHead, aliases: ReadonlyMap<string, string>): Row[] {
  let { seq, hash } = head;
  return events.map((event) => {
    const entry = entryOf(event, ++seq, aliases);
    hash = hashAfter(hash, entry);
    return { ...entry, seq: String(seq), at: entry.at.toString(), about: JSON.stringify(entry.about), hash };
  });
}

/** Of eight values each: PostgreSQL takes no more than 65,535 in a statement. */
const ROWS = 5000;

/** The entries and the new end in one statement: others wait. */
async function write(trx: Transaction<Tables>, rows: readonly Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS) {
    const some = rows.slice(at, at + ROWS);
    const { seq = '0', hash = '' } = some.at(-1) ?? {};
    await trx
      .with('written', (of) => of.insertInto('audit_entries').values(some))
      .updateTable('audit_head')
      .set({ seq, hash })
      .execute();
  }
}

/** Before anything else in the trail: so nobody waits in a circle. The first who ever writes makes it. */
async function lockHead(trx: Transaction<Tables>): Promise<AuditHead> {
  const { seq, hash } = await trx
    .insertInto('audit_head')
    .values({ seq: '0', hash: '', since_seq: '0', since_hash: '' })
    .onConflict((conflict) => conflict.column('is_one').doUpdateSet(({ ref }) => ({ seq: ref('audit_head.seq') })))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
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
async function knownAliases(trx: Transaction<Tables>, people: readonly PersonId[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await trx.selectFrom('audit_people').selectAll().where('person', 'in', people).execute();
  return new Map(rows.map(({ person, alias }) => [person, alias]));
}

/** With the end of the chain locked nobody else gives any: one that has come since it was looked for stays. */
async function newAliases(trx: Transaction<Tables>, people: readonly PersonId[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  await trx
    .insertInto('audit_people')
    .values(people.map((person) => ({ person, alias: randomUUID() })))
    .onConflict((conflict) => conflict.column('person').doNothing())
    .execute();
  return knownAliases(trx, people);
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
