import type { Word } from '../text.ts';
import { isAiling, isCondition, isIll } from './ailing.ts';
import {
  COLLEAGUE,
  isCare,
  isHouseBefore,
  isMeeting,
  isThing,
  isThingBefore,
  isTitle,
  isWriting,
  LEFT,
  LIVES_AND_AILS,
  OF_ANOTHER,
  PATIENT,
  PREPOSITION,
} from './nameContext.ts';
import { isCapital, type Name, type NameContext } from './names.ts';

/** Names that nobody is cared for by: of people in their work, and of what bears a person's name. */

const AT = new Set(['pa', 'i', 'fran', 'vid', 'hos', 'at', 'from', 'in']);
/** Where people work and few are cared for. */
const WORKPLACE =
  /(?:enheten|enhet|sektionen|forvaltningen|kontoret|samordningen|kommunen|regionen|kansliet|forbundet|gruppen|ledningen|receptionen|vaxeln|lagret|namnden|staben|ekonomin|centralen|mottagningen|styrelsen|bolaget|foretaget|apoteket|myndigheten|office|team)$|^(?:it|hr|vc|bup|soc|ekonomi|myndighet|facket|ivo|socialstyrelsen|skr)$/;
/** No longer at work: a patient who once had a title. */
const FORMER = new Set(['forra', 'forre', 'forna', 'pensionerade', 'pensionerad', 'former', 'retired', 'fd']);
/** What people make at work: "Anna-Karins presentation". */
const MADE_AT_WORK =
  /^(?:presentation|presentationen|bilder|bilderna|mejl|mail|mall|mallen|rutin|protokoll|underlag|utkast|forslag|anteckningar|kalender|vikarie|eftertradare|ersattare|lank|excel|fraga|fragan|tjanst|uppdrag|slides|calendar|successor|email)$/;

/** A title, a workplace or a party beside the name, a book or a lecture, or someone who is rung up, asked, or presents themselves; and nothing said of an illness. */
export function isAtWork(context: NameContext, name: Name): boolean {
  if (isIll(context.text, context.words, name.last)) return false;
  return (
    hasTitle(context, name) ||
    isKnownForWork(context, name) ||
    isAtWorkplace(context, name) ||
    isInApposition(context, name) ||
    isAboutWork(context, name)
  );
}

/** The two words before, nearest first, of the same sentence: a full stop after a short word abbreviates it ("Ordf. Leila"). */
const wordsBefore = (text: string, words: readonly Word[], first: number): string[] =>
  [words[first - 1], words[first - 2]].flatMap((word) =>
    word && !/\p{L}{5}[.?!]\s/u.test(text.slice(word.start, words[first]?.start)) ? [word.folded] : [],
  );

function hasTitle({ words, text }: NameContext, { first, last }: Name): boolean {
  const [near = '', far = ''] = wordsBefore(text, words, first);
  if ([words[first - 2], words[first - 3]].some((word) => FORMER.has(word?.folded ?? ''))) return false;
  const before = PREPOSITION.has(near) ? [near] : [near, far];
  const hasLeft = LEFT.has(words[last + 1]?.folded ?? '') && words.some((word) => isTitle(word.folded));
  return (
    hasLeft ||
    before.some(isTitle) ||
    ownTitles(words, last + 1, last + 3).length > 0 ||
    before.some((word) => COLLEAGUE.has(word))
  );
}

/** The titles that are not somebody else's: "hans kurator", "en fast läkare". */
const ownTitles = (words: readonly Word[], from: number, to: number): string[] =>
  words
    .slice(Math.max(0, from), to)
    .flatMap((word, at) => (isTitle(word.folded) && !isOfAnother(words, Math.max(0, from) + at) ? [word.folded] : []));

const isOfAnother = (words: readonly Word[], at: number): boolean =>
  (OF_ANOTHER.has(words[at - 1]?.folded ?? '') && !/^(?:m|am|is|ar|som)$/.test(words[at - 2]?.folded ?? '')) ||
  /^(?:her|his|their|hans|hennes)$/.test(words[at - 2]?.folded ?? '');

function isKnownForWork({ words, text }: NameContext, { first, last }: Name): boolean {
  const [near = '', far = ''] = wordsBefore(text, words, first);
  const after = words.slice(last + 1, last + 3).map((word) => word.folded);
  const presentsThemselves = far === 'jag' && (near === 'heter' || near === 'ar');
  const hasParty = /^ ?\((?:s|m|c|l|v|mp|kd|sd|opol)\)/i.test(
    text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 8),
  );
  const isGenitive = words[last]?.folded.endsWith('s') === true && MADE_AT_WORK.test(after[0] ?? '');
  return presentsThemselves || hasParty || isGenitive || [near, far, ...after].some(isWriting);
}

/** "Karin i vårdsamordningen", "Mona Ekdal på biståndsenheten". */
function isAtWorkplace({ words, text }: NameContext, { last }: Name): boolean {
  const [name, at, place, next] = words.slice(last, last + 4);
  if (!name || !at || !place || !AT.has(at.folded) || text.slice(name.end, at.start) !== ' ') return false;
  const owner = /s$/.test(place.folded) || place.folded === 'the' || place.folded === 'var' || place.folded === 'er';
  return WORKPLACE.test(place.folded) || (owner && next !== undefined && WORKPLACE.test(next.folded));
}

