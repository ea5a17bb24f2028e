import { fold } from '../text.ts';
import { isTitle } from './nameContext.ts';

/** Whose telephone, address or mailbox is written: the person or workplace named nearest to it. On folded words. */

export type Owner = 'patient' | 'office' | 'site';

export interface Owned {
  readonly at: number;
  readonly who: Owner;
}

const PATIENT =
  /^(?:patient|pat|pt|brukar|klient|elev|boende|kund|vardtagar|hemtjanst?tagar|anhorig|narstaende|dotter|daughter|son|mamma|pappa|mor|moder|mother|far|fader|father|mormor|morfar|farmor|farfar|fru|hustru|wife|husband|make|maka|makar|mak|sambo|syster|bror|broder|brorsa|syskon|barnbarn|granne|grann|vardnadshavar|foralder|foraldrar|tant|farbror|client|pupil|resident|grandmother|grandfather|man|kvinna|kvinn|pojk|pojke|flick|flicka|gubb|gubbe|kill|kille|tjej|dam|herr|herre|pojkvan|flickvan|baby|spadbarn|barnet)(?:e|en|ens|er|ers|n|ns|s|t|ts|arens|aren|are|nen|nens|ern|erns|na|an|ans|tern|terns)?$/;
const AT_HOME =
  /^(?:bor|bodde|bosatt|lives|lived|living|placerad|dosett|dosetten|fodd|portkod|hem|hemma|hemtel|hemnummer|hemadress|privat|hemlos|skyddad|gommer|gomt|hemmanummer)$/;
const PRONOUN = /^(?:hon|han|hen|henne|honom|hennes|hans|hens|her|his|she|he|him|ho)$/;
/** Where one rings and writes: it has a telephone and a mailbox. */
const OFFICE =
  /(?:vaxel|vaxeln|mottagning|mottagningen|kansli|kansliet|jour|jouren|reception|receptionen|telefontid|kontor|kontoret|\p{L}centralen?s?|\p{L}center|\p{L}centret|patrullens?|forvaltningen|apotek|apoteket|avdelningens|enhetens)$|^(?:vc|bup|soc|fax|faxen|support|switchboard|clinic|office|reception|municipal|gruppnummer|chef|chefen|hab|habiliteringen|ungdomshalsan|oppettid|oppettider|1177|jag|mig|mitt|kommunens|regionens)$/u;
/** Where a house or a street may be a workplace. */
const SITE =
  /(?:(?<!lag)enhet|(?<!lag)enheten|avdelning|avdelningen|skolan|skola|\p{L}{2}huset|\p{L}{2}hemmet|\p{L}{3}boendet|bibliotek|biblioteket|mote|motet|moten|traff|traffen|forvaltning|lokal|lokaler|lokalen|utbildningen|konferensen|ambulansen)$|^(?:kommunen|regionen|school|municipality|hvb|opens|opened|closed|oppnar|oppet|stang|stangt|stangd|besoksadress|teamet|hus|centrum|center)$/u;
const AGE = /(?<!\d)\d{1,3}[ -]?(?:år|ar|årig|arig|årige|åriga|åring|aring|åringen|years?|yrs?|yo)(?!\p{L})/giu;

/** Everybody and every workplace that a text names, in order. */
export function ownersIn(text: string): Owned[] {
  const named = [...text.matchAll(/[\p{L}\d]+/gu)].flatMap((match): Owned[] => {
    const who = ownerOf(fold(match[0]));
    return who ? [{ at: match.index, who }] : [];
  });
  const aged = [...text.matchAll(AGE)].map((match): Owned => ({ at: match.index, who: 'patient' }));
  return [...named, ...aged].sort((a, b) => a.at - b.at);
}

/** All patients live nowhere. */
const MANY =
  /^(?:patienter|patienterna|elever|eleverna|klienter|klienterna|kunder|boenden|barnen|patients|clients|residents|pupils)$/;

function ownerOf(folded: string): Owner | null {
  if (MANY.test(folded)) return null;
  if (PATIENT.test(folded) || AT_HOME.test(folded) || PRONOUN.test(folded)) return 'patient';
  if (OFFICE.test(folded) || isTitle(folded)) return 'office';
  return SITE.test(folded) ? 'site' : null;
}

/** How far an owner may stand from what is theirs, in characters. */
const BEFORE = 70;
const AFTER = 60;

/** Whoever is named last before a place in its sentence, else first after it, else last before it; null when nobody is near. */
export function nearestOwner(text: string, owners: readonly Owned[], start: number, end: number): Owner | null {
  const near = text.slice(Math.max(0, start - BEFORE), start);
  const sentence = start - near.length + Math.max(0, near.search(/[^.?!]*$/));
  const before = owners.findLast((one) => one.at < start && start - one.at <= BEFORE);
  if (before && before.at >= sentence) return before.who;
  const after = owners.find((one) => one.at >= end && one.at - end <= AFTER);
  return (after ?? before)?.who ?? null;
}
