import { fold, type Word } from '../text.ts';
import type { Finding } from './finding.ts';
import {
  ABBREVIATED,
  BED,
  COLLEAGUE,
  IS_OR_HAS,
  isCare,
  isMeeting,
  isThing,
  isThingBefore,
  isTitle,
  isWriting,
  LIVES_AND_AILS,
  PATIENT,
  PREPOSITION,
  SURNAME,
} from './nameContext.ts';

/** Named patients. A name alone is no proof: staff, streets and houses have names too. What stands around it decides. */

export interface NameBook {
  /** First names that mean nothing else, lower case, with their accents and without ("åsa", "asa" but never "lärs" for "Lars"). */
  readonly clear: ReadonlySet<string>;
  /** First names that are everyday words too ("Per", "Liv"). */
  readonly unclear: ReadonlySet<string>;
}

/** @param text one or more names a line, `#` comments, `~` before the unclear ones: src/models/first-names.txt */
export function nameBook(text: string): NameBook {
  const lines = text
    .normalize('NFC')
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  const names = (unclear: boolean) =>
    lines
      .filter((line) => line.startsWith('~') === unclear)
      .flatMap((line) => line.split(/[\s~]+/).filter(Boolean))
      .flatMap((name) => [name, fold(name)]);
  return { clear: new Set(names(false)), unclear: new Set(names(true)) };
}

/** How sure we are that it is a name at all. */
type Form = 'full' | 'first' | 'surname' | 'initials' | 'stranger';

interface Name {
  readonly form: Form;
  readonly first: number;
  readonly last: number;
}

interface Context {
  readonly text: string;
  readonly words: readonly Word[];
  readonly book: NameBook;
  /** Words that belong to the name of a place, a unit or a forum. */
  readonly taken: ReadonlySet<number>;
  /** True for a word of the language, which nobody is called. */
  readonly isWord: (folded: string) => boolean;
}

/** @param taken indexes of words that name a place, unit or forum and so are nobody's name */
export function patientNamesIn(
  text: string,
  words: readonly Word[],
  book: NameBook,
  taken: ReadonlySet<number>,
  isWord: (folded: string) => boolean,
): Finding[] {
  const context: Context = { words, book, taken, text, isWord };
  const findings: Finding[] = [];
  for (let at = 0; at < words.length; at++) {
    const name = nameAt(context, at);
    if (!name || isOfThing(context, name)) continue;
    const measure = measureFor(context, name);
    if (measure)
      findings.push({ kind: 'name', start: words[at]?.start ?? 0, end: words[name.last]?.end ?? 0, measure });
    at = name.last;
  }
  return findings;
}

function nameAt(context: Context, at: number): Name | null {
  const word = context.words[at];
  if (!word || context.taken.has(at) || isTitle(word.folded)) return null;
  if (areInitials(context, at)) return { form: 'initials', first: at, last: at + 1 };
  if (isFirstName(context, at)) return fromFirstName(context, at);
  return isCapital(word) ? fromCapital(context, at, word) : null;
}

function fromFirstName(context: Context, at: number): Name {
  const next = following(context, at);
  const isFull = next !== undefined && (isCapital(next) || SURNAME.test(next.folded));
  return isFull
    ? { form: 'full', first: at, last: lastCapital(context, at + 1) }
    : { form: 'first', first: at, last: at };
}

function fromCapital(context: Context, at: number, word: Word): Name | null {
  if (followsPatient(context, at)) return { form: 'surname', first: at, last: lastCapital(context, at) };
  const next = following(context, at);
  const isPair =
    next !== undefined && isCapital(next) && !isFirstName(context, at + 1) && areStrange(context, word, next);
  if (isPair) return { form: 'stranger', first: at, last: lastCapital(context, at + 1) };
  return SURNAME.test(word.folded) ? { form: 'surname', first: at, last: at } : null;
}

const isCapital = (word: Word): boolean => /^\p{Lu}\p{Ll}/u.test(word.text);

/** An unclear name counts only with a capital that is not just the sentence's own. */
function isFirstName({ words, book, text }: Context, at: number): boolean {
  const word = words[at];
  if (!word) return false;
  const written = word.text.toLowerCase();
  if (book.clear.has(written) || (isCapital(word) && book.clear.has(written.replace(/s$/, '')))) return true;
  const startsSentence = /(?:^|[.!?:]\s*)$/.test(text.slice(0, word.start));
  return book.unclear.has(written) && isCapital(word) && !startsSentence;
}

/** "K.J.", "A. S." */
function areInitials({ words, text }: Context, at: number): boolean {
  const word = words[at];
  const next = words[at + 1];
  return word !== undefined && next !== undefined && /^\p{Lu}\.\s?\p{Lu}$/u.test(text.slice(word.start, next.end));
}

/** "patienten Kajsa", "Fam. Hosseini"; not "… min patient. Vem". */
function followsPatient({ words, text }: Context, at: number): boolean {
  const before = words[at - 1];
  const word = words[at];
  if (!before || !word || !PATIENT.has(before.folded)) return false;
  const between = text.slice(before.end, word.start);
  return between === ' ' || between === ': ' || (between === '. ' && ABBREVIATED.has(before.folded));
}

