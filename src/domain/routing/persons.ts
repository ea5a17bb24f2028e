import type { Word } from '../text.ts';

/**
 * How many people a text tells of: one ("samma dam", "vår brukare", "en 14-åring"), several ("patienterna", "many residents"), both or none.
 * One person's situation and what keeps happening to many are different matters, told in the same words.
 */
export type Persons = 'none' | 'one' | 'many' | 'both';

export function personsIn(text: readonly Word[]): Persons {
  const counts = new Set(text.map(({ folded }, at) => (EITHER.has(folded) ? countAt(text, at) : COUNTS.get(folded))));
  if (counts.has('one')) return counts.has('many') ? 'both' : 'one';
  return counts.has('many') ? 'many' : 'none';
}

/** A word for one stands at most so far before its noun: "en av våra äldre", "min nya brukare". */
const REACH = 2;

const countAt = (text: readonly Word[], at: number): 'one' | 'many' =>
  text.slice(Math.max(0, at - REACH), at).some(({ folded }) => MAKES_IT_ONE.has(folded)) ? 'one' : 'many';

const listed = (words: string): string[] => words.trim().split(/\s+/);

const MAKES_IT_ONE = new Set(
  listed('en ett samma min mitt var vart hans hennes denna denne detta den det an a the same my our one this'),
);

/** The same in singular and plural. */
const EITHER = new Set(listed('brukare boende barn'));

/** Folded; so neither "far", which is "får" too, nor "man", which is everybody. */
const ONE = `
  dam damen tant tanten gumman gubbe gubben farbror farbrorn mannen kvinna kvinnan flicka flickan tjej tjejen kille killen pojke pojken grabb
  grabben son sonen sonens dotter dottern dotterns mamma mamman mor modern pappa pappan fadern mormor farmor morfar farfar maka makan make
  maken hustru hustrun brukaren patienten pat pt klient klienten elev eleven person personen ungdom ungdomen tonaring tonaringen aring
  aringen hyresgast hyresgasten granne grannen familj familjen anhorig barnet bebis bebisen hon han hen henne honom hennes hans hens
  she he her him his herself himself woman lady boy girl gentleman client resident pupil teenager patient person mother father daughter wife husband
`;

const MANY = `
  damer tanter gubbar kvinnor kvinnorna flickor flickorna tjejer killar pojkar grabbar brukarna brukarnas patienter patienterna klienter
  klienterna elever eleverna elevernas personer personerna ungdomar ungdomarna ungdomars tonaringar aringar aringarna familjer familjerna
  barnen barnens folk manniskor manga flera flertal alla samtliga fler deras dem gamlingar gamla aldre unga sjuka
  patients clients residents pupils children kids teenagers women men people families persons elders seniors several many all them they everyone
`;

const COUNTS: ReadonlyMap<string, 'one' | 'many'> = new Map([
  ...listed(ONE).map((word) => [word, 'one'] as const),
  ...listed(MANY).map((word) => [word, 'many'] as const),
]);
