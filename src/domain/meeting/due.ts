import { previousWorkingDay } from '../case/deadline.ts';
import { dateOf, localDate, type Span, startOf, type WorkCalendar } from './meeting.ts';
import type { Lead, Policy, QuietHours } from './policy.ts';

/** When a reminder of a meeting comes due: wall-clock time where the organisation is, right on both sides of a clock change. */

export type Due =
  /** `because`: what made it another time than the rule says. */
  | { readonly at: Temporal.Instant; readonly because: 'policy' | 'working-day' | 'quiet-hours' }
  /** A meeting of whole days has no hour to count back from; a rule may leave out what falls on a free day. */
  | { readonly never: 'all-day' | 'free-day' };

type DayLead = Extract<Lead, { is: 'days' }>;

export function dueOf(lead: Lead, span: Span, policy: Policy, calendar: WorkCalendar): Due {
  if (lead.is === 'days') return dueOnDay(lead, span, policy, calendar);
  if (span.is === 'all-day') return { never: 'all-day' };
  return { at: span.start.subtract({ seconds: lead.seconds }), because: 'policy' };
}

function dueOnDay(lead: DayLead, span: Span, { quiet, movesForQuiet }: Policy, calendar: WorkCalendar): Due {
  const counted = weekdayBefore(dateOf(span, calendar.timeZone).subtract({ days: lead.days }), lead.weekday);
  if (lead.onFreeDay === 'skip' && calendar.isFree(counted)) return { never: 'free-day' };
  const { date, time } = movesForQuiet ? beforeQuiet(counted, lead.at, quiet) : { date: counted, time: lead.at };
  const day = previousWorkingDay(date, calendar.isFree);
  const isQuiet = !date.equals(counted) || !time.equals(lead.at);
  const because = isQuiet ? 'quiet-hours' : day.equals(date) ? 'policy' : 'working-day';
  return { at: moment(day, time, calendar), because };
}

/** The date itself, or the nearest such weekday before it. */
function weekdayBefore(date: Temporal.PlainDate, weekday: number | null): Temporal.PlainDate {
  if (weekday === null) return date;
  return date.subtract({ days: (date.dayOfWeek - weekday + 7) % 7 });
}

/** An hour of the night comes to the evening before, an hour of the evening to the last that is not quiet. */
function beforeQuiet(date: Temporal.PlainDate, time: Temporal.PlainTime, { from, to }: QuietHours) {
  if (isBefore(time, to)) return { date: date.subtract({ days: 1 }), time: from };
  return { date, time: isBefore(from, time) ? from : time };
}

const isBefore = (a: Temporal.PlainTime, b: Temporal.PlainTime): boolean => Temporal.PlainTime.compare(a, b) < 0;

/** An hour that does not exist, when the clock is put forward, is the one after; of one that comes twice it is the first. */
const moment = (date: Temporal.PlainDate, time: Temporal.PlainTime, { timeZone }: WorkCalendar): Temporal.Instant =>
  date.toZonedDateTime({ timeZone, plainTime: time }).toInstant();

/** The moment itself when somebody is at work and it is not quiet, else the next such moment. */
export function workingMoment(from: Temporal.Instant, quiet: QuietHours, calendar: WorkCalendar): Temporal.Instant {
  const local = from.toZonedDateTimeISO(calendar.timeZone);
  const [date, time] = [local.toPlainDate(), local.toPlainTime()];
  if (!calendar.isFree(date) && !isBefore(quiet.from, time))
    return isBefore(time, quiet.to) ? moment(date, quiet.to, calendar) : from;
  let next = date.add({ days: 1 });
  while (calendar.isFree(next)) next = next.add({ days: 1 });
  return moment(next, quiet.to, calendar);
}

/** The last day to propose points for a meeting; null where the organisation has settled none. */
export function lastDayForPoints(span: Span, policy: Policy, calendar: WorkCalendar): Temporal.PlainDate | null {
  const rule = policy.rules.find(({ kind }) => kind === 'deadline');
  const due = rule && dueOf(inForce(rule.lead), span, { ...policy, movesForQuiet: false }, calendar);
  if (!due || 'never' in due) return null;
  return Temporal.Instant.compare(due.at, startOf(span, calendar.timeZone)) < 0
    ? localDate(due.at, calendar.timeZone)
    : null;
}

/** The day holds though nobody is reminded on it: a rule that leaves out free days still ends on the working day before, and quiet hours move no day. */
const inForce = (lead: Lead): Lead => (lead.is === 'days' ? { ...lead, onFreeDay: 'day-before' } : lead);
