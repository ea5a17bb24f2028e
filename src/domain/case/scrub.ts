import type { Answers, Case, Stage } from './case.ts';

/** Taking what identified somebody out of a case that is already stored. */

const HIDDEN = '***';

/**
 * @param words as they stand in the text, in any case and with any space between them; longer ones first win over those they hold
 * @param instead what then stands there
 */
export function scrubbed(text: string, words: readonly string[], instead = HIDDEN): string {
  const wanted = words.filter((word) => word.trim() !== '').sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return text;
  const pattern = wanted.map(patternOf).join('|');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu'), () => instead);
}

/** Somebody's name is the same name when a line ends in the middle of it. */
const patternOf = (word: string): string =>
  word
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');

/**
 * What of a case holds words that people wrote.
 * @param fields the answers that were written; the others are ids and stay
 */
export function scrubbedCase(
  case_: Case,
  words: readonly string[],
  fields: readonly string[],
): Pick<Case, 'answers' | 'handlings'> {
  const [first, ...others] = case_.handlings.map((handling) => ({
    ...handling,
    stage: scrubbedStage(handling.stage, words),
  }));
  return {
    answers: scrubbedAnswers(case_.answers, words, fields),
    handlings: [first ?? case_.handlings[0], ...others],
  };
}

const scrubbedAnswers = (answers: Answers, words: readonly string[], fields: readonly string[]): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [
      id,
      typeof value === 'string' && fields.includes(id) ? scrubbed(value, words) : value,
    ]),
  );

function scrubbedStage(stage: Stage, words: readonly string[]): Stage {
  const clean = (text: string) => scrubbed(text, words);
  const reason = 'reason' in stage ? { reason: clean(stage.reason) } : {};
  const decision =
    'decision' in stage
      ? {
          decision: {
            ...stage.decision,
            text: clean(stage.decision.text),
            responsible: clean(stage.decision.responsible),
          },
        }
      : {};
  const anchorings =
    'anchorings' in stage
      ? {
          anchorings: stage.anchorings.map(({ principal, home }) => ({
            principal,
            home: home.is === 'awaited' ? home : { ...home, note: clean(home.note) },
          })),
        }
      : {};
  return { ...stage, ...reason, ...decision, ...anchorings } as Stage;
}
