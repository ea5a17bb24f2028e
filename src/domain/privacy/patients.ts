import type { Word } from '../text.ts';
import { actsAsPerson, isAiling, isCondition, isIll, isPointedBackAt } from './ailing.ts';
import type { Finding } from './finding.ts';
import {
  BED,
  HIS_OR_HER,
  IS_CALLED,
  IS_OR_HAS,
  isCare,
  KIN,
  KIN_OF,
  LIVES_AND_AILS,
  PATIENT,
  WARD,
} from './nameContext.ts';
import { followsPatient, type Name, type NameBook, type NameContext, nameAt, startsSentence } from './names.ts';
import { isAtWork, isInTitle, isOfThing, wordsAround } from './work.ts';

/** Named patients. A name alone is no proof: staff, streets and houses have names too. What stands around it decides. */

/** @param taken indexes of words that name a place, unit or forum and so are nobody's name */
export function patientNamesIn(
  text: string,
  words: readonly Word[],
  book: NameBook,
  taken: ReadonlySet<number>,
  isWord: (folded: string) => boolean,
): Finding[] {
  const context: NameContext = { words, book, taken, text, isWord };
  const names = namesIn(context);
  if (names.length === 0) return [];
  const things = new Set(names.filter((name) => isThing(context, name)).map((name) => words[name.first]?.folded));
  const findings: Finding[] = [];
  let before: Judged | null = null;
  for (const name of names) {
    const isNoPerson = things.has(words[name.first]?.folded);
    const measure: Finding['measure'] | null = isNoPerson ? null : together(context, before, name);
    if (measure)
      findings.push({ kind: 'name', start: words[name.first]?.start ?? 0, end: words[name.last]?.end ?? 0, measure });
    before = { name, measure, isThing: isNoPerson };
  }
  return findings;
}

/** A mailbox is found, and hidden, as a whole. */
function isInMailbox({ words, text }: NameContext, { first, last }: Name): boolean {
  const [start, end] = [words[first]?.start ?? 0, words[last]?.end ?? 0];
  return (
    /^[\p{L}\p{N}._%+-]{0,60}@/u.test(text.slice(end, end + 61)) ||
    /@[\p{L}\p{N}.-]{0,60}$/u.test(text.slice(Math.max(0, start - 61), start))
  );
}

/** Of what bears a name, unless somebody is called so: "en gubbe som heter Alfons Knapergård". */
const isThing = (context: NameContext, name: Name): boolean =>
  isInTitle(context, name.first) || (isOfThing(context, name) && !isCalled(context, name.first));

interface Judged {
  readonly name: Name;
  readonly measure: Finding['measure'] | null;
  readonly isThing: boolean;
}

function namesIn(context: NameContext): Name[] {
  const names: Name[] = [];
  for (let at = 0; at < context.words.length; at++) {
    const name = nameAt(context, at);
    if (!name || isInMailbox(context, name)) continue;
    names.push(name);
    at = name.last;
  }
  return names;
}

/** "Utvecklingsledarna Tor och Siv", "Kvinnojouren Olivia och Frida": the second is what the first is, unless something of its own is said. */
function together(context: NameContext, before: Judged | null, name: Name): Finding['measure'] | null {
  const measure = measureFor(context, name);
  const isJoined =
    before !== null &&
    before.name.last === name.first - 2 &&
    /^(?:och|o|and|samt|&)$/.test(context.words[name.first - 1]?.folded ?? '');
  if (!isJoined || measure !== 'refuse' || pointsOut(context, name)) return measure;
  if (before.isThing) return null;
  return before.measure === 'mask' || isSameWord(context, before.name, name) ? before.measure : measure;
}

/** "Siri och Alexa": both are words as much as names. */
const isSameWord = ({ words, book }: NameContext, one: Name, other: Name): boolean =>
  [one, other].every(({ first, last }) => first === last && book.unclear.has(words[first]?.text.toLowerCase() ?? ''));

