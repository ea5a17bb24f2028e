import type { CaseId, ForumSeat } from '../case/case.ts';
import type { Inputs, Problems } from '../case/form.ts';
import type { Person } from '../person.ts';
import { oneLine, withLines } from '../text.ts';
import { PURPOSES, type Purpose } from './agenda.ts';
import { lastDayForPoints } from './due.ts';
import { localDate, type Meeting, type MeetingId, startOf, type WorkCalendar } from './meeting.ts';
import type { Policy } from './policy.ts';

/** Something that somebody wants taken up at a meeting. */

export interface Point {
  /** A UUID made with the form: sent twice, it becomes one point. */
  readonly id: string;
  readonly seat: ForumSeat;
  /** Null for one that waits for the next meeting there will be. */
  readonly meeting: MeetingId | null;
  readonly title: string;
  /** More about it; empty when there is none. */
  readonly note: string;
  /** A case that it is about; null for none. */
  readonly case: { readonly id: CaseId; readonly number: string } | null;
  readonly minutes: number | null;
  readonly purpose: Purpose | null;
  readonly by: Person;
  readonly at: Temporal.Instant;
  /** True for one that an earlier meeting did not reach. */
  readonly isCarried: boolean;
}

/** Why no point can be proposed. */
export type PointRefusal = 'cancelled' | 'begun' | 'past-deadline';

/** @param leads those who lead the forum may add to its agenda until the meeting begins */
export function mayPropose(
  { span, isCancelled }: Meeting,
  { policy, calendar, now, leads }: { policy: Policy; calendar: WorkCalendar; now: Temporal.Instant; leads: boolean },
): PointRefusal | null {
  if (isCancelled) return 'cancelled';
  if (Temporal.Instant.compare(now, startOf(span, calendar.timeZone)) >= 0) return 'begun';
  const last = lastDayForPoints(span, policy, calendar);
  const isPast = last && Temporal.PlainDate.compare(localDate(now, calendar.timeZone), last) > 0;
  return isPast && !leads ? 'past-deadline' : null;
}

/** What was filled in. A title is not needed when a case is chosen: it has its own. */
export interface Proposed {
  readonly title: string;
  readonly note: string;
  /** A case's id, or empty. */
  readonly case: string;
  readonly minutes: number | null;
  readonly purpose: Purpose | null;
}

export const LONGEST_TITLE = 120;
export const LONGEST_NOTE = 1000;
const MOST_MINUTES = 240;

/** Ids of the inputs: `title`, `note`, `case`, `minutes`, `purpose`. Texts still have to be looked through for personal data. */
export function readPoint(inputs: Inputs): { readonly ok: Proposed } | { readonly problems: Problems } {
  const typed = (id: string): string => withLines(inputs[id] ?? '');
  const title = oneLine(inputs.title ?? '');
  const minutes = readMinutes(inputs.minutes);
  const problems: Problems = {
    ...titleProblem(title, typed('case') !== ''),
    ...(typed('note').length > LONGEST_NOTE ? { note: { is: 'too-long', most: LONGEST_NOTE } } : {}),
    ...(minutes === 'unreadable' ? { minutes: { is: 'not-a-choice' } } : {}),
  };
  if (Object.keys(problems).length > 0 || minutes === 'unreadable') return { problems };
  const purpose = PURPOSES.find((one) => one === inputs.purpose) ?? null;
  return { ok: { title, note: typed('note'), case: typed('case'), minutes, purpose } };
}

function titleProblem(title: string, hasCase: boolean): Problems {
  if (title === '') return hasCase ? {} : { title: { is: 'missing' } };
  return title.length > LONGEST_TITLE ? { title: { is: 'too-long', most: LONGEST_TITLE } } : {};
}

/** Whole minutes, or nothing. */
export function readMinutes(written: string | undefined): number | null | 'unreadable' {
  const text = (written ?? '').trim();
  if (text === '') return null;
  const minutes = /^\d+$/.test(text) ? Number(text) : 0;
  return minutes > 0 && minutes <= MOST_MINUTES ? minutes : 'unreadable';
}
