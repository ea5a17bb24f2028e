import { ASK_BACK } from '../../../src/domain/routing/outcome.ts';
import type { Answer, Judgement } from './answers.ts';

/** Comparing two systems' answers to the same questions. */

export interface Discord {
  /** Questions that only the one got right. */
  readonly onlyOne: number;
  readonly onlyOther: number;
  /** How often chance alone would part them at least so much, were they as good as each other. */
  readonly p: number;
}

/** McNemar's test: exact, two-sided. */
export function mcNemar(one: readonly boolean[], other: readonly boolean[]): Discord {
  const onlyOne = one.filter((isRight, at) => isRight && !other[at]).length;
  const onlyOther = one.filter((isRight, at) => !isRight && other[at]).length;
  return { onlyOne, onlyOther, p: Math.min(1, 2 * atMost(Math.min(onlyOne, onlyOther), onlyOne + onlyOther)) };
}

/** How likely it is that of so many throws of a coin at most `heads` are heads. By logarithms: there may be a thousand. */
function atMost(heads: number, throws: number): number {
  let way = -throws * Math.LN2;
  let sum = Math.exp(way);
  for (let count = 1; count <= heads; count++) {
    way += Math.log((throws - count + 1) / count);
    sum += Math.exp(way);
  }
  return sum;
}

/**
 * The answers of a system that answers so many of the questions, those it is surest of, and asks back about the rest. It answers more only
 * when the rules leave it no choice.
 */
export function atCoverage(answers: readonly Answer[], count: number): Judgement[] {
  const answered = new Set(
    answers
      .filter(({ confidence }) => confidence !== 'never')
      .sort((a, b) => rank(b) - rank(a))
      .filter((answer, at) => at < count || answer.confidence === 'always'),
  );
  return answers.map((answer) => (answered.has(answer) ? answer.forced : { verdict: answer.asked, first: ASK_BACK }));
}

const rank = ({ confidence }: Answer): number =>
  typeof confidence === 'number' ? confidence : Number.POSITIVE_INFINITY;
