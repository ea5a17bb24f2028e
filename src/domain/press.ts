import type { Inputs } from './case/form.ts';
import type { CasePress } from './case/press.ts';
import type { LearningPress } from './learning/press.ts';
import type { MeetingPress } from './meeting/press.ts';
import type { Language } from './model/types.ts';
import type { Outcome } from './routing/outcome.ts';
import type { ScopeOption } from './routing/routing.ts';

/** What a button can mean. `id` names a kept question; who pressed is never part of it. */
export type Press = AskPress | CasePress | LearningPress | MeetingPress;

export type AskPress =
  | { readonly press: 'scope'; readonly id: string; readonly scope: ScopeOption }
  | { readonly press: 'theme'; readonly id: string; readonly theme: string }
  | { readonly press: 'matter'; readonly id: string; readonly outcome: Outcome }
  | { readonly press: 'place'; readonly id: string; readonly place: string }
  | { readonly press: 'organisation'; readonly id: string; readonly model: string }
  /** One of the other forums that the question may belong to. */
  | { readonly press: 'alternative'; readonly id: string; readonly first: string }
  | { readonly press: 'helped'; readonly id: string; readonly helped: boolean }
  | { readonly press: 'wrong-forum'; readonly id: string }
  | { readonly press: 'right-forum'; readonly id: string; readonly first: string | null }
  | { readonly press: 'forget'; readonly id: string }
  | { readonly press: 'forum'; readonly model: string; readonly key: string; readonly place?: string }
  | { readonly press: 'forums'; readonly model: string }
  | { readonly press: 'example'; readonly text: string }
  | { readonly press: 'welcome' };

/** What a card says of itself, beside what is filled in on it: no field can be called so. */
export const CARRIED = ['version', 'language', 'press'] as const;

/** A button as it was pressed: what it means, and the language of the card it sat on. */
export interface Pressed {
  readonly press: Press;
  readonly language: Language;
  /** What was filled in on the card, as it came. */
  readonly inputs: Inputs;
}
