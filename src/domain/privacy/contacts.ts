import type { Finding } from './finding.ts';
import { homesIn } from './homes.ts';
import { nearestOwner, type Owned, ownersIn } from './owners.ts';

/** Telephone numbers, mailboxes, accounts and home addresses: a patient's is refused, anybody else's is hidden before storing. On the plain form of a text. */

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,80}\.\p{L}{2,}/gu;
/** "tolvan (at) example punkt org". */
const SPELLED_EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64} ?(?:[([]at[)\]]|snabel-?a|\(a\)) ?[\p{L}\p{N}-]{1,60}(?: ?(?:punkt|dot|\.) ?\p{L}{2,12})+/giu;
/** A mailbox of an office, not of a person. */
const OFFICE_MAIL =
  /^(?:registrator|info|kontakt|kansli|support|reception|diarium|vardsamverkan|samverkan)[^@]*@|@[^@]*(?:kommun|region|landsting)/iu;
const PHONE = /(?<![\p{L}\d/:+-])(?:\+46 ?\(?0?\)?|0046 ?\(?0?\)?|0)(?:[ /-]{0,3}\d){6,10}(?![\d-])/gu;
const SOCIAL =
  /(?<!\p{L})(?:snap(?:chat)?|insta(?:gram)?|messenger|facebook|fb|tiktok|discord|whatsapp|telegram|kik)(?!\p{L})[^.?!\n]{0,25}?(?:är|heter|:|is|=|@) ?@?(?=[\w.]*[\d_.])[\p{L}\w.]{4,30}|(?<!\p{L})(?:m\.me|fb\.com|wa\.me|instagram\.com|facebook\.com)\/[\p{L}\w.]{3,40}/giu;
const COORDINATES = /(?<![\d.])(?:5[5-9]|6\d)[.,]\d{3,8}°?[ ,;NSns]{1,4}(?:1\d|2[0-4])[.,]\d{3,8}(?!\d)/gu;
/** "hon på rum 7", "säng 12:2", "lgh 14 på Björkbacken": who lies there is known on the ward. */
const BED =
  /(?<!\p{L})(?:(?:hon|han|hen|pat|pt|patient(?:en)?|brukaren|she|he|the patient) (?:på|pa|i|in) (?:rum|sal|room)|säng|sang|bed) (?:nr )?\d[\d:]*|(?<!\p{L})lgh \d+ på \p{Lu}\p{L}+/giu;
/** The number plate of somebody's car, in a text that speaks of a vehicle. */
const PLATE = /(?<![\p{L}\d])[A-HJ-PR-UW-Z]{3} ?\d{2}[A-HJ-PR-UW-Z\d](?![\p{L}\d])/gu;
const VEHICLE =
  /(?<!\p{L})(?:bil|bilen|volvo\p{L}*|saab\p{L}*|körkort\p{L}*|reg\.?\s?(?:nr|nummer|skylt)\p{L}*|kör|kör iväg|moped\p{L}*|car|driving|drives)(?!\p{L})/iu;

export function contactsIn(text: string): Finding[] {
  const beds = [...text.matchAll(BED)].map((match) => finding(match, true));
  const reach = [...phonesIn(text), ...mailboxesIn(text), ...matches(text, SOCIAL), ...platesIn(text)];
  const homes = homesIn(text);
  const points = matches(text, COORDINATES);
  if (reach.length + homes.length + points.length === 0) return beds;
  const owners = ownersIn(text);
  return [
    ...beds,
    ...reach.map((match) => finding(match, isPatients(text, match, owners))),
    ...points.map((match) => finding(match, isPatients(text, match, owners))),
    ...homes.map(({ match, isHome }) => finding(match, isHome(text, owners))),
  ];
}

const matches = (text: string, pattern: RegExp): RegExpExecArray[] => [...text.matchAll(pattern)];
const phonesIn = (text: string): RegExpExecArray[] => (/\d{2}/.test(text) ? matches(text, PHONE).filter(isPhone) : []);

const mailboxesIn = (text: string): RegExpExecArray[] => [
  ...(text.includes('@') ? matches(text, EMAIL) : []),
  ...(/punkt|dot|[([]at|snabel/iu.test(text) ? matches(text, SPELLED_EMAIL) : []),
];

const platesIn = (text: string): RegExpExecArray[] => (VEHICLE.test(text) ? matches(text, PLATE) : []);

/** Eight to ten digits; a row of single figures or of zeros is none. */
function isPhone(match: RegExpExecArray): boolean {
  const digits = match[0]
    .replace(/^(?:\+46|0046)/, '')
    .replace(/\D/g, '')
    .replace(/^0/, '');
  return digits.length >= 7 && digits.length <= 9 && !digits.startsWith('0') && /\d{2}$/.test(match[0]);
}

/** The nearest named has it, and a ward or a home for the elderly only where no person stands near; where nobody does, a patient anywhere in a text without an office. */
function isPatients(text: string, match: RegExpExecArray, owners: readonly Owned[]): boolean {
  const [start, end] = [match.index, match.index + match[0].length];
  if (OFFICE_MAIL.test(match[0])) return false;
  const reachable = owners.filter(({ who }) => who !== 'site');
  const nearest = nearestOwner(text, reachable, start, end) ?? nearestOwner(text, owners, start, end);
  if (nearest) return nearest === 'patient';
  return owners.length > 0 && owners.every(({ who }) => who === 'patient');
}

const finding = (match: RegExpExecArray, isAboutPatient: boolean): Finding => ({
  kind: 'contact',
  start: match.index,
  end: match.index + match[0].length,
  measure: isAboutPatient ? 'refuse' : 'mask',
});
