import { dateOf, endOf, localDate, type Span } from '../../src/domain/meeting/meeting.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { weekdayOf } from '../case/dates.ts';

/** When a meeting is, as people say it: "torsdag 10 december kl. 13.00–15.00", where the organisation is. */

export interface Clock {
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
  readonly language: Language;
}

/** "13.00" */
function clockOf(at: Temporal.Instant, { timeZone, language }: Clock): string {
  const local = at.toZonedDateTimeISO(timeZone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return textsIn(language).meetings.clock(two(local.hour), two(local.minute));
}

/** "torsdag 10 december kl. 13.00": when it begins. */
export function beginsOn(span: Span, clock: Clock): string {
  const { meetings } = textsIn(clock.language);
  if (span.is === 'all-day') return wholeDays(span, clock);
  return meetings.at(weekdayOf(localDate(span.start, clock.timeZone), clock), clockOf(span.start, clock));
}

/** "torsdag 10 december kl. 13.00–15.00": from when to when. */
export function spanOf(span: Span, clock: Clock): string {
  const { meetings } = textsIn(clock.language);
  if (span.is === 'all-day') return wholeDays(span, clock);
  const start = localDate(span.start, clock.timeZone);
  if (!isOneDay(span, clock)) return meetings.through(beginsOn(span, clock), momentOn(span.end, clock));
  if (span.end.equals(span.start)) return beginsOn(span, clock);
  return meetings.range(weekdayOf(start, clock), clockOf(span.start, clock), clockOf(span.end, clock));
}

/** "kl. 13.00", when the day goes without saying. */
export const startHour = (span: Span, clock: Clock): string =>
  span.is === 'all-day'
    ? textsIn(clock.language).meetings.wholeDay
    : textsIn(clock.language).meetings.startsAt(clockOf(span.start, clock));

/** "torsdag 3 december kl. 08.00" */
export const momentOn = (at: Temporal.Instant, clock: Clock): string =>
  textsIn(clock.language).meetings.at(weekdayOf(localDate(at, clock.timeZone), clock), clockOf(at, clock));

function wholeDays({ first, last }: Extract<Span, { is: 'all-day' }>, clock: Clock): string {
  const { meetings } = textsIn(clock.language);
  if (first.equals(last)) return meetings.allDay(weekdayOf(first, clock));
  return meetings.through(weekdayOf(first, clock), weekdayOf(last, clock));
}

const isOneDay = (span: Extract<Span, { is: 'timed' }>, { timeZone }: Clock): boolean =>
  localDate(span.start, timeZone).equals(localDate(span.end, timeZone));

/** Its last day has gone by. */
export const isPast = (span: Span, { today, timeZone }: Pick<Clock, 'today' | 'timeZone'>): boolean => {
  const last = span.is === 'all-day' ? span.last : localDate(endOf(span, timeZone), timeZone);
  return Temporal.PlainDate.compare(last, today) < 0;
};

export const isToday = (span: Span, { today, timeZone }: Pick<Clock, 'today' | 'timeZone'>): boolean =>
  dateOf(span, timeZone).equals(today);
