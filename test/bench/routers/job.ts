import type { KnownQuestion } from '../../../src/domain/routing/judge.ts';
import type { Answer } from './answers.ts';

/** What the processes of a system are given, and what they give. */

export interface Job {
  readonly questions: readonly KnownQuestion[];
  /** Words of the language, for the personal-data guard. */
  readonly words: readonly string[];
  /** Texts to warm up on: none of the questions. */
  readonly warmUp: readonly string[];
}

/** How the questions are written: as they stand, without å, ä and ö, and in a hurry. */
export const WRITTEN = ['asIs', 'withoutDots', 'withSlips'] as const;
export type Written = (typeof WRITTEN)[number];

export interface Answered {
  /** In the order of the questions. */
  readonly answers: readonly Answer[];
  /** Milliseconds each. */
  readonly times: readonly number[];
}

export interface Learnt {
  readonly learnMs: number;
}

/** A process that has loaded the rules, and nothing that is learnt. */
export interface Bare {
  readonly memory: number;
}

export interface Loaded extends Readonly<Record<Written, Answered>> {
  readonly loadMs: number;
  /** Bytes of the process when loaded, garbage collected. */
  readonly memory: number;
}
