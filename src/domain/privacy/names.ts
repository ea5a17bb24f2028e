import { fold, type Word } from '../text.ts';
import {
  ABBREVIATED,
  endsAsThing,
  HONORIFIC,
  IS_OR_HAS,
  isEnglishDay,
  isInstitution,
  isTitle,
  KIN,
  LIVES_AND_AILS,
  NOBODY,
  PATIENT,
  SURNAME,
} from './nameContext.ts';
import { isSwedishPlace } from './swedishPlaces.ts';

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
const SON = /(?<!\p{L})(?!lessons?$)\p{L}*\p{L}{2}sson(?:s)?$/u;

/** How sure we are that it is a name at all. */
type Form = 'full' | 'first' | 'surname' | 'initials' | 'stranger' | 'uncertain';

export interface Name {
  readonly form: Form;
  readonly first: number;
  readonly last: number;
  /** False for a capital that may as well be a firm's or a system's. */
  readonly isKnown: boolean;
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
  if (!word || isTitle(word.folded)) return null;
  if (context.taken.has(at) || isPlaceName(context, word))
    return followsHonorific(context, at) ? named('surname', at, at) : null;
  if (PATIENT.has(word.folded)) return null;
  const initials = initialsAt(context, at, word);
  if (initials) return initials;
  if (isFirstName(context, at)) return fromFirstName(context, at);
  return isCapital(word) ? fromCapital(context, at, word) : fromSmall(context, at, word);
}

/** A capital that is a place; "vara" and "ed" are nothing but words. */
const isPlaceName = ({ book }: NameContext, word: Word): boolean =>
  isSwedishPlace(word.folded) && !(book.clear.has(word.text.toLowerCase()) && !/^(?:ed|amal|kil)$/.test(word.folded));

/** "i Frölunda", "på Hisingen": where, not who. */
const STANDS_AT = new Set('i fran pa vid in from near utanfor genom via kring mellan around'.split(' '));
const followsPlaceWord = ({ words }: NameContext, at: number): boolean => STANDS_AT.has(words[at - 1]?.folded ?? '');

const named = (form: Form, first: number, last: number, isKnown = true): Name => ({ form, first, last, isKnown });

/** "herr Åmål": a place's name, but a person's title. */
const followsHonorific = ({ words }: NameContext, at: number): boolean => {
  const [before, word] = [words[at - 1], words[at]];
  return before !== undefined && word !== undefined && HONORIFIC.has(before.folded) && isCapital(word);
};

function fromFirstName(context: NameContext, at: number): Name {
  const next = following(context, at);
  const isFull = next !== undefined && (isCapital(next) || SURNAME.test(next.folded));
  return isFull ? named('full', at, lastCapital(context, at + 1)) : named('first', at, at);
}

function fromCapital(context: NameContext, at: number, word: Word): Name | null {
  if (isEnglishDay(word.folded)) return null;
  if (followsPatient(context, at)) return named('surname', at, lastCapital(context, at));
  if (followsPlaceWord(context, at) || NOBODY.has(word.folded) || ownsInstitution(context, at, word)) return null;
  return pairAt(context, at, word) ?? aloneAt(context, at, word);
}

/** "Tynnereds äldreboenden", "Torpa vårdcentral": what an institution is called by is where it stands. */
const ownsInstitution = ({ words }: NameContext, at: number, word: Word): boolean =>
  /[as]$/.test(word.folded) && isInstitution(words[at + 1]?.folded ?? '');

/** Two capitals, the second of which is no first name. */
function pairAt(context: NameContext, at: number, word: Word): Name | null {
  const next = following(context, at);
  if (next === undefined || !isCapital(next) || isFirstName(context, at + 1)) return null;
  const isUnclear = context.book.unclear.has(word.text.toLowerCase());
  if (isUnclear && !context.isWord(next.folded)) return named('full', at, lastCapital(context, at));
  return areStrange(context, word, next) ? named('stranger', at, lastCapital(context, at + 1)) : null;
}

/** "Hans pappa", "Åttiotre är": a pronoun or a figure that begins a sentence. */
const BEGINS_SENTENCES = /^hans$|^(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|attio|nittio)/;

const isSentenceWord = ({ words, text }: NameContext, at: number): boolean => {
  const [word, next] = [words[at], words[at + 1]];
  const isLed =
    next !== undefined && !isCapital(next) && !IS_OR_HAS.has(next.folded) && !LIVES_AND_AILS.has(next.folded);
  return (
    word !== undefined &&
    BEGINS_SENTENCES.test(word.folded) &&
    startsSentence(text, word) &&
    (isLed || word.folded !== 'hans')
  );
};

function aloneAt(context: NameContext, at: number, word: Word): Name | null {
  if (isSentenceWord(context, at) || (startsSentence(context.text, word) && endsAsThing(word.folded))) return null;
  const isUnclear = context.book.unclear.has(word.text.toLowerCase()) || isGenitiveOf(context, word);
  if (isUnclear) return named('uncertain', at, at);
  if (SURNAME.test(word.folded)) return named('surname', at, at, SON.test(word.folded));
  return context.isWord(word.folded) ? null : named('uncertain', at, at, false);
}

/** Written in a hurry: "pt gustavsson", "kimberly andersson", "gun e så orolig". */
function fromSmall(context: NameContext, at: number, word: Word): Name | null {
  const next = following(context, at);
  if (SON.test(word.folded) && followsPatient(context, at)) return named('surname', at, at);
  const isPair = next !== undefined && SON.test(next.folded) && !context.isWord(word.folded) && !SON.test(word.folded);
  if (isPair) return named('full', at, at + 1);
  return context.book.unclear.has(word.text) ? fromUnclear(context, at) : null;
}

