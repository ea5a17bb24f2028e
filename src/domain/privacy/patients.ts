import type { Word } from '../text.ts';
import type { Finding } from './finding.ts';
import {
  BED,
  COLLEAGUE,
  HIS_OR_HER,
  IS_CALLED,
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
} from './nameContext.ts';
import { followsPatient, isCapital, type Name, type NameBook, type NameContext, nameAt } from './names.ts';

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

/** The name's last word and the next, and one more when the next has a capital: "Gustav Adolfs torg". */
const partsOfName = (words: readonly Word[], last: number): (Word | undefined)[] => {
  const next = words[last + 1];
  return [words[last], next, next && isCapital(next) ? words[last + 2] : undefined];
};

/** A street, a house, a team, a guide that bears a person's name. */
const isOfThing = ({ words, text }: NameContext, { first, last }: Name): boolean =>
  /^-\p{Ll}/u.test(text.slice(words[last]?.end ?? 0)) ||
  /\bS:ta? $/iu.test(text.slice(0, words[first]?.start)) ||
  partsOfName(words, last).some((word) => word !== undefined && isThing(word.folded)) ||
  [words[first], words[first - 1], words[first - 2]].some((word) => word !== undefined && isThingBefore(word.folded));

/**
 * A name is a patient's unless something says otherwise: to refuse a colleague's name costs a sentence, to keep a patient's cannot be undone.
 * Two capitals that merely look like a name need care in the same sentence.
 */
function measureFor(context: NameContext, name: Name): Finding['measure'] | null {
  if (followsPatient(context, name.first) || hasBed(context, name.last)) return 'refuse';
  if (isCalled(context, name.first) || isOwnerOfCare(context, name)) return 'refuse';
  if (name.form === 'surname' || isDiagnosis(context, name)) return null;
  if (hasAge(context, name.last) || hasAddress(context, name.last)) return 'refuse';
  if (name.form === 'initials') return null;
  if (isAtWork(context, name)) return 'mask';
  return name.form !== 'stranger' || speaksOfCare(context, name) ? 'refuse' : 'mask';
}

/** "brukaren heter Nyman"; not "jag heter". */
const isCalled = ({ words }: NameContext, first: number): boolean =>
  IS_CALLED.has(words[first - 1]?.folded ?? '') &&
  [words[first - 2], words[first - 3]].some(
    (word) => word !== undefined && (PATIENT.has(word.folded) || IS_OR_HAS.has(word.folded)),
  );

/** "Johanssons kateter", "Persson hans sprutor"; not "Jenny Fors, hemsjukvården". */
function isOwnerOfCare({ words, text }: NameContext, { last }: Name): boolean {
  const [name, next, afterNext] = words.slice(last, last + 3);
  if (!name || !next) return false;
  const isGenitive = name.folded.endsWith('s') && text.slice(name.end, next.start) === ' ';
  return (isGenitive && isCare(next.folded)) || (HIS_OR_HER.has(next.folded) && isCare(afterNext?.folded ?? ''));
}

/** "… med Prader-Willi": what someone has, not who someone is. */
const isDiagnosis = ({ words }: NameContext, { form, first }: Name): boolean =>
  form === 'stranger' && ['med', 'with', 'har', 'has'].includes(words[first - 1]?.folded ?? '');

/** The two words before, nearest first, of the same sentence: a full stop after a short word abbreviates it ("Ordf. Leila"). */
const wordsBefore = (text: string, words: readonly Word[], first: number): string[] =>
  [words[first - 1], words[first - 2]].flatMap((word) =>
    word && !/\p{L}{5}[.?!]\s/u.test(text.slice(word.start, words[first]?.start)) ? [word.folded] : [],
  );

/** A title or a party beside the name, a book or a lecture, or someone who is rung up, asked, or presents themselves. */
function isAtWork({ words, text }: NameContext, { first, last }: Name): boolean {
  const [near = '', far = ''] = wordsBefore(text, words, first);
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

function speaksOfCare({ words }: NameContext, { first, last }: Name): boolean {
  return words.some(
    ({ folded }, at) =>
      (at < first || at > last) && (isCare(folded) || PATIENT.has(folded) || LIVES_AND_AILS.has(folded)),
  );
}

/** "… i säng 3", "… på rum 12". */
function hasBed({ words }: NameContext, last: number): boolean {
  const next = words.slice(last + 1, last + 4);
  return next.some((word, at) => BED.has(word.folded) && /^\d/.test(next[at + 1]?.folded ?? ''));
}

/** "Namn, 34 år", "Namn (f 1938)", "Namn 82". */
function hasAge({ words, text }: NameContext, last: number): boolean {
  const rest = text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 24);
  return /^[\s,.(]{1,3}(?:man|kvinna|pojke|flicka|male|female)?[\s,]{0,2}(?:f(?:ödd)?\.?\s*-?)?\d{1,4}(?:[\s-]*(?:år|ar|årig|aring|åring|years?|yo)\b|\)|,|\s)/iu.test(
    rest,
  );
}

/** "…, Kyrkogatan 3". */
function hasAddress({ words, text }: NameContext, last: number): boolean {
  const rest = text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 60);
  return /\p{L}+(?:gatan|vägen|vagen|gränd|stigen|torget|backen|allén)\s+\d/iu.test(rest);
}
