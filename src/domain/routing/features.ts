import type { Word } from '../text.ts';
import { personsIn } from './persons.ts';

/**
 * What the classifier sees of a text: its words, pairs of words, letter groups within words, and its shape. Letter groups carry inflection,
 * compounds and misspellings without a dictionary. Everything is folded, so a text without å ä ö gives the same features.
 */

export interface Feature {
  readonly weight: number;
  /** Indexes of the words it was seen in, for explaining an answer. */
  readonly words: readonly number[];
}

export type Features = ReadonlyMap<string, Feature>;

export interface Reading {
  readonly words: readonly Word[];
  /** Word indexes that are part of a place's name: every place looks the same, so that no town is tied to a forum. */
  readonly placeWords: ReadonlySet<number>;
  /** How many places it speaks of. */
  readonly placeCount: number;
  readonly isQuestion: boolean;
  /** Levels of the forums named in the text, whatever they are called in this organisation. */
  readonly levels: readonly string[];
}

/** How much each kind of feature weighs against the others, measured on sentences by other writers than the training set's. */
const WEIGHT = { words: 1, pairs: 0.7, letters: 1, levels: 0.5, shape: 0.7 } as const;
/** Words to a step of length; the longest texts are all as long. */
const LENGTH_STEP = 6;
const LONGEST_STEP = 5;
const SHORTEST_GROUP = 3;
const LONGEST_GROUP = 5;
const PLACE = '§plats';
const NUMBER = '§tal';

export function featuresOf(reading: Reading): Features {
  const tokens = reading.words.map((word, at) => token(word, reading.placeWords.has(at)));
  const features = new Map<string, Growing>();
  addBlock(features, WEIGHT.words, (see) => {
    for (const [at, text] of tokens.entries()) see(`w:${text}`, at);
  });
  addBlock(features, WEIGHT.pairs, (see) => {
    for (let at = 1; at < tokens.length; at++) {
      const pair = `p:${tokens[at - 1]} ${tokens[at]}`;
      see(pair, at - 1);
      see(pair, at);
    }
  });
  addBlock(features, WEIGHT.letters, (see) => {
    for (const [at, text] of tokens.entries()) if (text !== PLACE && text !== NUMBER) seeLetterGroups(text, at, see);
  });
  addBlock(features, WEIGHT.levels, (see) => {
    for (const level of reading.levels) see(`l:${level}`);
  });
  addBlock(features, WEIGHT.shape, (see) => {
    see(`s:places ${reading.placeCount > 1 ? 'many' : reading.placeCount}`);
    see(`s:length ${Math.min(LONGEST_STEP, Math.floor(reading.words.length / LENGTH_STEP))}`);
    see(`s:question ${reading.isQuestion}`);
    see(`s:persons ${personsIn(reading.words)}`);
  });
  return features;
}

function token(word: Word, isPlace: boolean): string {
  if (isPlace) return PLACE;
  return /^\d+$/.test(word.folded) ? NUMBER : word.folded;
}

type See = (name: string, word?: number) => void;

function seeLetterGroups(text: string, at: number, see: See): void {
  const padded = `<${text}>`;
  for (let length = SHORTEST_GROUP; length <= LONGEST_GROUP; length++)
    for (let from = 0; from + length <= padded.length; from++) see(`c:${padded.slice(from, from + length)}`, at);
}

/** One that more words may still be seen in. */
interface Growing {
  weight: number;
  readonly words: number[];
}

/** One kind of feature, each present or not, scaled to length one so that long texts do not shout. */
function addBlock(features: Map<string, Growing>, weight: number, look: (see: See) => void): void {
  const block: Growing[] = [];
  look((name, word) => {
    let feature = features.get(name);
    if (!feature) {
      feature = { weight: 0, words: [] };
      features.set(name, feature);
      block.push(feature);
    }
    if (word !== undefined) feature.words.push(word);
  });
  for (const feature of block) feature.weight = weight / Math.sqrt(block.length);
}
