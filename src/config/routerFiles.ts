import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { Model } from '../domain/model/types.ts';
import { refusedKinds } from '../domain/privacy/guard.ts';
import { type NameBook, nameBook } from '../domain/privacy/names.ts';
import type { Weights } from '../domain/routing/classifier.ts';
import { type BadLine, parseSentences, type Sentence } from '../domain/routing/examples.ts';
import { featuresOf } from '../domain/routing/features.ts';
import type { KnownQuestion } from '../domain/routing/judge.ts';
import { type Packed, pack, unpack } from '../domain/routing/pack.ts';
import { NO_PRECEDENTS } from '../domain/routing/precedents.ts';
import { type Lexicon, lexiconOf, read } from '../domain/routing/reading.ts';
import type { Router } from '../domain/routing/route.ts';
import { type Example, train } from '../domain/routing/train.ts';
import { loadModel, shippedModels } from './modelFiles.ts';
import { parseQuestions } from './regression.ts';

/**
 * The router's data on disk: the sentences it learns from, the weights learnt, the questions it is tried on, the names the personal-data
 * guard knows.
 */

const DATA = fileURLToPath(new URL('../models/', import.meta.url));
const EXAMPLES = `${DATA}examples/`;
const REGRESSION = `${DATA}regression/`;
const WEIGHTS = `${DATA}weights.bin`;

export const loadNameBook = (): NameBook => nameBook(readFileSync(`${DATA}first-names.txt`, 'utf8'));

export const loadWeights = (): Weights => unpack(storedWeights()).weights;

/** What all routers share. */
export interface RouterFiles {
  readonly shipped: Packed;
  /**
   * Tells the shipped weights from others. They are others as soon as a sentence, or how it is read or learnt from, has changed; and what was
   * learnt here before that does not fit any more.
   */
  readonly base: string;
  /** Which words are of the language is told by the shipped weights, whatever is learnt on top of them: a name that many write stays a name. */
  readonly lexiconFor: (model: Model) => Lexicon;
}

/** Read from disk once. */
export function routerFiles(): RouterFiles {
  const bytes = storedWeights();
  const shipped = unpack(bytes);
  const names = loadNameBook();
  const isWord = (folded: string) => shipped.weights.vocabulary.has(`w:${folded}`);
  return { shipped, base: hashOf(bytes), lexiconFor: (model) => lexiconOf([model], names, isWord) };
}

/** Routers that know what was shipped, and nothing of what has been settled since. */
export function routerMaker({ shipped, lexiconFor } = routerFiles()): (model: Model) => Router {
  const { weights } = shipped;
  return (model) => ({ model, weights, lexicon: lexiconFor(model), precedents: NO_PRECEDENTS });
}

/** Every training sentence, in the order of the files' names. */
export function loadSentences(): { sentences: Sentence[]; bad: BadLine[] } {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.tsv'));
  const parsed = files.sort().map((name) => parseSentences(readFileSync(`${EXAMPLES}${name}`, 'utf8'), name));
  return { sentences: parsed.flatMap((one) => one.sentences), bad: parsed.flatMap((one) => one.bad) };
}

/** Every question that the router is tried on before what it has learnt is taken into use. */
export function loadRegression(): { questions: KnownQuestion[]; bad: BadLine[] } {
  const files = readdirSync(REGRESSION).filter((name) => name.endsWith('.jsonl'));
  const parsed = files.sort().map((name) => parseQuestions(readFileSync(`${REGRESSION}${name}`, 'utf8'), name));
  return { questions: parsed.flatMap((one) => one.questions), bad: parsed.flatMap((one) => one.bad) };
}

/** The organisations that come with the product, without anybody's own changes. */
export const loadShippedModels = (): Model[] =>
  shippedModels().flatMap((name) => {
    const model = loadModel(name, '.');
    return model.ok ? [model.value] : [];
  });

/**
 * Learns the weights anew from the sentences. Takes some seconds; the result is the same every time.
 * @throws when a sentence points out a person: nobody's name is learnt, nor shipped
 * @param lessons what else there is to learn from, beside all of the sentences
 */
export function learn(sentences: readonly Sentence[], lessons: readonly Example[] = []): Uint8Array<ArrayBuffer> {
  const lexicon = lexiconOf(loadShippedModels(), loadNameBook());
  const examples = sentences.map((sentence): Example => {
    const reading = read(lexicon, sentence.text);
    if (refusedKinds(reading.personalData).length > 0)
      throw new Error(`${sentence.source}: points out a person: ${sentence.text}`);
    return { source: sentence.source, features: featuresOf(reading), labels: sentence.labels };
  });
  return pack({ weights: train([...examples, ...lessons]), examples: checksumOf(sentences) });
}

export function storeWeights(packed: Uint8Array<ArrayBuffer>): void {
  writeFileSync(WEIGHTS, brotliCompressSync(packed));
}

export const storedWeights = (): Buffer => brotliDecompressSync(readFileSync(WEIGHTS));

/** SHA-256. */
export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Tells which sentences weights were learnt from. */
export function checksumOf(sentences: readonly Sentence[]): string {
  const lines = sentences.map(({ source, text, labels }) =>
    JSON.stringify([source, labels.matter, labels.group, labels.field, text]),
  );
  return hashOf(lines.join('\n'));
}
