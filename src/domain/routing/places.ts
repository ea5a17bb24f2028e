import type { Model, Neighbour, Place } from '../model/types.ts';
import { fold, isOneSlip, type Word } from '../text.ts';
import { type Mention, mentionsIn, type NameIndex, nameIndex } from './names.ts';

/** Which places a text speaks of. A hospital's name is not a place: "Uddevalla sjukhus" says nothing about Uddevalla's own staff. */

export interface PlacesFound {
  /** Places that have forums of their own, each once, in the order written. */
  readonly own: readonly Place[];
  /** The one that whoever writes speaks of as their own ("vi i Strömstad"); null when they say it of none, or of several. */
  readonly ours: Place | null;
  /** Divided cities that were named without saying which part ("i Göteborg"). */
  readonly cities: readonly Place[];
  /** Municipalities that belong to another collaboration area. */
  readonly elsewhere: readonly Neighbour[];
  /** Names that were read as another one, because of a slip of the finger: to be said, so that it can be corrected. */
  readonly guesses: readonly Guess[];
  /** Word indexes that are part of a place's name. */
  readonly words: ReadonlySet<number>;
  /** Those of own places, and of hospitals and other units: nobody is called so here. Far-away places share their names with people ("Berg"). */
  readonly nearWords: ReadonlySet<number>;
}

export interface Guess {
  readonly written: string;
  readonly meant: string;
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
const MAKES_A_UNIT = new Set('sjukhus sjukhuset sjukhusets sjh sjukh lasarett lasarettet hospital'.split(' '));
/** "sjukhuset i Lidköping": where it stands is not where its patients live. */
const IS_A_UNIT = /^(?:.*sjukhus(?:et)?|lasarett(?:et)?|sjh|akuten|akutmottagningen|forlossningen)$/;
/** "NÄL", "SkaS": what a hospital is called for short. */
const SHORT_FOR_A_UNIT = /^\p{Lu}+\p{Ll}*\p{Lu}+$/u;
/** Shorter names are too close to ordinary words to be guessed at; those of villages and quarters more so ("skogen" is not Smögen). */
const SHORTEST_GUESS = 6;
const SHORTEST_GUESS_WITHIN = 8;

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
    guessable: everyone.flatMap((one) => [
      ...guessableAmong([one.name], SHORTEST_GUESS),
      ...guessableAmong(one.aka, SHORTEST_GUESS_WITHIN),
    ]),
  };
}

const guessableAmong = (names: readonly string[], shortest: number): string[] =>
  names.map(fold).filter((name) => name.length >= shortest && /^[a-z]+$/.test(name));

const named = (one: Place | Neighbour, value: Located): [string, Located][] =>
  [one.name, ...one.aka].map((name) => [name, value]);

export function placesIn(finder: PlaceFinder, text: readonly Word[]): PlacesFound {
  const spelled = text.map(speller(finder, text));
  const mentioned = mentionsIn(finder.index, spelled);
  const found = mentioned
    .filter((mention) => !isWhereAHospitalIs(spelled, mentioned, mention))
    .filter((mention) => meansThePlace(finder, spelled, mention));
  const located = found.flatMap((mention) => mention.values);
  const places = placesAmong(found);
  return {
    own: places.filter(hasForums),
    ours: oursAmong(found, spelled),
    cities: places.filter((place) => place.kind === 'stad'),
    guesses: found.flatMap((mention) => guessIn(text, spelled, mention)),
    elsewhere: unique(located.flatMap((one) => ('neighbour' in one ? [one.neighbour] : []))),
    words: new Set(found.filter((mention) => !isUnit(mention)).flatMap(span)),
    nearWords: new Set(found.filter((mention) => !mention.values.every(isFar)).flatMap(span)),
  };
}

const placesAmong = (found: readonly Mention<Located>[]): Place[] =>
  unique(found.flatMap(({ values }) => values.flatMap((one) => ('place' in one ? [one.place] : []))));

/** A divided city has its forums by its parts. */
const hasForums = ({ kind }: Place): boolean => kind !== 'stad';

const WE = new Set('vi oss jag mig we us hemma har here'.split(' '));

