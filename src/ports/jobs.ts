import type { CaseId } from '../domain/case/case.ts';
import type { MessageId } from './messages.ts';

/** Work that a change leads to: added in the transaction of the change, done outside any turn. */
export type Job =
  /** `delayed`: held back for the join window, so that changes close in time come as one message. */
  | { readonly job: 'tell'; readonly message: MessageId; readonly delayed: boolean }
  /** The cards that show a case are to show it as it now is. One waits at most for each case; a change while one runs makes another one. */
  | { readonly job: 'repaint'; readonly case: CaseId };
