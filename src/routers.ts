import { hashOf, type RouterFiles, routerFiles } from './config/routerFiles.ts';
import type { Config } from './config.ts';
import { fingerprint } from './domain/fingerprint.ts';
import { namesIn, withNames } from './domain/learning/taught.ts';
import type { Teaching } from './domain/learning/teaching.ts';
import type { Model } from './domain/model/types.ts';
import type { Weights } from './domain/routing/classifier.ts';
import { unpack } from './domain/routing/pack.ts';
import { NO_PRECEDENTS, type Precedents, precedentsOf, type Ruling, remitMark } from './domain/routing/precedents.ts';
import type { Router } from './domain/routing/route.ts';
import type { Rulings, Teachings, WeightSets } from './ports/learning.ts';
import type { Clock, Log } from './ports.ts';

/** The routers of a running bot: what was shipped, with what has been settled, taught and learnt since. */

export interface LiveRouters {
  /** One for each organisation served, the first one being the default. The same ones until something is learnt. */
  readonly now: readonly [Router, ...Router[]];
  /**
   * Takes in what has come since. What cannot be read just now stays as it was; never rejects. When it resolves, all that was stored
   * before it was called is in.
   */
  refresh(): Promise<void>;
}

interface Sources {
  readonly config: Pick<Config, 'models'>;
  readonly rulings: Rulings;
  readonly teachings: Teachings;
  readonly weightSets: WeightSets;
  readonly clock: Clock;
  readonly log: Log;
}

/** Newest first; what is older than these has had its say. */
const MOST_RULINGS = 5000;

export function liveRouters(sources: Sources, files: RouterFiles = routerFiles()): LiveRouters {
  const { config, log } = sources;
  const learners = onEach(config.models, (model) => learnerFor(model, sources, files));
  const weights = weightsInUse(sources, files);
  const see = once(() => seeForums(sources));
  const attempt = async (part: string, work: () => Promise<void>): Promise<void> => {
    await work().catch((error) => log.warn('learning-failed', { part, error }));
  };
  let now = onEach(learners, (learner) => learner.router(files.shipped.weights));
  return {
    get now() {
      return now;
    },
    refresh: oneAtATime(async () => {
      await attempt('forums', see);
      await attempt('weights', weights.refresh);
      for (const learner of learners) await attempt(learner.model, learner.refresh);
      now = onEach(learners, (learner) => learner.router(weights.now()));
    }),
  };
}

const onEach = <A, B>([first, ...others]: readonly [A, ...A[]], make: (one: A) => B): [B, ...B[]] => [
  make(first),
  ...others.map(make),
];

/** What each forum takes now: where it is not what it was, what was settled before says nothing any more. */
async function seeForums({ config, rulings, clock }: Sources): Promise<void> {
  for (const { id, forums } of config.models)
    await rulings.see(id, new Map(forums.map((forum) => [forum.key, remitMark(forum)])), clock.now());
}

interface WeightsInUse {
  now(): Weights;
  refresh(): Promise<void>;
}

function weightsInUse({ weightSets, log }: Sources, { shipped, base }: RouterFiles): WeightsInUse {
  let held: { readonly id: string | null; readonly weights: Weights } = { id: null, weights: shipped.weights };
  return {
    now: () => held.weights,
    async refresh() {
      const id = await weightSets.currentId(base);
      if (id === held.id) return;
      const set = id === null ? null : await weightSets.current(base);
      if (set && !isWhole(set)) throw new Error('weights are not what was stored');
      held = { id: set?.id ?? null, weights: set ? unpack(set.bytes).weights : shipped.weights };
      log.info('weights-taken-up', { id: held.id });
    },
  };
}

const isWhole = ({ bytes, hash }: { readonly bytes: Uint8Array; readonly hash: string }): boolean =>
  hashOf(bytes) === hash;

interface Learner {
  readonly model: string;
  /** The same one until something is learnt. */
  router(weights: Weights): Router;
  refresh(): Promise<void>;
}

function learnerFor(model: Model, { rulings, teachings }: Sources, { lexiconFor, shipped }: RouterFiles): Learner {
  const named = kept((taught: readonly Teaching[]) => {
    const own = withNames(model, taught);
    return { model: own, lexicon: lexiconFor(own) };
  });
  const settled = kept((ruled: readonly Ruling[]): Precedents => precedentsOf(model, ruled));
  let router: Router = { ...named([]), weights: shipped.weights, precedents: NO_PRECEDENTS };
  return {
    model: model.id,
    router(weights) {
      if (router.weights !== weights) router = { ...router, weights };
      return router;
    },
    async refresh() {
      const [taught, ruled] = await Promise.all([teachings.of(model.id), rulings.of(model.id, MOST_RULINGS)]);
      const [names, precedents] = [named(namesIn(taught)), settled(ruled)];
      if (router.model !== names.model || router.precedents !== precedents)
        router = { ...router, ...names, precedents };
    },
  };
}

/** Makes anew only what is to be made of something else than last time. */
function kept<A, B>(make: (from: A) => B): (from: A) => B {
  let last: { readonly mark: string; readonly made: B } | null = null;
  return (from) => {
    const mark = fingerprint(from);
    if (last?.mark !== mark) last = { mark, made: make(from) };
    return last.made;
  };
}

/** Works until it has worked once. */
function once(work: () => Promise<void>): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    await work();
    isDone = true;
  };
}

/** Those who call while it works share one more run after it: the one under way may have read before what they have stored. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (next) return next;
    if (!running) return run();
    next = running.then(() => {
      next = null;
      return run();
    });
    return next;
  };
}
