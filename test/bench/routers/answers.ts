import { judge, judged, type KnownQuestion, type Verdict } from '../../../src/domain/routing/judge.ts';
import type { Routing } from '../../../src/domain/routing/routing.ts';

/** What one system answered to one question, as far as it takes to compare. */
export interface Answer {
  /** As the product would. */
  readonly shipped: Judgement;
  /** Had it not been allowed to ask back. */
  readonly forced: Judgement;
  /** Had it asked back. */
  readonly asked: Verdict;
  readonly confidence: Confidence;
  /** The right one is the forced answer or one of the two likeliest beside it. */
  readonly isAmongThree: boolean;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** A forum's key or an exit's id. */
  readonly first: string;
}

/** Danger and personal data are always answered, another area's question never: so the rules have it, whatever the odds. */
export type Confidence = number | 'always' | 'never';

const SHOWN = 3;

/** @param forced the routing of the same question when nothing more can be asked */
export function answerTo(question: KnownQuestion, routing: Routing, forced: Routing): Answer {
  const { expect } = question;
  const judgement = judgementOf(question, forced);
  const right = [expect.first, ...(expect.accept ?? [])];
  return {
    shipped: judgementOf(question, routing),
    forced: judgement,
    asked: judge(expect, askedBack(routing, forced)),
    confidence: confidenceOf(forced),
    isAmongThree: judgement.verdict === 'right' || besides(forced).some((first) => right.includes(first)),
  };
}

function judgementOf(question: KnownQuestion, routing: Routing): Judgement {
  const { verdict, first } = judged(question, routing);
  return { verdict, first };
}

function confidenceOf(forced: Routing): Confidence {
  if (forced.kind === 'acute' || forced.kind === 'personal-data') return 'always';
  return forced.kind === 'clarify' ? 'never' : forced.confidence;
}

/** What else is shown. */
function besides(forced: Routing): string[] {
  if (forced.kind === 'acute' || forced.kind === 'personal-data') return [];
  const shown = forced.kind === 'clarify' ? SHOWN : SHOWN - 1;
  return forced.alternatives.slice(0, shown).map(({ first }) => first);
}

/** The question back that was asked, else the one that would have offered the answer and what stood beside it. */
function askedBack(routing: Routing, forced: Routing): Routing {
  if (routing.kind === 'clarify' || forced.kind === 'clarify') return routing;
  if (forced.kind === 'acute' || forced.kind === 'personal-data') return forced;
  const { kind, confidence, alternatives, because } = forced;
  const outcome = because.find((reason) => reason.because === 'matter')?.outcome ?? 'vague';
  const first = forced.kind === 'forum' ? forced.forum.key : forced.exit.id;
  const best = { first, kind, outcome, confidence };
  return { ...forced, kind: 'clarify', question: { about: 'more' }, alternatives: [best, ...alternatives] };
}
