import type { Model, Neighbour, Place } from '../model/types.ts';
import { distance, fold, type Word } from '../text.ts';
import { type Mention, mentionsIn, type NameIndex, nameIndex } from './names.ts';

/** Which places a text speaks of. A hospital's name is not a place: "Uddevalla sjukhus" says nothing about Uddevalla's own staff. */

export interface PlacesFound {
  /** Places that have forums of their own, each once, in the order written. */
  readonly own: readonly Place[];
  /** Divided cities that were named without saying which part ("i Göteborg"). */
  readonly cities: readonly Place[];
  /** Municipalities that belong to another collaboration area. */
  readonly elsewhere: readonly Neighbour[];
  /** Word indexes that are part of a place's name. */
  readonly words: ReadonlySet<number>;
  /** Those of own places, and of hospitals and other units: nobody is called so here. Far-away places share their names with people ("Berg"). */
  readonly nearWords: ReadonlySet<number>;
}

type Located = { readonly place: Place } | { readonly neighbour: Neighbour } | { readonly unit: string };

export interface PlaceFinder {
  readonly index: NameIndex<Located>;
  /** Names that are everyday words too, lower case. */
  readonly ambiguous: ReadonlySet<string>;
  /** One-word names long enough for a slip of the finger to be recognised. */
  readonly guessable: readonly string[];
}

/** Genitive, and the words for those who live there. */
const ENDINGS = ['s', 'bo', 'bor', 'bors', 'borna', 'bornas', 'borna'];
const BEFORE_A_PLACE = new Set(
  'i pa fran till inom vid ifran mot runt utanfor kring in at from near around'.split(' '),
);
const AFTER_A_PLACE = new Set('kommun kommuns kommunen municipality'.split(' '));
/** After a place's name these make it a hospital or a school, not the place. */
const MAKES_A_UNIT = new Set('sjukhus sjukhuset sjukhusets lasarett lasarettet hospital'.split(' '));
/** Shorter names are too close to ordinary words to be guessed at. */
const SHORTEST_GUESS = 6;

export function placeFinder(model: Pick<Model, 'places' | 'neighbours' | 'units'>): PlaceFinder {
  const located: [string, Located][] = [
    ...model.places.flatMap((place) => named(place, { place })),
    ...model.neighbours.flatMap((neighbour) => named(neighbour, { neighbour })),
    ...model.units.map((unit): [string, Located] => [unit, { unit }]),
  ];
  const everyone = [...model.places, ...model.neighbours];
  return {
    index: nameIndex(located, ENDINGS),
    ambiguous: new Set(everyone.flatMap((one) => one.ambiguous.map((name) => name.toLowerCase()))),
    guessable: everyone
      .flatMap((one) => [one.name, ...one.aka].map(fold))
      .filter((name) => name.length >= SHORTEST_GUESS && /^[a-z]+$/.test(name)),
  };
}

const named = (one: Place | Neighbour, value: Located): [string, Located][] =>
  [one.name, ...one.aka].map((name) => [name, value]);

export function placesIn(finder: PlaceFinder, text: readonly Word[]): PlacesFound {
  const spelled = text.map((word, at) => corrected(finder, word, text[at - 1]));
  const found = mentionsIn(finder.index, spelled).filter((mention) => meansThePlace(finder, spelled, mention));
  const located = found.flatMap((mention) => mention.values);
  const places = unique(located.flatMap((one) => ('place' in one ? [one.place] : [])));
  return {
    own: places.filter((place) => place.kind !== 'stad'),
    cities: places.filter((place) => place.kind === 'stad'),
    elsewhere: unique(located.flatMap((one) => ('neighbour' in one ? [one.neighbour] : []))),
    words: new Set(found.filter((mention) => !isUnit(mention)).flatMap(span)),
    nearWords: new Set(found.filter((mention) => !mention.values.every(isFar)).flatMap(span)),
  };
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const isUnit = (mention: Mention<Located>): boolean => mention.values.every((value) => 'unit' in value);
const isFar = (one: Located): boolean => 'neighbour' in one;
const span = (mention: Mention<Located>): number[] =>
  Array.from({ length: mention.last - mention.first + 1 }, (_, offset) => mention.first + offset);

function meansThePlace(finder: PlaceFinder, text: readonly Word[], mention: Mention<Located>): boolean {
  const before = text[mention.first - 1];
  const after = text[mention.last + 1];
  if (after && MAKES_A_UNIT.has(after.folded)) return false;
  const only = mention.first === mention.last ? text[mention.first] : undefined;
  if (!only || !finder.ambiguous.has(only.text.toLowerCase())) return true;
  if (before && BEFORE_A_PLACE.has(before.folded)) return true;
  if (after && AFTER_A_PLACE.has(after.folded)) return true;
  return before !== undefined && /^\p{Lu}/u.test(only.text);
}

/** Repairs one slip of the finger in a name that stands where a place would ("i Udevalla"). The user's own text is never rewritten. */
function corrected(finder: PlaceFinder, word: Word, before: Word | undefined): Word {
  if (word.folded.length < SHORTEST_GUESS || finder.index.has(word.folded)) return word;
  const stands = (before && BEFORE_A_PLACE.has(before.folded)) || /^\p{Lu}/u.test(word.text);
  if (!stands) return word;
  const near = finder.guessable.filter((name) => isOneSlipFrom(name, word.folded));
  return near.length === 1 && near[0] ? { ...word, text: near[0], folded: near[0] } : word;
}

/** Nobody slips on the first letter of a name; the length tells most names apart before they are compared. */
const isOneSlipFrom = (name: string, written: string): boolean =>
  name[0] === written[0] && Math.abs(name.length - written.length) <= 1 && distance(name, written) === 1;
