import type { ExitId, Model } from '../model/types.ts';

/** Questions that the router did not manage: what those who lead the forums want to see, and settle. */

export const GAP_KINDS = ['unanswered', 'wrong', 'offtopic'] as const;
/**
 * `unanswered`: it asked back, and nobody went on. `wrong`: somebody said that the answer did not help, or that another forum is the right
 * one. `offtopic`: it was held to be about something else.
 */
export type GapKind = (typeof GAP_KINDS)[number];

export interface Gap {
  /** The question's. */
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly model: string;
  readonly kind: GapKind;
  /** As kept: with everything hidden that the guard found. */
  readonly text: string;
  /** What it was answered: a forum's key or an exit's id; null when it was asked back. */
  readonly answered: string | null;
  /** What most of those who told said is right; null when nobody has. */
  readonly suggested: string | null;
}

/** What has been settled about a gap. */
export type Settlement =
  /** It belongs there: a forum's key or an exit's id. From now on it is a precedent. */
  | { readonly is: 'belongs'; readonly first: string }
  /** Nothing to learn from. */
  | { readonly is: 'set-aside' };

/** Danger and personal data are not for anybody to settle: they come before all that is learnt. */
const NEVER_SETTLED: ReadonlySet<ExitId> = new Set(['akut-112', 'vagra']);

/** All that a gap of an organisation can be found to belong to: its forums' keys, and its exits' ids. */
export const firstsIn = ({ forums, exits }: Model): string[] => [
  ...forums.map(({ key }) => key),
  ...Object.values(exits).flatMap(({ id }) => (NEVER_SETTLED.has(id) ? [] : [id])),
];

/** One forum's, or an exit's, in a period. */
export interface GapCount {
  /** A forum's key or an exit's id; null for those that were asked back and that nobody has placed. */
  readonly first: string | null;
  /** How many questions were answered so. */
  readonly asked: number;
  readonly gaps: Readonly<Record<GapKind, number>>;
}

/** Where a gap is counted and shown: where it is said to belong, else where it was answered to. */
export const belongsTo = ({ suggested, answered }: Pick<Gap, 'suggested' | 'answered'>): string | null =>
  suggested ?? answered;
