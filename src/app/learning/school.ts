import type { LearningReply } from '../../domain/learning/view.ts';
import type { Language } from '../../domain/model/types.ts';
import type { ForumChecks, Gaps, Teachings } from '../../ports/learning.ts';
import type { Answered } from '../desk.ts';

/** What following up the router, and teaching it, takes beside answering. */
export interface School {
  readonly gaps: Gaps;
  readonly teachings: Teachings;
  readonly checks: ForumChecks;
  /** Something has been taught or settled here: the routers of this process take it in at once, others within a minute. */
  learn(): Promise<void>;
}

/** What a question or a press about gaps, teachings and checks comes to. */
export interface LearningAnswer {
  readonly reply: LearningReply;
  readonly how: Answered['how'];
}

export const answeredLearning = (language: Language, { reply, how }: LearningAnswer): Answered => ({
  spoken: { reply, language },
  how,
  stored: Promise.resolve(),
});

export const refusedLearning = (why: Extract<LearningReply, { say: 'learning-refused' }>['why']): LearningAnswer => ({
  reply: { say: 'learning-refused', why },
  how: 'follow',
});
