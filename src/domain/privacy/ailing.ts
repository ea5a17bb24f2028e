import type { Word } from '../text.ts';
import { PATIENT } from './nameContext.ts';

/** What a sentence says of somebody that is only said of a person, and mostly of one who is cared for. All folded. */

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** What bodies do and what is done to patients: no house, firm or month does. */
const HUMAN =
  list(`ramlar ramlade ramlat trillar trillade trillat faller foll fallit ater atit dricker drack druckit sover sov mar madde avled avlidit dor dog
  krakts kraks kraktes grater grat skriker skrek skrika rymt rymde rymmer bloder blodde andas hostar svimmade svimmat skar skurit sorjer duschar kissar kissat hallucinerar vandrar
  svaljer slog slagit skadat skadar skadade stack stuckit hotar hotat sitter ligger bor bodde
  fell falls fallen eats sleeps died cries bleeds hears lives lived refuses vomits wanders hit`);
/** The same after "vill", "kan", "ska". */
const TO_DO = list(
  'ramla trilla ata dricka sova ma do grata duscha svalja slass bo skara kissa ga stiga klara andas hora se eat sleep walk swallow cope live',
);
/** The same in few words of a language that also says them of firms: told from them by what follows. */
const SAID_OF_ALL = list(
  `har hade fick far ska skulle ar e va var blev blir kan vill ville kunde vagar orkar orkade maste behover behovde saknar vantar vantat kom kommer gar gick borjar borjat slutat slutade
  lider drar tar tog gor har fatt vagrar vagrade missat missade klarar glommer glomt inlagd inskriven med is was has had gets got can cannot needs wants does did keeps stays`,
);
/** A subject of its own: what follows is not said of the name. */
const OTHER_SUBJECT = list(
  'det vi ni man de dom alla ingen nagon jag du vilka vem vad att som patienter brukare elever we you they it there who somebody everyone',
);
const BACK = list('hon han henne honom hennes hans hen hens she he her his him');

/** Illness, and what goes with a body: how the words begin. */
const CONDITION =
  /^(?:stroke|demen|alzheim|parkinson|diabet|cancer|brostcancer|tumor|kol$|autis|adhd|add$|epilep|psykos|psykot|schizof|bipol|depress|deprim|angest|sjalvmord|suicid|sjalvskad|missbruk|alkohol|narkot|full$|feber|smart|ont$|yr$|yrsel|trycksar|sar$|saret$|saren$|bensar|kateter|dropp|sond$|peg$|stomi|omlagg|insulin|medicin|lakemedel|dosett|morfin|waran|tablett|tabletterna|syrgas|protes|rullstol|rullator|horapparat|hjalpmedel|gravid|sjukskriv|utmatt|utbrand|inlagd|utskriv|skrivs$|skrevs$|hoft|fraktur|orolig|forvirrad|ledsen|trott$|glomsk|agressiv|aggressiv|dement|doende|palliativ|operer|benet$|foten$|armen$|hjart|njur|lung|infektion|blod|andning|andnod|diagnos|hallucin|afasi|amput|dialys|hemtjanst|hemsjukv|korttid|boendestod|trygghetslarm|attan$|nian$|sjuan$|sexan$|femman$|fyran$|trean$|attonde$|skolk|hemmasitt|svalj|mat$|maten$|sang$|hem$|hemma$|massflykt|fracture|wound|dementia|surgery|pregnant|medication|pain|fever|catheter|wheelchair|bed$|insulin|meds$|discharg)/;
/** "Lejla har slutat komma, hon sörjer": a pronoun points back at the capital, and nobody else is named between. */
export function isPointedBackAt(text: string, words: readonly Word[], last: number): boolean {
  const said = saidAfter(text, words, last);
  const isSubject = HUMAN.has(said[0] ?? '') || SAID_OF_ALL.has(said[0] ?? '');
  return isSubject && said.slice(1).some((word) => BACK.has(word));
}

/** Illness itself, in words that no task or clinic is made of. */
const ILLNESS =
  /^(?:\p{L}*cancer|\p{L}*tumor|dement|demens|demenssjuk|stroke|sjukskriven|langtidssjukskriven|utmattad|utmattning|utbrand|depression|deprimerad|alzheimers?|parkinsons?|psykos|psykotisk|hjartinfarkt|hoftfraktur|autism|adhd|missbrukare|alkoholist|inlagd|opererad|gravid|suicidal|sjalvmordsbenagen|doende|bipolar|als|ms|kol|diabetes|hiv|schizofreni|hjartsvikt|blind|dementia|pregnant|depressed)(?:en|n|s)?$/u;
