import { isCommonWord } from '../language.ts';
import { fold } from '../text.ts';

/**
 * What a text is about, as numbers that can be compared fast: the stems of its words, letter groups within them (inflection, compounds,
 * misspellings), and the same thing said with other words. Each is hashed into one of SIZE slots. Measured on pairs of cases by
 * test/domain/case/similar.test.ts.
 */
export interface Traits {
  /** Slots, each once. */
  readonly slots: Uint32Array;
  /** How much each weighs before it is known how rare it is. */
  readonly weights: Float32Array;
}

export const SIZE = 1 << 16;

/** A title says what the whole is about; each of its words counts as this many. */
const TITLE = 1.5;
const WEIGHT = { stem: 1, sense: 1.15, letters: 0.4 } as const;
/** Who and how, rather than what: nearly every case names them. */
const USUAL = 0.25;
/** What is left of a word's own weight when it is known by its sense. */
const KNOWN = 0.5;
const GROUP = 4;

export type ReadTraits = (title: string, happening: string) => Traits;

/** Forgets its words when it knows this many: misspellings have no end. */
const MOST_WORDS = 20_000;

/** Reads texts. Each word is worked out once; said twice in a text it counts once, as where it weighs most. */
export function traitsReader(): ReadTraits {
  const known = new Map<string, Weighed[]>();
  const weighed = new Float32Array(SIZE);
  const slotsOfWord = (word: string): Weighed[] => {
    const before = known.get(word);
    if (before) return before;
    if (known.size >= MOST_WORDS) known.clear();
    const slots = slotsOf(word);
    known.set(word, slots);
    return slots;
  };
  const see = (text: string, times: number, seen: number[]): void => {
    for (const word of wordsOf(text))
      for (const [slot, weight] of slotsOfWord(word)) {
        const before = weighed[slot] ?? 0;
        if (before === 0) seen.push(slot);
        weighed[slot] = Math.max(before, weight * times);
      }
  };
  return (title, happening) => {
    const seen: number[] = [];
    see(title, TITLE, seen);
    see(happening, 1, seen);
    const slots = Uint32Array.from(seen);
    const weights = Float32Array.from(seen, (slot) => weighed[slot] ?? 0);
    for (const slot of seen) weighed[slot] = 0;
    return { slots, weights };
  };
}

type Weighed = readonly [slot: number, weight: number];

const wordsOf = (text: string): string[] =>
  (fold(text).match(/[a-z0-9]{3,}/g) ?? []).filter((word) => !isCommonWord(word) && !FUNCTION.has(word));

function slotsOf(word: string): Weighed[] {
  const stem = stemOf(word);
  const usual = USUALS.test(stem) ? USUAL : 1;
  const sense = senseOf(word);
  const own = sense < 0 ? usual : KNOWN;
  const senses: Weighed[] = sense < 0 ? [] : [[sense, WEIGHT.sense * usual]];
  return [...senses, [slotOf(`w${stem}`), WEIGHT.stem * own], ...lettersOf(stem, WEIGHT.letters * own)];
}

function lettersOf(stem: string, weight: number): Weighed[] {
  const padded = `<${stem}`;
  return Array.from({ length: Math.max(0, padded.length - GROUP + 1) }, (_, at) => [
    slotOf(padded.slice(at, at + GROUP)),
    weight,
  ]);
}

/** FNV-1a; the first slots are the senses'. */
function slotOf(name: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) sum = Math.imul(sum ^ name.charCodeAt(at), 0x01000193);
  return SENSES.length + ((sum >>> 0) % (SIZE - SENSES.length));
}

/** Swedish endings, the longest that leaves something to tell words apart by. */
const ENDING =
  /(?:ernas|arnas|ornas|ningar|ningen|andet|heten|erna|arna|orna|ades|ande|ende|ning|aren|are|ade|dde|des|tes|ens|ets|ar|er|or|en|et|as|es|na|te|de|a|e|n|t|s)$/;
const SHORTEST_STEM = 4;

