import { fold, type Word } from '../text.ts';
import { ABBREVIATED, IS_OR_HAS, isTitle, KIN, LIVES_AND_AILS, PATIENT, SURNAME } from './nameContext.ts';

/** What looks like somebody's name, however hurriedly it is written. Whose it is, patients.ts decides. */

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

/** The surnames that no other word looks like. */
const SON = /\p{L}{2}sson(?:s)?$/u;

/** How sure we are that it is a name at all. */
type Form = 'full' | 'first' | 'surname' | 'initials' | 'stranger';

export interface Name {
  readonly form: Form;
  readonly first: number;
  readonly last: number;
}

export interface NameContext {
  readonly text: string;
  readonly words: readonly Word[];
  readonly book: NameBook;
  /** Words that belong to the name of a place, a unit or a forum. */
  readonly taken: ReadonlySet<number>;
  /** True for a word of the language, which nobody is called. */
  readonly isWord: (folded: string) => boolean;
}

/** The name that begins at a word; null when none does. */
export function nameAt(context: NameContext, at: number): Name | null {
  const word = context.words[at];
  if (!word || context.taken.has(at) || isTitle(word.folded)) return null;
  if (areInitials(context, at)) return { form: 'initials', first: at, last: at + 1 };
  if (isFirstName(context, at)) return fromFirstName(context, at);
  return isCapital(word) ? fromCapital(context, at, word) : fromSmall(context, at, word);
}

function fromFirstName(context: NameContext, at: number): Name {
  const next = following(context, at);
  const isFull = next !== undefined && (isCapital(next) || SURNAME.test(next.folded));
  return isFull
    ? { form: 'full', first: at, last: lastCapital(context, at + 1) }
    : { form: 'first', first: at, last: at };
}

function fromCapital(context: NameContext, at: number, word: Word): Name | null {
  if (followsPatient(context, at)) return { form: 'surname', first: at, last: lastCapital(context, at) };
  const next = following(context, at);
  const isPair =
    next !== undefined && isCapital(next) && !isFirstName(context, at + 1) && areStrange(context, word, next);
  if (isPair) return { form: 'stranger', first: at, last: lastCapital(context, at + 1) };
  return SURNAME.test(word.folded) ? { form: 'surname', first: at, last: at } : null;
}

/** Written in a hurry: "pt gustavsson", "kimberly andersson". */
function fromSmall(context: NameContext, at: number, word: Word): Name | null {
  const next = following(context, at);
  if (SON.test(word.folded) && followsPatient(context, at)) return { form: 'surname', first: at, last: at };
  const isPair = next !== undefined && SON.test(next.folded) && !context.isWord(word.folded) && !SON.test(word.folded);
  return isPair ? { form: 'full', first: at, last: at + 1 } : null;
}

export const isCapital = (word: Word): boolean => /^\p{Lu}\p{Ll}/u.test(word.text);

/** An unclear name counts only with a capital that is not just the sentence's own. */
function isFirstName({ words, book, text }: NameContext, at: number): boolean {
  const word = words[at];
  if (!word) return false;
  const written = word.text.toLowerCase();
  if (book.clear.has(written)) return true;
  const isOwner = isCapital(word) || KIN.has(words[at + 1]?.folded ?? '');
  if (isOwner && book.clear.has(written.replace(/s$/, ''))) return true;
  const startsSentence = /(?:^|[.!?:]\s*)$/.test(text.slice(0, word.start));
  return book.unclear.has(written) && isCapital(word) && !startsSentence;
}

/** "K.J.", "A. S."; "a.k. 84 år", for small letters are initials only beside an age. */
function areInitials({ words, text }: NameContext, at: number): boolean {
  const word = words[at];
  const next = words[at + 1];
  if (!word || !next) return false;
  const written = text.slice(word.start, next.end);
  return (
    /^\p{Lu}\.\s?\p{Lu}$/u.test(written) || (/^\p{Ll}\.\p{Ll}$/u.test(written) && AGE_AFTER.test(text.slice(next.end)))
  );
}

const AGE_AFTER = /^\.? ?\d{1,3} ?(?:år|ar|åring|years?)(?!\p{L})/iu;

/** "patienten Kajsa", "Fam. Hosseini"; not "… min patient. Vem". */
export function followsPatient({ words, text }: NameContext, at: number): boolean {
  const before = words[at - 1];
  const word = words[at];
  if (!before || !word || !PATIENT.has(before.folded)) return false;
  const between = text.slice(before.end, word.start);
  return between === ' ' || between === ': ' || (between === '. ' && ABBREVIATED.has(before.folded));
}

/** The next word, when only a space or a hyphen parts them and it is no place, unit, title or verb. */
function following({ words, taken, text }: NameContext, at: number): Word | undefined {
  const word = words[at];
  const next = words[at + 1];
  if (!word || !next || taken.has(at + 1) || !/^[\s-]$/.test(text.slice(word.end, next.start))) return undefined;
  return isTitle(next.folded) || IS_OR_HAS.has(next.folded) || LIVES_AND_AILS.has(next.folded) ? undefined : next;
}

/** Two capitals that are no words of the language, or the second of which ends like a surname. */
const areStrange = ({ isWord }: NameContext, word: Word, next: Word): boolean =>
  SURNAME.test(next.folded) || (!isWord(word.folded) && !isWord(next.folded));

/** A name goes on while capitals follow: double names, three names, "Anna-Karin Berg". */
function lastCapital(context: NameContext, at: number): number {
  const next = following(context, at);
  return next && isCapital(next) && !context.isWord(next.folded) ? lastCapital(context, at + 1) : at;
}
