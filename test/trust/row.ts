/** One thing that was tried, and what came of it. */
export interface Row {
  /** What was done, or done to the product. */
  readonly tried: string;
  readonly expected: string;
  readonly seen: string;
  readonly holds: boolean;
}

/** Figures that are to be equal. */
export const equal = (tried: string, expected: number, seen: number): Row => ({
  tried,
  expected: String(expected),
  seen: String(seen),
  holds: expected === seen,
});
