import type { Gain } from '../domain/learning/gains.ts';
import type { Changed, Trial } from '../domain/learning/trial.ts';
import type { Measure } from '../domain/routing/judge.ts';
import { RULED_BY, type RuledBy, type Ruling } from '../domain/routing/precedents.ts';
import type { Example } from '../domain/routing/train.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** What `lots learn` tells of what was learnt. What staff have written is never part of it: rulings are counts and ids. */

interface Settled {
  readonly rulings: readonly Ruling[];
  readonly left: readonly Ruling[];
}

export interface Learnt extends Settled {
  readonly lessons: readonly Example[];
  readonly trial: Trial;
  readonly gains: readonly Gain[];
  /** Whether it was to be taken into use, and was. */
  readonly wanted: boolean;
  readonly isUsed: boolean;
}

export function printNothing(terminal: Terminal, settled: Settled, json: boolean): void {
  if (json) terminal.out(JSON.stringify({ rulings: rulingsJson(settled), used: false }));
  else if (settled.rulings.length === 0) terminal.out(terminal.texts.learn.nothing);
  else printRulings(terminal, settled);
}

export function printLearnt(terminal: Terminal, learnt: Learnt, json: boolean): void {
  if (json) {
    terminal.out(JSON.stringify(jsonOf(learnt)));
    return;
  }
  printRulings(terminal, learnt);
  terminal.out('');
  printMeasures(terminal, learnt.trial);
  terminal.out('');
  printChanged(terminal, learnt.trial.changed);
  printGains(terminal, learnt.gains);
  terminal.out('');
  printOutcome(terminal, learnt);
}

const countBy = (rulings: readonly Ruling[]): [RuledBy, number][] =>
  RULED_BY.map((by): [RuledBy, number] => [by, rulings.filter((one) => one.by === by).length]);

function printRulings({ out, bold, texts }: Terminal, { rulings, left }: Settled): void {
  const { learn: words } = texts;
  out(bold(words.rulings(rulings.length)));
  for (const line of numbers(countBy(rulings).map(([by, count]) => [words.by[by], String(count)]))) out(line);
  if (left.length > 0) out(words.left(left.length));
}

/** Rows of a name and its numbers, the numbers below each other. */
const numbers = (rows: readonly (readonly [name: string, ...values: string[]])[]): string[] =>
  table(
    rows.map(([stretching, ...end]) => ({ start: [], stretching, end })),
    Number.POSITIVE_INFINITY,
  ).map((line) => `  ${line}`);

function printMeasures({ out, bold, texts }: Terminal, { before, after }: Trial): void {
  const { learn: words } = texts;
  const row = (name: string, of: (measure: Measure) => string): [string, string, string] => [
    name,
    of(before),
    of(after),
  ];
  out(bold(words.measures(after.questions)));
  for (const line of numbers([
    ['', words.before, words.after],
    row(words.value, ({ value }) => words.valueAs(value)),
    row(words.precision, ({ precision }) => words.percentAs(precision)),
    row(words.coverage, ({ coverage }) => words.percentAs(coverage)),
  ]))
    out(line);
}

function printChanged({ out, bold, texts }: Terminal, changed: readonly Changed[]): void {
  const { learn: words } = texts;
  out(bold(words.changed(changed.length)));
  for (const { was, is } of changed) {
    out(`  ${is.question.text}`);
    out(`    ${was.first} (${words.verdicts[was.verdict]}) → ${is.first} (${words.verdicts[is.verdict]})`);
  }
}

function printGains({ out, bold, texts }: Terminal, gains: readonly Gain[]): void {
  const { learn: words } = texts;
  if (gains.length === 0) return;
  out('');
  out(bold(words.gains));
  for (const { word, matter } of gains) out(`  ${word}: ${words.matters[matter]}`);
}

function printOutcome({ out, err, texts }: Terminal, { trial, wanted, isUsed }: Learnt): void {
  const { learn: words } = texts;
  const why = trial.objections.map(words.objection);
  if (isUsed) out(words.used);
  else if (why.length === 0) out(words.good);
  else if (wanted) err(words.refused(why));
  else out(words.notBetter(why));
}

const rulingsJson = ({ rulings, left }: Settled) => ({
  total: rulings.length,
  by: Object.fromEntries(countBy(rulings)),
  withoutLesson: left.map(({ id }) => id),
});

const jsonOf = ({ trial, gains, isUsed, ...settled }: Learnt) => ({
  rulings: rulingsJson(settled),
  questions: trial.after.questions,
  before: measureJson(trial.before),
  after: measureJson(trial.after),
  changed: trial.changed.map(({ was, is }) => ({
    id: is.question.id,
    text: is.question.text,
    from: was.first,
    to: is.first,
    was: was.verdict,
    is: is.verdict,
  })),
  gains: gains.map((gain) => ({ ...gain, by: rounded(gain.by) })),
  objections: trial.objections,
  used: isUsed,
});

const measureJson = ({ value, precision, coverage }: Measure) => ({
  value: rounded(value),
  precision: rounded(precision),
  coverage: rounded(coverage),
});

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
