import type { HeadOdds } from '../../../src/domain/routing/candidates.ts';
import type { HeadName, Odds } from '../../../src/domain/routing/classifier.ts';
import type { Sentence } from '../../../src/domain/routing/examples.ts';
import { LABELS } from '../../../src/domain/routing/outcome.ts';
import type { Heard, Router } from '../../../src/domain/routing/route.ts';

/** What every system compared has to do: learn from the same sentences, and in another process answer from what it learnt. */
export interface System {
  learn(sentences: readonly Sentence[]): Promise<string | Uint8Array>;
  /** @param saved what `learn` gave */
  load(saved: Buffer): Promise<Hear>;
}

/** @param router with the rules, and without what any system has learnt */
export type Hear = (router: Router, text: string) => Heard | Promise<Heard>;

/** A classifier by others: it knows texts and labels, and nothing of us. */
export interface Peer {
  learn(sentences: readonly Labelled[]): Promise<string>;
  load(saved: string): Promise<Classify>;
}

export type Labelled = Pick<Sentence, 'text' | 'labels'>;
export type Classify = (text: string) => HeadOdds | Promise<HeadOdds>;

/** Scores made odds: in proportion. Who knows nothing finds everything as likely. */
export function oddsFrom(head: HeadName, scores: ReadonlyMap<string, number>): Odds {
  const labels: readonly string[] = LABELS[head];
  const sum = labels.reduce((total, label) => total + (scores.get(label) ?? 0), 0);
  return new Map(labels.map((label) => [label, sum > 0 ? (scores.get(label) ?? 0) / sum : 1 / labels.length]));
}