/** Not "har gått en kurs om demens". */
const isToldOf = (said: readonly string[]): boolean => {
  const at = said.findIndex((word) => ILLNESS.test(word));
  return (
    at >= 0 && !said.slice(0, at).some((word) => /^(?:om|kring|mot|about|kurs|utbildning|ansvar|fragor)$/.test(word))
  );
};

const IS_OR_GOT = list('ar e har hade fick fatt blev blivit lider av is has had got was been vardas ligger');

/** A house, a task or a routine for it is not the illness: "demensboendet". */
const WORK_WITH =
  /(?:boendet?|boenden|enheten?|mottagningen?|varden?|teamet?|modul\p{L}*|rutin\p{L}*|listan?|listor\p{L}*|ansvar\p{L}*|avdelning\p{L}*|samordning\p{L}*|genomgang\p{L}*|process\p{L}*|fragor\p{L}*|fragan|sjukskoterska\p{L}*|centralen)$/u;

export const isCondition = (folded: string): boolean => CONDITION.test(folded) && !WORK_WITH.test(folded);

/** The words after a name in its sentence, at most ten, and none after one who is somebody else. */
function saidAfter(text: string, words: readonly Word[], last: number): readonly string[] {
  const said: string[] = [];
  for (let at = last + 1; at < words.length && said.length < 10; at++) {
    const [before, word] = [words[at - 1], words[at]];
    if (!before || !word || /[.?!;]/.test(text.slice(before.end, word.start))) break;
    if ((PATIENT.has(word.folded) && word.folded !== 'ms') || OTHER_SUBJECT.has(word.folded)) break;
    said.push(word.folded);
  }
  return said;
}

/** "Sten fick stroke", "björn på trean vill inte äta", "Bo kan inte bo kvar": the name is a person's who is cared for. */
export function isAiling(text: string, words: readonly Word[], last: number): boolean {
  const said = saidAfter(text, words, last);
  const verb = said.findIndex((word, at) => at < 5 && (HUMAN.has(word) || SAID_OF_ALL.has(word)));
  if (
    verb < 0 ||
    !isOnTheWay(said.slice(0, verb)) ||
    text.slice(words[last]?.end, words[last + verb + 1]?.start).includes(',')
  )
    return false;
  if (HUMAN.has(said[verb] ?? '')) return true;
  return said
    .slice(verb + 1, verb + 6)
    .some((word) => HUMAN.has(word) || TO_DO.has(word) || isCondition(word) || BACK.has(word));
}

/** Between a name and its verb stand only where they are and words like "inte": "björn på trean vill". */
const isOnTheWay = (between: readonly string[]): boolean =>
  between.length === 0 ||
  /^(?:pa|i|fran|hos|vid|in|at|on|inte|aldrig|alltid|redan|ocksa|har|som|still|also|never)$/.test(between[0] ?? '');

/** What no firm, house or system does: for a capital that is in no list of names. */
export function actsAsPerson(text: string, words: readonly Word[], last: number): boolean {
  const said = saidAfter(text, words, last);
  return said.slice(0, 4).some((word) => BODILY.test(word)) || isIll(text, words, last);
}

const BODILY =
  /^(?:ramla\p{L}*|trilla\p{L}*|fallit|atit|avled|avlidit|kraks|krakts|grater|rymt|rymde|bloder|svimma\p{L}*|kissar?|hallucinerar|duschar?|duschat|demensen|fell|died|sleeps)$/u;

/** "… är sjukskriven för utmattning", "… på lagret är inlagd": said right of the name, whatever their work. */
export function isIll(text: string, words: readonly Word[], last: number, reach = 4): boolean {
  const said = saidAfter(text, words, last);
  const start = IS_OR_GOT.has(said[0] ?? '')
    ? 0
    : said.findIndex((word, at) => at > 0 && at < 5 && IS_OR_GOT.has(word));
  const leads = start === 0 || /^(?:pa|i|fran|vid|hos|at|from)$/.test(said[0] ?? '');
  return start >= 0 && leads && isToldOf(said.slice(start + 1, start + 1 + reach));
}
