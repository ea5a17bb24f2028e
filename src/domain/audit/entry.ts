import type { PersonId } from '../person.ts';

/** What is written in the audit trail: who changed who may do what, what left the bot, what was thrown away. Ids and codes, never words. */

export const DEEDS = [
  'role-given',
  'role-taken',
  'case-exported',
  'cases-exported',
  'case-deidentified',
  'case-deleted',
  'download-given',
  'retained',
  'person-extracted',
  'person-erased',
  'settings-loaded',
  'weights-used',
  'weights-dropped',
  'channel-linked',
  'channel-unlinked',
  'gap-settled',
  'teaching-added',
  'teaching-removed',
  'case-opened',
  'restored',
] as const;
export type AuditDeed = (typeof DEEDS)[number];

/** The bot by itself, or whoever stood at its command line. */
export type AuditActor = PersonId | 'bot' | 'operator';

/** Ids, codes and counts by name. */
export type AuditAbout = Readonly<Record<string, string | number | null>>;

export interface AuditEvent {
  readonly at: Temporal.Instant;
  readonly did: AuditDeed;
  readonly by: AuditActor;
  /** Whom it was done to; null when it concerned nobody in particular. */
  readonly who: PersonId | null;
  readonly about: AuditAbout;
}

/** An event as it stands in the trail: people by aliases that mean nothing once the person has been erased. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: Temporal.Instant;
  readonly did: AuditDeed;
  readonly by: string;
  readonly who: string | null;
  readonly about: AuditAbout;
}

/** The one way to write an entry, whatever order the database keeps its parts in. What is hashed must never change its form. */
export const canonical = ({ seq, at, did, by, who, about }: AuditEntry): string =>
  JSON.stringify([seq, at.toString(), did, by, who, Object.entries(about).sort(byName)]);

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
