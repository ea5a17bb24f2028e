import type { Finding } from './finding.ts';

/** Dates of birth, and other figures that belong to one person: a full date and a place point somebody out. */

/** A date as digits, or with its month in words: "1943-03-14", "14 mars 1943", "12th of December 2009", "12/12-81". */
const DATE = String.raw`(?:(?:19|20)?\d{2}[-./ ]?\d{2}[-./ ]?\d{2}(?!\d)|\d{1,2}(?:st|nd|rd|th|:e)?[\s./-]+(?:of )?(?:\p{L}{3,9}|\d{1,2})[\s./-]+(?:19|20)?\d{2}(?!\d))`;
const BORN = String.raw`(?<!\p{L})(?:född(?:es)?|fodd(?:es)?|nyfödd|fdd|fd|född ca|f\.?|födelse(?:datum|data|dag)(?:et)?|fodelse(?:datum|data)|fyller år|fyller ar|born|birth(?:day|date)|date of birth|d\.?o\.?b\.?)(?!\p{L})`;
/** What may stand between the word and the date. */
const BETWEEN = String.raw`[\s:,(]*(?:(?:den|on|the|är|ar|is|was|kom|ca) ?){0,2}`;
const BIRTH = new RegExp(`${BORN}${BETWEEN}${DATE}`, 'giu');
/** "12 dec 1929 föddes hon", "41-12-12 är hennes födelsedata". */
const BIRTH_BEFORE = new RegExp(
  `(?<!\\d)${DATE}[\\s,)]*(?:\\p{L}+ ){0,2}(?:föddes|född|födelsedat(?:um|a)|was born)(?!\\p{L})`,
  'giu',
);
const SPOKEN_BIRTH = new RegExp(
  `${BORN}(?:\\s+\\p{L}+){1,4}?\\s+(?:nittonhundra|tjugohundra|tvåtusen|nineteen|two thousand)`,
  'giu',
);
/** "pat 430314", "Flickan (20130117)": a date on the person's own line. */
const DATED_PERSON =
  /(?<!\p{L})(?:pat|pt|patient|patienten|brukare|brukaren|klient|klienten|elev|eleven|flickan|pojken|mannen|kvinnan|man|kvinna|barnet|client|pupil)[\s,(:?.!]{1,3}(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/giu;
const BIRTHDAY = /(?<!\p{L})(?:fyllde|fyller|turned|turns) (?:\d{1,3}|år)(?: år)? (?:den |on )?\d{1,2} \p{L}{3,9}/giu;
/** "fyller år 9/7 och är född 85": the day first, the year after. */
const DAY_AND_YEAR =
  /(?<!\p{L})(?:fyller år|fyllde år|fyller|fyllde|birthday)[^\d.?!]{0,20}\d{1,2}[/. ]{1,2}(?:\d{1,2}|\p{L}{3,9})[^\d.?!]{0,30}(?:född|fodd|born|f\.)[^\d.?!]{0,10}(?:19|20)?\d{2}(?!\d)/giu;
const LAST_FOUR = /(?:fyra sista|sista fyra|last four|four last)[^\d.?!]{0,25}\d{4}(?!\d)/giu;
/** "1212 är de fyra sista, resten är 121212". */
const FOUR_FIRST =
  /(?<!\d)\d{4}(?!\d)[^\d.?!]{0,20}(?:fyra sista|sista fyra|last four|four last)(?:[^\d.?!]{0,30}(?:19|20)?\d{6}(?!\d))?/giu;

/** "pnr slutar på 1212 och börjar 121212". */
const LAST_AND_FIRST =
  /(?<!\p{L})(?:slutar (?:på|med)|sista(?: siffrorna)?(?: är)?|ends? (?:in|with)) \d{4}(?!\d)[^\d.?!]{0,30}(?:19|20)?\d{6}(?!\d)/giu;
/** "född femte maj sextiotvå". */
const SPOKEN_DAY =
  /(?<!\p{L})(?:född|fodd|born)(?: den| on)?(?: the)? \p{L}{4,14}(?: of| i)? \p{L}{3,10} \p{L}{0,12}(?:tio|hundra|ton|tusen|ty)(?:\p{L}{2,4})?(?!\p{L})/giu;

const DATED = [BIRTH, BIRTH_BEFORE, DATED_PERSON, BIRTHDAY, DAY_AND_YEAR, LAST_FOUR, FOUR_FIRST, LAST_AND_FIRST];
const TOLD = /(?<!\p{L})(?:född|fodd|born|f\.)/iu;

/** @param text in plain form */
export function birthsIn(text: string): Finding[] {
  const patterns = [...(/\d/.test(text) ? DATED : []), ...(TOLD.test(text) ? [SPOKEN_BIRTH, SPOKEN_DAY] : [])];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ kind: 'birth', start: match.index, end: match.index + match[0].length, measure: 'refuse' }));
}
