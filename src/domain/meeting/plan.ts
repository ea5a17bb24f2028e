import type { ForumSeat } from '../case/case.ts';
import { type Due, dueOf, workingMoment } from './due.ts';
import { localDate, type Occurrence, occurrenceId, seatKey, startOf, type WorkCalendar } from './meeting.ts';
import { type Policy, REMINDER_KINDS, type ReminderKind, type Rule } from './policy.ts';

/**
 * What is posted about a meeting, when, and why not. Worked out anew each time from what the calendar says now and what has been posted:
 * so a meeting that moves, a policy that changes and a bot that was away need no cases of their own.
 */

/** The same for the same forum, occurrence and kind: what has been posted under a key is never posted again. */
export type DeliveryKey = string & { readonly brand: 'DeliveryKey' };

export const deliveryKey = (seat: ForumSeat, occurrence: Occurrence, kind: ReminderKind): DeliveryKey =>
  `${seatKey(seat)}|${occurrenceId(occurrence)}|${kind}` as DeliveryKey;

export const DROPS = [
  'cancelled',
  'skipped',
  'paused',
  /** A later one has come due. */
  'superseded',
  /** The meeting has begun. */
  'expired',
  /** No working hour is left before the meeting begins. */
  'too-late',
  'all-day',
  'free-day',
] as const;
export type Drop = (typeof DROPS)[number];

export const TIMINGS = ['policy', 'working-day', 'quiet-hours', 'late', 'after-pause'] as const;
export type Timing = (typeof TIMINGS)[number];

export interface Planned {
  readonly key: DeliveryKey;
  readonly kind: ReminderKind;
  /** When the rules say; when they never do, the start of the meeting. */
  readonly due: Temporal.Instant;
  /** The start of the meeting. */
  readonly expires: Temporal.Instant;
  readonly action: /** `at`: when it is sent, later than `due` only for one that is late. The first one of a meeting is its root post, the others reply to it. */
    | { readonly do: 'post' | 'reply'; readonly at: Temporal.Instant; readonly because: Timing }
    | { readonly do: 'drop'; readonly why: Drop };
}

export interface Circumstances {
  readonly seat: ForumSeat;
  readonly policy: Policy;
  readonly calendar: WorkCalendar;
  readonly now: Temporal.Instant;
  /** Kinds that have been posted for this meeting, may have been, or shall not be tried again. */
  readonly settled: ReadonlySet<ReminderKind>;
  readonly hasRoot: boolean;
  /** This meeting only. */
  readonly isSkipped: boolean;
  /** The first day on which the forum is reminded again; null when it is not paused. */
  readonly pausedUntil: Temporal.PlainDate | null;
}

/** What comes so soon after it was due is on time: at night too, if that is what the rules say. */
const ON_TIME = Temporal.Duration.from({ minutes: 15 });

/** Every reminder of a meeting that has not been settled, by due time. */
export function plan(meeting: Occurrence, of: Circumstances): Planned[] {
  const expires = startOf(meeting.span, of.calendar.timeZone);
  const drafts = of.policy.rules.map((rule) => draftOf(rule, meeting, of)).sort(byDue);
  const decided = drafts.flatMap((draft) => {
    if (of.settled.has(draft.kind)) return [];
    return [{ key: draft.key, kind: draft.kind, due: draft.due, expires, action: decide(draft, drafts, meeting, of) }];
  });
  return withRoot(decided, of.hasRoot);
}

interface Draft {
  readonly key: DeliveryKey;
  readonly kind: ReminderKind;
  readonly rule: Rule;
  readonly due: Temporal.Instant;
  readonly decided: Due;
}

function draftOf(rule: Rule, meeting: Occurrence, { seat, policy, calendar }: Circumstances): Draft {
  const decided = dueOf(rule.lead, meeting.span, policy, calendar);
  const due = 'at' in decided ? decided.at : startOf(meeting.span, calendar.timeZone);
  return { key: deliveryKey(seat, meeting, rule.kind), kind: rule.kind, rule, due, decided };
}

