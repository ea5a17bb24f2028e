import { loadNameBook, loadShippedModels } from '../../../src/config/routerFiles.ts';
import type { Head, Weights } from '../../../src/domain/routing/classifier.ts';
import { NO_PRECEDENTS } from '../../../src/domain/routing/precedents.ts';
import { lexiconOf } from '../../../src/domain/routing/reading.ts';
import type { Router } from '../../../src/domain/routing/route.ts';

const NOTHING: Head = { labels: [], bias: [], weights: new Int8Array(), scale: 1 };
const NOTHING_LEARNT: Weights = { vocabulary: new Map(), heads: { matter: NOTHING, group: NOTHING, field: NOTHING } };

/**
 * Every shipped model's rules, by the model's id, with nothing learnt.
 * @param words which words are of the language: what the personal-data guard tells from names
 */
export function rulesOnly(words: readonly string[]): ReadonlyMap<string, Router> {
  const [names, known] = [loadNameBook(), new Set(words)];
  const isWord = (folded: string) => known.has(folded);
  return new Map(
    loadShippedModels().map((model) => [
      model.id,
      { model, lexicon: lexiconOf([model], names, isWord), weights: NOTHING_LEARNT, precedents: NO_PRECEDENTS },
    ]),
  );
}
