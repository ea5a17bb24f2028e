import type { CaseId, ForumSeat, State } from '../case/case.ts';
import type { Inputs, Problems } from '../case/form.ts';
import type { Model, Party } from '../model/types.ts';
import type { Agenda } from './agenda.ts';
import type { News } from './compare.ts';
import type { Meeting, Span } from './meeting.ts';
import type { Drop, Timing } from './plan.ts';
import type { Point, PointRefusal } from './point.ts';
import type { ReminderKind } from './policy.ts';
import type { Posted } from './posted.ts';

/** What the bot shows of meetings: everything a card needs, worked out beforehand. */

export interface MeetingView {
  readonly meeting: Meeting;
  readonly model: Model;
  /** The local date where the organisation is. */
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
  readonly agenda: Agenda;
  /** The last day to propose points; null where none is settled. */
  readonly lastDayForPoints: Temporal.PlainDate | null;
  /** Who has the chair at the meeting; null when nobody has said. */
  readonly chair: Party | null;
  /** Whether anybody may still propose points. */
  readonly takesPoints: boolean;
}

/** What somebody who leads the forum can do with a meeting that is to come. */
export interface LeadView extends MeetingView {
  readonly isSkipped: boolean;
  readonly pausedUntil: Temporal.PlainDate | null;
  /** What is to be sent next; null when there is nothing. */
  readonly next: { readonly kind: ReminderKind; readonly at: Temporal.Instant } | null;
  /** Null when the forum has no channel. */
  readonly channel: string | null;
}

/** A meeting in a list. */
export interface MeetingLine {
  readonly meeting: Meeting;
  readonly model: Model;
  readonly lastDayForPoints: Temporal.PlainDate | null;
}

/** When a forum meets next, beside an answer that names it. */
export interface NextMeeting {
  readonly meeting: Meeting;
  readonly lastDayForPoints: Temporal.PlainDate | null;
  readonly timeZone: string;
  readonly today: Temporal.PlainDate;
}

export type CalendarFault =
  /** Not there, or not reachable. */
  | 'unreachable'
  /** The bot could not sign in. */
  | 'sign-in'
  /** Signed in, but not allowed to read it. */
  | 'forbidden'
  /** No such mailbox, calendar or file. */
  | 'missing'
  | 'throttled'
  /** Something else than a calendar. */
  | 'unreadable';

/** How it is with a forum's calendar. */
export type CalendarState =
  | { readonly is: 'not-connected' }
  /** Connected, and not read yet. */
  | { readonly is: 'unread' }
  | { readonly is: 'read'; readonly at: Temporal.Instant }
  | {
      readonly is: 'failing';
      readonly why: CalendarFault;
      /** The mailbox, file or address, as settled but without what is secret in it. */
      readonly where: string;
      readonly since: Temporal.Instant;
      /** Null when it has never been read. */
      readonly lastRead: Temporal.Instant | null;
    };

/** A line of the delivery report. */
export interface DeliveryLine {
  readonly meeting: Meeting;
  readonly what: Posted;
  /** Names it in its buttons. */
  readonly delivery: string;
  readonly state:
    | { readonly is: 'sent'; readonly at: Temporal.Instant }
    | { readonly is: 'waiting'; readonly at: Temporal.Instant; readonly because: Timing }
    | { readonly is: 'dropped'; readonly why: Drop }
    /** Being sent, or the far side never said whether it arrived. */
    | { readonly is: 'unknown'; readonly at: Temporal.Instant }
    | { readonly is: 'failed'; readonly at: Temporal.Instant; readonly why: DeliveryFault };
}

export type DeliveryFault =
  /** Teams says that the bot may not write there, or that the channel or chat is gone. */
  | 'gone'
  | 'refused'
  /** Nobody to send to: the bot has not met them. */
  | 'not-met'
  | 'no-channel';

export interface DeliveryReport {
  readonly seat: ForumSeat;
  readonly model: Model;
  readonly timeZone: string;
  readonly today: Temporal.PlainDate;
  readonly calendar: CalendarState;
  /** The channel's name; null when the forum has none. */
  readonly channel: string | null;
  readonly pausedUntil: Temporal.PlainDate | null;
  /** Newest first; what waits comes last. */
  readonly lines: readonly DeliveryLine[];
  /** Whether whoever looks may pause, and say what became of an unknown one. */
  readonly leads: boolean;
}

