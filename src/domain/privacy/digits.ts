/** One form of every way to write a digit, a dash and a space, so that numbers are looked for once. Positions are kept: what is found is hidden where it stood. */

export interface PlainForm {
  readonly text: string;
  /** Where a character of the plain form stands in the text as written. */
  readonly origin: (at: number) => number;
}

const ODD = /[\p{Cf}\u2010-\u2015\u2212\ufe58\ufe63\uff00-\uffef]|(?![0-9])\p{Nd}|(?! )\p{Zs}/u;
/** Letters that stand for digits where a figure was scanned or mistyped: "9OO1O1-2385", "l9l2". */
const SCANNED = /(?<![\p{L}\d])(?:[\dOoIl]|(?<!\|)\|(?!\|)){4,}(?![\p{L}\d])/gu;

export function plainForm(text: string): PlainForm {
  if (!ODD.test(text)) return { text: withoutScannedLetters(text), origin: (at) => at };
  const kept: string[] = [];
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    for (const plain of plainOf(character)) {
      kept.push(plain);
      origins.push(at);
    }
    at += character.length;
  }
  origins.push(at);
  return { text: withoutScannedLetters(kept.join('')), origin: (index) => origins[index] ?? text.length };
}

/** "" for what has no width. */
function plainOf(character: string): string {
  if (!ODD.test(character)) return character;
  if (/\p{Cf}/u.test(character)) return '';
  if (/\p{Nd}/u.test(character)) return String(digitValue(character));
  if (/\p{Zs}/u.test(character)) return ' ';
  const compatible = character.normalize('NFKC');
  return /[\u2010-\u2015\u2212]/u.test(compatible) ? '-' : compatible;
}

/** The digits of every script stand in a row from their zero. */
function digitValue(digit: string): number {
  const code = digit.normalize('NFKC').codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}

const withoutScannedLetters = (text: string): string =>
  text.replace(SCANNED, (run) =>
    run.replace(/\D/g, '').length < 2 ? run : run.replace(/[Oo]/g, '0').replace(/[Il|]/g, '1'),
  );
