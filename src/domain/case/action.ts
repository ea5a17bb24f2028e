import type { Person } from '../person.ts';
import type { Answers, CaseId, Decision, ForumSeat, Meeting } from './case.ts';

/** Everything that can be done to a case once it is filed. Texts are already checked for personal data. */

/** To one forum's handling of it. */
export type HandlingAction =
  | { readonly do: 'prepare' }
  | { readonly do: 'assign'; readonly to: Person }
  | { readonly do: 'schedule'; readonly meeting: Meeting }
  | { readonly do: 'decide'; readonly decision: Decision }
  | { readonly do: 'anchor' }
  | {
      readonly do: 'report';
      readonly principal: string;
      readonly home: 'done' | 'hindered';
      /** Needed when it does not work. */
      readonly note: string;
    }
  | { readonly do: 'close'; readonly reason: string }
  | { readonly do: 'forward'; readonly to: ForumSeat; readonly reason: string }
  | { readonly do: 'return'; readonly to: 'local' | 'line'; readonly reason: string }
  | { readonly do: 'share'; readonly with: ForumSeat; readonly reason: string };

/** To the case as a whole. */
export type WholeAction =
  /** What is read from the answers comes beside them: the forum that takes the case, and the theme. */
  | { readonly do: 'edit'; readonly answers: Answers; readonly seat: ForumSeat; readonly theme: string | null }
  | { readonly do: 'withdraw'; readonly reason: string }
  | { readonly do: 'comment'; readonly text: string }
  | { readonly do: 'join' }
  | { readonly do: 'leave' }
  | { readonly do: 'hand-over'; readonly to: Person }
  | { readonly do: 'merge'; readonly into: { readonly id: CaseId; readonly number: string } }
  /** Words and phrases to take out of everything that is stored of the case. */
  | {
      readonly do: 'deidentify';
      readonly words: readonly string[];
      /** The answers that were written and not chosen: a choice is an id, and must stay as it is. */
      readonly fields: readonly string[];
    }
  | { readonly do: 'diary'; readonly number: string };

export type Action = HandlingAction | WholeAction;
export type Deed = Action['do'];
