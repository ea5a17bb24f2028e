import type { Finding } from './finding.ts';

/** People who are pointed out by how a sentence is built: there is only one such and they are ill, or it says what somebody is called. */

const ILL =
  '(?:ligger inne|inlagd|psyk(?:et|en|osen)?|dement|demens|missbruk\\p{L}*|sjukskriven|\\p{L}*cancer|stroke|placerad|självmord\\p{L}*|avgiftning|hiv|gravid)';
/** "vår förre kommunalrådet, han med travhästarna, ligger inne". */
const FORMER_OFFICE = new RegExp(
  `(?<!\\p{L})(?:förr[ae]|före detta|f\\.d\\.|gamla?) (?:\\p{L}{0,12}(?:rådet?|rektorn?|chefen|prästen|ordföranden?|läraren|doktorn|riksdags\\p{L}+))(?!\\p{L})[^.?!]{0,80}?(?<!\\p{L})${ILL}(?!\\p{L})`,
  'giu',
);
/** "De enda trillingarna på Granövikens skola, tjejen av dom, är placerad". */
const ONLY_ONE = new RegExp(
  `(?<!\\p{L})(?:den|det|de) enda(?:ste)? (?:trillingarna|tvillingarna|pojken|flickan|tjejen|killen|familjen|kvinnan|mannen|eleven|syskonen|läraren|prästen) (?:på|i|från|vid) [^.?!]{2,80}?(?<!\\p{L})${ILL}(?!\\p{L})`,
  'giu',
);
/** "en brukare som heter vilja": a name in no list, and a word besides. */
const CALLED =
  /(?<!\p{L})(?:patient|brukare|boende|klient|elev|vårdtagare|pojke|flicka|kille|tjej|kvinna|dam|tant|gubbe|resident|client|pupil|boy|girl)(?:e?n|t)? (?:som|who) (?:heter|hette|kallas|is called) \p{L}+/giu;
const HINT = /enda|förr[ae]|före detta|f\.d\.|gamla?|heter|hette|kallas|called/iu;

export function pointedOutIn(text: string): Finding[] {
  if (!HINT.test(text)) return [];
  return [FORMER_OFFICE, ONLY_ONE, CALLED]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ kind: 'name', start: match.index, end: match.index + match[0].length, measure: 'refuse' }));
}
