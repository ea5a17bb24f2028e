import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { Model } from '../domain/model/types.ts';
import { type NameBook, nameBook } from '../domain/privacy/names.ts';
import type { Weights } from '../domain/routing/classifier.ts';
import { type BadLine, parseSentences, type Sentence } from '../domain/routing/examples.ts';
import { featuresOf } from '../domain/routing/features.ts';
import { pack, unpack } from '../domain/routing/pack.ts';
import { lexiconOf, read } from '../domain/routing/reading.ts';
import type { Router } from '../domain/routing/route.ts';
import { train } from '../domain/routing/train.ts';
import { loadModel, shippedModels } from './modelFiles.ts';

/** The router's data on disk: the sentences it learns from, the weights learnt, the names the personal-data guard knows. */

const DATA = fileURLToPath(new URL('../models/', import.meta.url));
const EXAMPLES = `${DATA}examples/`;
const WEIGHTS = `${DATA}weights.bin`;

export const loadNameBook = (): NameBook => nameBook(readFileSync(`${DATA}first-names.txt`, 'utf8'));

export function loadWeights(): Weights {
  return unpack(brotliDecompressSync(readFileSync(WEIGHTS))).weights;
}

/** What all routers share is read from disk once. */
export function routerMaker(): (model: Model) => Router {
  const weights = loadWeights();
  const names = loadNameBook();
  const isWord = (folded: string) => weights.vocabulary.has(`w:${folded}`);
  return (model) => ({ model, weights, lexicon: lexiconOf([model], names, isWord) });
}

/** Every training sentence, in the order of the files' names. */
export function loadSentences(): { sentences: Sentence[]; bad: BadLine[] } {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.tsv'));
  const parsed = files.sort().map((name) => parseSentences(readFileSync(`${EXAMPLES}${name}`, 'utf8'), name));
  return { sentences: parsed.flatMap((one) => one.sentences), bad: parsed.flatMap((one) => one.bad) };
}

/** Learns the weights anew from the sentences. Takes some seconds; the result is the same every time. */
export function learn(sentences: readonly Sentence[]): Uint8Array<ArrayBuffer> {
  const models = shippedModels().flatMap((name) => {
    const model = loadModel(name, '.');
    return model.ok ? [model.value] : [];
  });
  const lexicon = lexiconOf(models, loadNameBook());
  const examples = sentences.map(({ text, labels }) => ({ features: featuresOf(read(lexicon, text)), labels }));
  return pack({ weights: train(examples), examples: checksumOf(sentences) });
}

export function storeWeights(packed: Uint8Array<ArrayBuffer>): void {
  writeFileSync(WEIGHTS, brotliCompressSync(packed));
}

export const storedWeights = (): Buffer => brotliDecompressSync(readFileSync(WEIGHTS));

function checksumOf(sentences: readonly Sentence[]): string {
  const lines = sentences.map(({ text, labels }) => JSON.stringify([labels.matter, labels.group, labels.field, text]));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
