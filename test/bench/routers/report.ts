import type { Measure } from '../../../src/domain/routing/judge.ts';
import { loaded, print } from '../figures.ts';
import type { Figures } from './figuresOf.ts';
import { SYSTEM_NAMES, type SystemId } from './systems.ts';

/** The comparison, for people: a column per system. */

export interface Report {
  readonly sets: readonly SetReport[];
  readonly systems: readonly Cost[];
}

export interface SetReport {
  readonly name: string;
  readonly questions: number;
  readonly systems: readonly (Figures & { readonly system: SystemId })[];
}

/** What a system costs, whatever it is asked. */
export interface Cost {
  readonly system: SystemId;
  readonly learnMs: number;
  /** From what it learnt, on disk. */
  readonly loadMs: number;
  /** Beside a process that has loaded the rules. */
  readonly megabytes: number;
}

type Row<T> = readonly [name: string, value: (one: T) => string];

const ROWS: readonly Row<SetReport['systems'][number]>[] = [
  ['value, as shipped', ({ shipped }) => fraction(shipped.value)],
  ['precision, as shipped', ({ shipped }) => precision(shipped)],
  ['answered, as shipped', ({ shipped }) => percent(shipped.coverage)],
  ['wrong with confidence', ({ wrongWithConfidence }) => percent(wrongWithConfidence)],
  ['value, as many answered', ({ atCoverage }) => fraction(atCoverage.value)],
  ['precision, as many answered', ({ atCoverage }) => precision(atCoverage)],
  ['right, if it must answer', ({ accuracy }) => percent(accuracy.asIs)],
  ['right, among three', ({ amongThree }) => percent(amongThree)],
  [
    'right, ours only / this only',
    ({ system, againstOurs: { onlyOne, onlyOther } }) => versus(system, `${onlyOne} / ${onlyOther}`),
  ],
  ['that by chance (McNemar)', ({ system, againstOurs }) => versus(system, chance(againstOurs.p))],
  ['fall without å, ä, ö', ({ accuracy }) => points(accuracy.withoutDots - accuracy.asIs)],
  ['fall with slips', ({ accuracy }) => points(accuracy.withSlips - accuracy.asIs)],
  ['ms a question, p50', ({ p50 }) => p50.toFixed(2)],
  ['ms a question, p99', ({ p99 }) => p99.toFixed(2)],
];

const COST_ROWS: readonly Row<Cost>[] = [
  ['learning, s', ({ learnMs }) => (learnMs / 1000).toFixed(1)],
  ['loading what was learnt, ms', ({ loadMs }) => loadMs.toFixed(0)],
  ['memory, MB', ({ megabytes }) => megabytes.toFixed(0)],
];

const NAME_WIDTH = 30;
const GAP = 2;

export function printReport({ sets, systems }: Report): void {
  for (const { name, questions, systems: ofSet } of sets) printTable(`${name}: ${questions} questions`, ofSet, ROWS);
  printTable(`each ${loaded()}`, systems, COST_ROWS);
}

/** The systems' names stand in two lines: who, and how. */
function printTable<T extends { readonly system: SystemId }>(
  title: string,
  columns: readonly T[],
  rows: readonly Row<T>[],
): void {
  const names = columns.map(({ system }) => SYSTEM_NAMES[system].split(', '));
  const widths = names.map((name) => Math.max(...name.map(({ length }) => length), 10) + GAP);
  const line = (start: string, cells: readonly string[]) =>
    print(`${start.padEnd(NAME_WIDTH)}${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('')}`);
  line(
    title,
    names.map(([who = '']) => who),
  );
  line(
    '',
    names.map(([, how = '']) => how),
  );
  for (const [name, value] of rows) line(name, columns.map(value));
  print('');
}

/** Who answers nothing is neither precise nor not. */
const precision = (measure: Measure): string => (measure.coverage > 0 ? percent(measure.precision) : NONE);
/** Nothing is measured against itself. */
const versus = (system: SystemId, figure: string): string => (system === 'ours' ? NONE : figure);
const NONE = '–';
const fraction = (value: number): string => value.toFixed(3);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const points = (share: number): string => `${(share * 100).toFixed(1)} pp`;
const chance = (p: number): string => (p < 0.0001 ? '< 0.0001' : p.toFixed(4));
