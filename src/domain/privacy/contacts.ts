import { fold } from '../text.ts';
import type { Finding } from './finding.ts';

/** Telephone numbers, e-mail addresses and home addresses: a patient's is refused, anybody else's is hidden before storing. */

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const PHONE = /(?<![\d/:-])(?:\+46|0046|0)[ -]?\d{1,3}(?:[ -]?\d{2,3}){2,4}(?!\d)/gu;
const STREET =
  /\p{Lu}?\p{L}+(?:gatan|vägen|vagen|gränd|grand|gränden|stigen|torget|backen|allén|gata|väg)\s+\d{1,3}\s?[A-Da-d]?(?!\p{L}|\d)(?:[\s,]*(?:lgh|lagenhet|lägenhet)\s*\d+)?/gu;
const SWITCHBOARD =
  /växel|vaxel|vc\b|vårdcentral|vardcentral|mottagning|kansli|jour|reception|telefontid|nummer till|switchboard|clinic|1177|chef|kontor|support/iu;
/** Streets that staff name are where clinics and offices are. */
const WORKPLACE =
  /mottagning|vårdcentral|vardcentral|kontor|lokal|öppnar|öppet|stäng|flytta[rt]? till|huset|centralen|skolan på|avdelning|apotek|bibliotek|center|clinic|office|school|opens|closed|reception|möte[nt]? på|träff/iu;
const PATIENT =
  /(?<!\p{L})(?:patient|pat|pt|brukare|klient|elev|boende|kund|vardtagare|anhorig|dotter|son|mamma|pappa|hon|han|hen|henne|honom|hennes|hans|hens|fru|tant|farbror|her|his|she|he|client|pupil|resident|bor|lives|mannen|kvinnan|pojken|flickan|gubbe|gubben|tant|tanten|kille|killen|tjej|tjejen|pojkvannen|placerad|dosett)(?:en|ens|s|n|ns|arens|aren)?(?!\p{L})/iu;

/** An age and a street together point out one person. */
const AGE = /(?<!\d)\d{1,2} ?(?:år|ar|åring|aring|years?)(?!\p{L})/iu;

export function contactsIn(text: string): Finding[] {
  const isAboutPatient = PATIENT.test(fold(text)) && !SWITCHBOARD.test(text);
  const reach = [...text.matchAll(EMAIL), ...text.matchAll(PHONE)].map((match) => finding(match, isAboutPatient));
  const isHome = !WORKPLACE.test(text) || AGE.test(text);
  const homes = [...text.matchAll(STREET)].map((match) => finding(match, isHome));
  return [...reach, ...homes];
}

const finding = (match: RegExpExecArray, isAboutPatient: boolean): Finding => ({
  kind: 'contact',
  start: match.index,
  end: match.index + match[0].length,
  measure: isAboutPatient ? 'refuse' : 'mask',
});
