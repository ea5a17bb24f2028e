import { fold } from '../text.ts';
import type { Finding } from './finding.ts';

/** Telephone numbers, e-mail addresses and home addresses: a patient's is refused, anybody else's is hidden before storing. */

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const PHONE = /(?<![\d/:-])(?:\+46|0046|0)[ -]?\d{1,3}(?:[ -]?\d{2,3}){2,4}(?!\d)/gu;
const STREET =
  /\p{Lu}?\p{L}+(?:gatan|vägen|vagen|gränd|grand|gränden|stigen|torget|backen|allén|gata|väg)\s+\d{1,3}\s?[A-Da-d]?(?!\p{L}|\d)(?:[\s,]*(?:lgh|lagenhet|lägenhet)\s*\d+)?/gu;
/** "Adress Mossebo Norrgården 3": where there are no streets. */
const GIVEN_ADDRESS = /(?<!\p{L})(?:[Aa]dress(?:en)?|[Aa]ddress)(?: är| is|:)? \p{Lu}[^\d.?!\n]{2,40}\d{1,3}(?!\d)/gu;
/** "nr 12 på Pilvägen". */
const NUMBER_FIRST =
  /(?<!\p{L})(?:nr|nummer|number) ?\d{1,3} (?:på|pa|at) \p{Lu}\p{L}+(?:gatan|vägen|vagen|gränd|stigen|backen)/gu;
/** "hon på rum 7", "säng 12:2", "lgh 14 på Björkbacken": who lies there is known on the ward. */
const BED =
  /(?<!\p{L})(?:(?:hon|han|hen|pat|pt|patient(?:en)?|brukaren|she|he|the patient) (?:på|pa|i|in) (?:rum|sal|room)|säng|sang|bed) (?:nr )?\d[\d:]*|(?<!\p{L})lgh \d+ på \p{Lu}\p{L}+/giu;
const SWITCHBOARD =
  /växel|vaxel|vc\b|vårdcentral|vardcentral|mottagning|kansli|jour|reception|telefontid|nummer till|switchboard|clinic|chef|kontor|support/iu;
/** Streets that staff name are where clinics and offices are. Folded. */
const WORKPLACE =
  /mottagning|vardcentral|(?<!\p{L})(?:bup|vc|soc|ungdomshalsan)(?!\p{L})|kontor|lokal|\p{L}huset|centralen|skolan|avdelning|apotek|bibliotek|center|clinic|office|school|reception|mote[nt]?(?!\p{L})|traff|oppnar|oppet|stang|flytta[rt]? till|opens|closed/gu;
const PATIENT =
  /(?<!\p{L})(?:patient|pat|pt|brukare|klient|elev|boende|kund|vardtagare|anhorig|dotter|daughter|son|mamma|pappa|mor|moder|mother|far|fader|father|hon|han|hen|henne|honom|hennes|hans|hens|fru|tant|farbror|her|his|she|he|client|pupil|resident|grandmother|grandfather|bor|bodde|lives|mannen|kvinnan|man|kvinna|pojken|flickan|gubbe|gubben|tanten|kille|killen|tjej|tjejen|damen|pojkvannen|placerad|dosett|fodd)(?:en|ens|s|n|ns|arens|aren|ern|erns)?(?!\p{L})/gu;

/** An age and a street together point out one person. */
const AGE = /(?<!\d)\d{1,2} ?(?:år|ar|åring|aring|years?)(?!\p{L})/iu;
/** How far before a street its owner is looked for, in characters. */
const REACH = 60;

export function contactsIn(text: string): Finding[] {
  const isAboutPatient = lastOf(PATIENT, fold(text)) >= 0 && !SWITCHBOARD.test(text);
  const reach = [EMAIL, PHONE].flatMap((pattern) => [...text.matchAll(pattern)]);
  const homes = [STREET, GIVEN_ADDRESS, NUMBER_FIRST].flatMap((pattern) => [...text.matchAll(pattern)]);
  return [
    ...[...text.matchAll(BED)].map((match) => finding(match, true)),
    ...reach.map((match) => finding(match, isAboutPatient)),
    ...homes.map((match) => finding(match, isHome(text, match.index))),
  ];
}

/** Whoever is named last before a street has it: a patient, or a clinic. Where neither is, it is a home unless the text is about a workplace. */
function isHome(text: string, start: number): boolean {
  if (AGE.test(text)) return true;
  const before = fold(text.slice(Math.max(0, start - REACH), start));
  const [patient, workplace] = [lastOf(PATIENT, before), lastOf(WORKPLACE, before)];
  return patient === workplace ? lastOf(WORKPLACE, fold(text)) < 0 : patient > workplace;
}

/** Where the last match begins, or -1. */
const lastOf = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;

const finding = (match: RegExpExecArray, isAboutPatient: boolean): Finding => ({
  kind: 'contact',
  start: match.index,
  end: match.index + match[0].length,
  measure: isAboutPatient ? 'refuse' : 'mask',
});
