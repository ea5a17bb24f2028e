import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dueOf, lastDayForPoints, workingMoment } from '../../../src/domain/meeting/due.ts';
import { dateOf, localDate, type Span } from '../../../src/domain/meeting/meeting.ts';
import { type Lead, type Policy, STANDARD_POLICY } from '../../../src/domain/meeting/policy.ts';
import {
  ALMANAC,
  allDay,
  at,
  daysBefore,
  exactly,
  policyOf,
  STOCKHOLM,
  shown,
  timed,
} from '../../support/meetingSamples.ts';

describe('the next moment when somebody is at work', () => {
  it.each([
    ['in the forenoon', '2026-12-09T10:00+01:00', '2026-12-09T10:00+01:00'],
    ['before the day', '2026-12-09T06:59+01:00', '2026-12-09T07:00+01:00'],
    ['at its last minute', '2026-12-09T18:00+01:00', '2026-12-09T18:00+01:00'],
    ['in the evening', '2026-12-09T18:01+01:00', '2026-12-10T07:00+01:00'],
    ['on a Friday evening', '2026-12-11T19:00+01:00', '2026-12-14T07:00+01:00'],
    ['on the eve of Easter', '2027-03-25T18:30+01:00', '2027-03-30T07:00+02:00'],
    ['on the eve of Christmas', '2026-12-23T18:30+01:00', '2026-12-28T07:00+01:00'],
    ['on the eve of New Year', '2026-12-30T20:00+01:00', '2027-01-04T07:00+01:00'],
    ['on midsummer eve', '2027-06-25T09:00+02:00', '2027-06-28T07:00+02:00'],
    ['over fall back', '2027-10-30T12:00+02:00', '2027-11-01T07:00+01:00'],
  ])('%s, %s, is %s', (_, from, expected) => {
    expect(shown(workingMoment(at(from), STANDARD_POLICY.quiet, ALMANAC))).toBe(expected);
  });
});

describe('the last day for points', () => {
  const start = timed('2026-12-10T13:00+01:00');
  const last = (lead: Lead, span: Span = start, more: Partial<Policy> = {}): string | undefined =>
    lastDayForPoints(span, policyOf({ deadline: lead }, more), ALMANAC)?.toString();

  it('is none where none is settled', () => {
    expect(lastDayForPoints(start, STANDARD_POLICY, ALMANAC)).toBeNull();
  });

  it('is the day of its reminder', () => {
    expect(last(daysBefore(14, '09:00'))).toBe('2026-11-26');
    expect(last(exactly('PT48H'))).toBe('2026-12-08');
  });

  it('is the working day before a free one, also when nobody is reminded on free days', () => {
    const afterMidsummer = timed('2027-07-09T09:00+02:00');

    expect(last(daysBefore(14, '09:00'), afterMidsummer)).toBe('2027-06-24');
    expect(last(daysBefore(14, '09:00', { onFreeDay: 'skip' }), afterMidsummer)).toBe('2027-06-24');
  });

  it('is not moved by quiet hours: those are for what is posted', () => {
    expect(last(daysBefore(14, '06:00'), start, { movesForQuiet: true })).toBe('2026-11-26');
  });

  it('is none when it would be after the meeting has begun', () => {
    expect(last(daysBefore(0, '14:00'))).toBeUndefined();
    expect(last(daysBefore(0, '09:00'), allDay('2026-12-10'))).toBeUndefined();
  });
});

describe('whatever is settled,', () => {
  const hour = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.constantFrom(0, 15, 30, 59) });
  const lead = fc.record({
    is: fc.constant('days' as const),
    days: fc.integer({ min: 0, max: 30 }),
    at: hour.map((fields) => Temporal.PlainTime.from(fields)),
    weekday: fc.option(fc.integer({ min: 1, max: 7 })),
    onFreeDay: fc.constantFrom('day-before' as const, 'skip' as const),
  });
  const policy = fc
    .record({ from: fc.integer({ min: 16, max: 22 }), to: fc.integer({ min: 4, max: 9 }), movesForQuiet: fc.boolean() })
    .map(
      ({ from, to, movesForQuiet }): Policy => ({
        rules: [],
        quiet: { from: Temporal.PlainTime.from({ hour: from }), to: Temporal.PlainTime.from({ hour: to }) },
        movesForQuiet,
      }),
    );
  const start = fc
    .integer({ min: 0, max: 3 * 365 * 96 })
    .map((quarters) => at('2026-01-01T00:00+01:00').add({ minutes: quarters * 15 }));
  const isQuiet = (time: Temporal.PlainTime, { quiet }: Policy): boolean =>
    Temporal.PlainTime.compare(time, quiet.to) < 0 || Temporal.PlainTime.compare(time, quiet.from) > 0;
  const local = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(STOCKHOLM);

  it('a lead of days comes on a working day, never later than it says, and at its own hour unless that is quiet', () => {
    fc.assert(
      fc.property(lead, policy, start, (one, rules, begins) => {
        const span: Span = { is: 'timed', start: begins, end: begins.add({ hours: 1 }) };
        const found = dueOf(one, span, rules, ALMANAC);
        if ('never' in found) return one.onFreeDay === 'skip' && found.never === 'free-day';
        const when = local(found.at);
        const counted = dateOf(span, STOCKHOLM).subtract({ days: one.days });
        const moves = rules.movesForQuiet && isQuiet(one.at, rules);
        const isOwnHour = when.toPlainTime().equals(moves ? rules.quiet.from : one.at);
        return (
          !ALMANAC.isFree(when.toPlainDate()) &&
          Temporal.PlainDate.compare(when.toPlainDate(), counted) <= 0 &&
          isOwnHour &&
          (found.because === 'quiet-hours') === moves
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('the next moment of work is in working hours, not before it was asked for, and itself when it is one', () => {
    fc.assert(
      fc.property(policy, start, (rules, from) => {
        const found = workingMoment(from, rules.quiet, ALMANAC);
        const isWork = (moment: Temporal.Instant): boolean =>
          !ALMANAC.isFree(localDate(moment, STOCKHOLM)) && !isQuiet(local(moment).toPlainTime(), rules);
        const isTheFirst = found.equals(from) || !isWork(found.subtract({ minutes: 1 }));
        return (
          isWork(found) &&
          Temporal.Instant.compare(from, found) <= 0 &&
          isTheFirst &&
          isWork(from) === found.equals(from)
        );
      }),
      { numRuns: 1000 },
    );
  });
});