/**
 * A name is a patient's unless something says otherwise: to refuse a colleague's name costs a sentence, to keep a patient's cannot be undone.
 * What may be a word, a firm or a place needs to be said something of that is only said of a person.
 */
function measureFor(context: NameContext, name: Name): Finding['measure'] | null {
  if (pointsOut(context, name)) return 'refuse';
  if (isDiagnosis(context, name)) return null;
  if (name.form === 'initials' || name.form === 'surname' || name.form === 'uncertain')
    return weakMeasure(context, name);
  if (hasAge(context, name) || hasAddress(context, name.last)) return 'refuse';
  if (isAtWork(context, name)) return 'mask';
  return name.form !== 'stranger' || speaksOfCare(context, name) ? 'refuse' : 'mask';
}

/** Beside the name itself stands that it is a patient's. */
const pointsOut = (context: NameContext, name: Name): boolean =>
  followsPatient(context, name.first) ||
  hasBed(context, name) ||
  isCalled(context, name.first) ||
  isKin(context, name) ||
  isOwnerOfCare(context, name);

function weakMeasure(context: NameContext, name: Name): Finding['measure'] | null {
  const { text, words } = context;
  const isFound =
    isPerson(context, name) ||
    hasWard(context, name) ||
    (hasAge(context, name) && !isAnyWord(text, words, name)) ||
    (name.form !== 'uncertain' && hasAddress(context, name.last));
  if (!isFound) return null;
  return isAtWork(context, name) && !hasAge(context, name) ? 'mask' : 'refuse';
}

/** A capital that begins a sentence and is in no list of names. */
const isAnyWord = (text: string, words: readonly Word[], { form, first, isKnown }: Name): boolean =>
  form === 'uncertain' && !isKnown && startsSentence(text, words[first]);

function isPerson({ text, words }: NameContext, name: Name): boolean {
  if (name.isKnown) return isAiling(text, words, name.last);
  if (!isAnyWord(text, words, name)) return actsAsPerson(text, words, name.last);
  const isSaidOfOne = isPointedBackAt(text, words, name.last) || isIll(text, words, name.last, 7);
  return !isInflected(words[name.first]?.folded ?? '') && isSaidOfOne;
}

/** How nouns end that a sentence begins with: "Nittiotreåringen". */
const isInflected = (folded: string): boolean =>
  folded.length > 10 ||
  /(?:en|et|an|na|are|ar|er|ing|het|tion|[bcdfgjklmnpqrstvxz]s|as|ad|or|nt|man|kvinna|inna)$/.test(folded);

/** "brukaren heter Nyman"; not "jag heter". */
const isCalled = ({ words }: NameContext, first: number): boolean =>
  IS_CALLED.has(words[first - 1]?.folded ?? '') &&
  [words[first - 2], words[first - 3]].some(
    (word) => word !== undefined && (PATIENT.has(word.folded) || IS_OR_HAS.has(word.folded)),
  );

