import type { Word } from '../text.ts';
import type { Finding } from './finding.ts';
import { identityNumbers } from './identity.ts';
import { spokenNumbers } from './numberWords.ts';

/**
 * Personal identity numbers as people really write them: with and without century, cut and spread in any way, half hidden, told in words,
 * as coordination numbers or the hospitals' reserve numbers. When in doubt about a number that looks like one, it is one:
 * a wrong refusal costs a sentence, a stored number cannot be taken back.
 */

/** After these comes somebody's number, however badly it is written. */
const CUE =
  /(?<!\p{L})(?:personnr|personnummer|pers(?:on)?\s?\.?\s?n(?:umme)?r|p\.?\s?nr|pnr|samordnings\s?(?:nr|nummer)|reserv\s?(?:nr|nummer)|personal (?:identity )?number|lma[- ]?kort(?:et|snr|snummer)?|lma[- ]?nr|dossier\s?(?:nr|nummer)|pass\s?(?:nr|nummer)|journal\s?(?:nr|nummer))(?!\p{L})/giu;
/** Six or more digits; a diary number of a board that is called as the cue has its year and a stroke. */
const NUMBER_AFTER = /^[^\d\n]{0,12}(?:\d[\d .+/-]{4,16}\d)/u;

/** "121212-XXXX", "850709-98xx", "811228-98??". */
const HIDDEN = /(?<!\d)(?:(?:19|20)?\d{6}) ?[-/+]? ?(?=[\dxX*_?•#]{4}(?![\p{L}\d]))\d{0,3}[xX*_?•#]{1,4}/gu;
/** Reserve numbers differ between hospitals; they share a date or a 99-prefix and letters among the last four. */
const RESERVE =
  /(?<!\d)(?:(?:19|20)?\d{6}[-/+](?=\d{0,3}[A-Z])[A-Z\d]{4}(?![\p{L}\d])|(?:19|20)?\d{6}(?:[A-Z]{2}\d{2}|[A-Z]\d{2}[A-Z]|[A-Z]\d{3}|\d{3}[A-Z])(?![\p{L}\d])|99\d{10}(?!\d))/gu;

/** @param text in plain form */
export function writtenNumbersIn(text: string): Finding[] {
  if (!/\d/.test(text)) return [];
  const patterned = [HIDDEN, RESERVE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
  return [...identityNumbers(text), ...patterned, ...afterCue(text)].map(({ start, end }) => found(start, end));
}

export const spokenNumbersIn = (words: readonly Word[]): Finding[] =>
  spokenNumbers(words).map(({ first, last }) => found(words[first]?.start ?? 0, words[last]?.end ?? 0));

const found = (start: number, end: number): Finding => ({ kind: 'number', start, end, measure: 'refuse' });

function afterCue(text: string): { start: number; end: number }[] {
  return [...text.matchAll(CUE)].flatMap((cue) => {
    const from = cue.index + cue[0].length;
    const digits = NUMBER_AFTER.exec(text.slice(from, from + 40));
    return digits ? [{ start: cue.index, end: from + digits[0].length }] : [];
  });
}
