import type { ForumSeat } from '../domain/case/case.ts';
import type { Arranged } from '../domain/meeting/agenda.ts';
import type { Difference, Told, Window } from '../domain/meeting/compare.ts';
import type { Meeting, MeetingId, Occurrence } from '../domain/meeting/meeting.ts';
import type { Point } from '../domain/meeting/point.ts';
import type { CalendarSource } from '../domain/meeting/rules.ts';
import type { CalendarFault, CalendarState, DeliveryFault } from '../domain/meeting/view.ts';
import type { PersonId } from '../domain/person.ts';
import type { Post } from './messages.ts';

/** Forums' calendars, the meetings read from them, and what has been sent about those. */

export type Reading =
  /** Nothing has changed since the cursor was given out. */
  | { readonly is: 'unchanged' }
  | {
      readonly is: 'read';
      /** Everything in the window that could be read. */
      readonly occurrences: readonly Occurrence[];
      /** How many could not: then one that is missing may be among them, and is not to be taken for cancelled. */
      readonly unreadable: number;
      /** Stands for what has been read; null where the source has no such thing. */
      readonly cursor: string | null;
    };

export interface Calendar {
  /**
   * @param cursor from the last reading of the same source and window; null to read everything
   * @throws CalendarError
   */
  read(source: CalendarSource, window: Window, cursor: string | null): Promise<Reading>;
}

/** A calendar could not be read. Decisions read the code; the message names where and what to do, for the log. */
export class CalendarError extends Error {
  readonly code: CalendarFault;
  /** The mailbox, file or address, as settled. */
  readonly where: string;
  /** Seconds to wait, where the far side said so. */
  readonly retryAfter: number | null;

