import type { ForumSeat } from '../../src/domain/case/case.ts';
import type { Meeting, MeetingId, Occurrence, Span, WorkCalendar } from '../../src/domain/meeting/meeting.ts';
import type { Circumstances, Planned } from '../../src/domain/meeting/plan.ts';
import type { Point } from '../../src/domain/meeting/point.ts';
import { type Lead, type Policy, type ReminderKind, STANDARD_POLICY } from '../../src/domain/meeting/policy.ts';
import { NO_MEETING_RULES, workCalendar } from '../../src/domain/meeting/rules.ts';
import type { PersonId } from '../../src/domain/person.ts';

/** Meetings, rules and points for the tests. Moments are written as the clock shows them in Stockholm, with its offset. */

export const STOCKHOLM = 'Europe/Stockholm';
export const LOCAL_GROUP: ForumSeat = { forum: 'fyrbodal/lokal', place: 'uddevalla' };

/** Weekends, red days and eves are free. */
export const ALMANAC: WorkCalendar = workCalendar(NO_MEETING_RULES, STOCKHOLM);
/** For what must hold on days that the almanac has free. */
export const NEVER_FREE: WorkCalendar = { timeZone: STOCKHOLM, isFree: () => false };

export const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** `2026-12-10T13:00+01:00` */
export const shown = (moment: Temporal.Instant): string =>
  moment.toZonedDateTimeISO(STOCKHOLM).toString({ smallestUnit: 'minute', timeZoneName: 'never' });

export const timed = (start: string, length = 'PT2H'): Span => ({
  is: 'timed',
  start: at(start),
  end: at(start).add(length),
});

export const allDay = (first: string, last = first): Span => ({ is: 'all-day', first: day(first), last: day(last) });

export const occurrence = (span: Span, more: Partial<Occurrence> = {}): Occurrence => ({
  series: 'series-1',
  original: null,
  span,
  subject: 'Lokal vårdsamverkansgrupp Uddevalla',
  place: 'Demorummet',
  joinUrl: '',
  isCancelled: false,
  ...more,
});

/** Alone in its series, and called the same as its id. */
export const meeting = (id: string, span: Span, more: Partial<Meeting> = {}): Meeting => ({
  ...occurrence(span, { series: id }),
  id: id as MeetingId,
  seat: LOCAL_GROUP,
  ...more,
});

type DayLead = Extract<Lead, { is: 'days' }>;

export const daysBefore = (days: number, hour: string, more: Partial<DayLead> = {}): Lead => ({
  is: 'days',
  days,
  at: Temporal.PlainTime.from(hour),
  weekday: null,
  onFreeDay: 'day-before',
  ...more,
});

export const exactly = (before: string): Lead => ({
  is: 'exact',
  seconds: Temporal.Duration.from(before).total('seconds'),
});

export const policyOf = (leads: { readonly [K in ReminderKind]?: Lead }, more: Partial<Policy> = {}): Policy => ({
  ...STANDARD_POLICY,
  rules: Object.entries(leads).map(([kind, lead]) => ({ kind: kind as ReminderKind, lead })),
  ...more,
});

export const circumstances = (now: string, more: Partial<Circumstances> = {}): Circumstances => ({
  seat: LOCAL_GROUP,
  policy: STANDARD_POLICY,
  calendar: ALMANAC,
  now: at(now),
  settled: new Set(),
  hasRoot: false,
  isSkipped: false,
  pausedUntil: null,
  ...more,
});

/** `agenda post 2026-12-03T08:00+01:00 policy`, `start drop cancelled` */
export const line = ({ kind, action }: Planned): string =>
  action.do === 'drop' ? `${kind} drop ${action.why}` : `${kind} ${action.do} ${shown(action.at)} ${action.because}`;

export const point = (id: string, of: string | null, more: Partial<Point> = {}): Point => ({
  id,
  seat: LOCAL_GROUP,
  meeting: of as MeetingId | null,
  title: `Punkt ${id}`,
  note: '',
  case: null,
  minutes: null,
  purpose: null,
  by: { id: 'tenant/karin' as PersonId, name: 'Karin' },
  at: at('2026-11-21T11:00+01:00'),
  isCarried: false,
  ...more,
});
