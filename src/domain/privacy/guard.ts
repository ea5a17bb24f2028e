import type { Word } from '../text.ts';
import { birthsIn } from './births.ts';
import { contactsIn } from './contacts.ts';
import { type PlainForm, plainForm } from './digits.ts';
import type { Finding, FindingKind } from './finding.ts';
import { pointedOutIn } from './indirect.ts';
import type { NameBook } from './names.ts';
import { spokenNumbersIn, writtenNumbersIn } from './numbers.ts';
import { patientNamesIn } from './patients.ts';

/**
 * The personal-data guard. It runs before anything is stored, logged or answered.
 * @param text composed (NFC), as `words` was read from
 * @param taken indexes of words that name a place, unit or forum
 * @param isWord tells the words of the language from names
 */
export function personalDataIn(
  text: string,
  words: readonly Word[],
  book: NameBook,
  taken: ReadonlySet<number>,
  isWord: (folded: string) => boolean,
): Finding[] {
  const plain = plainForm(text);
  const figures = [...writtenNumbersIn(plain.text), ...birthsIn(plain.text), ...contactsIn(plain.text)];
  return [
    ...spokenNumbersIn(words),
    ...figures.map((one) => asWritten(plain, one)),
    ...pointedOutIn(text),
    ...patientNamesIn(text, words, book, taken, isWord),
  ];
}

/** Where a finding in the plain form stands in the text as it was written, with what has no width inside it. */
const asWritten = (plain: PlainForm, found: Finding): Finding => ({
  ...found,
  start: plain.origin(found.start),
  end: plain.origin(found.end - 1) + 1,
});

/** The kinds of finding that make a text impossible to take in; empty when it may be answered. */
export function refusedKinds(findings: readonly Finding[]): FindingKind[] {
  return [...new Set(findings.filter((one) => one.measure === 'refuse').map((one) => one.kind))];
}

/** The text with every finding hidden. Only this may be stored. */
export function masked(text: string, findings: readonly Finding[]): string {
  const inOrder = [...findings].sort((a, b) => a.start - b.start);
  let at = 0;
  let kept = '';
  for (const { start, end } of inOrder) {
    if (end <= at) continue;
    kept += start > at || at === 0 ? `${text.slice(at, start)}***` : '';
    at = end;
  }
  return kept + text.slice(at);
}
