import { FIELDS, type Field, type Forum, type Model, type Term } from '../model/types.ts';
import type { Finding } from '../privacy/finding.ts';
import { personalDataIn } from '../privacy/guard.ts';
import type { NameBook } from '../privacy/names.ts';
import { type Word, words } from '../text.ts';
import type { Reading } from './features.ts';
import { type Mention, mentionsIn, type NameIndex, nameIndex } from './names.ts';
import { type PlaceFinder, type PlacesFound, placeFinder, placesIn } from './places.ts';

/** Everything that can be seen in a text without weighing it: words, places, forums by name, personal data. */

export interface Lexicon {
  readonly places: PlaceFinder;
  readonly forums: NameIndex<Forum>;
  readonly terms: NameIndex<Term>;
  readonly fields: NameIndex<Field>;
  readonly names: NameBook;
  readonly isWord: (folded: string) => boolean;
}

export interface FullReading extends Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly places: PlacesFound;
  readonly forums: readonly Mention<Forum>[];
  readonly terms: readonly Mention<Term>[];
  readonly personalData: readonly Finding[];
  /** The field that the organisation's own words point to, if any do. */
  readonly field: Field | undefined;
}

/** Swedish endings of a name: "temagruppens", "NOSAMs", "samråden". */
const ENDINGS = ['s', 'n', 't', 'ts', 'en', 'ens', 'et', 'ets', 'na', 'nas', 'er', 'erna', 'ernas'];

/** @param isWord tells the words of the language from names; without it, only names that are known are found */
export function lexiconOf(
  models: readonly Model[],
  names: NameBook,
  isWord: (folded: string) => boolean = () => true,
): Lexicon {
  const forums = [...new Set(models.flatMap((model) => model.forums))];
  return {
    places: placeFinder({
      places: models.flatMap((model) => model.places),
      neighbours: models.flatMap((model) => model.neighbours),
      units: models.flatMap((model) => model.units),
    }),
    forums: nameIndex(
      forums.flatMap((forum) => namesOf(forum).map((name) => [name, forum] as const)),
      ENDINGS,
    ),
    terms: nameIndex(
      models.flatMap((model) =>
        model.terms.flatMap((term) => [term.word, ...term.aka].map((word) => [word, term] as const)),
      ),
      ENDINGS,
    ),
    fields: nameIndex(
      models.flatMap((model) =>
        FIELDS.flatMap((field) => (model.fieldWords[field] ?? []).map((word) => [word, field] as const)),
      ),
      ENDINGS,
    ),
    names,
    isWord,
  };
}

/** What a forum is called, without its place. */
export function namesOf(forum: Forum): string[] {
  const named = [forum.name.sv, forum.short.sv, forum.name.en, forum.short.en].map((name) =>
    name.replace('{plats}', '').trim(),
  );
  return [...new Set([...named, ...forum.aka])].filter((name) => name !== '');
}

const fieldIn = ({ fields }: Lexicon, text: readonly Word[]): Field | undefined =>
  mentionsIn(fields, text).find((mention) => !isDismissed(text, mention))?.values[0];

/** "Det är vård, inte folkhälsa", "folkhälsorådet sa att det inte är deras bord": what is said not to be does not count. */
function isDismissed(text: readonly Word[], { first, last }: Mention<Field>): boolean {
  if (NEGATIONS.has(text[first - 1]?.folded ?? '')) return true;
  const after = text.slice(last + 1, last + 1 + REFUSAL_WITHIN).map(({ folded }) => folded);
  return REFUSES.test(after.join(' '));
}

const NEGATIONS: ReadonlySet<string> = new Set(['inte', 'ej', 'icke', 'int', 'not', 'no', 'ingen']);
/** So many words after the name. */
const REFUSAL_WITHIN = 9;
const REFUSES =
  /^(?:\w+ )?(?:sa|sager|sade|svarade|svarar|tackade|tackar|menade|menar|tycker|says?|said|told|replied)\b.*\b(?:nej|inte|int|ej|no|not|isnt|wasnt)\b|^(?:\w+ )?(?:tar inte|vill inte|hanvisa\w* vidare|skicka\w* oss)\b/;

export function read(lexicon: Lexicon, written: string): FullReading {
  const text = written.normalize('NFC');
  const found = words(text);
  const places = placesIn(lexicon.places, found);
  const forums = mentionsIn(lexicon.forums, found);
  const inForumNames = forums.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  );
  const taken = new Set([...places.nearWords, ...inForumNames]);
  return {
    text,
    words: found,
    places,
    placeWords: places.words,
    placeCount: places.own.length + places.elsewhere.length,
    isQuestion: written.includes('?'),
    forums,
    terms: mentionsIn(lexicon.terms, found),
    levels: forums.map((mention) => mention.values[0]?.level ?? 'stöd'),
    field: fieldIn(lexicon, found),
    personalData: personalDataIn(text, found, lexicon.names, taken, lexicon.isWord),
  };
}
