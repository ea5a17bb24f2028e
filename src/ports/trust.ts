import type { AuditActor, AuditEntry, AuditEvent } from '../domain/audit/entry.ts';
import type { Language } from '../domain/model/types.ts';
import type { PersonId } from '../domain/person.ts';
import type { PersonRecord, PersonSection } from '../domain/personData.ts';
import type { Sweep } from '../domain/retention/plan.ts';

/** What is written in the audit trail, and how it is seen that nobody has been at it. */

/** Who does what is written in the trail, and when. */
export interface Doing {
  readonly by: AuditActor;
  readonly at: Temporal.Instant;
}

/** An entry with those it is about, as far as they are still known. */
export interface AuditLine extends AuditEntry {
  readonly hash: string;
  readonly byPerson: PersonId | null;
  readonly whoPerson: PersonId | null;
}

/** The end of the chain: with it kept elsewhere, it shows when the end has been taken away. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** What is wrong with the trail, at its first broken entry. */
export type AuditFault =
  /** An entry is not what it was when it was written, or not in its place. */
  | { readonly is: 'changed'; readonly seq: number }
  /** Entries are gone from here on. */
  | { readonly is: 'missing'; readonly seq: number }
  /** An entry that was never written by the bot stands after the end. */
  | { readonly is: 'added'; readonly seq: number }
  /** The end that was kept elsewhere is not in the chain. */
  | { readonly is: 'unexpected'; readonly seq: number }
  /** What keeps the trail from being changed is not there, or is not what it was. */
  | { readonly is: 'unguarded'; readonly what: string };

export interface AuditVerdict {
  /** None for a whole chain. */
  readonly fault: AuditFault | null;
  /** How many entries were found whole. */
  readonly entries: number;
  readonly head: AuditHead;
  /** The last one that has been thrown away as kept long enough: seq 0 when none has. */
  readonly since: AuditHead;
}

export interface Audit {
  /** For what changes nothing else in the database. What does is noted in the transaction of its change, by the store itself. */
  note(event: AuditEvent): Promise<void>;
  /** Oldest first; both ends are left open by null, and `to` is not counted itself. */
  list(from: Temporal.Instant | null, to: Temporal.Instant | null): AsyncIterable<AuditLine>;
  /**
   * Goes through all of the chain, a page at a time.
   * @param expected a head's hash that was kept elsewhere: it must still be in the chain
   */
  verify(expected: string | null): Promise<AuditVerdict>;
}

/** How much of something has been kept long enough. */
export interface Due {
  readonly count: number;
  /** Null for nothing. */
  readonly oldest: Temporal.Instant | null;
}

export interface Retention {
  /** The same rows that `sweep` would take. */
  due(sweep: Sweep): Promise<Due>;
  /**
   * Throws away, or makes nobody's, at most so many; and notes it in the audit trail in the same transaction.
   * @returns how many
   */
  sweep(sweep: Sweep, most: number, doing: Doing): Promise<number>;
}

/** What has become of somebody's data. */
export interface Erasure {
  /** How much there was of what. */
  readonly found: Readonly<Record<PersonSection, number>>;
  /** True when a name of theirs is a single word, which is not looked for in running text. */
  readonly hasOneWordName: boolean;
}

export interface PersonData {
  /** Noted in the audit trail; as about nobody when there was nothing. */
  extract(person: PersonId, doing: Doing): Promise<PersonRecord>;
  /**
   * Removes what is theirs alone, and puts somebody else in their place in what must remain: all of it, or nothing. Cards that showed them
   * are repainted.
   * @param named what stands in place of their name
   */
  erase(person: PersonId, named: Readonly<Record<Language, string>>, doing: Doing): Promise<Erasure>;
  /** What `erase` would find. */
  wouldErase(person: PersonId): Promise<Erasure>;
}
