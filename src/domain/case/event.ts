import type { Person } from '../person.ts';
import type { Deed } from './action.ts';
import type { ForumSeat, State } from './case.ts';

/** What has happened to a case: appended in the same transaction as the change, never altered except by de-identifying. */
export interface CaseEvent {
  readonly at: Temporal.Instant;
  readonly by: Person;
  readonly did: Deed | 'file';
  /** The handling it concerned; null for the whole case. */
  readonly handling: number | null;
  readonly from: State | null;
  readonly to: State | null;
  /** The reason, the comment, the decision or the note, as written; empty when nothing was. */
  readonly text: string;
  /** Of an answer: whose it was, and what was said. Of what was passed on, shared or moved: where to. Null for everything else. */
  readonly about:
    | { readonly principal: string; readonly home: 'done' | 'hindered' }
    | { readonly seat: ForumSeat }
    | null;
}

/** Who must be told of a change, beside those who see its cards repainted. */
export type Audience =
  /** In their own chat; changes close in time come as one message. */
  | { readonly tell: 'person'; readonly person: Person }
  /** Whoever filed elsewhere than in their own chat gets the receipt there. */
  | { readonly tell: 'receipt'; readonly person: Person }
  /** The forum's channel gets the case's card. */
  | { readonly tell: 'forum'; readonly handling: number }
  /** Those who answer for a principal are asked to carry the decision home. */
  | { readonly tell: 'principal'; readonly handling: number; readonly principal: string }
  /** One of those who answer for a principal. */
  | { readonly tell: 'asked'; readonly person: Person; readonly handling: number; readonly principal: string }
  /** One of those who lead, of a case whose forum has no channel. */
  | { readonly tell: 'unplaced'; readonly person: Person; readonly handling: number }
  /** Whoever owes the next step, as the deadline comes near. */
  | { readonly tell: 'nudge'; readonly person: Person; readonly handling: number };
