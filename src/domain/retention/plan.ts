import { KEEP, type KeptKind, ORGANISATIONS_OWN, type RetentionRules } from './rules.ts';

/** What is due to be thrown away, or to be kept without whoever it was, on a day. */

/** In the order in which they are done: what goes away with something else comes before it. */
const PARTS = [
  ['questions', 'questions', 'delete'],
  ['question-links', 'questions', 'deidentify'],
  ['rulings', 'rulings', 'delete'],
  ['verdict-givers', 'givers', 'deidentify'],
  ['settlement-givers', 'givers', 'deidentify'],
  ['teaching-givers', 'givers', 'deidentify'],
  ['check-givers', 'givers', 'deidentify'],
  ['drafts', 'drafts', 'delete'],
  ['messages', 'messages', 'delete'],
  ['posts', 'posts', 'delete'],
  ['cases', 'cases', 'delete'],
  ['contacts', 'contacts', 'delete'],
  ['homes', 'contacts', 'delete'],
  ['deliveries', 'deliveries', 'delete'],
  ['points', 'points', 'delete'],
  ['meetings', 'meetings', 'delete'],
  ['downloads', 'passing', 'delete'],
  ['conversations', 'passing', 'delete'],
  ['sendings', 'passing', 'delete'],
  ['pauses', 'passing', 'delete'],
  ['audit', 'audit', 'delete'],
] as const satisfies readonly (readonly [string, KeptKind, 'delete' | 'deidentify'])[];

export type RetainedPart = (typeof PARTS)[number][0];
export const RETAINED_PARTS: readonly RetainedPart[] = PARTS.map(([part]) => part);

export type Whose =
  | { readonly is: 'one'; readonly model: string }
  /** Of organisations that are in the settings no more: what is theirs is not kept for ever. */
  | { readonly is: 'others'; readonly than: readonly string[] }
  /** What belongs to no organisation in particular. */
  | { readonly is: 'all' };

/** One part of one organisation's that may have come to its end. */
export interface Sweep {
  readonly part: RetainedPart;
  readonly kind: KeptKind;
  readonly deed: 'delete' | 'deidentify';
  readonly of: Whose;
  readonly period: string;
  /** Older than this: the beginning of `day`. */
  readonly before: Temporal.Instant;
  readonly day: Temporal.PlainDate;
}

/** Counted in whole days where the organisation is: what is due tonight is due all night. */
export function sweepsDue(
  rules: RetentionRules,
  models: readonly string[],
  now: Temporal.Instant,
  timeZone: string,
): Sweep[] {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return PARTS.flatMap(([part, kind, deed]) =>
    whoseAre(kind, models).flatMap((of): Sweep[] => {
      const period = periodOf(rules, kind, of);
      if (period === KEEP) return [];
      const day = today.subtract(period);
      return [{ part, kind, deed, of, period, day, before: day.toZonedDateTime(timeZone).toInstant() }];
    }),
  );
}

function whoseAre(kind: KeptKind, models: readonly string[]): Whose[] {
  if (!ORGANISATIONS_OWN.some((own) => own === kind)) return [{ is: 'all' }];
  return [...models.map((model): Whose => ({ is: 'one', model })), { is: 'others', than: models }];
}

const periodOf = ({ periods, organisations }: RetentionRules, kind: KeptKind, of: Whose): string =>
  (of.is === 'one' ? (organisations[of.model] ?? periods) : periods)[kind];
