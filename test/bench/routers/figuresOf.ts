import { type KnownQuestion, type Measure, measureOf } from '../../../src/domain/routing/judge.ts';
import { ASK_BACK } from '../../../src/domain/routing/outcome.ts';
import { percentile } from '../figures.ts';
import type { Answer, Judgement } from './answers.ts';
import { atCoverage, type Discord, mcNemar } from './compare.ts';
import { type Answered, WRITTEN, type Written } from './job.ts';

/** One system's figures on one set of questions. Shares are 0–1. */
export interface Figures {
  readonly shipped: Measure;
  /** With as many answers as ours gives. */
  readonly atCoverage: Measure;
  /** Of all questions, how many got a wrong answer and not a question back. */
  readonly wrongWithConfidence: number;
  /** Of the questions that have an answer, how many are right when it must be given at once. */
  readonly accuracy: Readonly<Record<Written, number>>;
  readonly amongThree: number;
  /** Against ours, when the answer must be given at once; `onlyOne` is ours. */
  readonly againstOurs: Discord;
  readonly p50: number;
  readonly p99: number;
}

/** One system's answers to one set of questions. */
export interface Run extends Readonly<Record<Written, Answered>> {
  readonly questions: readonly KnownQuestion[];
}

export function figuresOf(run: Run, ours: Run): Figures {
  const { answers } = run.asIs;
  const times = WRITTEN.flatMap((written) => run[written].times);
  return {
    shipped: measured(
      run,
      answers.map(({ shipped }) => shipped),
    ),
    atCoverage: measured(run, atCoverage(answers, ours.asIs.answers.filter(isAnswered).length)),
    wrongWithConfidence: shareOf(answers.map((one) => isAnswered(one) && one.shipped.verdict === 'wrong')),
    accuracy: {
      asIs: accuracyOf(run, 'asIs'),
      withoutDots: accuracyOf(run, 'withoutDots'),
      withSlips: accuracyOf(run, 'withSlips'),
    },
    amongThree: shareOf(answerable(run, 'asIs').map(({ isAmongThree }) => isAmongThree)),
    againstOurs: mcNemar(rightsOf(ours, 'asIs'), rightsOf(run, 'asIs')),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

/** How many are right when the answer must be given at once. */
export const accuracyOf = (run: Run, written: Written): number => shareOf(rightsOf(run, written));

function measured({ questions }: Run, judgements: readonly Judgement[]): Measure {
  return measureOf(
    questions.flatMap((question, at) => {
      const judgement = judgements[at];
      return judgement ? [{ question, ...judgement }] : [];
    }),
  );
}

const isAnswered = ({ shipped }: Answer): boolean => shipped.first !== ASK_BACK;

const rightsOf = (run: Run, written: Written): boolean[] =>
  answerable(run, written).map(({ forced }) => forced.verdict === 'right');

/** Of a question that nobody can answer it means nothing what would have been answered. */
const answerable = ({ questions, ...run }: Run, written: Written): Answer[] =>
  run[written].answers.filter((_, at) => questions[at]?.expect.kind !== 'clarify');

const shareOf = (all: readonly boolean[]): number => (all.length > 0 ? all.filter(Boolean).length / all.length : 0);
