import type { CaseId } from '../domain/case/case.ts';
import type { MeetingId, SeatKey } from '../domain/meeting/meeting.ts';
import type { MessageId } from './messages.ts';

/** Work that a change leads to: added in the transaction of the change, done outside any turn. */
export type Job =
  /** `delayed`: held back for the join window, so that changes close in time come as one message. */
  | { readonly job: 'tell'; readonly message: MessageId; readonly delayed: boolean }
  /** The cards that show a case are to show it as it now is. One waits at most for each case; a change while one runs makes another one. */
  | { readonly job: 'repaint'; readonly case: CaseId }
  /** Graph's promises to tell of changes are seen to. */
  | { readonly job: 'subscribe' }
  /** A forum's calendar is read. One waits at most for each forum. */
  | { readonly job: 'sync'; readonly seat: SeatKey }
  /** A meeting is looked to: what has come due is sent, what stands in its channel is made true. One waits at most for each meeting. */
  | {
      readonly job: 'remind';
      readonly meeting: MeetingId;
      /** Null for at once, also when one waits for later; one for later leaves one that waits as it is. */
      readonly at: Temporal.Instant | null;
    };
