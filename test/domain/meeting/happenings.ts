import fc from 'fast-check';
import { localDate, type Occurrence, type Span } from '../../../src/domain/meeting/meeting.ts';
import { type Lead, type Policy, REMINDER_KINDS } from '../../../src/domain/meeting/policy.ts';
import { ALMANAC, at, occurrence, STOCKHOLM } from '../../support/meetingSamples.ts';
import { type Bot, rest, type Simulation, work } from './simulation.ts';

/** Rules, meetings and what happens to them, made by chance. */

const DAY = 96;
const quarters = (count: number) => ({ minutes: 15 * count });

const leadOfDays = fc.record({
  is: fc.constant('days' as const),
  days: fc.integer({ min: 0, max: 10 }),
  at: fc
    .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 30, 55) })
    .map((fields) => Temporal.PlainTime.from(fields)),
  weekday: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 1 }),
  onFreeDay: fc.constantFrom('day-before' as const, 'day-before' as const, 'skip' as const),
});
const exactLead = fc.record({
  is: fc.constant('exact' as const),
  seconds: fc.integer({ min: 0, max: 4 * DAY }).map((count) => count * 15 * 60),
});
const lead: fc.Arbitrary<Lead> = fc.oneof({ weight: 3, arbitrary: leadOfDays }, { weight: 1, arbitrary: exactLead });

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 4 });

export const policy: fc.Arbitrary<Policy> = fc
  .record({
    leads: fc.tuple(maybe(lead), maybe(lead), maybe(lead), lead),
    from: fc.integer({ min: 16, max: 22 }),
    to: fc.integer({ min: 5, max: 9 }),
    movesForQuiet: fc.boolean(),
  })
  .map(({ leads, from, to, movesForQuiet }) => ({
    rules: REMINDER_KINDS.flatMap((kind, no) => {
      const one = leads[no];
      return one ? [{ kind, lead: one }] : [];
    }),
    quiet: { from: Temporal.PlainTime.from({ hour: from }), to: Temporal.PlainTime.from({ hour: to }) },
    movesForQuiet,
  }));

export const bot: fc.Arbitrary<Bot> = fc
  .record({ policy, minutes: fc.constantFrom(0, 0, 1, 9) })
  .map(({ policy: settled, minutes }) => ({
    policy: settled,
    calendar: ALMANAC,
    sleepsIn: Temporal.Duration.from({ minutes }),
  }));

/** Before both clock changes, Christmas, Easter, midsummer and the leap day. */
const now = fc
  .constantFrom(
    '2026-12-14T09:00+01:00',
    '2027-03-18T09:00+01:00',
    '2027-06-14T22:00+02:00',
    '2027-10-21T09:00+02:00',
    '2028-02-18T23:50+01:00',
  )
  .map(at);

function occurrenceAt(start: Temporal.Instant, no: number, isWholeDay: boolean): Occurrence {
  const first = localDate(start, STOCKHOLM);
  const span: Span = isWholeDay
    ? { is: 'all-day', first, last: first }
    : { is: 'timed', start, end: start.add({ hours: 2 }) };
  return occurrence(span, { series: `series ${no}`, subject: no === 0 ? 'Eget namn' : 'Samma namn' });
}

const when = fc.record({ in: fc.integer({ min: 0, max: 30 * DAY }), isWholeDay: fc.constantFrom(true, false, false) });

/** One to three meetings within a month. A simulation is begun from it anew each time: it changes as it goes. */
export interface Forum {
  readonly from: Temporal.Instant;
  readonly occurrences: readonly Occurrence[];
}

export const forum: fc.Arbitrary<Forum> = fc
  .record({ from: now, meetings: fc.array(when, { minLength: 1, maxLength: 3 }) })
  .map(({ from, meetings }) => ({
    from,
    occurrences: meetings.map(({ in: count, isWholeDay }, no) =>
      occurrenceAt(from.add(quarters(count)), no, isWholeDay),
    ),
  }));

const TIME = ['work', 'rest'] as const;
const CHANGES = ['move', 'cancel', 'reinstate', 'shorten', 'remove', 'restore', 'split'] as const;
const LEADS_DO = ['pause', 'resume', 'skip', 'unskip'] as const;

/** What happens, to which meeting, and how much of it: quarters that go by or that it is moved. */
export interface Happening {
  readonly what: (typeof TIME | typeof CHANGES | typeof LEADS_DO)[number];
  readonly which: number;
  readonly much: number;
}

/** Mostly time goes by with the bot at work; what stops reminders is rarer than what lets them go on. */
const what = fc.oneof(
  { weight: 8, arbitrary: fc.constant('work' as const) },
  { weight: 3, arbitrary: fc.constantFrom('rest' as const, 'move' as const) },
  { weight: 3, arbitrary: fc.constantFrom(...CHANGES, 'reinstate' as const, 'restore' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...LEADS_DO, 'resume' as const, 'unskip' as const, 'unskip' as const) },
);
const much = fc.oneof(fc.integer({ min: 1, max: DAY }), fc.integer({ min: 1, max: 10 * DAY }));

export const happenings: fc.Arbitrary<Happening[]> = fc.array(fc.record({ what, which: fc.nat({ max: 2 }), much }), {
  minLength: 5,
  maxLength: 30,
  size: 'max',
});

export function happen(life: Simulation, by: Bot, { what: happens, which, much: count }: Happening): void {
  switch (happens) {
    case 'work':
      work(life, by, quarters(count));
      return;
    case 'rest':
      rest(life, quarters(count));
      return;
    case 'pause':
      life.pausedUntil = localDate(life.now, STOCKHOLM).add({ days: 1 + (count % 12) });
      return;
    case 'resume':
      life.pausedUntil = null;
      return;
    case 'skip':
    case 'unskip': {
      const id = life.known[which]?.id;
      if (id) life.skipped[happens === 'skip' ? 'add' : 'delete'](id);
      return;
    }
    default:
      life.calendar = life.calendar.map((one, no) => (no === which ? changed(one, happens, count) : one));
  }
}

/** One that is removed is not in the calendar until it is restored. */
function changed(one: Occurrence & { isThere: boolean }, happens: (typeof CHANGES)[number], count: number) {
  switch (happens) {
    case 'move':
      return { ...one, span: moved(one.span, count - 3 * DAY) };
    case 'shorten':
      return { ...one, span: shortened(one.span) };
    case 'split':
      return { ...one, series: `${one.series} anew` };
    case 'cancel':
    case 'reinstate':
      return { ...one, isCancelled: happens === 'cancel' };
    case 'remove':
    case 'restore':
      return { ...one, isThere: happens === 'restore' };
  }
}

function moved(span: Span, count: number): Span {
  if (span.is === 'timed')
    return { is: 'timed', start: span.start.add(quarters(count)), end: span.end.add(quarters(count)) };
  const days = Math.round(count / DAY);
  return { is: 'all-day', first: span.first.add({ days }), last: span.last.add({ days }) };
}

const shortened = (span: Span): Span =>
  span.is === 'timed' ? { ...span, end: span.start.add({ minutes: 30 }) } : { ...span, last: span.first };
