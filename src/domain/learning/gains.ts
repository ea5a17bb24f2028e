import type { Head, Weights } from '../routing/classifier.ts';
import { OUTCOMES, type Outcome } from '../routing/outcome.ts';
import type { Example } from '../routing/train.ts';

/** What has been learnt, in words that can be shown. */

export interface Gain {
  /** Folded: "lakemedelslistor". */
  readonly word: string;
  /** The kind of matter that it speaks for, more than before. */
  readonly matter: Outcome;
  readonly by: number;
}

const WORD = 'w:';

/**
 * Which of the lessons' words have come to speak more for a kind of matter, those that gained most first.
 * @param shown only words that stand here are named: what nobody but an asker has written is shown to nobody
 */
export function gainsOf(
  lessons: readonly Example[],
  before: Weights,
  after: Weights,
  shown: Weights['vocabulary'],
  most: number,
): Gain[] {
  const names = new Set(lessons.flatMap(({ features }) => [...features.keys()]));
  const words = [...names].filter((name) => name.startsWith(WORD) && shown.has(name));
  const gains = words.map((name): Gain => {
    const gained = (label: Outcome) => weightOf(after, name, label) - weightOf(before, name, label);
    const matter = OUTCOMES.reduce((most, one) => (gained(one) > gained(most) ? one : most));
    return { word: name.slice(WORD.length), matter, by: gained(matter) };
  });
  return gains
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by)
    .slice(0, most);
}

/** None when the word, or the kind of matter, is not known. */
function weightOf({ vocabulary, heads }: Weights, name: string, label: string): number {
  const head: Head = heads.matter;
  const row = vocabulary.get(name);
  const column = head.labels.indexOf(label);
  if (row === undefined || column < 0) return 0;
  return (head.weights[row * head.labels.length + column] ?? 0) * head.scale;
}