/** The next word, when only a space or a hyphen parts them and it is no place, unit, title or verb. */
function following({ words, taken, text }: Context, at: number): Word | undefined {
  const word = words[at];
  const next = words[at + 1];
  if (!word || !next || taken.has(at + 1) || !/^[\s-]$/.test(text.slice(word.end, next.start))) return undefined;
  return isTitle(next.folded) || IS_OR_HAS.has(next.folded) || LIVES_AND_AILS.has(next.folded) ? undefined : next;
}

/** Two capitals that are no words of the language, or the second of which ends like a surname. */
const areStrange = ({ isWord }: Context, word: Word, next: Word): boolean =>
  SURNAME.test(next.folded) || (!isWord(word.folded) && !isWord(next.folded));

/** A name goes on while capitals follow: double names, three names, "Anna-Karin Berg". */
function lastCapital(context: Context, at: number): number {
  const next = following(context, at);
  return next && isCapital(next) && !context.isWord(next.folded) ? lastCapital(context, at + 1) : at;
}

/** The name's last word and the next, and one more when the next has a capital: "Gustav Adolfs torg". */
const partsOfName = (words: readonly Word[], last: number): (Word | undefined)[] => {
  const next = words[last + 1];
  return [words[last], next, next && isCapital(next) ? words[last + 2] : undefined];
};

/** A street, a house, a team, a guide that bears a person's name. */
const isOfThing = ({ words, text }: Context, { first, last }: Name): boolean =>
  /^-\p{Ll}/u.test(text.slice(words[last]?.end ?? 0)) ||
  partsOfName(words, last).some((word) => word !== undefined && isThing(word.folded)) ||
  [words[first], words[first - 1], words[first - 2]].some((word) => word !== undefined && isThingBefore(word.folded));

/**
 * A name is a patient's unless something says otherwise: to refuse a colleague's name costs a sentence, to keep a patient's cannot be undone.
 * Two capitals that merely look like a name need care in the same sentence.
 */
function measureFor(context: Context, name: Name): Finding['measure'] | null {
  if (followsPatient(context, name.first) || hasBed(context, name.last)) return 'refuse';
  if (name.form === 'surname' || isDiagnosis(context, name)) return null;
  if (hasAge(context, name.last) || hasAddress(context, name.last)) return 'refuse';
  if (name.form === 'initials') return null;
  if (isAtWork(context, name)) return 'mask';
  return name.form !== 'stranger' || speaksOfCare(context, name) ? 'refuse' : 'mask';
}

/** "… med Prader-Willi": what someone has, not who someone is. */
const isDiagnosis = ({ words }: Context, { form, first }: Name): boolean =>
  form === 'stranger' && ['med', 'with', 'har', 'has'].includes(words[first - 1]?.folded ?? '');

/** A title or a party beside the name, a book or a lecture, or someone who is rung up, asked, or presents themselves. */
function isAtWork({ words, text }: Context, { first, last }: Name): boolean {
  const [near, far] = [words[first - 1]?.folded ?? '', words[first - 2]?.folded ?? ''];
  const before = PREPOSITION.has(near) ? [near] : [near, far];
  const after = words.slice(last + 1, last + 3).map((word) => word.folded);
  const presentsThemselves = far === 'jag' && (near === 'heter' || near === 'ar');
  const hasParty = /^ ?\((?:s|m|c|l|v|mp|kd|sd|opol)\)/i.test(text.slice(words[last]?.end ?? 0));
  const isAuthor = [near, far, ...after].some(isWriting);
  const isColleague = [...before, ...after].some(isTitle) || before.some((word) => COLLEAGUE.has(word));
  return presentsThemselves || hasParty || isAuthor || isColleague || isAboutWork({ words, first, last });
}

/** Chairs, minutes, participants, and nobody who is cared for. */
function isAboutWork({ words, first, last }: { words: readonly Word[] } & Pick<Name, 'first' | 'last'>): boolean {
  const others = words.filter((_, at) => at < first || at > last).map((word) => word.folded);
  return (
    others.some((word) => isTitle(word) || isMeeting(word)) &&
    !others.some((word) => isCare(word) || PATIENT.has(word) || LIVES_AND_AILS.has(word))
  );
}

function speaksOfCare({ words }: Context, { first, last }: Name): boolean {
  const after = words.slice(last + 1, last + 7).map((word) => word.folded);
  const others = words.filter((_, at) => at < first || at > last).map((word) => word.folded);
  const says = IS_OR_HAS.has(after[0] ?? '') && others.some((word) => isCare(word) || PATIENT.has(word));
  return says || after.some((word) => LIVES_AND_AILS.has(word));
}

/** "… i säng 3", "… på rum 12". */
function hasBed({ words }: Context, last: number): boolean {
  const next = words.slice(last + 1, last + 4);
  return next.some((word, at) => BED.has(word.folded) && /^\d/.test(next[at + 1]?.folded ?? ''));
}

/** "Namn, 34 år", "Namn (f 1938)", "Namn 82". */
function hasAge({ words, text }: Context, last: number): boolean {
  const rest = text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 24);
  return /^[\s,.(]{1,3}(?:f(?:ödd)?\.?\s*-?)?\d{1,4}(?:[\s-]*(?:år|ar|årig|aring|åring|years?|yo)\b|\)|,|\s)/iu.test(
    rest,
  );
}

/** "…, Kyrkogatan 3". */
function hasAddress({ words, text }: Context, last: number): boolean {
  const rest = text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 60);
  return /\p{L}+(?:gatan|vägen|vagen|gränd|stigen|torget|backen|allén)\s+\d/iu.test(rest);
}
