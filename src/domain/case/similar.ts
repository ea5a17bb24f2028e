import { likenessTo, putText, textsOf } from '../likeness/likeness.ts';
import { type ReadTraits, type Traits, traitsReader } from '../likeness/traits.ts';
import { type Case, type ForumSeat, openHandlings } from './case.ts';
import { THEME, TITLE } from './form.ts';

/** Open cases that are about the same thing as one that is about to be filed. */

export interface Sought {
  readonly title: string;
  readonly happening: string;
  /** Null while nobody knows which forum. */
  readonly seat: ForumSeat | null;
  readonly theme: string | null;
}

export interface Match {
  readonly case: Case;
  /** From THRESHOLD, higher is more alike. Good for ordering, not for showing. */
  readonly score: number;
}

export type TraitsOfCase = (case_: Case) => Traits;

/** One organisation's cases, made ready to be looked through again and again. */
export interface Comparison {
  /** One that is new or has changed. One that has ended may stay: it is passed over. */
  put(case_: Case): void;
  /** At most three, best first. */
  like(sought: Sought): Match[];
}

/** Chosen for precision: better to show nothing than what is not the same (test/domain/case/similar.test.ts). */
export const THRESHOLD = 0.37;
const MOST = 3;
/** What each of forum, place and theme in common adds: little, for most cases of a forum have them in common. */
const IN_COMMON = 0.04;

/** For looking through cases once. */
export const similar = (cases: readonly Case[], sought: Sought): Match[] => comparison(cases).like(sought);

/** @param traitsOf `rememberedTraits()` where the same cases are made ready again: it reads each text once only */
export function comparison(cases: readonly Case[], traitsOf: TraitsOfCase = rememberedTraits()): Comparison {
  const known = cases.filter(isOpen);
  const numbers = new Map(known.map(({ id }, number) => [id, number]));
  const texts = textsOf(known.map(traitsOf));
  const read = traitsReader();
  return {
    put(case_) {
      const number = numbers.get(case_.id) ?? known.length;
      if ((known[number]?.revision ?? 0) >= case_.revision) return;
      known[number] = case_;
      numbers.set(case_.id, number);
      putText(texts, number, traitsOf(case_));
    },

    like(sought) {
      const likeness = likenessTo(texts, read(sought.title, sought.happening));
      const matches = known.flatMap((case_, number) => matchOf(case_, likeness[number] ?? 0, sought));
      return matches.sort((a, b) => b.score - a.score).slice(0, MOST);
    },
  };
}

/** Whatever is in common, it does not bring a case of less likeness up to the threshold. */
const LEAST = THRESHOLD / (1 + IN_COMMON * 3);

function matchOf(case_: Case, likeness: number, sought: Sought): Match[] {
  if (likeness < LEAST || !isOpen(case_)) return [];
  const score = likeness * closeness(case_, sought);
  return score >= THRESHOLD ? [{ case: case_, score }] : [];
}

const isOpen = (case_: Case): boolean => openHandlings(case_).length > 0;

const traitsIn = ({ answers }: Case, read: ReadTraits): Traits =>
  read(written(answers[TITLE]), written(answers.happening));

const written = (answer: string | readonly string[] | undefined): string => (typeof answer === 'string' ? answer : '');

function closeness(case_: Case, { seat, theme }: Sought): number {
  const seats = openHandlings(case_).map((handling) => handling.seat);
  const common = [
    seats.some(({ forum }) => forum === seat?.forum),
    seat?.place != null && seats.some(({ place }) => place === seat.place),
    theme !== null && (case_.theme ?? case_.answers[THEME]) === theme,
  ];
  return 1 + IN_COMMON * common.filter(Boolean).length;
}

const MOST_REMEMBERED = 10_000;

/** Reads each case's text once for as long as it stands unchanged. */
export function rememberedTraits(): TraitsOfCase {
  const read = traitsReader();
  const remembered = new Map<string, { readonly revision: number; readonly traits: Traits }>();
  return (case_) => {
    const { id, revision } = case_;
    const known = remembered.get(id);
    if (known?.revision === revision) return known.traits;
    const traits = traitsIn(case_, read);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(id, { revision, traits });
    return traits;
  };
}
