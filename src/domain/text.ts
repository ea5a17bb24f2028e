/** The smallest pieces of reading: words, and words with case and accents folded away. */

export interface Word {
  /** As written. */
  readonly text: string;
  /** Lower case, without å ä ö é, so that a phone keyboard without them reads the same. */
  readonly folded: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Most words need no more than lower case. */
const PLAIN = /^\p{ASCII}*$/u;

/** As typed on a keyboard that has none: "Åmål" → "Amal". */
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** Lower case without accents: "Åmål" → "amal". */
export const fold = (text: string): string => (PLAIN.test(text) ? text : withoutAccents(text)).toLowerCase();

/** As typed, without what has no meaning and the database would refuse: control characters, half characters. On one line. */
export const oneLine = (typed: string): string => tidied(typed, /\p{Cc}+/gu);

/** The same, with its line breaks. */
export const withLines = (typed: string): string => tidied(typed, /[^\P{Cc}\n]+/gu);

const tidied = (typed: string, unwanted: RegExp): string =>
  typed.toWellFormed().normalize('NFC').replace(unwanted, ' ').trim();

/** The words and numbers of a text, in order. A hyphen or an apostrophe divides: "Dals-Ed" is two words. */
export function words(text: string): Word[] {
  const composed = text.normalize('NFC');
  return [...composed.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    text: match[0],
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `2026-12-08`, as date inputs give it and settings have it; null for anything else. */
export function readDate(written: string): Temporal.PlainDate | null {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(written) ? Temporal.PlainDate.from(written) : null;
  } catch {
    return null;
  }
}

/** First letter upper case, the rest untouched. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether one slip of the finger parts two words: a letter added, dropped or changed, or two neighbours swapped. Tells it without trying them all. */
export function isOneSlip(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [one, other] = [a.slice(at), b.slice(at)];
  if (one === other) return false;
  const isChanged = one.slice(1) === other.slice(1);
  const isSwapped = one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2);
  return isChanged || isSwapped || one.slice(1) === other || one === other.slice(1);
}

/** How many slips of the finger part two words: letters added, dropped, changed, or neighbours swapped. */
export function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]);
      const areSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(at(i, j - 1) + 1, at(i - 1, j) + 1, changed, areSwapped ? at(i - 2, j - 2) + 1 : changed));
    }
  }
  return at(a.length, b.length);
}

/** Something that was written in words, not chosen: a choice, a number or a date has no space in it. */
export const isWritten = (value: string): boolean => /\S\s+\S/.test(value);
