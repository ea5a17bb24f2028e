import type { Word } from '../text.ts';

/** Numbers told in words: "åttiofem noll sju noll nio streck nittioåtta noll fem". Folded. */

const SMALL = [
  'en ett one',
  'tva two',
  'tre three',
  'fyra four',
  'fem five',
  'sex six',
  'sju seven',
  'atta eight',
  'nio nine',
];
const UNITS = SMALL.join(' ').split(' ');
const TEENS =
  'tio elva tolv tretton fjorton femton sexton sjutton arton aderton nitton ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS =
  'tjugo trettio fyrtio fyrti femtio femti sextio sexti sjuttio sjutti attio atti nittio nitti twenty thirty forty fifty sixty seventy eighty ninety'.split(
    ' ',
  );
const ORDINALS =
  'forsta andra tredje fjarde femte sjatte sjunde attonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde trettionde tjugoforsta tjugoandra tjugotredje tjugofjarde tjugofemte tjugosjatte tjugosjunde tjugoattonde tjugonionde trettioforsta'.split(
    ' ',
  );
const UP_TO_99 = [...UNITS, ...TEENS, ...TENS, ...TENS.flatMap((ten) => UNITS.map((unit) => ten + unit))];
const YEARS = ['nittonhundra', 'tjugohundra', 'tvatusen', 'artonhundra'].flatMap((century) =>
  ['', 'noll', ...UP_TO_99].map((rest) => century + rest),
);

/** How many digits each word stands for. */
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...['noll', 'nolla', 'zero', 'oh', ...UNITS, ...ORDINALS].map((word) => [word, 1] as const),
  ...UP_TO_99.filter((word) => !UNITS.includes(word)).map((word) => [word, 2] as const),
  ...YEARS.map((word) => [word, 4] as const),
]);
/** What is said between the figures. */
const BETWEEN = new Set('streck bindestreck minus plus och sen sedan sa i den dash hyphen and then'.split(' '));
/** Nobody says six digits in a row but of a number or a date of birth. */
const ENOUGH = 6;

export interface Spoken {
  readonly first: number;
  readonly last: number;
}

/** The runs of number words, as indexes of words. */
export function spokenNumbers(words: readonly Word[]): Spoken[] {
  const found: Spoken[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!DIGITS.has(words[at]?.folded ?? '')) continue;
    const run = runFrom(words, at);
    if (run.digits >= ENOUGH) found.push({ first: at, last: run.last });
    at = run.last;
  }
  return found;
}

function runFrom(words: readonly Word[], first: number): { digits: number; last: number } {
  let [digits, last] = [0, first];
  for (let at = first; at < words.length; at++) {
    const worth = DIGITS.get(words[at]?.folded ?? '');
    if (worth === undefined && !BETWEEN.has(words[at]?.folded ?? '')) break;
    if (worth === undefined) continue;
    digits += worth;
    last = at;
  }
  return { digits, last };
}
