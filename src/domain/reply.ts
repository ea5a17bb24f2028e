import type { Inputs } from './case/form.ts';
import type { CaseReply } from './case/view.ts';
import type { LearningReply } from './learning/view.ts';
import type { MeetingReply, NextMeeting } from './meeting/view.ts';
import type { Seat } from './model/forums.ts';
import type { Language, Model, Party, Place, Term } from './model/types.ts';
import type { Press } from './press.ts';
import type { Routing } from './routing/routing.ts';

/** Everything the bot can say. What it looks like is in cards/; how it sounds is in src/locales. */

/** Longer than any question needs to be; what is beyond is somebody's document. In characters. */
export const LONGEST_TEXT = 4000;

/** What has become of an answer since it was given, as its card shows it; `unasked` where nobody can press or reply, as in a terminal. */
export type Feedback = 'none' | 'helped' | 'choosing' | 'noted' | 'unasked';

/** What the answer says of the person's own place: told just now and so remembered, forgotten on request, or nothing. */
export type HomeNews = 'nothing' | 'remembered' | 'forgotten';

export interface AnswerReply {
  readonly say: 'answer';
  /** Names the stored answer in its buttons; null when nothing was stored. */
  readonly id: string | null;
  readonly routing: Routing;
  readonly model: Model;
  /** The calendar year where the organisation is, for who has the chair. */
  readonly year: number;
  /** Where the organisation is: in it, days begin and end. */
  readonly timeZone: string;
  readonly feedback: Feedback;
  readonly home: HomeNews;
  /** When the forum meets next, as far as its calendar says; null for other answers and where none is known. */
  readonly meets: NextMeeting | null;
}

export type Reply =
  | AnswerReply
  | CaseReply
  | LearningReply
  | MeetingReply
  | { readonly say: 'which-organisation'; readonly id: string | null; readonly models: readonly Model[] }
  | { readonly say: 'welcome'; readonly models: readonly Model[] }
  | { readonly say: 'help' }
  | { readonly say: 'greeting' }
  | { readonly say: 'thanks' }
  | { readonly say: 'forums'; readonly model: Model }
  | {
      readonly say: 'forum';
      readonly model: Model;
      readonly seats: readonly [Seat, ...Seat[]];
      readonly focus: 'all' | 'chair';
      readonly chair: Party | null;
      readonly year: number;
    }
  | { readonly say: 'term'; readonly term: Term }
  | { readonly say: 'remembered'; readonly place: Place }
  | { readonly say: 'forgotten'; readonly hadPlace: boolean }
  | { readonly say: 'unreadable'; readonly why: 'empty' | 'not-text' | 'too-long' }
  | { readonly say: 'outdated' }
  | { readonly say: 'apology'; readonly reference: string }
  /** What is kept cannot be reached just now, and nothing was done. */
  | { readonly say: 'away'; readonly again: 'write' | 'press' }
  /** A press that could not be done just now, with what was written on its card: pressed again, it does the same. */
  | { readonly say: 'unsaved'; readonly press: Press; readonly inputs: Inputs }
  | { readonly say: 'perhaps-lost' }
  | { readonly say: 'not-your-tenant' }
  | { readonly say: 'too-fast' };

/** A reply in the language it is to be said. */
export interface Spoken {
  readonly reply: Reply;
  readonly language: Language;
}