  constructor(
    code: CalendarFault,
    where: string,
    message: string,
    options: ErrorOptions & { retryAfter?: number } = {},
  ) {
    super(message, options);
    this.name = 'CalendarError';
    this.code = code;
    this.where = where;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** A meeting with what has been done about it. */
export interface KeptMeeting extends Meeting {
  /** What its channel was last told; null when nothing has been posted. */
  readonly told: Told | null;
  readonly isSkipped: boolean;
  /** Somebody who leads wants its agenda posted now, whatever the rules say. */
  readonly isWanted: boolean;
  /** As laid out by whoever leads; empty when nobody has. */
  readonly arranged: readonly Arranged[];
}

export interface Meetings {
  find(id: MeetingId): Promise<KeptMeeting | null>;
  /** A forum's meetings that end after `since`, by start; cancelled ones too. */
  of(seat: ForumSeat, since: Temporal.Instant): Promise<KeptMeeting[]>;
  /** The same of several forums. */
  ofAll(seats: readonly ForumSeat[], since: Temporal.Instant): Promise<KeptMeeting[]>;
  /** Stores what has come and what is different, and has each of them looked to at once, in one transaction. Adding one twice adds it once. */
  save(seat: ForumSeat, difference: Difference): Promise<void>;
  arrange(id: MeetingId, arranged: readonly Arranged[]): Promise<void>;
  skip(id: MeetingId, isSkipped: boolean): Promise<void>;
  want(id: MeetingId, isWanted: boolean): Promise<void>;
  /** Has the forums' meetings that have not ended looked to at once: what they are about may have changed. */
  wake(seats: readonly ForumSeat[], now: Temporal.Instant): Promise<void>;
  /** When a meeting is to be looked to next; null for never, as far as is known now. */
  sleep(id: MeetingId, until: Temporal.Instant | null): Promise<void>;
  /** Adds work for all that are to be looked to before `until`, each at its time. @returns how many */
  rouse(until: Temporal.Instant): Promise<number>;
}

/** What is sent about a meeting: a reminder's kind, `news 1`, `follow-up <person>`, `alert agenda <person>`. Each at most once. */
export type DeliveryName = string;

export interface SentDelivery {
  readonly meeting: MeetingId;
  readonly name: DeliveryName;
  /** When it came to the state it is in. */
  readonly at: Temporal.Instant;
  readonly state: /** Taken by a process that is about to send it: nothing has left yet. */
    | { readonly is: 'claimed' }
    | { readonly is: 'sending' }
    /** `post` is null for one that somebody has seen though nobody knows where it stands. `shows`: a fingerprint of what stands there. */
    | { readonly is: 'sent'; readonly post: Post | null; readonly shows: string }
    /** The far side never said whether it arrived. Never sent again by itself. */
    | { readonly is: 'unknown' }
    | { readonly is: 'failed'; readonly why: DeliveryFault };
}

/** The right to send one delivery. */
export interface Claim {
  readonly meeting: MeetingId;
  readonly name: DeliveryName;
  /** Nobody else's: one who takes it over gets another. */
  readonly carrier: string;
}

export type Settlement =
  /** `told`: what the channel knows of the meeting from now on; null when it was not told of its time. */
  | { readonly is: 'sent'; readonly post: Post; readonly shows: string; readonly told: Told | null }
  | { readonly is: 'unknown' }
  | { readonly is: 'failed'; readonly why: DeliveryFault }
  /** Not taken now: it is as if it had not been claimed. */
  | { readonly is: 'again' };

export interface Deliveries {
  of(meeting: MeetingId): Promise<SentDelivery[]>;
  ofAll(meetings: readonly MeetingId[]): Promise<SentDelivery[]>;
  /**
   * Takes one to send. One that was claimed before is taken over: who had it has sent nothing and no longer can. One that was being sent when
   * its process died becomes `unknown`.
   * @returns null when it is settled
   */
  claim(meeting: MeetingId, name: DeliveryName, at: Temporal.Instant): Promise<Claim | null>;
  /** To be called when nothing but the sending is left. @returns false when somebody else has taken it over */
  begin(claim: Claim, at: Temporal.Instant): Promise<boolean>;
  settle(claim: Claim, as: Settlement, at: Temporal.Instant): Promise<void>;
  /**
   * Somebody has looked: `seen` makes an unknown one sent, `again` makes an unknown or a failed one as if it had never been.
   * @returns false when it is neither
   */
  resolve(meeting: MeetingId, name: DeliveryName, as: 'seen' | 'again', at: Temporal.Instant): Promise<boolean>;
  /** What stands there has been changed to show something else. */
  shows(meeting: MeetingId, name: DeliveryName, fingerprint: string): Promise<void>;
}

export interface Points {
  /** Once per id. */
  add(point: Point): Promise<void>;
  find(id: string): Promise<Point | null>;
  /** The forum's that have not been withdrawn, and belong to no meeting or to one that ends after `since`; oldest first. */
  of(seat: ForumSeat, since: Temporal.Instant): Promise<Point[]>;
  withdraw(id: string): Promise<void>;
  /** To a later meeting; null for the next one there will be. */
  carry(id: string, to: MeetingId | null): Promise<void>;
}

export interface Pauses {
  /** Null when it is not paused. One that has ended counts as none. */
  until(seat: ForumSeat, today: Temporal.PlainDate): Promise<Temporal.PlainDate | null>;
  set(seat: ForumSeat, until: Temporal.PlainDate | null, by: PersonId, at: Temporal.Instant): Promise<void>;
}

/** How it goes with reading each forum's calendar. */
export interface CalendarStates {
  of(seat: ForumSeat): Promise<CalendarState>;
  /** @returns what was kept with the same `about`; null otherwise */
  cursor(seat: ForumSeat, about: string): Promise<string | null>;
  /** @param about says what the cursor is good for: the source and the window */
  read(seat: ForumSeat, at: Temporal.Instant, about: string, cursor: string | null): Promise<void>;
  failed(seat: ForumSeat, why: CalendarFault, where: string, at: Temporal.Instant): Promise<void>;
}

/** A promise of Graph's to tell when a mailbox's calendar changes. Losing one costs minutes, not meetings. */
export interface Subscription {
  readonly mailbox: string;
  readonly id: string;
  /** Proves that a notification comes from where it was asked for. */
  readonly secret: string;
  readonly expires: Temporal.Instant;
}

export interface Subscriptions {
  all(): Promise<Subscription[]>;
  find(id: string): Promise<Subscription | null>;
  /** In place of the mailbox's earlier one. */
  keep(subscription: Subscription): Promise<void>;
  drop(id: string): Promise<void>;
}

/** Keeps all instances together within what Teams takes. */
export interface Pace {
  /** Reserves the next free moment to send something new to a thread. @returns when: now, or later */
  reserve(tenant: string, thread: string, now: Temporal.Instant): Promise<Temporal.Instant>;
  /** Teams has asked us to wait: nothing is sent to the tenant before then. */
  hold(tenant: string, until: Temporal.Instant): Promise<void>;
}
