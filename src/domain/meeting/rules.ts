import type { ForumSeat } from '../case/case.ts';
import { isFreeDay } from '../holidays.ts';
import { fold } from '../text.ts';
import { type Occurrence, type SeatKey, seatKey, type WorkCalendar } from './meeting.ts';
import { type Policy, STANDARD_POLICY } from './policy.ts';

/** What the organisation has settled about its forums' meetings. */

/** Where a forum's meetings are read. */
export type CalendarSource = {
  /** Only meetings whose subject has these words, for a calendar that several forums share; empty for all. */
  readonly subject: string;
} & (
  | { readonly kind: 'ics' /** A file, a folder of files, or an https address. */; readonly from: string }
  | {
      readonly kind: 'graph';
      readonly mailbox: string /** Null for the mailbox's own. */;
      readonly calendar: string | null;
    }
);

export interface ForumRules {
  readonly policy: Policy;
  /** What comes back at every meeting, first on the agenda. */
  readonly standing: readonly string[];
}

export interface MeetingRules {
  readonly calendars: Readonly<Record<SeatKey, CalendarSource>>;
  /** For forums that have none of their own. */
  readonly standard: ForumRules;
  /** By a forum's key, with or without a place. */
  readonly forums: Readonly<Record<string, ForumRules>>;
  /** Free days beside those of the almanac, both ends included. */
  readonly alsoFree: readonly { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }[];
  /** Days that the almanac has free and the organisation works. */
  readonly notFree: readonly Temporal.PlainDate[];
}

export const NO_MEETING_RULES: MeetingRules = {
  calendars: {},
  standard: { policy: STANDARD_POLICY, standing: [] },
  forums: {},
  alsoFree: [],
  notFree: [],
};

/** What is settled for a forum in its place, for the forum in all places, or for all forums. */
export const rulesFor = ({ forums, standard }: MeetingRules, seat: ForumSeat): ForumRules =>
  forums[seatKey(seat)] ?? forums[seat.forum] ?? standard;

/** Whether a meeting in a calendar is of the forum that reads it. */
export const isOf = ({ subject }: CalendarSource, occurrence: Occurrence): boolean =>
  fold(occurrence.subject).includes(fold(subject));

export const sourceOf = ({ calendars }: MeetingRules, seat: ForumSeat): CalendarSource | null =>
  calendars[seatKey(seat)] ?? null;

export const workCalendar = ({ alsoFree, notFree }: MeetingRules, timeZone: string): WorkCalendar => ({
  timeZone,
  isFree: (date) => {
    if (notFree.some((day) => day.equals(date))) return false;
    return isFreeDay(date) || alsoFree.some(({ from, to }) => isWithin(date, from, to));
  },
});

const isWithin = (date: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0;
