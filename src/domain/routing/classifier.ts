import type { Feature, Features } from './features.ts';

/**
 * Softmax regression: each feature votes for each label. Small, exact, and every vote can be traced to a word.
 * The weights are learnt in train.ts from the sentences in src/models/examples.
 */

/** The three things the classifier says of a text, each on its own: what kind of matter, whom it concerns, which field. */
export const HEADS = ['matter', 'group', 'field'] as const;
export type HeadName = (typeof HEADS)[number];

export interface Head {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  /** One row per feature in the vocabulary, one column per label. */
  readonly weights: Int8Array;
  /** What one unit of `weights` is worth. */
  readonly scale: number;
}

export interface Weights {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly heads: Readonly<Record<HeadName, Head>>;
}

/** A feature that the classifier has learnt, and the row of its weights. */
export interface Known extends Feature {
  readonly row: number;
}

/** The features of a text that the classifier knows; the others have no vote. */
export function knownOf({ vocabulary }: Pick<Weights, 'vocabulary'>, features: Features): Known[] {
  const known: Known[] = [];
  for (const [name, { weight, words }] of features) {
    const row = vocabulary.get(name);
    if (row !== undefined) known.push({ row, weight, words });
  }
  return known;
}

/** How likely each label is; sums to one. */
export type Odds = ReadonlyMap<string, number>;

export function oddsOf({ heads }: Weights, known: readonly Known[], name: HeadName): Odds {
  const { labels, bias, weights, scale } = heads[name];
  const width = labels.length;
  const scores = Float64Array.from(bias);
  for (const { row, weight } of known) {
    const from = row * width;
    const step = weight * scale;
    for (let label = 0; label < width; label++)
      scores[label] = (scores[label] as number) + (weights[from + label] as number) * step;
  }
  const odds = softmax([...scores]);
  return new Map(labels.map((label, at) => [label, odds[at] ?? 0]));
}

export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * The words that spoke most for `label` against the average label, strongest first.
 * @returns indexes into the reading's words.
 */
export function decisiveWords({ heads }: Weights, known: readonly Known[], name: HeadName, label: string): number[] {
  const head = heads[name];
  const column = head.labels.indexOf(label);
  const votes = new Map<number, number>();
  for (const feature of known) {
    const vote = (voteOf(head, feature.row, column) * feature.weight) / feature.words.length;
    for (const word of feature.words) votes.set(word, (votes.get(word) ?? 0) + vote);
  }
  return [...votes]
    .filter(([, vote]) => vote > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word);
}

/** How much more a row says for one label than for the average label. */
function voteOf({ labels, weights }: Head, row: number, column: number): number {
  const width = labels.length;
  const from = row * width;
  let sum = 0;
  for (let label = 0; label < width; label++) sum += weights[from + label] as number;
  return (weights[from + column] as number) - sum / width;
}
