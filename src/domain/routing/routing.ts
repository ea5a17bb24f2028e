import type { Exit, Fact, Forum, Level, Neighbour, Place, Theme } from '../model/types.ts';
import type { FindingKind } from '../privacy/finding.ts';
import type { Kind, Outcome } from './outcome.ts';
import type { Precedent, Ruling } from './precedents.ts';

/** The answer to "vart ska det här?", before it is put into words. */

/** One place the question may belong, with how likely it is. */
export interface Candidate {
  /** A forum's key or an exit's. */
  readonly first: string;
  readonly kind: Exclude<Kind, 'clarify' | 'personal-data'>;
  readonly outcome: Outcome;
  readonly confidence: number;
  readonly forum?: Forum;
  readonly exit?: Exit;
}

/** What the person has told beside the question itself: by a button, a typed answer, or earlier. */
export interface Told {
  /** Told about this question: goes over what the text says. */
  readonly place?: Place;
  /** Where the person works: stands in when nothing else tells the place. */
  readonly home?: Place;
  readonly theme?: string;
  readonly outcomes?: readonly Outcome[];
  /** Questions back already asked about this. */
  readonly asked?: number;
}

export type Question =
  | { readonly about: 'scope'; readonly options: readonly ScopeOption[] }
  | { readonly about: 'theme'; readonly options: readonly Theme[] }
  | { readonly about: 'matter'; readonly options: readonly Outcome[] }
  /** The place named belongs to another collaboration area. */
  | { readonly about: 'elsewhere'; readonly neighbour: Neighbour }
  | { readonly about: 'more' };

export type ScopeOption = 'one-place' | 'several-places' | 'one-person';

export type Reason =
  /** What the question was taken to be. */
  | { readonly because: 'matter'; readonly outcome: Outcome }
  /** The rule that sends such questions there, with its source. */
  | { readonly because: 'rule'; readonly fact: Fact }
  | { readonly because: 'place'; readonly place: Place; readonly how: 'said' | 'remembered' }
  /** The place's name was written with a slip of the finger. */
  | { readonly because: 'guess'; readonly written: string; readonly meant: string }
  | { readonly because: 'theme'; readonly theme: Theme }
  /** The same matter has been settled before. */
  | { readonly because: 'precedent'; readonly ruling: Ruling }
  /** The words of the text that spoke most for it. */
  | { readonly because: 'words'; readonly words: readonly string[] };

interface Common {
  readonly confidence: number;
  readonly alternatives: readonly Candidate[];
  readonly because: readonly Reason[];
  /** What is like it and has been settled before, the one that decided first. */
  readonly precedents: readonly Precedent[];
  /** True when someone may be in danger though the question is not about that: 112 and 1177 are then mentioned. */
  readonly caution: boolean;
  readonly theme: Theme | null;
  readonly place: Place | null;
}

export interface ToForum extends Common {
  readonly kind: 'forum';
  readonly level: Level | null;
  readonly forum: Forum;
  readonly via: Forum | null;
  readonly next: Forum | null;
}

export interface WayOutRouting extends Common {
  readonly kind: 'individual' | 'deviation' | 'line' | 'offtopic';
  readonly exit: Exit;
  /** The forum that takes the pattern, if it keeps happening. */
  readonly next: Forum | null;
}

export interface AcuteRouting {
  readonly kind: 'acute';
  readonly exit: Exit;
  readonly confidence: number;
  readonly because: readonly Reason[];
  /** True when the text also points out a person, so that nothing of it is stored. */
  readonly hasPersonalData: boolean;
}

export interface PersonalDataRouting {
  readonly kind: 'personal-data';
  readonly exit: Exit;
  /** What was found, never where or which. */
  readonly found: readonly FindingKind[];
  /** As in other answers: 112 and 1177 are mentioned. */
  readonly caution: boolean;
}

export interface AskBack extends Common {
  readonly kind: 'clarify';
  readonly question: Question;
}

export type Routing = ToForum | WayOutRouting | AcuteRouting | PersonalDataRouting | AskBack;
