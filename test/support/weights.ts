import type { Weights } from '../../src/domain/routing/classifier.ts';
import { pack } from '../../src/domain/routing/pack.ts';

/** The same weights with one kind of matter made likelier, or less likely, whatever the text says. */
export function leaning({ vocabulary, heads }: Weights, matter: string, by: number): Weights {
  const copied = (head: Weights['heads']['matter']) => ({ ...head, weights: Int8Array.from(head.weights) });
  const bias = heads.matter.bias.map((value, at) => (heads.matter.labels[at] === matter ? value + by : value));
  return {
    vocabulary,
    heads: { matter: { ...copied(heads.matter), bias }, group: copied(heads.group), field: copied(heads.field) },
  };
}

/** As they are stored. */
export const packed = (weights: Weights, examples: string): Uint8Array<ArrayBuffer> => pack({ weights, examples });