/** "Verksamhetschefen på medicin, Väinö Korhonen, svarar", "Lena Wallin, ny enhetschef på …". */
function isInApposition({ words, text }: NameContext, { first, last }: Name): boolean {
  const before = words.slice(Math.max(0, first - 6), first);
  const lead = text.slice(before[0]?.start ?? 0, words[first]?.start);
  const isSetOff = /[,:] ?$/.test(lead) && !/[.?!] .*$/.test(lead) && before.some((word) => isTitle(word.folded));
  const after = words.slice(last + 1, last + 5);
  const tail = text.slice(words[last]?.end, after.at(-1)?.end);
  const at = after.findIndex((word) => isTitle(word.folded));
  const isExplained =
    at >= 0 &&
    ownTitles(words, last + 1, last + 5).length > 0 &&
    !after.slice(0, at).some((word) => word.folded === 'ska' || word.folded === 'vill' || word.folded === 'har') &&
    /^(?:,| ?\(| ?\/| som är| är (?:vår|er|ny))/.test(tail) &&
    !/[.?!]/.test(tail);
  const isSignature = /(?:^|\s)\/{1,2} ?$/.test(text.slice(0, words[first]?.start).slice(-4));
  return isSetOff || isExplained || isSignature;
}

/** How many words to each side may say whose name it is: a text is never so long that reading it takes time. */
const REACH = 40;

export const wordsAround = (words: readonly Word[], { first, last }: Pick<Name, 'first' | 'last'>): Word[] => [
  ...words.slice(Math.max(0, first - REACH), first),
  ...words.slice(last + 1, last + 1 + REACH),
];

/** Chairs, minutes, participants, and nobody who is cared for. */
function isAboutWork({ words }: NameContext, { first, last }: Name): boolean {
  const others = wordsAround(words, { first, last }).map((word) => word.folded);
  const isTold = words
    .slice(Math.max(0, first - 2), first)
    .some((word) => word.folded === 'att' || word.folded === 'that');
  const near = [...(isTold ? [] : ownTitles(words, first - 4, first)), ...ownTitles(words, last + 1, last + 5)];
  return (
    (others.some(isMeeting) || near.length > 0) &&
    !others.some((word) => isCare(word) || isCondition(word) || PATIENT.has(word) || LIVES_AND_AILS.has(word))
  );
}

/** The name's last word and the next, and one more when the next has a capital: "Gustav Adolfs torg". */
const partsOfName = (text: string, words: readonly Word[], last: number): (Word | undefined)[] => {
  const [name, next] = [words[last], words[last + 1]];
  if (!name || !next || !/^[\s-]$/.test(text.slice(name.end, next.start))) return [name];
  return [name, next, isCapital(next) ? words[last + 2] : undefined];
};

/** A street, a house, a firm, a team, a guide that bears a person's name. */
export const isOfThing = (context: NameContext, name: Name): boolean => {
  const { words, text } = context;
  const { first, last } = name;
  return (
    /^-\p{Ll}/u.test(text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 2)) ||
    /^ ?& ?\p{Lu}/u.test(text.slice(words[last]?.end ?? 0, (words[last]?.end ?? 0) + 4)) ||
    /\bS:ta? $/iu.test(text.slice(Math.max(0, (words[first]?.start ?? 0) - 6), words[first]?.start)) ||
    partsOfName(text, words, last).some((word) => word !== undefined && isThing(word.folded)) ||
    [words[first], words[first - 1], words[first - 2]].some(
      (word) => word !== undefined && isThingBefore(word.folded),
    ) ||
    isInHouse(context, first) ||
    isMethod(context, name)
  );
};

/** "Vad är viktigt för Esther? Ska vi använda den metoden": a word that is a name too, in a text about a way to work. */
const isMethod = ({ words, book, text }: NameContext, { first, last }: Name): boolean =>
  book.unclear.has(words[first]?.text.toLowerCase() ?? '') &&
  /(?<!\p{L})(?:metoden|modellen|arbetssättet|the method|the model)(?!\p{L})/iu.test(
    text.slice(Math.max(0, (words[first]?.start ?? 0) - 200), (words[last]?.end ?? 0) + 200),
  ) &&
  !isAiling(text, words, last);

/** "Vårdcentralen Hjalmar": only a space between. */
function isInHouse({ words, text }: NameContext, first: number): boolean {
  const [before, word] = [words[first - 1], words[first]];
  return (
    before !== undefined &&
    word !== undefined &&
    isHouseBefore(before.folded) &&
    text.slice(before.end, word.start) === ' '
  );
}

/** "modellen Bo hos Bettan", "Guiden Min vän Tilda", "läser En man som heter Ove": the title begins with a capital after the word for it. */
export function isInTitle({ words, text }: NameContext, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - 5); at--) {
    const [word, next] = [words[at], words[at + 1]];
    if (!word || !next || /[,.?!]/.test(text.slice(word.end, next.start))) return false;
    if ((isThingBefore(word.folded) || word.folded === 'laser') && isCapital(next)) return true;
  }
  return false;
}
