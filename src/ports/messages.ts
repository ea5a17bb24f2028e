import type { CaseId } from '../domain/case/case.ts';
import type { Audience } from '../domain/case/event.ts';
import type { Language } from '../domain/model/types.ts';
import type { Person, PersonId } from '../domain/person.ts';
import type { Spoken } from '../domain/reply.ts';
import type { Channel } from './cases.ts';

/** What must be told, and how it reaches people. */

/** How to reach somebody in their own chat. */
export interface Contact {
  readonly person: Person;
  /** The id Teams knows them by to this bot (`29:…`), or the directory object id. */
  readonly teamsId: string;
  readonly serviceUrl: string;
  readonly tenant: string;
  /** The personal chat, once there is one; empty before. */
  readonly conversation: string;
  readonly language: Language;
}

export interface Contacts {
  /** Remembers or refreshes; writes nothing when it is already so. */
  remember(contact: Contact): Promise<void>;
  of(person: PersonId): Promise<Contact | null>;
  /** Those the bot has met, by name: of one tenant, or of all. At most so many, and only those with a name. */
  known(most: number, tenant?: string): Promise<Person[]>;
  /** How Teams knows those of them whom the bot has met, in the same order. */
  teamsIds(people: readonly PersonId[]): Promise<string[]>;
  forget(person: PersonId): Promise<void>;
}

/** Where a card stands, so that it can be changed. */
export interface Post {
  readonly serviceUrl: string;
  readonly conversation: string;
  readonly activity: string;
}

/** The channel or chat of a conversation: what is in a thread is in its channel. */
export const placeOf = (conversation: string): string => conversation.replace(/;messageid=.*$/, '');

/** A card of a case that stands somewhere, and who it was made for. */
export interface CasePost extends Post {
  readonly case: CaseId;
  /** `everyone`: the card in a forum's channel. `follower`: the case in somebody's own chat. `news`: what was told them there. */
  readonly for: 'everyone' | 'follower' | 'news';
  /** Whose own chat it stands in: the card shows what they may see. Null for everyone's. */
  readonly person: PersonId | null;
  readonly handling: number;
  readonly language: Language;
  /** The revision it shows. */
  readonly revision: number;
}

export interface Posts {
  /** The case may have changed while its card was on its way: one that is older than the case already is repainted soon. */
  keep(post: CasePost): Promise<void>;
  /** Those that show an older revision. */
  outdated(id: CaseId, revision: number): Promise<CasePost[]>;
  shown(post: Post, revision: number): Promise<void>;
  /** Deleted, or in a channel that is gone. */
  forget(post: Post): Promise<void>;
}

export type MessageId = string & { readonly brand: 'MessageId' };

/** Something to be told. It is stored with the change that causes it, and sent at most once. */
export interface Message {
  readonly id: MessageId;
  readonly case: CaseId;
  readonly audience: Audience;
  /** The events it tells of: from this one to the newest when it is sent, counted from 1. */
  readonly sinceEvent: number;
}

/** What has come of a message. `unknown`: the far side did not say; it is never sent again by itself. */
export type Delivery =
  | { readonly is: 'sent' }
  | { readonly is: 'unknown' }
  /** Refused for good: blocked, gone, nobody to send to. */
  | { readonly is: 'failed'; readonly why: string }
  /** Not taken now; tried again later. */
  | { readonly is: 'again' };

export interface Outbox {
  /**
   * Takes a message to send, together with all others that wait for the same person about the same case; they are marked as being sent.
   * Empty when there is nothing left to send. One that a process died over is found as `unknown` and not given out.
   * @returns `busy` while another one puts the same card in a forum's channel: which channel that is, and whether it has come, shows then
   */
  claim(id: MessageId): Promise<readonly Message[] | 'busy'>;
  settle(ids: readonly MessageId[], delivery: Delivery): Promise<void>;
  /** Puts others in the place of a claimed message, in one step: a principal becomes those who answer for it. */
  expand(id: MessageId, audiences: readonly Audience[]): Promise<void>;
  /** A message that no change causes. Given a key, it is added once for ever. */
  add(id: CaseId, audience: Audience, key?: string): Promise<void>;
  /** What has not been sent though it should have been, oldest first: for the process lead's list and `lots cases`. */
  stuck(): Promise<readonly (Message & { readonly delivery: 'unknown' | 'failed'; readonly why: string })[]>;
}

/**
 * Decisions read the code. `refused` and `gone`: for good. `unknown`: nobody knows whether it arrived. `throttled` and `unreachable`: it did not,
 * and may be sent again.
 */
export class DeliveryError extends Error {
  readonly code: 'refused' | 'gone' | 'unknown' | 'throttled' | 'unreachable';
  /** Seconds to wait, where the far side said so. */
  readonly retryAfter: number | null;

  constructor(code: DeliveryError['code'], message: string, options: ErrorOptions & { retryAfter?: number } = {}) {
    super(message, options);
    this.name = 'DeliveryError';
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** Writing to Teams outside a turn. All throw DeliveryError. */
export interface Messenger {
  toPerson(contact: Contact, message: Spoken): Promise<Post>;
  /** A new post in a channel. */
  toChannel(channel: Channel, message: Spoken): Promise<Post>;
  /** A reply in the thread of a post in a channel. */
  toThread(root: Post, message: Spoken): Promise<Post>;
  /** Changes a card in place. */
  update(post: Post, message: Spoken): Promise<void>;
}
