import type { WorkCalendar } from '../meeting/meeting.ts';

/** When it is too quiet. What goes wrong loudly is logged where it does; this is for what just does not happen any more. */

export type SilentPart = 'reminders' | 'messages' | 'questions';

/** What has come due and is not done by then will perhaps never be. */
const PATIENCE = Temporal.Duration.from({ minutes: 15 });

/**
 * @param started what came due while nobody was there is given the same time, from when somebody was
 * @returns since when something due has been left undone for too long; null when it has not
 */
export function silentSince(
  due: Temporal.Instant | null,
  started: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (!due) return null;
  const begins = Temporal.Instant.compare(due, started) < 0 ? started : due;
  return Temporal.Instant.compare(begins.add(PATIENCE), now) <= 0 ? due : null;
}

/** So many whole working days without any question are too many, where nearly every one of those before had some. */
const QUIET_DAYS = 3;
const USUAL_OF = 10;
const USUAL = 8;

/** Enough days for so many working days, also around Christmas. */
export const USUAL_WITHIN = Temporal.Duration.from({ days: 30 });

/** Whether so many working days have gone by, between the day of the last question and today. */
export function isQuiet(last: Temporal.Instant, now: Temporal.Instant, calendar: WorkCalendar): boolean {
  const today = dayOf(now, calendar);
  let days = 0;
  for (let day = dayOf(last, calendar).add({ days: 1 }); isBefore(day, today) && days < QUIET_DAYS; day = next(day))
    if (!calendar.isFree(day)) days++;
  return days >= QUIET_DAYS;
}

/** Whether something is usually asked on a working day, as far as the days up to the last question tell. */
export function isUsual(asked: readonly Temporal.PlainDate[], last: Temporal.Instant, calendar: WorkCalendar): boolean {
  const on = new Set(asked.map(String));
  const days: Temporal.PlainDate[] = [];
  const until = dayOf(last, calendar);
  const from = until.subtract(USUAL_WITHIN);
  for (let day = until; isBefore(from, day) && days.length < USUAL_OF; day = day.subtract({ days: 1 }))
    if (!calendar.isFree(day)) days.push(day);
  return days.filter((day) => on.has(day.toString())).length >= USUAL;
}

const dayOf = (at: Temporal.Instant, { timeZone }: WorkCalendar): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();

const next = (day: Temporal.PlainDate): Temporal.PlainDate => day.add({ days: 1 });

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;
