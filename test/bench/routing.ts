import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { loadShippedModels, loadWeights, storedWeights } from '../../src/config/routerFiles.ts';
import { linesOf } from '../../src/domain/routing/rehearse.ts';
import { apart } from './routers/apart.ts';
import { accuracyOf, figuresOf, type Run } from './routers/figuresOf.ts';
import type { Bare, Job, Learnt, Loaded } from './routers/job.ts';
import { tell } from './routers/progress.ts';
import { fewOf, type QuestionSet, questionSets } from './routers/questionSets.ts';
import { type Cost, printReport, type Report } from './routers/report.ts';
import { EITHER, SYSTEM_IDS, SYSTEM_NAMES, type SystemId } from './routers/systems.ts';

/**
 * The router beside classifiers by others, each in processes of its own and one after the other: they learn from the same sentences, answer
 * the same questions and stand between the same rules, so that only what makes something of the words differs.
 */

export interface RoutingOptions {
  /** Questions beside the product's own. */
  readonly questions: readonly string[];
  /** Where the figures are written for programs. */
  readonly json: string | undefined;
  readonly smoke: boolean;
}

const SMOKE = { questions: 40, every: 10 } as const;
const MEGABYTE = 2 ** 20;

export async function benchRouting({ questions, json, smoke }: RoutingOptions): Promise<void> {
  const all = questionSets(questions);
  const sets = smoke ? fewOf(all, SMOKE.questions) : all;
  const directory = mkdtempSync(join(tmpdir(), 'lots-bench-'));
  try {
    const measured = await measureAll(directory, sets, smoke ? SMOKE.every : 1);
    const report = reportOf(sets, measured);
    printReport(report);
    if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Measured {
  readonly loaded: Loaded;
  readonly cost: Cost;
}

async function measureAll(
  directory: string,
  sets: readonly QuestionSet[],
  every: number,
): Promise<Map<SystemId, Measured>> {
  const jobFile = join(directory, 'job.json');
  writeFileSync(jobFile, JSON.stringify(jobFor(sets)));
  const bare = await apart<Bare>('answer.ts', [jobFile]);
  const measured = new Map<SystemId, Measured>();
  for (const system of SYSTEM_IDS) {
    const saved = join(directory, system);
    tell(`${SYSTEM_NAMES[system]}: learning`);
    const { learnMs } = await apart<Learnt>('learn.ts', [system, saved, String(every)]);
    if (system === 'ours' && every === 1) tellIfStale(saved);
    tell(`${SYSTEM_NAMES[system]}: answering`);
    const loaded = await apart<Loaded>('answer.ts', [jobFile, system, saved]);
    const megabytes = (loaded.memory - bare.memory) / MEGABYTE;
    measured.set(system, { loaded, cost: { system, learnMs, loadMs: loaded.loadMs, megabytes } });
  }
  return measured;
}

function jobFor(sets: readonly QuestionSet[]): Job {
  return {
    questions: sets.flatMap(({ questions }) => questions),
    words: [...loadWeights().vocabulary.keys()].filter((name) => name.startsWith('w:')).map((name) => name.slice(2)),
    warmUp: loadShippedModels().flatMap(linesOf),
  };
}

/** Ours is measured as it learns today; that is what is shipped only as long as the stored weights are of the same sentences. */
function tellIfStale(saved: string): void {
  if (brotliDecompressSync(readFileSync(saved)).equals(storedWeights())) return;
  tell('the weights stored are not what is learnt from the sentences today: `npm run train` stores these');
}

function reportOf(sets: readonly QuestionSet[], measured: ReadonlyMap<SystemId, Measured>): Report {
  const runs = sets.map(({ questions }, at) => {
    const from = sets.slice(0, at).reduce((sum, set) => sum + set.questions.length, 0);
    return new Map([...measured].map(([system, { loaded }]) => [system, partOf(loaded, questions, from)] as const));
  });
  const dropped = EITHER.map(([one, other]) => (isBetter(runs, one, other) ? other : one));
  const shown = SYSTEM_IDS.filter((system) => !dropped.includes(system));
  return {
    sets: sets.map(({ name, questions }, at) => ({
      name,
      questions: questions.length,
      systems: shown.map((system) => ({ system, ...figuresOf(runOf(runs[at], system), runOf(runs[at], 'ours')) })),
    })),
    systems: shown.flatMap((system) => measured.get(system)?.cost ?? []),
  };
}

type Runs = ReadonlyMap<SystemId, Run>;

function runOf(runs: Runs | undefined, system: SystemId): Run {
  const run = runs?.get(system);
  if (!run) throw new Error(`${system} has not run`);
  return run;
}

function partOf(loaded: Loaded, questions: QuestionSet['questions'], from: number): Run {
  const part = ({ answers, times }: Loaded['asIs']) => ({
    answers: answers.slice(from, from + questions.length),
    times: times.slice(from, from + questions.length),
  });
  const { asIs, withoutDots, withSlips } = loaded;
  return { questions, asIs: part(asIs), withoutDots: part(withoutDots), withSlips: part(withSlips) };
}

/** Over all sets, so that a library is compared at its best. */
function isBetter(runs: readonly Runs[], one: SystemId, other: SystemId): boolean {
  const rights = (system: SystemId) =>
    runs.reduce((sum, set) => {
      const run = runOf(set, system);
      return sum + accuracyOf(run, 'asIs') * run.questions.length;
    }, 0);
  return rights(one) >= rights(other);
}
