import type { Person } from '../person.ts';

/** Once a year those who lead a forum are asked whether what the bot says of it is still so. */

export interface ForumCheck {
  readonly model: string;
  /** The forum's key. A forum that exists per place is asked about once. */
  readonly forum: string;
  readonly asked: Temporal.Instant;
  readonly answer: CheckAnswer;
}

export type CheckAnswer =
  | { readonly is: 'waiting' }
  | { readonly is: 'right'; readonly at: Temporal.Instant; readonly by: Person }
  /** For the process lead, and whoever keeps the model's file. */
  | { readonly is: 'wrong'; readonly at: Temporal.Instant; readonly by: Person; readonly note: string };

/** In characters. */
export const LONGEST_CHECK_NOTE = 1000;

/** A year, and for the first time when the bot has been at work for a month. */
const EVERY = { months: 12 };
const FIRST_AFTER = { months: 1 };

/**
 * Whether a forum is to be asked about today.
 * @param last when it was asked about last; null when it never was
 * @param since the day on which the bot first served the organisation
 */
export function isCheckDue(
  last: Temporal.PlainDate | null,
  since: Temporal.PlainDate,
  today: Temporal.PlainDate,
): boolean {
  const due = last ? last.add(EVERY) : since.add(FIRST_AFTER);
  return Temporal.PlainDate.compare(due, today) <= 0;
}
