import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseQuestions } from '../../../src/config/regression.ts';
import type { KnownQuestion } from '../../../src/domain/routing/judge.ts';

/** Questions that are looked at together. */
export interface QuestionSet {
  readonly name: string;
  readonly questions: readonly KnownQuestion[];
}

const REGRESSION = join(import.meta.dirname, '../../../src/models/regression');

/**
 * The product's own questions, those that the router was tuned on apart from those it was not (`fyrbodal-unseen.jsonl` is one of the
 * latter), and the files given.
 * @throws when a file cannot be read, or has a bad line
 */
export function questionSets(files: readonly string[]): QuestionSet[] {
  const own = readdirSync(REGRESSION).filter((name) => name.endsWith('.jsonl'));
  const kinds = Map.groupBy(own.sort(), (name) => stem(name).replace(/^.*-/, ''));
  const regression = [...kinds].map(([name, members]) => ({
    name,
    questions: members.flatMap((member) => questionsIn(join(REGRESSION, member))),
  }));
  const given = files.map((file) => ({ name: stem(file), questions: questionsIn(file) }));
  return [...regression, ...given].filter(({ questions }) => questions.length > 0);
}

const stem = (file: string): string => basename(file, '.jsonl');

function questionsIn(file: string): KnownQuestion[] {
  const { questions, bad } = parseQuestions(readFileSync(file, 'utf8'), file);
  const [first] = bad;
  if (first) throw new Error(`${first.source}, line ${first.line}: ${first.problem}`);
  return questions;
}

/** So many questions in all, as many of each set, from all over it. */
export function fewOf(sets: readonly QuestionSet[], count: number): QuestionSet[] {
  const each = Math.ceil(count / sets.length);
  return sets.map(({ name, questions }) => {
    const step = Math.max(1, questions.length / each);
    return { name, questions: questions.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step)) };
  });
}
