import { z } from 'zod';
import type { BadLine } from '../domain/routing/examples.ts';
import type { KnownQuestion } from '../domain/routing/judge.ts';
import type { Kind } from '../domain/routing/outcome.ts';
import { shippedModels } from './modelFiles.ts';

/** How a file of questions with known answers looks: JSON, one question a line. */

const KINDS = [
  'forum',
  'individual',
  'deviation',
  'line',
  'acute',
  'personal-data',
  'clarify',
  'offtopic',
] as const satisfies readonly Kind[];

const words = z.string().trim().min(1);

const schema = z.object({
  id: words,
  text: words,
  model: z.string().refine((name) => shippedModels().includes(name), 'no such model'),
  expect: z.object({
    kind: z.enum(KINDS),
    first: words,
    accept: z.array(words).optional(),
    accept_kind: z.array(z.enum(KINDS)).optional(),
    level: z.string().nullish(),
    place: z.string().nullish(),
  }),
  /** `inferred`: no rule of the organisation says so, and nothing is to be judged by it. */
  strength: z.enum(['rule', 'inferred']).default('rule'),
});

/** Reads one file. Bad lines are told, all at once, and left out. */
export function parseQuestions(content: string, source: string): { questions: KnownQuestion[]; bad: BadLine[] } {
  const questions: KnownQuestion[] = [];
  const bad: BadLine[] = [];
  for (const [at, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = schema.safeParse(jsonIn(line));
    if (!read.success) bad.push({ source, line: at + 1, problem: problemIn(read.error) });
    else if (read.data.strength === 'rule') questions.push(questionOf(read.data));
  }
  return { questions, bad };
}

const questionOf = ({ strength: _, ...question }: z.infer<typeof schema>): KnownQuestion => question;

/** Undefined for what is no JSON. */
function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const problemIn = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
