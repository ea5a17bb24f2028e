import { HEADS, type Head, type HeadName, knownOf, softmax, type Weights } from './classifier.ts';
import type { Features } from './features.ts';

/** Learning the classifier's weights. Deterministic: the same sentences in the same order give the same weights, bit for bit. */

export interface Example {
  /** Whose words they are: all with the same source have one writer. */
  readonly source: string;
  readonly features: Features;
  readonly labels: Readonly<Record<HeadName, string>>;
}

/** Chosen on sentences by writers who did not write the training set. */
const EPOCHS = 4;
const RATE = 0.5;
const DECAY = 3e-4;
/** A feature that fewer writers than this have used says more about the writer than about the matter. */
const FEWEST_WRITERS = 3;
const LARGEST_INT8 = 127;
const FIRST_SQUARE = 1e-2;

interface Sparse {
  readonly rows: Int32Array;
  readonly values: Float32Array;
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
  const writers = new Map<string, Set<string>>();
  for (const { source, features } of examples) for (const name of features.keys()) addTo(writers, name, source);
  const kept = [...writers].filter(([, sources]) => sources.size >= FEWEST_WRITERS).map(([name]) => name);
  return new Map(kept.sort().map((name, row) => [name, row]));
}

function addTo(writers: Map<string, Set<string>>, name: string, source: string): void {
  const known = writers.get(name);
  if (known) known.add(source);
  else writers.set(name, new Set([source]));
}

function sparse(features: Features, vocabulary: ReadonlyMap<string, number>): Sparse {
  const known = knownOf({ vocabulary }, features);
  return { rows: Int32Array.from(known, (one) => one.row), values: Float32Array.from(known, (one) => one.weight) };
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
  readonly #weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #bias: Float32Array;
  readonly #biasSquares: Float32Array;
  readonly #error: Float32Array;

  constructor(size: number, width: number) {
    this.#width = width;
    this.#weights = new Float32Array(size * width);
    this.#squares = new Float32Array(size * width).fill(FIRST_SQUARE);
    this.#bias = new Float32Array(width);
    this.#biasSquares = new Float32Array(width).fill(FIRST_SQUARE);
    this.#error = new Float32Array(width);
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
  weights: Float32Array,
  squares: Float32Array,
  from: number,
  width: number,
  error: Float32Array,
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
