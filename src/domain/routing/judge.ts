import { ASK_BACK, type Kind } from './outcome.ts';
import type { Routing } from './routing.ts';

/** Whether the router's answers are the right ones, for questions of which it is known where they belong. */

/** A question with where it belongs. */
export interface KnownQuestion {
  readonly id: string;
  readonly text: string;
  /** Id of the model it is asked in. */
  readonly model: string;
  readonly expect: Expected;
}

export interface Expected {
  readonly kind: Kind;
  /** A forum's key or an exit's id. */
  readonly first: string;
  /** As good as `first`. */
  readonly accept?: readonly string[] | undefined;
  /** As good as `kind`. */
  readonly accept_kind?: readonly Kind[] | undefined;
  readonly level?: string | null | undefined;
  /** The place's name. */
  readonly place?: string | null | undefined;
}

/**
 * `useful`: it asked back, and what is right is among what can be chosen. `idle`: it asked back without. Each costs the asker ten seconds;
 * a wrong answer costs a month.
 */
export type Verdict = 'right' | 'useful' | 'idle' | 'wrong';

const VALUE: Readonly<Record<Verdict, number>> = { right: 1, useful: 0.5, idle: 0, wrong: -1 };
/** Those that a question back offers. */
const OFFERED = 3;

export function judge(expect: Expected, routing: Routing): Verdict {
  const { kind } = routing;
  const isKind = kind === expect.kind || (expect.accept_kind ?? []).includes(kind);
  if (expect.kind === 'clarify') return isKind ? 'right' : 'wrong';
  if (kind === 'clarify') return askedBack(expect, routing.alternatives);
  const isFirst = isAccepted(expect, firstOf(routing));
  const isThere = expect.kind === 'forum' ? isFirst : isKind || isFirst;
  return isThere && !isInWrongPlace(expect, routing) ? 'right' : 'wrong';
}

/** Where somebody is in danger, or pointed out, no question back is good enough. */
function askedBack(expect: Expected, offered: readonly { readonly first: string }[]): Verdict {
  if (expect.kind === 'personal-data' || expect.kind === 'acute') return 'wrong';
  return offered.slice(0, OFFERED).some(({ first }) => isAccepted(expect, first)) ? 'useful' : 'idle';
}

const isAccepted = ({ first, accept = [] }: Expected, given: string): boolean =>
  given === first || accept.includes(given);

/** A local group of another place, or of nobody knows which, is the wrong room. */
function isInWrongPlace({ kind, level, first, place }: Expected, routing: Routing): boolean {
  if (kind !== 'forum' || level !== 'lokal' || !place || firstOf(routing) !== first) return false;
  const given = 'place' in routing ? routing.place?.name : undefined;
  return alike(given ?? '') !== alike(place);
}

const alike = (name: string): string => name.normalize('NFC').toLowerCase().trim();

/** A forum's key or an exit's id. */
function firstOf(routing: Routing): string {
  if (routing.kind === 'forum') return routing.forum.key;
  return routing.kind === 'clarify' ? ASK_BACK : routing.exit.id;
}

/** A question, what it was answered and how good that was. */
export interface Judged {
  readonly question: KnownQuestion;
  readonly verdict: Verdict;
  /** A forum's key or an exit's id. */
  readonly first: string;
}

export const judged = (question: KnownQuestion, routing: Routing): Judged => ({
  question,
  verdict: judge(question.expect, routing),
  first: firstOf(routing),
});

export interface Measure {
  readonly questions: number;
  readonly value: number;
  /** Of the answers given, how many were right, 0–1. */
  readonly precision: number;
  /** Of the questions that have an answer, how many got one, 0–1. */
  readonly coverage: number;
}

/** Right answers and half of the useful questions back, less the wrong answers: at most 1. */
export const valueIn = (verdicts: readonly Verdict[]): number =>
  share(
    verdicts.reduce((sum, verdict) => sum + VALUE[verdict], 0),
    verdicts.length,
  );

export function measureOf(all: readonly Judged[]): Measure {
  const answerable = all.filter(({ question }) => question.expect.kind !== 'clarify');
  const answers = answerable.filter(({ first }) => first !== ASK_BACK);
  return {
    questions: all.length,
    value: valueIn(all.map(({ verdict }) => verdict)),
    precision: share(answers.filter(({ verdict }) => verdict === 'right').length, answers.length),
    coverage: share(answers.length, answerable.length),
  };
}

const share = (part: number, of: number): number => (of > 0 ? part / of : 0);
