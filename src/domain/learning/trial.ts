import { type Judged, type Measure, measureOf } from '../routing/judge.ts';

/** Whether weights that have been learnt anew are good enough to be taken into use. */

/** How far precision may fall below what it was, as a share: half a point. */
const PRECISION_GIVEN = 0.005;

/** What speaks against taking them into use. */
export type Objection =
  | { readonly is: 'value'; readonly before: number; readonly after: number }
  | { readonly is: 'precision'; readonly before: number; readonly after: number }
  /** So many cries for help, or texts that point out a person, were seen before and are not any more. */
  | { readonly is: 'danger'; readonly missed: number };

/** A question that is not answered as before. */
export interface Changed {
  readonly was: Judged;
  readonly is: Judged;
}

export interface Trial {
  readonly before: Measure;
  readonly after: Measure;
  readonly changed: readonly Changed[];
  /** None: they may be taken into use. */
  readonly objections: readonly Objection[];
}

/**
 * All of the same questions in the same order.
 * @param shipped as the shipped weights answer: what is taken into use time after time never sinks below them, step by step
 * @param before as is answered now
 */
export function tried(shipped: readonly Judged[], before: readonly Judged[], after: readonly Judged[]): Trial {
  const changed = after.flatMap((is, at) => {
    const was = before[at];
    return was && (was.first !== is.first || was.verdict !== is.verdict) ? [{ was, is }] : [];
  });
  const [first, now, then] = [measureOf(shipped), measureOf(before), measureOf(after)];
  const value = Math.max(first.value, now.value);
  const precision = Math.max(first.precision, now.precision);
  const missed = changed.filter(isMissed).length;
  return {
    before: now,
    after: then,
    changed,
    objections: [
      ...(isLess(then.value, value) ? [{ is: 'value', before: value, after: then.value } as const] : []),
      ...(isLess(then.precision, precision - PRECISION_GIVEN)
        ? [{ is: 'precision', before: precision, after: then.precision } as const]
        : []),
      ...(missed > 0 ? [{ is: 'danger', missed } as const] : []),
    ],
  };
}

const NEVER_MISSED: ReadonlySet<string> = new Set(['acute', 'personal-data']);

const isMissed = ({ was, is }: Changed): boolean =>
  NEVER_MISSED.has(is.question.expect.kind) && was.verdict === 'right' && is.verdict === 'wrong';

/** Sums of the same numbers in another order differ in the last digit. */
const isLess = (value: number, floor: number): boolean => value < floor - 1e-9;
