import { randomUUID } from 'node:crypto';
import {
  checksumOf,
  hashOf,
  learn,
  loadRegression,
  loadSentences,
  loadShippedModels,
  type RouterFiles,
  routerFiles,
  routerMaker,
} from '../config/routerFiles.ts';
import type { Config } from '../config.ts';
import { gainsOf } from '../domain/learning/gains.ts';
import { lessonOf } from '../domain/learning/lesson.ts';
import { withNames } from '../domain/learning/taught.ts';
import { tried } from '../domain/learning/trial.ts';
import type { Model } from '../domain/model/types.ts';
import type { Weights } from '../domain/routing/classifier.ts';
import type { Sentence } from '../domain/routing/examples.ts';
import { type Judged, judged, type KnownQuestion } from '../domain/routing/judge.ts';
import { unpack } from '../domain/routing/pack.ts';
import type { Ruling } from '../domain/routing/precedents.ts';
import { type Router, route } from '../domain/routing/route.ts';
import type { Example } from '../domain/routing/train.ts';
import type { WeightSet } from '../ports/learning.ts';
import { type Learnt, printLearnt, printNothing } from './learnReport.ts';
import { type Store, withStore } from './store.ts';
import type { Terminal } from './terminal.ts';

/**
 * `lots learn`: learns the router's weights anew from the shipped sentences and all that has been settled, tries them on questions with
 * known answers, and takes them into use where it is asked for and they answer no worse.
 */

export interface LearnValues {
  readonly use?: boolean;
  readonly drop?: boolean;
  readonly json?: boolean;
  /** Whether somebody looks on and wants to know why it takes so long. */
  readonly progress?: boolean;
}

/** What is learnt from and tried on, beside what has been settled. */
export interface Material {
  readonly files: RouterFiles;
  readonly sentences: readonly Sentence[];
  readonly questions: readonly KnownQuestion[];
  /** Those that the questions are asked in. */
  readonly models: readonly Model[];
  readonly learn: typeof learn;
}

const GAINS_SHOWN = 10;

/** @returns the exit code: 1 when what was learnt was to be taken into use and answers worse */
export async function learnFromRulings(
  terminal: Terminal,
  config: Config,
  values: LearnValues,
  load: (terminal: Terminal) => Material | null = shippedMaterial,
): Promise<number> {
  if (values.use && values.drop) {
    terminal.err(terminal.texts.learn.both);
    return 2;
  }
  const material = load(terminal);
  if (!material) return 1;
  return withStore(terminal, config, (store) =>
    values.drop ? drop(terminal, store, material, values) : study(terminal, { config, store, material }, values),
  );
}

/** Null, with every problem told on the terminal, when something in the files is wrong. */
function shippedMaterial({ texts, err }: Terminal): Material | null {
  const [{ sentences, bad: badSentences }, { questions, bad: badQuestions }] = [loadSentences(), loadRegression()];
  const bad = [...badSentences, ...badQuestions];
  for (const { source, line, problem } of bad) err(texts.badSentence(source, line, problem));
  if (bad.length > 0) return null;
  const files = routerFiles();
  if (files.shipped.examples === checksumOf(sentences))
    return { files, sentences, questions, models: loadShippedModels(), learn };
  err(texts.learn.stale);
  return null;
}

async function drop(terminal: Terminal, { weightSets, archive }: Store, { files }: Material, { json }: LearnValues) {
  const dropped = await weightSets.drop(files.base, archive.clock.now());
  const { learn: words } = terminal.texts;
  terminal.out(json ? JSON.stringify({ dropped }) : dropped ? words.dropped : words.notInUse);
  return 0;
}

interface Lessons {
  readonly rulings: readonly Ruling[];
  readonly lessons: readonly Example[];
  /** Of what no lesson can be made: it points where no kind of matter leads. */
  readonly left: readonly Ruling[];
}

interface Means {
  readonly config: Config;
  readonly store: Store;
  readonly material: Material;
}

async function study(terminal: Terminal, means: Means, values: LearnValues): Promise<number> {
  const { store, material } = means;
  const gathered = await gather(means);
  if (gathered.lessons.length === 0) {
    printNothing(terminal, gathered, values.json ?? false);
    return 0;
  }
  const { sentences, questions, files } = material;
  const { learn: words } = terminal.texts;
  if (values.progress) terminal.err(words.learning(sentences.length + gathered.lessons.length));
  const bytes = material.learn(sentences, gathered.lessons);
  if (values.progress) terminal.err(words.trying(questions.length));
  const inUse = await store.weightSets.current(files.base);
  const learnt = examined(material, gathered, { inUse, bytes });
  const isUsed = values.use === true && learnt.trial.objections.length === 0;
  if (isUsed) await store.weightSets.use(setOf(learnt, bytes, means));
  printLearnt(terminal, { ...learnt, wanted: values.use ?? false, isUsed }, values.json ?? false);
  return values.use && !isUsed ? 1 : 0;
}

/** Everything that has been settled in the organisations served, and what it teaches. */
async function gather({ config, store, material }: Means): Promise<Lessons> {
  const make = routerMaker(material.files);
  const found: { readonly ruling: Ruling; readonly lesson: Example | null }[] = [];
  for (const model of config.models) {
    const router = make(withNames(model, await store.teachings.of(model.id)));
    const rulings = await store.rulings.of(model.id, Number.MAX_SAFE_INTEGER);
    found.push(...rulings.map((ruling) => ({ ruling, lesson: lessonOf(router, ruling) })));
  }
  return {
    rulings: found.map(({ ruling }) => ruling),
    lessons: found.flatMap(({ lesson }) => lesson ?? []),
    left: found.flatMap(({ ruling, lesson }) => (lesson ? [] : [ruling])),
  };
}

interface Candidates {
  readonly inUse: WeightSet | null;
  readonly bytes: Uint8Array;
}

/** What is answered now set against what would be, with the shipped weights as the floor. */
function examined(
  { files, models, questions }: Material,
  gathered: Lessons,
  { inUse, bytes }: Candidates,
): Omit<Learnt, 'wanted' | 'isUsed'> {
  const routers = models.map(routerMaker(files));
  const shipped = files.shipped.weights;
  const before = inUse ? unpack(inUse.bytes).weights : shipped;
  const after = unpack(bytes).weights;
  const answers = (weights: Weights) => questions.flatMap((question) => answerTo(question, routers, weights));
  const byShipped = answers(shipped);
  return {
    ...gathered,
    trial: tried(byShipped, inUse ? answers(before) : byShipped, answers(after)),
    gains: gainsOf(gathered.lessons, before, after, shipped.vocabulary, GAINS_SHOWN),
  };
}

/** None for a question in an organisation that is not there. */
function answerTo(question: KnownQuestion, routers: readonly Router[], weights: Weights): Judged[] {
  const router = routers.find(({ model }) => model.id === question.model);
  return router ? [judged(question, route({ ...router, weights }, question.text))] : [];
}

const setOf = (
  { lessons, trial }: Omit<Learnt, 'wanted' | 'isUsed'>,
  bytes: Uint8Array,
  { store, material }: Means,
): WeightSet => ({
  id: randomUUID(),
  at: store.archive.clock.now(),
  base: material.files.base,
  hash: hashOf(bytes),
  bytes,
  rulings: lessons.length,
  before: trial.before.value,
  after: trial.after.value,
});
