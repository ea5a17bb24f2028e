import { type Anchoring, anchoringsOf, type Case, type CaseId, type Handling, isOpen } from './case.ts';

/** When the one who filed shall have had an answer, and who is reminded on the way there. */

export type IsFree = (date: Temporal.PlainDate) => boolean;

/** @param filedAt and `timeZone` say on which date it was filed, where the organisation is */
export const replyBy = (filedAt: Temporal.Instant, timeZone: string, days: number): Temporal.PlainDate =>
  dateOf(filedAt, timeZone).add({ days });

const dateOf = (at: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();

export type Side = 'process-lead' | 'chair' | 'principals';

/**
 * Whose turn it is: the lead prepares, the chair has it decided and sent home, the principals carry it there. When they all have answered and it
 * is still not closed, something hinders, and that is the chair's. Nobody's once it has ended.
 */
export function owes({ stage }: Handling): Side | null {
  switch (stage.state) {
    case 'filed':
    case 'preparing':
      return 'process-lead';
    case 'scheduled':
    case 'decided':
      return 'chair';
    case 'anchoring':
      return stage.anchorings.some(isAwaited) ? 'principals' : 'chair';
    default:
      return null;
  }
}

const isAwaited = ({ home }: Anchoring): boolean => home.is === 'awaited';

/** A reminder to the side whose turn it is. */
export interface Nudge {
  /** The same for the same case, handling, kind and date: a nudge whose key has been used is not given again. */
  readonly key: string;
  readonly case: CaseId;
  readonly handling: number;
  readonly kind: NudgeKind;
  readonly side: Side;
  /** Ids of those who have not yet answered, when it is the principals' turn; empty otherwise. */
  readonly principals: readonly string[];
  /** The working day it came due. */
  readonly date: Temporal.PlainDate;
}

export type NudgeKind = 'half-way' | 'before-deadline' | 'overdue';

export interface WorkingDays {
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
  readonly isFree: IsFree;
}

/**
 * The nudges that have come due, one at most for each open handling: the latest, so that none is lost and none comes in a heap after a day
 * when nobody ran this. None on a free day. None that came due before the handling came to where it stands: whoever acted since has
 * done what was asked.
 */
export function nudgesDue(case_: Case, days: WorkingDays): Nudge[] {
  if (days.isFree(days.today)) return [];
  const latest = datesOf(case_, days).findLast(({ date }) => isBy(date, days.today));
  if (!latest) return [];
  return case_.handlings
    .filter(({ stage }) => isOpen(stage.state))
    .filter(({ since }) => isBy(dateOf(since, days.timeZone), latest.date))
    .flatMap((handling) => nudge(case_, handling, latest));
}

type NudgeDate = Pick<Nudge, 'kind' | 'date'>;

function nudge({ id }: Case, handling: Handling, { kind, date }: NudgeDate): Nudge[] {
  const side = owes(handling);
  if (!side) return [];
  const principals = anchoringsOf(handling)
    .filter(isAwaited)
    .map(({ principal }) => principal);
  return [
    { key: `${id}/${handling.no}/${kind}/${date}`, case: id, handling: handling.no, kind, side, principals, date },
  ];
}

const DAYS_LEFT = 3;
const DAYS_BETWEEN = 5;

/** Every date that has a nudge, up to today and in order. */
function datesOf({ filedAt, replyBy: deadline }: Case, { today, timeZone, isFree }: WorkingDays): NudgeDate[] {
  const filed = dateOf(filedAt, timeZone);
  const halfDays = Math.floor(filed.until(deadline).days / 2);
  const halfWay = previousWorkingDay(filed.add({ days: halfDays }), isFree);
  const before = workingDaysBefore(deadline, DAYS_LEFT, isFree);
  const overdue = everyWorkingDays(DAYS_BETWEEN, deadline, today, isFree);
  return [
    ...(isBy(filed, halfWay) ? [{ kind: 'half-way', date: halfWay } as const] : []),
    ...(isBy(halfWay, before) && !halfWay.equals(before) ? [{ kind: 'before-deadline', date: before } as const] : []),
    ...overdue.map((date) => ({ kind: 'overdue', date }) as const),
  ];
}

const isBy = (date: Temporal.PlainDate, limit: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(date, limit) <= 0;

/** The date itself when it is a working day, else the nearest one before it. */
export function previousWorkingDay(date: Temporal.PlainDate, isFree: IsFree): Temporal.PlainDate {
  let day = date;
  while (isFree(day)) day = day.subtract({ days: 1 });
  return day;
}

/** How many working days there are after `from`, up to and with `to`. 0 when `to` is not later. */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate, isFree: IsFree): number {
  let count = 0;
  for (let day = from.add({ days: 1 }); isBy(day, to); day = day.add({ days: 1 })) if (!isFree(day)) count++;
  return count;
}

/** The last working day with at least so many working days from it to `date`. */
function workingDaysBefore(date: Temporal.PlainDate, count: number, isFree: IsFree): Temporal.PlainDate {
  let day = previousWorkingDay(date.subtract({ days: 1 }), isFree);
  while (workingDaysBetween(day, date, isFree) < count) day = previousWorkingDay(day.subtract({ days: 1 }), isFree);
  return day;
}

/** The 5th, 10th, 15th … working day after a date, as far as `last`. */
function everyWorkingDays(
  step: number,
  after: Temporal.PlainDate,
  last: Temporal.PlainDate,
  isFree: IsFree,
): Temporal.PlainDate[] {
  const dates: Temporal.PlainDate[] = [];
  let count = 0;
  for (let day = after.add({ days: 1 }); isBy(day, last); day = day.add({ days: 1 }))
    if (!isFree(day) && ++count % step === 0) dates.push(day);
  return dates;
}
