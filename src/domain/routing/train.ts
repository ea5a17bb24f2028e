import { HEADS, type Head, type HeadName, knownOf, softmax, type Weights } from './classifier.ts';
import type { Features } from './features.ts';

/** Learning the classifier's weights. Deterministic: the same sentences in the same order give the same weights, bit for bit. */

export interface Example {
  readonly features: Features;
  readonly labels: Readonly<Record<HeadName, string>>;
}

/** Chosen on sentences by writers who did not write the training set. */
const EPOCHS = 12;
const RATE = 0.5;
const DECAY = 3e-4;
/** A feature seen in fewer sentences than this says more about the sentence than about the language. */
const SEEN_IN = 3;
const LARGEST_INT8 = 127;
const FIRST_SQUARE = 1e-2;

interface Sparse {
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

export function train(examples: readonly Example[]): Weights {
  const vocabulary = vocabularyOf(examples);
  const inputs = examples.map((example) => sparse(example.features, vocabulary));
  const learn = (name: HeadName) =>
    learnHead(
      inputs,
      examples.map((example) => example.labels[name]),
      vocabulary.size,
    );
  const [matter, group, field] = HEADS.map(learn) as [Head, Head, Head];
  return { vocabulary, heads: { matter, group, field } };
}

function vocabularyOf(examples: readonly Example[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const kept = [...seen].filter(([, count]) => count >= SEEN_IN).map(([name]) => name);
  return new Map(kept.sort().map((name, row) => [name, row]));
}

function sparse(features: Features, vocabulary: ReadonlyMap<string, number>): Sparse {
  const known = knownOf({ vocabulary }, features);
  return { rows: Int32Array.from(known, (one) => one.row), values: Float64Array.from(known, (one) => one.weight) };
}

/** One head, by stochastic gradient descent with a step size of its own for each weight (AdaGrad). */
function learnHead(inputs: readonly Sparse[], wanted: readonly string[], size: number): Head {
  const labels = [...new Set(wanted)].sort();
  const targets = wanted.map((label) => labels.indexOf(label));
  const state = new Descent(size, labels.length);
  const next = shuffler(inputs.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const at of next()) {
      const input = inputs[at];
      if (input) state.step(input, targets[at] ?? 0);
    }
  return { labels, ...state.rounded() };
}

/** Plain loops over flat arrays: this is where all the time goes. */
class Descent {
  readonly #width: number;
  readonly #weights: Float64Array;
  readonly #squares: Float64Array;
  readonly #bias: Float64Array;
  readonly #biasSquares: Float64Array;
  readonly #error: Float64Array;

  constructor(size: number, width: number) {
    this.#width = width;
    this.#weights = new Float64Array(size * width);
    this.#squares = new Float64Array(size * width).fill(FIRST_SQUARE);
    this.#bias = new Float64Array(width);
    this.#biasSquares = new Float64Array(width).fill(FIRST_SQUARE);
    this.#error = new Float64Array(width);
  }

  step(input: Sparse, target: number): void {
    this.#measure(input, target);
    const error = this.#error;
    const weights = this.#weights;
    const squares = this.#squares;
    const width = this.#width;
    descend(this.#bias, this.#biasSquares, 0, width, error, 1, 0);
    for (let at = 0; at < input.rows.length; at++)
      descend(weights, squares, (input.rows[at] as number) * width, width, error, input.values[at] as number, DECAY);
  }

  /** How far each label's odds are from what was wanted. */
  #measure(input: Sparse, target: number): void {
    const scores = this.#error;
    const weights = this.#weights;
    scores.set(this.#bias);
    for (let at = 0; at < input.rows.length; at++) {
      const from = (input.rows[at] as number) * this.#width;
      const value = input.values[at] as number;
      for (let label = 0; label < this.#width; label++)
        scores[label] = (scores[label] as number) + (weights[from + label] as number) * value;
    }
    const odds = softmax([...scores]);
    for (let label = 0; label < this.#width; label++)
      scores[label] = (odds[label] as number) - (label === target ? 1 : 0);
  }

  /** Weights in 256 steps: a quarter of the size, and no measurable difference in the answers. */
  rounded(): Pick<Head, 'bias' | 'weights' | 'scale'> {
    const largest = this.#weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = largest / LARGEST_INT8 || 1;
    return {
      bias: [...this.#bias].map((value) => Math.round(value * 1e6) / 1e6),
      weights: Int8Array.from(this.#weights, (value) => Math.round(value / scale)),
      scale,
    };
  }
}

/** Moves one row of weights a step down the gradient, each weight by a step of its own (AdaGrad). */
function descend(
  weights: Float64Array,
  squares: Float64Array,
  from: number,
  width: number,
  error: Float64Array,
  value: number,
  decay: number,
): void {
  for (let label = 0; label < width; label++) {
    const cell = from + label;
    const weight = weights[cell] as number;
    const gradient = (error[label] as number) * value + decay * weight;
    const square = (squares[cell] as number) + gradient * gradient;
    squares[cell] = square;
    weights[cell] = weight - (RATE * gradient) / Math.sqrt(square);
  }
}

/** A new order for each epoch, the same in every run. */
function shuffler(length: number): () => number[] {
  const order = Array.from({ length }, (_, at) => at);
  let seed = 20_261_121;
  return () => {
    for (let at = length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    return [...order];
  };
}
