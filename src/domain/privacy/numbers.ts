import type { Finding } from './finding.ts';

/**
 * Personal identity numbers as people really write them: with and without century, hyphen, space, dash or plus, cut into dates,
 * half hidden, as coordination numbers or the hospitals' reserve numbers. When in doubt about a number that looks like one, it is one:
 * a wrong refusal costs a sentence, a stored number cannot be taken back.
 */

const CUE =
  /(?:personnr|personnummer|pers(?:on)?\s?\.?\s?n(?:umme)?r|p\.?\s?nr|pnr|samordningsnr|samordningsnummer|reservnr|reservnummer|personal (?:identity )?number|ssn)/giu;
const DASH = '[-/\u2010-\u2015\u2212+]';
const GAP = '[ \u00a0]';

/** Six or eight digits of a date, cut the same way twice, a separator, four digits. */
const SEPARATED = new RegExp(
  `(?<![\\d/:])((?:19|20)?${GAP}?\\d{2})([-./ ]?)(\\d{2})\\2(\\d{2})(?:${GAP}?${DASH}${GAP}?|${GAP})(\\d{2}${GAP}?\\d{2})(?!\\d|-\\d)`,
  'gu',
);
/** Twelve digits in fours. */
const IN_FOURS = /(?<!\d)(?:19|20)\d{2}[ -]\d{4}[ -]\d{4}(?!\d)/gu;
const SOLID = /(?<![\d/:.-])(?:(?:19|20)\d{10}|\d{10})(?![\d/-])/gu;
const HIDDEN = new RegExp(
  `(?<!\\d)(?:(?:19|20)?\\d{6})${GAP}?${DASH}${GAP}?(?=[\\dxX*_?•]{4})\\d{0,3}[xX*_?•]{1,4}`,
  'gu',
);
/** Reserve numbers differ between hospitals; they share a date or a 99-prefix and letters among the last four. */
const RESERVE = new RegExp(
  `(?<!\\d)(?:(?:(?:19|20)?\\d{6})${DASH}?(?:[A-Z]{2}\\d{2}|[A-Z]\\d{2}[A-Z]|[A-Z]\\d{3}|\\d{3}[A-Z])|99\\d{10}(?!\\d))`,
  'gu',
);
const UNITS =
  'noll|en|ett|två|tva|tre|fyra|fem|sex|sju|åtta|atta|nio|tio|elva|tolv|\\p{L}{3,4}ton|arton|nitton|(?:tjugo|trettio|fyrtio|fyrti|femtio|femti|sextio|sexti|sjuttio|sjutti|åttio|åtti|nittio|nitti)(?:en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)?';
/** A number or a year told in words: nobody else says four numbers in a row. */
const SPOKEN = new RegExp(`(?<!\\p{L})(?:(?:${UNITS})[\\s,-]+){3,}(?:${UNITS})(?!\\p{L})`, 'giu');

export function personalNumbersIn(text: string): Finding[] {
  const found = [
    ...[...text.matchAll(SEPARATED)].filter(isPersonalNumber),
    ...[...text.matchAll(SOLID)].filter((match) => isSolidNumber(match[0])),
    ...[HIDDEN, RESERVE, IN_FOURS, SPOKEN].flatMap((pattern) => [...text.matchAll(pattern)]),
    ...afterCue(text),
  ];
  return found.map((match) => ({
    kind: 'number',
    start: match.index,
    end: match.index + match[0].length,
    measure: 'refuse',
  }));
}

/** Organisation numbers have 20 or more where a date has its month; a meeting's date and time is not a person. */
function isPersonalNumber(match: RegExpExecArray): boolean {
  const [, year = '', , month = '', day = '', last = ''] = match;
  if (Number(month) >= 20) return false;
  const digits = `${year.trim()}${month}${day}${last}`.replace(/\D/g, '');
  return hasValidChecksum(digits.slice(-10)) || !isDateAndTime(year, month, day, last);
}

/** Coordination numbers have 60 added to the day. */
const isDate = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));

function isDateAndTime(year: string, month: string, day: string, last: string): boolean {
  const full = Number(year.replace(/\D/g, ''));
  const isRecent = full >= 2020 && full <= 2099;
  const isTime = Number(last.slice(0, 2)) < 24 && Number(last.slice(2)) < 60 && Number(last) % 5 === 0;
  return isRecent && isDate(Number(month), Number(day)) && isTime;
}

/** Without a separator a number must look like a date; ten digits must also add up, or it may be an invoice or a telephone. */
function isSolidNumber(digits: string): boolean {
  const short = digits.slice(-10);
  if (!isDate(Number(short.slice(2, 4)), Number(short.slice(4, 6)))) return false;
  return digits.length === 12 || (!digits.startsWith('07') && hasValidChecksum(digits));
}

/** "pnr" and then digits is a personal number however badly it is written. */
function afterCue(text: string): { 0: string; index: number }[] {
  return [...text.matchAll(CUE)].flatMap((cue) => {
    const from = cue.index + cue[0].length;
    const digits = /^[^\d\n]{0,12}(\d[\d\s.+\u2010-\u2015-]{4,16}\d)/u.exec(text.slice(from));
    return digits ? [{ 0: cue[0] + digits[0], index: cue.index }] : [];
  });
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
