import type { Language } from './domain/model/types.ts';
import type { PersonId } from './domain/person.ts';
import type { Kind } from './domain/routing/outcome.ts';

/** What the app needs from outside. Each port has one contract test that every implementation runs. */

export type { PersonId } from './domain/person.ts';
/** Where it is written: a personal chat, a group chat or a thread in a channel. */
export type ConversationId = string & { readonly brand: 'ConversationId' };

export interface Clock {
  now(): Temporal.Instant;
}

/** What a person has told about themselves and may have forgotten again. */
export interface Profile {
  readonly model: string;
  readonly place: string;
}

/** A question and what it was answered, as kept: masked, and without who asked. */
export interface AskedQuestion {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly model: string;
  readonly language: Language;
  readonly scope: 'personal' | 'group' | 'channel';
  /** With everything hidden that the guard found. Empty when the text was not to be kept. */
  readonly text: string;
  readonly told: StoredTold;
  /** The question that this one goes on with: the same one, with more told. Null for one that stands by itself. */
  readonly continues: string | null;
  readonly outcome: StoredOutcome;
}

/** What was told beside the question, by ids so that it survives a change of the model. */
export interface StoredTold {
  readonly place?: string;
  readonly home?: string;
  readonly theme?: string;
  readonly outcomes?: readonly string[];
  readonly asked: number;
}

export interface StoredOutcome {
  readonly kind: Kind | 'which-organisation';
  readonly first: string;
  readonly place: string | null;
  readonly theme: string | null;
  readonly confidence: number;
}

export type Verdict = { readonly helped: boolean } | { readonly rightForum: string | null };

/** Memory of conversations: the questions asked, what came of them, and where each conversation is. */
export interface Questions {
  /** Keeps a question and makes it the conversation's latest for this person. */
  keep(question: AskedQuestion, in_: ConversationId, by: PersonId): Promise<void>;
  /** A kept question, if it was asked in this conversation; null otherwise. */
  find(id: string, in_: ConversationId): Promise<AskedQuestion | null>;
  /** Whether the answer helped; one verdict of each sort from each person, the last one counts. */
  judge(id: string, by: PersonId, verdict: Verdict, at: Temporal.Instant): Promise<void>;
}

export interface Memory {
  readonly profile: Profile | null;
  /** The name by which the bot knows how to reach them; null for somebody it has not met. */
  readonly metAs: string | null;
  /** The latest question in the conversation by this person, no older than asked for. */
  readonly latest: AskedQuestion | null;
}

export interface People {
  /** What is known when a message arrives, in one round trip. */
  recall(who: PersonId, in_: ConversationId, since: Temporal.Instant): Promise<Memory>;
  remember(who: PersonId, profile: Profile): Promise<void>;
  /** Forgets what was told; true when there was something. */
  forget(who: PersonId): Promise<boolean>;
}

/** Events for operators. Values are codes, counts and ids: never what somebody wrote. */
export interface Log {
  info(event: string, details?: LogDetails): void;
  warn(event: string, details?: LogDetails): void;
  error(event: string, details?: LogDetails & { readonly error?: unknown }): void;
}

export type LogDetails = Readonly<Record<string, unknown>>;
