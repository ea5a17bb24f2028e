import type { Deed } from './action.ts';
import type { CaseId } from './case.ts';
import type { Grant } from './roles.ts';

/** What a button on a case's card can mean. Who pressed is never part of it; what is filled in on the card comes beside it (`inputs`). */
export type CasePress =
  /** Opens the form, with an earlier question carried over. */
  | { readonly press: 'file-form'; readonly model: string; readonly question: string | null }
  /** The form is sent. `submit` names this one filing: sent twice, it becomes one case. */
  | (Filing & { readonly press: 'file' })
  | (Filing & { readonly press: 'keep-draft' })
  | { readonly press: 'drafts' }
  | { readonly press: 'open-draft'; readonly submit: string }
  | { readonly press: 'discard-draft'; readonly submit: string }
  /** After similar cases have been shown. */
  | { readonly press: 'file-anyway'; readonly submit: string }
  | { readonly press: 'join-instead'; readonly submit: string; readonly case: CaseId }
  | { readonly press: 'case'; readonly case: CaseId }
  | { readonly press: 'history'; readonly case: CaseId }
  /** Asks for what a deed needs: a date, a reason, a decision. */
  | (OnCase & { readonly press: 'step' })
  /** Does it. */
  | (OnCase & { readonly press: 'act'; readonly principal?: string; readonly home?: 'done' | 'hindered' })
  | { readonly press: 'export'; readonly case: CaseId; readonly as: 'pdf' | 'json' }
  | { readonly press: 'export-all'; readonly model: string; readonly as: 'csv' | 'json' }
  | { readonly press: 'my-cases'; readonly page: number }
  | {
      readonly press: 'forum-cases';
      readonly model: string;
      readonly forum: string;
      readonly place: string | null;
      readonly show: CaseFilter;
      readonly page: number;
    }
  | { readonly press: 'overview'; readonly model: string }
  /** Who has which role. The page is left out when the list is opened from elsewhere. */
  | { readonly press: 'roles'; readonly model: string; readonly page?: number }
  | { readonly press: 'give-role'; readonly model: string }
  | (Grant & { readonly press: 'take-role' })
  /** In a channel: asks which forum, then links it. */
  | { readonly press: 'link-form'; readonly model: string }
  | { readonly press: 'link'; readonly model: string }
  | { readonly press: 'unlink'; readonly model: string };

export type CaseFilter = 'open' | 'decided' | 'ended' | 'all';

interface Filing {
  readonly submit: string;
  readonly model: string;
  readonly question: string | null;
  /** The message that it was filed from; empty when there is none. */
  readonly link: string;
}

interface OnCase {
  readonly case: CaseId;
  readonly revision: number;
  /** 0 for the whole case. */
  readonly handling: number;
  readonly deed: Deed;
}
