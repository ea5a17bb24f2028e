import type { ColumnType } from 'kysely';
import type { AuditAbout, AuditDeed } from '../domain/audit/entry.ts';

/** The tables of the audit trail, as kysely sees them. Times are read with `iso` of caseRows.ts, never as Date. */

export interface TrustTables {
  readonly audit_entries: {
    readonly seq: string;
    readonly at: ColumnType<never, string, never>;
    readonly did: AuditDeed;
    readonly by: string;
    readonly who: string | null;
    readonly about: ColumnType<AuditAbout, string, never>;
    /** Of the entry before and this one. */
    readonly hash: string;
  };
  /** One row: where the chain ends, and what it begins after. */
  readonly audit_head: {
    readonly is_one: ColumnType<boolean, never, never>;
    readonly seq: string;
    readonly hash: string;
    readonly since_seq: string;
    readonly since_hash: string;
  };
  readonly audit_people: {
    readonly person: string;
    readonly alias: string;
  };
}