function stemOf(word: string): string {
  const end = ENDING.exec(word.slice(SHORTEST_STEM));
  return end ? word.slice(0, SHORTEST_STEM + end.index) : word;
}

/** Folded words that hold sentences together, beside those of language.ts. */
const FUNCTION = new Set(
  (
    'alla allt alltid aldrig andra annan att bade bara bland blev bli blir bort borde dag dagar dar darfor den dess detta dig dina eftersom efter ' +
    'emot enligt fast far fatt fick finns flera fler for fore fram fran genom ger ganger gang gar gick gor gora haller han hans hela heller hem ' +
    'hemma hon honom hur igen ihop inget ingen inga innan inne inte ibland kan kom komma kommer kunna lange langre lika man manga med mellan men ' +
    'mer mest mig min mitt mot mycket maste nagon nagot nagra nar nasta ner nej nytt och ofta olika oss over rad redan runt saga sager samma sedan ' +
    'ser sig sin sina sitt ska skulle som sallan tar tas tid till trots tva tre under upp utan vad vara var varandra varje vart varfor vem vet ' +
    'veta vid vilka vilken vilket vill vore vissa nagonsin numera behover saknas saknar saknade galler the and for with from that this not are has have our they ' +
    'their when who which what does nobody never get gets all any but into out'
  ).split(' '),
);

/** Stems of who and where: they take part in nearly everything. */
const USUALS =
  /^(?:kommun|region|sjukhus|patient|person|brukare|vard(?:en|ens|central|a)?$|vardcentral|hemsjukv|hemtjan|primarv|socialtj|avdelning|skoterska|sjukskotersk|lakar|enhet|verksamhet|mottagning|ansvar|rutin|vantar?$|skick|problem|oklar|tydlig|information|samverk|samarbet|vuxna?$|barn$|aldre$|boende|sarskil|skola?$|elev|bup$|plats|kvall|gemensam|kontakt|mote?$|hospital|munic|care$)/;

/** The same thing in other words: what the field itself uses side by side. */
const SENSES: readonly RegExp[] = [
  /^(?:lakemedel|medicin|apodos|dosett|dosrecept|medication)/,
  /^(?:utskriv|hemgang|discharge)/,
  /^(?:hjalpmedel|rullstol|rollator|lyft|sang(?:$|ar|en)|wheelchair)/,
  /^(?:bup$|barnpsyk|ungdomspsyk)/,
  /^(?:elevhals|skolhals|skolskoter|skolkurator)/,
  /^(?:sip$|sipar|individuell|vardplan)/,
  /^(?:missbruk|beroende|alkohol|narkotik|drog|samsjuk|addict)/,
  /^(?:prov(?:et|er|erna|tag.*)?$|blodprov|labb)/,
  /^(?:korttid|vaxelvard|avlast)/,
  /^(?:sar(?:et|en|vard.*|omlagg.*)?$|forband|omlagg)/,
  /^(?:helg|lordag|sondag|jour)/,
  /^(?:natt|nattetid)/,
  /^(?:demens|kognitiv|minnes)/,
  /^(?:palliativ|livets$|doende)/,
  /^(?:samsa$|samsas$|lifecare)/,
  /^(?:tolk|interpret)/,
  /^(?:sjalvmord|suicid)/,
  /^(?:tand|munhals)/,
  /^(?:hvb|placera|familjehem)/,
  /^(?:sekretess|samtyck)/,
  /^(?:rehab|fysioter|sjukgymn|arbetster)/,
  /^(?:skjuts|sjukres|fardtjanst|transport)/,
  /^(?:trygg|larm)/,
  /^(?:vaccin)/,
  /^(?:nutrition|naring|sond|mat(?:en|lador)?$)/,
  /^(?:kateter|kad$|urin)/,
  /^(?:vald(?:et|s|sutsatt.*)?$|misshandel)/,
];

/** Most words have none, which one look tells. */
const ANY_SENSE = new RegExp(SENSES.map(({ source }) => source).join('|'));

const senseOf = (word: string): number =>
  ANY_SENSE.test(word) ? SENSES.findIndex((pattern) => pattern.test(word)) : -1;