/** "vi i Strömstad", "till oss i Götene", "här i Dals-Ed", "för Tibros del". */
function oursAmong(found: readonly Mention<Located>[], text: readonly Word[]): Place | null {
  const ours = found.filter(({ first, last }) => {
    const [who, at] = [text[first - 2]?.folded ?? '', text[first - 1]?.folded ?? ''];
    return (BEFORE_A_PLACE.has(at) && WE.has(who)) || (at === 'for' && text[last + 1]?.folded === 'del');
  });
  const places = placesAmong(ours).filter(hasForums);
  return places.length === 1 ? (places[0] ?? null) : null;
}

function guessIn(text: readonly Word[], spelled: readonly Word[], { values, first, last }: Mention<Located>): Guess[] {
  const [only] = values;
  const named = only && ('place' in only ? only.place : 'neighbour' in only ? only.neighbour : null);
  const written = text[first];
  return first === last && named && written && spelled[first] !== written
    ? [{ written: written.text, meant: named.name }]
    : [];
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
const isUnit = (mention: Mention<Located>): boolean => mention.values.every((value) => 'unit' in value);
const isFar = (one: Located): boolean => 'neighbour' in one;
const span = (mention: Mention<Located>): number[] =>
  Array.from({ length: mention.last - mention.first + 1 }, (_, offset) => mention.first + offset);

/** "Uddevalla sjukhus", "sjukhuset i Lidköping", "KSS i Skövde", "NÄL Trollhättan". */
function isWhereAHospitalIs(
  text: readonly Word[],
  mentioned: readonly Mention<Located>[],
  { first, last }: Mention<Located>,
): boolean {
  if (MAKES_A_UNIT.has(text[last + 1]?.folded ?? '')) return true;
  const what = text[first - 1]?.folded === 'i' ? first - 2 : first - 1;
  const isNamed = mentioned.some((mention) => mention.last === what && mention.values.some(isShortForAUnit));
  return isNamed || (what === first - 2 && IS_A_UNIT.test(text[what]?.folded ?? ''));
}

const isShortForAUnit = (one: Located): boolean => 'unit' in one && SHORT_FOR_A_UNIT.test(one.unit);

function meansThePlace(finder: PlaceFinder, text: readonly Word[], mention: Mention<Located>): boolean {
  const before = text[mention.first - 1];
  const after = text[mention.last + 1];
  const only = mention.first === mention.last ? text[mention.first] : undefined;
  if (!only || !finder.ambiguous.has(only.text.toLowerCase())) return true;
  if (before && BEFORE_A_PLACE.has(before.folded)) return true;
  if (after && AFTER_A_PLACE.has(after.folded)) return true;
  return before !== undefined && /^\p{Lu}/u.test(only.text);
}

/** Each word is compared with all the names once, however often it is written. */
function speller(finder: PlaceFinder, text: readonly Word[]): (word: Word, at: number) => Word {
  const meant = new Map<string, string | undefined>();
  return (word, at) => {
    if (!mayBeASlip(finder, word, text[at - 1])) return word;
    if (!meant.has(word.folded)) meant.set(word.folded, nearestIn(finder, word.folded));
    const name = meant.get(word.folded);
    return name ? { ...word, text: name, folded: name } : word;
  };
}

/** One slip of the finger, in a name that stands where a place would ("i Udevalla"), is repaired. The user's own text is never rewritten. */
function mayBeASlip({ index }: PlaceFinder, word: Word, before: Word | undefined): boolean {
  if (word.folded.length < SHORTEST_GUESS || index.has(word.folded)) return false;
  return (before !== undefined && BEFORE_A_PLACE.has(before.folded)) || /^\p{Lu}/u.test(word.text);
}

/** Undefined when there is none, or more than one. */
function nearestIn({ guessable }: PlaceFinder, written: string): string | undefined {
  const near = guessable.filter((name) => isOneSlipFrom(name, written));
  return near.length === 1 ? near[0] : undefined;
}

/** Nobody slips on the first letter of a name; the length tells most names apart before they are compared. */
const isOneSlipFrom = (name: string, written: string): boolean =>
  name[0] === written[0] && Math.abs(name.length - written.length) <= 1 && isOneSlip(name, written);
