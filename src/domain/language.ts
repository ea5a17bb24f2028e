import type { Language } from './model/types.ts';
import { words } from './text.ts';

const SWEDISH = new Set(
  'och att det är som en ett för av på med till den har de inte om vi jag du kan vad var hur vem vilken vilket när från eller så vill ska hos oss vår våra där här sig nu då hej tack behöver finns'.split(
    ' ',
  ),
);
const ENGLISH = new Set(
  'the and to of is are was were that it with this be have has not we you they who which what where when how do does did our my their from or but can should would hello hi thanks please need there'.split(
    ' ',
  ),
);

/** Words that hold a sentence together and say nothing of what it is about; lower case. */
export const isCommonWord = (word: string): boolean => SWEDISH.has(word) || ENGLISH.has(word);

/**
 * Which language a text is written in, or null when it does not say ("SIP?", "Uddevalla").
 * Common words decide, and å ä ö count as Swedish. Never use it to route: only to choose the words of an answer.
 */
export function languageOf(text: string): Language | null {
  const found = words(text).map((word) => word.text.toLowerCase());
  const count = (known: ReadonlySet<string>) => found.filter((word) => known.has(word)).length;
  const swedish = count(SWEDISH) + (/[åäö]/i.test(text) ? 1 : 0);
  const english = count(ENGLISH);
  if (swedish === english) return null;
  return swedish > english ? 'sv' : 'en';
}
