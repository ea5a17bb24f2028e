import type { ForumCheck } from '../domain/learning/check.ts';
import type { Gap, GapCount, Settlement } from '../domain/learning/gap.ts';
import type { Teaching } from '../domain/learning/teaching.ts';
import type { Person, PersonId } from '../domain/person.ts';
import type { Ruling } from '../domain/routing/precedents.ts';
import type { Doing } from './trust.ts';

/** What the router learns from, what it missed, and what it has learnt. */

export interface Rulings {
  /**
   * What has been settled in an organisation, newest first: answers that were said to be right, cases that a forum decided, cases that a
   * process lead forwarded, gaps that were settled, examples that a forum was taught. Read from where those are, so that what is
   * withdrawn, hidden or removed there is no ruling any more. What was ruled before the forum last changed does not count.
   */
  of(model: string, most: number): Promise<Ruling[]>;
  /**
   * What each forum takes now, as a mark for each key. One whose mark is another than last time has changed now.
   */
  see(model: string, marks: ReadonlyMap<string, string>, now: Temporal.Instant): Promise<void>;
  /** When an organisation was first served; null when it never was. */
  servedSince(model: string): Promise<Temporal.Instant | null>;
}

export interface GapsWanted {
  readonly model: string;
  /** Only those that belong to this forum or exit; null for all. */
  readonly first: string | null;
  readonly since: Temporal.Instant;
  /** One that was asked back may still be gone on with until so long ago. */
  readonly until: Temporal.Instant;
}

export interface Gaps {
  /** Not settled yet, newest first. */
  list(
    wanted: GapsWanted,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ gaps: Gap[]; total: number }>;
  /** For each forum and exit of which there is something to tell; most gaps first. */
  count(wanted: GapsWanted): Promise<GapCount[]>;
  /** Null when there is none, or it is settled. */
  find(id: string): Promise<Gap | null>;
  /** @returns false when somebody was first */
  settle(id: string, settlement: Settlement, by: PersonId, at: Temporal.Instant): Promise<boolean>;
}

export interface Teachings {
  /** Newest first. */
  of(model: string): Promise<Teaching[]>;
  /** @returns false when the organisation has one with the same words, folded, already */
  add(teaching: Teaching): Promise<boolean>;
  /** @returns false when it is not there */
  remove(model: string, id: string, doing: Doing): Promise<boolean>;
}

export interface ForumChecks {
  /** The latest of each forum. */
  of(model: string): Promise<ForumCheck[]>;
  /** Begins a new one. @returns false when one that was begun no earlier than `unlessSince` is there: somebody else was first */
  ask(model: string, forum: string, at: Temporal.Instant, unlessSince: Temporal.Instant): Promise<boolean>;
  /** Takes back what was asked at that moment, when it surely did not arrive. What has been answered, or asked again since, stays. */
  unask(model: string, forum: string, at: Temporal.Instant): Promise<void>;
  /** Of the latest; one that has not been asked for is begun by it. The last answer counts. */
  answer(
    model: string,
    forum: string,
    answer: { readonly was: 'right' } | { readonly was: 'wrong'; readonly note: string },
    by: Person,
    at: Temporal.Instant,
  ): Promise<void>;
}

/** A set of weights that has been learnt from what has been settled, and tried. */
export interface WeightSet {
  readonly id: string;
  readonly at: Temporal.Instant;
  /** Which shipped weights it was learnt on top of, by SHA-256. One of others is not used. */
  readonly base: string;
  /** SHA-256 of `bytes`. */
  readonly hash: string;
  /** As `pack` makes them. */
  readonly bytes: Uint8Array;
  /** How many rulings it was learnt from. */
  readonly rulings: number;
  /** Value on the regression set before and after, 0–1. */
  readonly before: number;
  readonly after: number;
}

export interface WeightSets {
  /** The latest that was taken into use on top of these sentences; null when there is none. */
  current(base: string): Promise<WeightSet | null>;
  /** Its id, without the bytes: to see whether there is a newer one. */
  currentId(base: string): Promise<string | null>;
  use(set: WeightSet): Promise<void>;
  /** Back to the shipped ones. @returns false when none was in use */
  drop(base: string, at: Temporal.Instant): Promise<boolean>;
}