const BEFORE_NAME = new Set('att om nar for med hos till av men och o ska vill kan'.split(' '));

/** "Per sms", "per vecka". */
const PER_WHAT =
  /^(?:sms|mejl|mail|telefon|tel|brev|fax|post|person|dag|dygn|vecka|manad|ar|timme|tim|automatik|capita|styck|st)$/;

/** A word that is a name too: with a small letter only what comes right after can tell. */
function fromUnclear(context: NameContext, at: number): Name | null {
  const next = context.words[at + 1];
  if (context.words[at]?.folded === 'per' && PER_WHAT.test(next?.folded ?? '')) return null;
  const isSubject =
    next !== undefined &&
    (IS_OR_HAS.has(next.folded) || LIVES_AND_AILS.has(next.folded) || /^(?:pa|i)$/.test(next.folded));
  const isPlaced =
    at === 0 || startsSentence(context.text, context.words[at]) || BEFORE_NAME.has(context.words[at - 1]?.folded ?? '');
  const before = context.words[at - 1]?.folded ?? '';
  // "Kan man enas": anybody at all.
  const isPatient = followsPatient(context, at) && !before.endsWith('s') && before !== 'man';
  return (isSubject && isPlaced) || isPatient ? named('uncertain', at, at) : null;
}

export const isCapital = (word: Word): boolean => /^\p{Lu}\p{Ll}/u.test(word.text);

/** An unclear name counts only with a capital that is not just the sentence's own. */
function isFirstName({ words, book, text, isWord }: NameContext, at: number): boolean {
  const word = words[at];
  if (!word) return false;
  const written = word.text.toLowerCase();
  if (book.clear.has(written)) return true;
  const isOwner = (isCapital(word) && !isWord(word.folded)) || KIN.has(words[at + 1]?.folded ?? '');
  if (isOwner && book.clear.has(written.replace(/s$/, ''))) return true;
  return book.unclear.has(written) && isCapital(word) && !startsSentence(text, word) && !isFeastOrHospital(words, at);
}

/** "på Valborg", "Drottning Silvia": a night, a children's hospital. */
const isFeastOrHospital = (words: readonly Word[], at: number): boolean => {
  const before = words[at - 1]?.folded ?? '';
  const isFeast = words[at]?.folded === 'valborg' && /^(?:pa|till|infor|kring|over|efter|alkoholfri)$/.test(before);
  return isFeast || before === 'drottning';
};

/** A capital there is the sentence's own. */
export const startsSentence = (text: string, word: Word | undefined): boolean =>
  word === undefined ||
  word.start === 0 ||
  /[.!?:\n("”]\s{0,2}$|^\s+$/.test(text.slice(Math.max(0, word.start - 3), word.start));

/** A word that is a name too, in the genitive: "Siris dotter". */
const isGenitiveOf = ({ book, isWord }: NameContext, word: Word): boolean =>
  !isWord(word.folded) && book.unclear.has(word.text.toLowerCase().replace(/s$/, ''));

const INITIALS = /^(?:\p{Lu}(?:\. ?|[ -])){1,2}\p{Lu}(?![\p{L}\d:])/u;
const INITIAL_AND_NAME = /^(?![IÅÖ] )\p{Lu}(?:\. ?| )\p{Lu}\p{Ll}{2,}/u;
const BORN_AFTER =
  /^\.?,? ?\(?(?:född|fodd|f\.?) ?-?\d{2,4}(?!\d)|^\.?,? ?\(?\d{1,3} ?(?:år|ar|åring|years?|yo|yrs?)(?!\p{L})/iu;

/** Diagnoses, professions and places of care, not somebody's two letters. */
const ABBREVIATIONS: ReadonlySet<string> = new Set('IF AT FT VC HC VO BB IS CP MS UF HS LG NU SU'.split(' '));

/** "K.J.", "B-M L", "G. Lindh"; "a.k. 84 år" and "AS född 51", for small letters and two capitals are initials only beside an age. */
function initialsAt({ words, text }: NameContext, at: number, word: Word): Name | null {
  if (word.text.length > 2) return null;
  const rest = text.slice(word.start, word.start + 40);
  const match = INITIALS.exec(rest) ?? INITIAL_AND_NAME.exec(rest);
  if (match && word.text.length === 1)
    return named('initials', at, lastWithin(words, at, word.start + match[0].length));
  const small = ABBREVIATIONS.has(word.text) ? null : /^(?:\p{Ll}\.\p{Ll}|\p{Lu}{2}(?!\p{L}))/u.exec(rest);
  const isBorn = small !== null && BORN_AFTER.test(rest.slice(small[0].length));
  return isBorn ? named('initials', at, lastWithin(words, at, word.start + small[0].length)) : null;
}

const lastWithin = (words: readonly Word[], from: number, end: number): number => {
  let last = from;
  while ((words[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= end) last++;
  return last;
};

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
  if (!word || !next || taken.has(at + 1) || !/^(?:[\s-]|["”’]? ["“”’]?|["”] )$/.test(text.slice(word.end, next.start)))
    return undefined;
  return isTitle(next.folded) || IS_OR_HAS.has(next.folded) || LIVES_AND_AILS.has(next.folded) ? undefined : next;
}

/** Two capitals that are no words of the language, or the second of which ends like a surname. */
const areStrange = ({ isWord }: NameContext, word: Word, next: Word): boolean =>
  !isSwedishPlace(next.folded) && (SURNAME.test(next.folded) || (!isWord(word.folded) && !isWord(next.folded)));

/** A name goes on while capitals follow: double names, three names, "Anna-Karin Berg". */
function lastCapital(context: NameContext, at: number): number {
  const next = following(context, at);
  return next && isCapital(next) && !context.isWord(next.folded) ? lastCapital(context, at + 1) : at;
}