/** Of two that come due at once, the later kind is the later one. */
const byDue = (a: Draft, b: Draft): number =>
  Temporal.Instant.compare(a.due, b.due) || REMINDER_KINDS.indexOf(a.kind) - REMINDER_KINDS.indexOf(b.kind);

type Decided = Planned['action'];
const drop = (why: Drop): Decided => ({ do: 'drop', why });

function decide(draft: Draft, all: readonly Draft[], meeting: Occurrence, of: Circumstances): Decided {
  if (meeting.isCancelled) return drop('cancelled');
  if (of.isSkipped) return drop('skipped');
  if ('never' in draft.decided) return drop(draft.decided.never);
  const expires = startOf(meeting.span, of.calendar.timeZone);
  if (!isBefore(of.now, expires) || !isBefore(draft.due, expires)) return drop('expired');
  const { earliest, isPaused } = begins(of);
  if (!isBefore(earliest, expires)) return drop('paused');
  if (isBefore(earliest, draft.due)) return decideComing(draft, draft.decided.because, all);
  return decideLate(draft, all, { ...of, expires, earliest, isPaused });
}

/** From when something can be sent: now, or when the pause has ended. */
function begins({ now, pausedUntil, calendar, policy }: Circumstances) {
  const ends = pausedUntil?.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: policy.quiet.to }).toInstant();
  return ends && isBefore(now, ends) ? { earliest: ends, isPaused: true } : { earliest: now, isPaused: false };
}

/** Of those that will come due at the same moment only the latest is sent. */
function decideComing({ kind, due }: Draft, because: Timing, all: readonly Draft[]): Decided {
  const latest = all.findLast((one) => 'at' in one.decided && one.due.equals(due));
  return latest && latest.kind !== kind ? drop('superseded') : { do: 'reply', at: due, because };
}

interface Late extends Circumstances {
  readonly expires: Temporal.Instant;
  readonly earliest: Temporal.Instant;
  readonly isPaused: boolean;
}

/** Of those that have come due only the latest is sent; when nobody is at work, it waits, unless yet a later one comes due by then. */
function decideLate({ due, rule, kind, decided }: Draft, all: readonly Draft[], of: Late): Decided {
  const { earliest, expires, isPaused, policy, calendar } = of;
  const isExact = rule.lead.is === 'exact';
  // What was due late in the evening does not come in the first minutes of a free day.
  const isToday = isExact || !calendar.isFree(localDate(earliest, calendar.timeZone));
  const isOnTime = !isPaused && isToday && !isBefore(due.add(ON_TIME), earliest);
  const at = isOnTime || isExact ? later(due, earliest) : workingMoment(earliest, policy.quiet, calendar);
  const latest = all.findLast((one) => 'at' in one.decided && !isBefore(at, one.due) && isBefore(one.due, expires));
  if (latest && latest.kind !== kind) return drop('superseded');
  if (!isBefore(at, expires)) return drop('too-late');
  if (isOnTime && 'because' in decided) return { do: 'reply', at: due, because: decided.because };
  return { do: 'reply', at, because: isPaused ? 'after-pause' : 'late' };
}

/** The first to be sent is what the others reply to. */
function withRoot(planned: readonly Planned[], hasRoot: boolean): Planned[] {
  const sent = planned.filter(({ action }) => action.do !== 'drop');
  const [first] = sent.toSorted((a, b) => Temporal.Instant.compare(sendingAt(a) ?? a.due, sendingAt(b) ?? b.due));
  return planned.map((one) =>
    one === first && !hasRoot && one.action.do !== 'drop' ? { ...one, action: { ...one.action, do: 'post' } } : one,
  );
}

/** When it is sent; null for one that is not. */
export const sendingAt = ({ action }: Planned): Temporal.Instant | null => (action.do === 'drop' ? null : action.at);

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (isBefore(a, b) ? b : a);
