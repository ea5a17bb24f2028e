import type { System } from './system.ts';

/**
 * The systems compared. MiniSearch finds the label whose sentences are most like a text, or lets the five nearest sentences vote; fed letter
 * groups, the latter was not done with 1,900 texts after 25 minutes, and is left out. Each is loaded only where it runs, so that none carries another's code.
 */
export const SYSTEM_NAMES = {
  ours: 'ours',
  'nlpjs-words': 'NLP.js, words',
  'nlpjs-letters': 'NLP.js, letters',
  'labels-words': 'MiniSearch, words (per label)',
  'labels-letters': 'MiniSearch, letters (per label)',
  'nearest-words': 'MiniSearch, words (5 nearest)',
} as const;

export type SystemId = keyof typeof SYSTEM_NAMES;
export const SYSTEM_IDS = Object.keys(SYSTEM_NAMES) as SystemId[];

/** Two ways to use one library: only the better of them is compared. */
export const EITHER: readonly (readonly [SystemId, SystemId])[] = [['labels-words', 'nearest-words']];

export const isSystem = (name: string): name is SystemId => name in SYSTEM_NAMES;

export async function systemOf(id: SystemId): Promise<System> {
  if (id === 'ours') return (await import('./ours.ts')).ours;
  const { fed, asWords, asLetters } = await import('./fed.ts');
  const feed = id.endsWith('-words') ? asWords : asLetters;
  if (id === 'nlpjs-words' || id === 'nlpjs-letters') return fed((await import('./nlpjs.ts')).nlpjs(feed.kind), feed);
  const { labelSearch, nearestSearch } = await import('./minisearch.ts');
  return fed(id.startsWith('labels') ? labelSearch(feed.kind) : nearestSearch(feed.kind), feed);
}
