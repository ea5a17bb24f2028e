import { fold, type Word, words } from '../text.ts';

/** Finding names that staff write - of places, forums, terms - in running text. */

export interface Mention<T> {
  /** Everything that goes by this name; more than one when the name is shared ("temagruppen"). */
  readonly values: readonly T[];
  /** Index of the first and last word of the name. */
  readonly first: number;
  readonly last: number;
}

/** A word of a name: as written in lower case, and without its accents. */
type NameWord = Pick<Word, 'folded'> & { readonly written: string };

interface Entry<T> {
  readonly words: readonly NameWord[];
  readonly values: T[];
}

/** Names by their first word; longer names first, so that "Östra Göteborg" wins over "Göteborg". */
export type NameIndex<T> = ReadonlyMap<string, readonly Entry<T>[]>;

/**
 * Builds an index. `endings` are what may follow the last word of a name ("s", "borna"); the bare name always counts.
 * The same name given twice keeps both values.
 */
export function nameIndex<T>(
  names: Iterable<readonly [name: string, value: T]>,
  endings: readonly string[],
): NameIndex<T> {
  const byPhrase = new Map<string, Entry<T>>();
  for (const [name, value] of names) for (const phrase of inflected(name, endings)) add(byPhrase, phrase, value);
  const byFirstWord = Map.groupBy(byPhrase.values(), (entry) => entry.words[0]?.folded ?? '');
  return new Map(
    [...byFirstWord].map(([first, entries]) => [first, entries.sort((a, b) => b.words.length - a.words.length)]),
  );
}

function add<T>(byPhrase: Map<string, Entry<T>>, phrase: readonly NameWord[], value: T): void {
  const key = phrase.map((word) => word.written).join(' ');
  const known = byPhrase.get(key);
  if (!known) byPhrase.set(key, { words: phrase, values: [value] });
  else if (!known.values.includes(value)) known.values.push(value);
}

function inflected(name: string, endings: readonly string[]): NameWord[][] {
  const base = words(name).map((word): NameWord => ({ written: word.text.toLowerCase(), folded: word.folded }));
  const last = base.at(-1);
  if (!last) return [];
  return ['', ...endings].map((ending) => [
    ...base.slice(0, -1),
    { written: last.written + ending, folded: last.folded + fold(ending) },
  ]);
}

/** All mentions, left to right, none overlapping another. */
export function mentionsIn<T>(index: NameIndex<T>, text: readonly Word[]): Mention<T>[] {
  const found: Mention<T>[] = [];
  for (let at = 0; at < text.length; at++) {
    const entry = index.get(text[at]?.folded ?? '')?.find((candidate) => matchesAt(candidate.words, text, at));
    if (!entry) continue;
    found.push({ values: entry.values, first: at, last: at + entry.words.length - 1 });
    at += entry.words.length - 1;
  }
  return found;
}

const matchesAt = (name: readonly NameWord[], text: readonly Word[], at: number): boolean =>
  name.every((word, offset) => isSame(word, text[at + offset]));

/** A text without accents may mean a name that has them ("amal"); one that has others does not ("måla" is not Malå). */
function isSame(name: NameWord, word: Word | undefined): boolean {
  if (word?.folded !== name.folded) return false;
  const written = word.text.toLowerCase();
  return written === word.folded || written === name.written;
}
