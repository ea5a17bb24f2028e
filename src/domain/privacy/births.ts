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
const LAST_FOUR = /(?:fyra sista|sista fyra|last four)[^\d]{0,25}\d{4}(?!\d)/giu;

const PATTERNS = [BIRTH, BIRTH_BEFORE, SPOKEN_BIRTH, DATED_PERSON, BIRTHDAY, LAST_FOUR];

export const birthsIn = (text: string): Finding[] =>
  PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)]).map((match) => ({
    kind: 'birth',
    start: match.index,
    end: match.index + match[0].length,
    measure: 'refuse',
  }));
