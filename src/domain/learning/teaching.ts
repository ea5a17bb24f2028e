import type { Inputs } from '../case/form.ts';
import type { Person } from '../person.ts';
import type { FindingKind } from '../privacy/finding.ts';
import { oneLine } from '../text.ts';

/** What those who lead a forum teach the router of it: sentences that belong there, and other words for the forum. */

interface Given {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly model: string;
  /** The forum's key. */
  readonly forum: string;
  readonly by: Person;
}

export type Teaching =
  /** A sentence that somebody might type, and that belongs to the forum. */
  | (Given & { readonly is: 'example'; readonly text: string })
  /** What the forum is called, too: "torsdagsgruppen". */
  | (Given & { readonly is: 'name'; readonly text: string });

export const TEACHINGS = ['example', 'name'] as const satisfies readonly Teaching['is'][];

/** In characters. */
export const LONGEST_EXAMPLE = 500;
export const LONGEST_NAME = 60;
const SHORTEST_NAME = 3;
/** Words: of fewer it cannot be told what they are about. */
const FEWEST_WORDS = 3;

/** On one page of a forum's list. */
export const TEACHINGS_A_PAGE = 20;

/** More than anybody writes; what goes beyond it would make one forum swallow the others. */
export const MOST_OF_A_FORUM = 200;

/** Why a teaching is not taken. */
export type TeachingProblem =
  | { readonly is: 'missing' }
  | { readonly is: 'too-long'; readonly most: number }
  | { readonly is: 'too-short' }
  /** Something that points out a person; it is described, never repeated. */
  | { readonly is: 'personal-data'; readonly found: readonly FindingKind[] }
  /** The forum, or another one, has it already. `forum` is null where it is the name of a place, or one of the organisation's terms. */
  | { readonly is: 'known'; readonly forum: string | null }
  /** A name that everybody uses for something else: each question with the word in it would be taken to be about the forum. */
  | { readonly is: 'ordinary-word' }
  /** The forum has as many as it may. */
  | { readonly is: 'full' };

/**
 * Inputs `is` and `text`. Only what can be told from the text by itself; whether it points out a person is for the guard.
 */
export function readTeaching(
  inputs: Inputs,
): { readonly ok: Pick<Teaching, 'is' | 'text'> } | { readonly problem: TeachingProblem } {
  const is = TEACHINGS.find((one) => one === inputs.is) ?? 'example';
  const text = oneLine(inputs.text ?? '');
  if (text === '') return { problem: { is: 'missing' } };
  const most = is === 'example' ? LONGEST_EXAMPLE : LONGEST_NAME;
  if (text.length > most) return { problem: { is: 'too-long', most } };
  return isEnough(is, text) ? { ok: { is, text } } : { problem: { is: 'too-short' } };
}

const isEnough = (is: Teaching['is'], text: string): boolean =>
  is === 'example' ? text.split(/\s+/).length >= FEWEST_WORDS : text.length >= SHORTEST_NAME;