/** A case on the agenda of a meeting that is over. */
export interface FollowUpCase {
  readonly case: CaseId;
  readonly number: string;
  readonly title: string;
  readonly revision: number;
  readonly handling: number;
  /** `scheduled` as long as nothing has been recorded of it. */
  readonly state: State;
}

export type MeetingRefusal =
  | PointRefusal
  /** The meeting or point is not there any more. */
  | 'unknown-meeting'
  /** Only those who lead the forum. */
  | 'no-rights'
  /** Others read along where it was asked for. */
  | 'own-chat-only'
  | 'no-channel'
  /** Only one's own, or by those who lead. */
  | 'not-yours'
  | 'nothing-to-post';

/** Everything the bot can say of meetings. */
export type MeetingReply =
  /** In the forum's channel. */
  | { readonly say: 'reminder'; readonly kind: ReminderKind; readonly view: MeetingView }
  /** In the thread of what was posted: one line of what is new. */
  | { readonly say: 'meeting-news'; readonly news: News; readonly view: MeetingView }
  /** A meeting with its agenda, for whoever asked. */
  | { readonly say: 'meeting'; readonly view: MeetingView }
  /** The same for those who lead the forum, with what they can do. */
  | { readonly say: 'meeting-lead'; readonly view: LeadView; readonly news: LeadNews }
  /** What the channel would see. */
  | { readonly say: 'reminder-preview'; readonly kind: ReminderKind; readonly view: MeetingView }
  /** Several meetings, soonest first. `of`: one forum's, or all in which somebody has a role. */
  | {
      readonly say: 'meetings';
      readonly of: { readonly who: 'me' } | { readonly seat: ForumSeat; readonly model: Model };
      readonly lines: readonly MeetingLine[];
      readonly today: Temporal.PlainDate;
      readonly timeZone: string;
    }
  /** A forum of which no meeting is known, with why. */
  | { readonly say: 'no-meeting'; readonly seat: ForumSeat; readonly model: Model; readonly calendar: CalendarState }
  /** Which forum was meant cannot be told. */
  | { readonly say: 'which-forum'; readonly model: Model }
  | {
      readonly say: 'point-form';
      readonly view: MeetingView;
      readonly submit: string;
      /** The forum's open cases that can be taken up. */
      readonly cases: readonly { readonly id: CaseId; readonly number: string; readonly title: string }[];
      readonly inputs: Inputs;
      readonly problems: Problems;
    }
  | { readonly say: 'point-kept'; readonly view: MeetingView; readonly point: Point }
  | { readonly say: 'point-withdrawn'; readonly view: MeetingView; readonly point: Point }
  /** The agenda to be laid out: order, minutes and purpose of each item. */
  | {
      readonly say: 'arrange-form';
      readonly view: MeetingView;
      readonly inputs: Inputs;
      readonly problems: Problems;
    }
  | {
      readonly say: 'pause-form';
      readonly seat: ForumSeat;
      readonly model: Model;
      readonly today: Temporal.PlainDate;
      readonly pausedUntil: Temporal.PlainDate | null;
      readonly inputs: Inputs;
      readonly problems: Problems;
    }
  | {
      readonly say: 'paused';
      readonly seat: ForumSeat;
      readonly model: Model;
      readonly today: Temporal.PlainDate;
      /** Null: reminders go on. */
      readonly until: Temporal.PlainDate | null;
    }
  /** To those who lead, when a meeting is over that had cases or points. */
  | {
      readonly say: 'follow-up';
      readonly view: MeetingView;
      readonly cases: readonly FollowUpCase[];
      readonly points: readonly Point[];
      /** The forum's next meeting, where a case can be put; null when none is known. */
      readonly next: { readonly span: Span } | null;
    }
  | { readonly say: 'deliveries'; readonly report: DeliveryReport }
  /** To those who lead: something about a meeting did not arrive, or nobody knows whether it did. */
  | {
      readonly say: 'delivery-alert';
      readonly view: MeetingView;
      readonly what: Posted;
      readonly delivery: string;
      readonly is: { readonly is: 'unknown' } | { readonly is: 'failed'; readonly why: DeliveryFault };
    }
  /** After somebody has said what became of an unknown one. */
  | { readonly say: 'delivery-resolved'; readonly view: MeetingView; readonly as: 'seen' | 'again' }
  | { readonly say: 'meeting-refused'; readonly why: MeetingRefusal; readonly view: MeetingView | null };

/** What has just come of a lead's press. */
export type LeadNews = 'none' | 'arranged' | 'skipped' | 'unskipped' | 'posted';
