import type { CaseId } from '../case/case.ts';
import type { MeetingId, SeatKey } from './meeting.ts';

/** What a button on a meeting's card can mean. Who pressed is never part of it; what is filled in on the card comes beside it (`inputs`). */
export type MeetingPress =
  /** The meeting as whoever presses may see it. */
  | { readonly press: 'meeting'; readonly meeting: MeetingId }
  | { readonly press: 'next-meeting'; readonly seat: SeatKey }
  | { readonly press: 'my-meetings' }
  | { readonly press: 'point-form'; readonly meeting: MeetingId }
  /** Inputs `title`, `note`, `case`, `minutes`, `purpose`. `submit` names this one point. */
  | { readonly press: 'propose-point'; readonly meeting: MeetingId; readonly submit: string }
  | { readonly press: 'withdraw-point'; readonly point: string }
  | { readonly press: 'arrange-form'; readonly meeting: MeetingId }
  /** Inputs by the item's place on the card, from 0: `place-0` (its new place, from 1), `minutes-0`, `purpose-0`; `items` are the ids in that order. */
  | { readonly press: 'arrange'; readonly meeting: MeetingId; readonly items: readonly string[] }
  | { readonly press: 'preview'; readonly meeting: MeetingId }
  | { readonly press: 'post-now'; readonly meeting: MeetingId }
  /** This meeting is not reminded of; or is, after all. */
  | { readonly press: 'skip'; readonly meeting: MeetingId }
  | { readonly press: 'unskip'; readonly meeting: MeetingId }
  | { readonly press: 'pause-form'; readonly seat: SeatKey }
  /** Input `until`: the first day on which the forum is reminded again. */
  | { readonly press: 'pause'; readonly seat: SeatKey }
  | { readonly press: 'resume'; readonly seat: SeatKey }
  | { readonly press: 'deliveries'; readonly seat: SeatKey }
  /** What became of a delivery of which the far side never said whether it arrived. */
  | {
      readonly press: 'resolve';
      readonly meeting: MeetingId;
      readonly delivery: string;
      readonly as: 'seen' | 'again';
    }
  /** After a meeting that did not come to a case: it is put on the next one. */
  | {
      readonly press: 'postpone-case';
      readonly meeting: MeetingId;
      readonly case: CaseId;
      readonly revision: number;
      readonly handling: number;
    }
  | { readonly press: 'postpone-point'; readonly meeting: MeetingId; readonly point: string }
  /** The follow-up as it is now. */
  | { readonly press: 'follow-up'; readonly meeting: MeetingId };
