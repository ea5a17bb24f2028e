import type { Forum, Model, Party } from '../model/types.ts';
import type { ForumCheck } from './check.ts';
import type { Gap, GapCount, Settlement } from './gap.ts';
import type { Teaching, TeachingProblem } from './teaching.ts';

/** What the bot shows of what it has learnt and missed: everything a card needs, worked out beforehand. */

export type LearningReply =
  | {
      readonly say: 'gaps';
      readonly model: Model;
      /** Null for all of the organisation's. */
      readonly forum: Forum | null;
      /** Those of this page, newest first. */
      readonly gaps: readonly Gap[];
      /** Ids of those that whoever looks may settle; the others they may only read. */
      readonly settleable: ReadonlySet<string>;
      readonly counts: readonly GapCount[];
      readonly page: number;
      readonly pages: number;
      readonly total: number;
      /** The first day that is counted. */
      readonly since: Temporal.PlainDate;
      readonly today: Temporal.PlainDate;
      readonly timeZone: string;
      /** Forums where somebody has said that what the bot says of them is not right, and what they wrote. */
      readonly remarks: readonly ForumCheck[];
    }
  | {
      readonly say: 'gap';
      readonly model: Model;
      readonly gap: Gap;
      readonly timeZone: string;
      readonly today: Temporal.PlainDate;
      /** False for whoever may only read it. */
      readonly maySettle: boolean;
      /** Where whoever looks may say that it belongs: forums' keys and exits' ids. */
      readonly choices: readonly string[];
      /** Set when what was pressed could not be done: nothing was chosen, or what is not theirs to choose. */
      readonly problem: 'nothing-chosen' | null;
    }
  | {
      readonly say: 'gap-settled';
      readonly model: Model;
      readonly gap: Gap;
      readonly settlement: Settlement;
    }
  | {
      readonly say: 'teachings';
      readonly model: Model;
      readonly forum: Forum;
      /** Those of this page, newest first. */
      readonly teachings: readonly Teaching[];
      readonly page: number;
      readonly pages: number;
      readonly total: number;
      /** What has just been done, or was wrong with what was filled in. */
      readonly news:
        | { readonly is: 'nothing' }
        | { readonly is: 'taught'; readonly teaching: Teaching }
        | { readonly is: 'removed' }
        | {
            readonly is: 'problem';
            readonly problem: TeachingProblem;
            /** What was filled in, with what points out a person hidden. */
            readonly kept: { readonly is: Teaching['is']; readonly text: string };
          };
      readonly timeZone: string;
      readonly today: Temporal.PlainDate;
    }
  | {
      /** What the bot says of a forum: is it still so? */
      readonly say: 'check';
      readonly model: Model;
      readonly forum: Forum;
      readonly chair: Party | null;
      readonly year: number;
      readonly check: ForumCheck | null;
      /** Set when the form for what is wrong came back without a word, or with what points out a person. */
      readonly problem: TeachingProblem | null;
      /** What was filled in there, with what points out a person hidden; empty when nothing was. */
      readonly kept: string;
      readonly timeZone: string;
      readonly today: Temporal.PlainDate;
    }
  | { readonly say: 'check-answered'; readonly model: Model; readonly forum: Forum; readonly was: 'right' | 'wrong' }
  /** Which forum is meant, of those that whoever asks has something to do with; `to`: what is shown of it then. */
  | {
      readonly say: 'which-taught';
      readonly to: 'teachings' | 'check' | 'gaps';
      readonly model: Model;
      readonly forums: readonly Forum[];
    }
  | { readonly say: 'learning-refused'; readonly why: 'no-rights' | 'not-there' | 'own-chat-only' | 'settled-already' };