/** "mamma till Elsa", "Göstas fru", "Mr Haddad's wife". */
function isKin({ words, text }: NameContext, name: Name): boolean {
  const { form, first, last } = name;
  const [far, near] = [words[first - 2], words[first - 1]];
  if (far && near && KIN_OF.has(far.folded) && /^(?:till|to|of)$/.test(near.folded)) return true;
  const [owner, next, afterNext] = words.slice(last, last + 3);
  if (!owner || !next || form === 'initials' || isAnyWord(text, words, name)) return false;
  const between = text.slice(owner.end, next.start);
  return (
    (owner.folded.endsWith('s') && between === ' ' && KIN.has(next.folded)) ||
    (/^['’]$/.test(between) && next.folded === 's' && KIN.has(afterNext?.folded ?? ''))
  );
}

/** "Retts syndrom". */
const isEponym = ({ folded }: Word): boolean => /^(?:syndrom|sjukdom|disease)/.test(folded);

/** "Johanssons kateter", "Persson hans sprutor"; not "Jenny Fors, hemsjukvården". */
function isOwnerOfCare({ words, text }: NameContext, name: Name): boolean {
  const [owner, next, afterNext] = words.slice(name.last, name.last + 3);
  if (!owner || !next || isAnyWord(text, words, name)) return false;
  const isGenitive = owner.folded.endsWith('s') && text.slice(owner.end, next.start) === ' ';
  return (
    (isGenitive && !isEponym(next) && (isCare(next.folded) || isCondition(next.folded))) ||
    (HIS_OR_HER.has(next.folded) && isCare(afterNext?.folded ?? ''))
  );
}

/** "… med Prader-Willi": what someone has, not who someone is. */
const isDiagnosis = ({ words }: NameContext, { form, first }: Name): boolean =>
  form === 'stranger' && ['med', 'with', 'har', 'has'].includes(words[first - 1]?.folded ?? '');

function speaksOfCare({ words, text }: NameContext, { first, last }: Name): boolean {
  return (
    isIll(text, words, last) ||
    wordsAround(words, { first, last }).some(
      ({ folded }) => isCare(folded) || PATIENT.has(folded) || LIVES_AND_AILS.has(folded),
    )
  );
}

const ROOM = /^(?:ettan|tvaan|trean|fyran|femman|sexan|sjuan|attan|nian|tian|\d{1,3}an|\d{1,2}[a-f])$/;
const AT = /^(?:pa|i|in|on)$/;

/** "… i säng 3", "… på rum 12", "björn på trean", "Elsa i 5B". */
function hasBed({ words, text }: NameContext, { last, isKnown }: Name): boolean {
  const next = words.slice(last + 1, last + 5);
  const isNear = (at: number) => !/[.?!:;]/.test(text.slice(words[last]?.end, next[at]?.start).replace(/^\./, ''));
  const inRoom = isKnown && AT.test(next[0]?.folded ?? '') && ROOM.test(next[1]?.folded ?? '');
  return (
    inRoom ||
    next.some((word, at) => isNear(at) && BED.has(word.folded) && /^\d/.test(words[last + at + 2]?.folded ?? ''))
  );
}

/** "Borg, avdelning 32, utskrivningsklar": a ward, and something said of care. */
function hasWard(context: NameContext, name: Name): boolean {
  const { words, text } = context;
  const next = words.slice(name.last + 1, name.last + 6);
  const at = next.findIndex((word) => WARD.has(word.folded));
  const isNumbered = at >= 0 && (/^\d/.test(next[at + 1]?.folded ?? '') || name.form === 'initials');
  const isBeside = /^(?:,| på| pa| i|\.,| inskriven|, inskriven)/.test(
    text.slice(words[name.last]?.end, next.at(-1)?.end),
  );
  return isNumbered && isBeside && speaksOfCare(context, name);
}

const AGED =
  /^[\s,.(]{1,3}(?:man|kvinna|pojke|flicka|male|female)?[\s,]{0,2}(?:f(?:ödd|odd)?\.?\s*-?)?\d{1,4}(?:[\s-]*(?:år|ar|årig|aring|åring|years?|yo)\b|\)|,|\s)/iu;
/** What may also be a month, a day or a firm: "My, 14, kom", "AS född 51", "Dag (82 år)". */
const SURELY_AGED =
  /^(?:\.?,? ?\(?\d{1,3} ?(?:år|ar|åring|years?)(?!\p{L})|, \d{1,2},|\.?,? ?\(?(?:(?:född|fodd) ?(?:ca |år )?|f\.? ?[-–']|f\. ?|f )\d{2,4}(?!\d))/iu;

/** "Namn, 34 år", "Namn (f 1938)", "Namn 82". */
function hasAge({ words, text }: NameContext, { form, last }: Name): boolean {
  const rest = text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 24);
  return (form === 'full' || form === 'first' || form === 'stranger' ? AGED : SURELY_AGED).test(rest);
}

/** "…, Kyrkogatan 3". */
function hasAddress({ words, text }: NameContext, last: number): boolean {
  const rest = text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 60);
  return /\p{L}+(?:gatan|vägen|vagen|gränd|stigen|torget|backen|allén)\s+\d/iu.test(rest);
}
