import { compare, type Difference, type Window } from '../../../src/domain/meeting/compare.ts';
import {
  endOf,
  type Meeting,
  type MeetingId,
  type Occurrence,
  startOf,
  type WorkCalendar,
} from '../../../src/domain/meeting/meeting.ts';
import { type Circumstances, type Planned, plan, sendingAt } from '../../../src/domain/meeting/plan.ts';
import type { Policy, ReminderKind } from '../../../src/domain/meeting/policy.ts';
import { LOCAL_GROUP } from '../../support/meetingSamples.ts';

/** A forum's calendar, its channel and a bot that looks to them, with a clock that is moved: every post succeeds. */

export interface Entry extends Occurrence {
  readonly isThere: boolean;
}

/** What has been sent, of what as it was then. */
export interface Sent {
  readonly meeting: Meeting;
  readonly of: Circumstances;
  readonly planned: Planned;
  readonly at: Temporal.Instant;
}

export interface Simulation {
  now: Temporal.Instant;
  calendar: readonly Entry[];
  /** The meetings as kept. */
  known: readonly Meeting[];
  readonly sent: Sent[];
  readonly skipped: Set<MeetingId>;
  pausedUntil: Temporal.PlainDate | null;
  /** What came of comparing once more after what had changed was kept. */
  readonly comparedAgain: Difference[];
}

export interface Bot {
  readonly policy: Policy;
  readonly calendar: WorkCalendar;
  /** How long after it should it wakes. */
  readonly sleepsIn: Temporal.Duration;
}

export const begin = (now: Temporal.Instant, occurrences: readonly Occurrence[]): Simulation => ({
  now,
  calendar: occurrences.map((one) => ({ ...one, isThere: true })),
  known: [],
  sent: [],
  skipped: new Set(),
  pausedUntil: null,
  comparedAgain: [],
});

export const settledOf = ({ sent }: Simulation, id: MeetingId): Set<ReminderKind> =>
  new Set(sent.filter(({ meeting }) => meeting.id === id).map(({ planned }) => planned.kind));

export function circumstancesOf(life: Simulation, { policy, calendar }: Bot, id: MeetingId): Circumstances {
  const { now, pausedUntil, skipped } = life;
  const settled = settledOf(life, id);
  const [hasRoot, isSkipped] = [settled.size > 0, skipped.has(id)];
  return { seat: LOCAL_GROUP, policy, calendar, now, settled, hasRoot, isSkipped, pausedUntil };
}

export const planOf = (life: Simulation, bot: Bot, one: Meeting): Planned[] =>
  plan(one, circumstancesOf(life, bot, one.id));

/** Time goes by with the bot at work: it sees at once what is in the calendar, and looks to each meeting when it has said that it would. */
export function work(life: Simulation, bot: Bot, duration: Temporal.DurationLike): void {
  const end = life.now.add(duration);
  look(life, bot);
  for (let next = nextLook(life, bot); next && isBefore(next, end); next = nextLook(life, bot)) {
    life.now = next;
    look(life, bot);
  }
  life.now = end;
  look(life, bot);
}

/** Time goes by with nobody looking. */
export function rest(life: Simulation, duration: Temporal.DurationLike): void {
  life.now = life.now.add(duration);
}

function nextLook(life: Simulation, bot: Bot): Temporal.Instant | undefined {
  const moments = life.known.flatMap((one) => planOf(life, bot, one).flatMap((planned) => sendingAt(planned) ?? []));
  return moments.toSorted(Temporal.Instant.compare)[0]?.add(bot.sleepsIn);
}

export function look(life: Simulation, bot: Bot): void {
  sync(life, bot.calendar);
  for (const meeting of life.known) {
    const of = circumstancesOf(life, bot, meeting.id);
    for (const planned of plan(meeting, of))
      if (isToBeSent(planned, life.now)) life.sent.push({ meeting, of, planned, at: life.now });
  }
}

export function isToBeSent(planned: Planned, now: Temporal.Instant): boolean {
  const at = sendingAt(planned);
  return at !== null && !isBefore(now, at);
}

export function sync(life: Simulation, { timeZone }: WorkCalendar): void {
  const today = life.now.toZonedDateTimeISO(timeZone).startOfDay();
  const window = { from: today.subtract({ days: 1 }).toInstant(), to: today.add({ days: 190 }).toInstant(), timeZone };
  const read = life.calendar.flatMap(({ isThere, ...one }) => (isThere && isIn(window, one) ? [one] : []));
  life.known = kept(life.known, compare(life.known, read, window, life.now));
  life.comparedAgain.push(compare(life.known, read, window, life.now));
}

const isIn = ({ from, to, timeZone }: Window, { span }: Occurrence): boolean =>
  isBefore(startOf(span, timeZone), to) && isBefore(from, endOf(span, timeZone));

const kept = (known: readonly Meeting[], { added, changed }: Difference): Meeting[] => [
  ...known.map((one) => changed.find(({ id }) => id === one.id) ?? one),
  ...added.map((one, no) => ({ ...one, id: `meeting ${known.length + no}` as MeetingId, seat: LOCAL_GROUP })),
];

export const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
