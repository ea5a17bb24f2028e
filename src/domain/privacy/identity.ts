/** Six or eight digits of a date and four more, however they are cut and parted. On the plain form of a text. */

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How two groups of digits are held together: by a mark, by words ("och sen"), by a comma as in a list, or not at all. */
type Joint = 'close' | 'worded' | 'listed' | 'none';

const CLOSE =
  /^(?:[\s\-+/._,*()[\]{}<>|~'"#=\\]|<\/?[a-z]{1,4} ?\/?>|\(ny rad\)|&(?:nbsp|ndash|shy|minus|#\d{2,4});){1,14}$/iu;
const LISTED = /^\s*,\s+$|^\s+,\s*$/u;
const WORDED =
  /^(?:[\s,.;:()"-]|(?:och|o|å|sen|sedan|så|därefter|följt av|then|and|followed by|streck|bindestreck|minus|plus|dash|hyphen|ny rad|resten|är|de|sista|siffrorna|slutar|ändelsen|på|slutet|med)(?!\p{L})){1,30}$/iu;
/** Marks that make digits beside them part of the same figure. */
const TIGHT = /^[-./:_+]$/;

/** Other figures that can look like a date and four digits when written without a stroke. */
const OTHER_FIGURE =
  /(?<!\p{L})(?:ocr|faktura|fakturaref|dnr|diarie|ärende|arende|artikel|art|order|org|isbn|kostnadsställe|konto|bankgiro|plusgiro|bg|pg|ticket|avvikelse|version|build|mötes-?|konferens-?|ref)[.\s-]*(?:nr|nummer|number|no|id)?[.:\s#-]*$/iu;
/** Words of texts that have other long figures. */
const COUNTED =
  /faktura|beställ|order|ärende|arende|artikel|avtal|ref(?!used)|konto|giro|ocr|leverant|växel|telefon|fax|isbn|streckkod|ean|serie|kund(?:nr|nummer)|kod(?!ein)|ticket|ärenden|kronor|(?<!\p{L})kr(?!\p{L})/iu;
const MEETING = /(?:möte|mote|träff|meeting|session|kl|datum)\p{L}*[\s.:]*$/iu;

export function identityNumbers(text: string): Span[] {
  const groups = [...text.matchAll(/\d+/g)].map((match) => ({
    digits: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const joints = groups.map((group, at) => jointBetween(text, group, groups[at + 1]));
  const found: Span[] = [];
  for (let at = 0; at < groups.length; at++) {
    const last = numberFrom(text, groups, joints, at);
    if (last === null) continue;
    found.push({ start: groups[at]?.start ?? 0, end: groups[last]?.end ?? text.length });
    at = last;
  }
  return found;
}

function jointBetween(text: string, group: Group, next: Group | undefined): Joint {
  if (!next || next.start - group.end > 40) return 'none';
  const between = text.slice(group.end, next.start);
  if (LISTED.test(between)) return 'listed';
  if (CLOSE.test(between)) return 'close';
  return WORDED.test(between) ? 'worded' : 'none';
}

/** The last group of a number that begins at a group; null when none does. */
function numberFrom(text: string, groups: readonly Group[], joints: readonly Joint[], first: number): number | null {
  let length = 0;
  for (let last = first; last < groups.length && length < 12; last++) {
    length += groups[last]?.digits.length ?? 0;
    const isWhole = length === 12 || (length === 10 && !continuesTo12(groups, joints, last));
    if (isWhole && isNumber(text, { groups, joints, first, last })) return last;
    if (joints[last] === 'none') return null;
  }
  return null;
}

/** "1 9 1 2 1 2 1 2 1 2 1 2": ten are not all when two more follow in the same way. */
const continuesTo12 = (groups: readonly Group[], joints: readonly Joint[], last: number): boolean =>
  joints[last] === 'close' && groups[last]?.digits.length === 1 && groups[last + 1]?.digits.length === 1;

interface Run {
  readonly groups: readonly Group[];
  readonly joints: readonly Joint[];
  readonly first: number;
  readonly last: number;
}

function isNumber(text: string, run: Run): boolean {
  const groups = run.groups.slice(run.first, run.last + 1);
  const digits = groups.map((group) => group.digits).join('');
  if (digits.length === 12 && !/^(?:18|19|20)/.test(digits)) return false;
  if (isPartOfLonger(text, run)) return false;
  const lengths = groups.map((group) => group.digits.length);
  if (lengths.length === 1) return isSolidNumber(text, groups[0]?.start ?? 0, digits);
  if (isDateAndTime(text, groups[0]?.start ?? 0, digits)) return false;
  const joints = run.joints.slice(run.first, run.last);
  if (lengths.every((length) => length === 1)) return isStrict(digits) && joints.every((joint) => joint === 'close');
  return isCutAsDate(lengths, digits) && areJoined(text, groups, joints, digits);
}

/** A figure that goes on with a mark, or a row of pairs that goes on, is something else: "91-7555-121-2". */
function isPartOfLonger(text: string, { groups, joints, first, last }: Run): boolean {
  const before = groups[first - 1];
  const after = groups[last + 1];
  const start = groups[first]?.start ?? 0;
  const end = groups[last]?.end ?? 0;
  const isTight =
    (before !== undefined && TIGHT.test(text.slice(before.end, start))) ||
    (after !== undefined && TIGHT.test(text.slice(end, after.start)));
  const isRow = groups.slice(first, last + 1).every((group) => group.digits.length <= 2);
  const goesOn = joints[last] === 'close' || (first > 0 && joints[first - 1] === 'close');
  return isTight || (isRow && goesOn && groups[first]?.digits.length !== 1);
}

/** Cuts stand between century, year, month and day, and right before the last four. */
function isCutAsDate(lengths: readonly number[], digits: string): boolean {
  const fromEnd = lengths.slice(1).map((_, at) => lengths.slice(at + 1).reduce((sum, length) => sum + length, 0));
  const isTelephone = digits.startsWith('0') && (lengths[0] === 3 || lengths[0] === 4);
  return !isTelephone && fromEnd.includes(4) && fromEnd.every((cut) => cut % 2 === 0);
}

/** The weaker the figures hold together, the more they must look like a real date. */
function areJoined(text: string, groups: readonly Group[], joints: readonly Joint[], digits: string): boolean {
  if (joints.includes('listed')) return groups.length === 2 && hasValidChecksum(digits.slice(-10)) && isStrict(digits);
  if (joints.includes('worded')) return isStrict(digits) && groups.every((group) => group.digits.length % 2 === 0);
  const [day, last] = [groups.at(-2), groups.at(-1)];
  const isCanonical =
    groups.length === 2 && /[-/+.*_()[\]]/.test(text.slice(day?.end, last?.start)) && last?.digits.length === 4;
  if (isCanonical) return Number(digits.slice(-8, -6)) < 20 && Number(digits.slice(-8, -6)) > 0;
  if (isOtherFigure(text, groups[0]?.start ?? 0, digits)) return false;
  return hasOneMark(text, groups) && (isStrict(digits) || (groups.length === 2 && hasValidChecksum(digits.slice(-10))));
}

/** "19.12.12.12-12.12"; not "2019-10-15 13.00": within the last four stands no mark that the date has not. */
function hasOneMark(text: string, groups: readonly Group[]): boolean {
  const marks = groups.slice(0, -1).map((group, at) => text.slice(group.end, groups[at + 1]?.start).trim());
  const isSplit = groups.at(-1)?.digits.length === 2;
  const inLast = marks.at(-1) ?? '';
  return !isSplit || inLast === '' || marks.slice(0, -2).includes(inLast) || inLast === marks.at(-2);
}

const isStrict = (digits: string): boolean => isDate(Number(digits.slice(-8, -6)), Number(digits.slice(-6, -4)));

/** Coordination numbers have 60 added to the day. */
const isDate = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));

/** "20261015-1300", "möte 251212-1300": a meeting, unless it adds up as a person. */
function isDateAndTime(text: string, start: number, digits: string): boolean {
  if (hasValidChecksum(digits.slice(-10))) return false;
  const last = digits.slice(-4);
  const isTime = Number(last.slice(0, 2)) < 24 && Number(last.slice(2)) < 60 && Number(last) % 5 === 0;
  const isRecent = digits.length === 12 ? Number(digits.slice(0, 4)) >= 2020 : isAfterWord(text, start, MEETING);
  return isRecent && isTime && isStrict(digits);
}

const isAfterWord = (text: string, start: number, word: RegExp): boolean =>
  word.test(text.slice(Math.max(0, start - 24), start));

/** "Ref 20230012…"; not when all twelve are there and add up, whatever they are called. */
const isOtherFigure = (text: string, start: number, digits: string): boolean =>
  isAfterWord(text, start, OTHER_FIGURE) && !(digits.length === 12 && hasValidChecksum(digits.slice(-10)));

/** Without a separator a number must look like a date; ten digits must also add up, or it may be an invoice or a telephone. */
function isSolidNumber(text: string, start: number, digits: string): boolean {
  if (!isStrict(digits) || isOtherFigure(text, start, digits)) return false;
  if (digits.length === 12 || digits.startsWith('07')) return digits.length === 12;
  const around = text.slice(Math.max(0, start - 80), start + 80);
  return hasValidChecksum(digits) || (!digits.startsWith('0') && !COUNTED.test(around));
}

/** The check digit of a ten-digit Swedish number (Luhn). */
export function hasValidChecksum(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
