import { describe, expect, it } from '@jest/globals';
import { dueOf } from '../../../src/domain/meeting/due.ts';
import type { Span, WorkCalendar } from '../../../src/domain/meeting/meeting.ts';
import { type Lead, type Policy, STANDARD_POLICY } from '../../../src/domain/meeting/policy.ts';
import { NO_MEETING_RULES, workCalendar } from '../../../src/domain/meeting/rules.ts';
import {
  ALMANAC,
  allDay,
  at,
  day,
  daysBefore,
  exactly,
  NEVER_FREE,
  STOCKHOLM,
  shown,
  timed,
} from '../../support/meetingSamples.ts';

/** `2026-12-03T08:00+01:00 policy`, or `never all-day` */
function due(lead: Lead, span: Span, calendar: WorkCalendar = ALMANAC, policy: Policy = STANDARD_POLICY): string {
  const found = dueOf(lead, span, policy, calendar);
  return 'at' in found ? `${shown(found.at)} ${found.because}` : `never ${found.never}`;
}

const withoutReason = (text: string): string => text.split(' ')[0] ?? '';

describe('where nothing is settled', () => {
  const standard = (start: string): string[] =>
    STANDARD_POLICY.rules.map(({ kind, lead }) => `${kind} ${withoutReason(due(lead, timed(start)))}`);

  it.each([
    ['on a Thursday', '2026-12-10T13:00+01:00', '2026-12-03T08:00+01:00', '2026-12-09T13:00+01:00'],
    ['on a Monday', '2026-12-14T09:00+01:00', '2026-12-07T08:00+01:00', '2026-12-11T13:00+01:00'],
    ['just before spring forward', '2027-03-25T09:00+01:00', '2027-03-18T08:00+01:00', '2027-03-24T13:00+01:00'],
    ['the day after Easter', '2027-03-30T09:00+02:00', '2027-03-23T08:00+01:00', '2027-03-25T13:00+01:00'],
    ['just after spring forward', '2027-03-31T09:00+02:00', '2027-03-24T08:00+01:00', '2027-03-30T13:00+02:00'],
    ['a week after Good Friday', '2027-04-02T09:00+02:00', '2027-03-25T08:00+01:00', '2027-04-01T13:00+02:00'],
    ['a week after Easter Monday', '2027-04-05T09:00+02:00', '2027-03-25T08:00+01:00', '2027-04-02T13:00+02:00'],
    ['just before fall back', '2027-10-29T09:00+02:00', '2027-10-22T08:00+02:00', '2027-10-28T13:00+02:00'],
    ['the day after fall back', '2027-11-01T09:00+01:00', '2027-10-25T08:00+02:00', '2027-10-29T13:00+02:00'],
    ['in the week after fall back', '2027-11-03T09:00+01:00', '2027-10-27T08:00+02:00', '2027-11-02T13:00+01:00'],
    ['the day after Ascension', '2027-05-07T09:00+02:00', '2027-04-30T08:00+02:00', '2027-05-05T13:00+02:00'],
    ['a week after Ascension', '2027-05-13T09:00+02:00', '2027-05-05T08:00+02:00', '2027-05-12T13:00+02:00'],
    ['after midsummer', '2027-06-28T09:00+02:00', '2027-06-21T08:00+02:00', '2027-06-24T13:00+02:00'],
    ['a week after midsummer eve', '2027-07-02T09:00+02:00', '2027-06-24T08:00+02:00', '2027-07-01T13:00+02:00'],
    ['on midsummer eve itself', '2027-06-25T09:00+02:00', '2027-06-18T08:00+02:00', '2027-06-24T13:00+02:00'],
    ['on midsummer day', '2027-06-26T10:00+02:00', '2027-06-18T08:00+02:00', '2027-06-24T13:00+02:00'],
    ['after Christmas', '2026-12-28T10:00+01:00', '2026-12-21T08:00+01:00', '2026-12-23T13:00+01:00'],
    ['after New Year', '2027-01-04T10:00+01:00', '2026-12-28T08:00+01:00', '2026-12-30T13:00+01:00'],
    ['the day after Epiphany', '2027-01-07T10:00+01:00', '2026-12-30T08:00+01:00', '2027-01-05T13:00+01:00'],
    ['after 6 June on a Sunday', '2027-06-08T09:00+02:00', '2027-06-01T08:00+02:00', '2027-06-07T13:00+02:00'],
    ['after 6 June on a Tuesday', '2028-06-07T09:00+02:00', '2028-05-31T08:00+02:00', '2028-06-05T13:00+02:00'],
    ['on the leap day', '2028-02-29T09:00+01:00', '2028-02-22T08:00+01:00', '2028-02-28T13:00+01:00'],
    ['the day after the leap day', '2028-03-01T09:00+01:00', '2028-02-23T08:00+01:00', '2028-02-29T13:00+01:00'],
    ['a week after the leap day', '2028-03-07T09:00+01:00', '2028-02-29T08:00+01:00', '2028-03-06T13:00+01:00'],
  ])('a meeting %s has its agenda a week before, and its reminder the day before', (_, start, agenda, before) => {
    const quarterBefore = shown(at(start).subtract({ minutes: 15 }));

    expect(standard(start)).toEqual([`agenda ${agenda}`, `day ${before}`, `start ${quarterBefore}`]);
  });

  it('says whether it was moved from a free day', () => {
    const onMonday = timed('2026-12-14T09:00+01:00');

    expect(due(daysBefore(7, '08:00'), onMonday)).toMatch(/ policy$/);
    expect(due(daysBefore(1, '13:00'), onMonday)).toMatch(/ working-day$/);
  });
});

describe('an exact lead', () => {
  it.each([
    ['PT24H', '2027-03-28T10:00+02:00', '2027-03-27T09:00+01:00'],
    ['PT48H', '2027-03-30T09:00+02:00', '2027-03-28T09:00+02:00'],
    ['PT72H', '2027-03-30T09:00+02:00', '2027-03-27T08:00+01:00'],
    ['PT15M', '2027-03-28T03:00+02:00', '2027-03-28T01:45+01:00'],
    ['PT24H', '2027-10-31T10:00+01:00', '2027-10-30T11:00+02:00'],
    ['PT15M', '2027-10-31T02:00+01:00', '2027-10-31T02:45+02:00'],
    ['PT168H', '2027-11-04T13:00+01:00', '2027-10-28T14:00+02:00'],
  ])('of %s before %s is so long in real time over a clock change', (before, start, expected) => {
    expect(due(exactly(before), timed(start))).toBe(`${expected} policy`);
  });

  it.each([
    ['midsummer eve', '2027-06-25T09:00+02:00', '2027-06-25T08:45+02:00'],
    ['Christmas Eve at night', '2026-12-24T03:00+01:00', '2026-12-24T02:45+01:00'],
  ])('is not moved from %s, nor by quiet hours', (_, start, expected) => {
    const strict = { ...STANDARD_POLICY, movesForQuiet: true };

    expect(due(exactly('PT15M'), timed(start), ALMANAC, strict)).toBe(`${expected} policy`);
  });

  it('never comes due before a meeting of whole days, which has no hour', () => {
    expect(due(exactly('PT15M'), allDay('2026-12-10'))).toBe('never all-day');
  });
});

describe('a lead of days', () => {
  it('counts from the first date of a meeting of whole days', () => {
    expect(due(daysBefore(1, '13:00'), allDay('2026-12-10', '2026-12-11'))).toBe('2026-12-09T13:00+01:00 policy');
  });

  it('counts from the local date of a meeting just after midnight', () => {
    expect(due(daysBefore(1, '13:00'), timed('2027-07-01T00:30+02:00'))).toBe('2027-06-30T13:00+02:00 policy');
  });

  it.each([
    ['put forward, to the hour after', '2027-03-29T09:00+02:00', '2027-03-28T03:30+02:00'],
    ['put back, to the first of the two', '2027-11-01T09:00+01:00', '2027-10-31T02:30+02:00'],
  ])('at 02:30 comes, when the clock is %s', (_, start, expected) => {
    expect(due(daysBefore(1, '02:30'), timed(start), NEVER_FREE)).toBe(`${expected} policy`);
  });

  it.each([
    ['2027-03-29T09:00+02:00', '2027-03-25T02:30+01:00'],
    ['2027-11-01T09:00+01:00', '2027-10-29T02:30+02:00'],
  ])('at 02:30 before %s moves with its hour from the Sunday of a clock change', (start, expected) => {
    expect(due(daysBefore(1, '02:30'), timed(start))).toBe(`${expected} working-day`);
  });

  it.each([
    ['Thursday 10 December', '2026-12-10T13:00+01:00', '2026-11-30T08:00+01:00 policy'],
    ['a Monday, which is one itself', '2026-12-14T13:00+01:00', '2026-12-07T08:00+01:00 policy'],
    ['the Thursday after Easter', '2027-04-08T13:00+02:00', '2027-03-25T08:00+01:00 working-day'],
  ])('on the Monday at least a week before %s keeps to Mondays that are worked', (_, start, expected) => {
    expect(due(daysBefore(7, '08:00', { weekday: 1 }), timed(start))).toBe(expected);
  });

  it.each([
    ['midsummer eve', daysBefore(7, '08:00', { onFreeDay: 'skip' }), '2027-07-02T09:00+02:00', 'never free-day'],
    [
      'the day before it',
      daysBefore(7, '08:00', { onFreeDay: 'skip' }),
      '2027-07-01T09:00+02:00',
      '2027-06-24T08:00+02:00 policy',
    ],
    [
      'an Easter Monday',
      daysBefore(7, '08:00', { onFreeDay: 'skip', weekday: 1 }),
      '2027-04-08T13:00+02:00',
      'never free-day',
    ],
  ])('that skips free days, falling on %s', (_, lead, start, expected) => {
    expect(due(lead, timed(start))).toBe(expected);
  });
});

describe('quiet hours that the installer has set', () => {
  const strict: Policy = { ...STANDARD_POLICY, movesForQuiet: true };

  it.each([
    ['06:00', '2026-12-09T18:00+01:00 quiet-hours'],
    ['00:00', '2026-12-09T18:00+01:00 quiet-hours'],
    ['06:59', '2026-12-09T18:00+01:00 quiet-hours'],
    ['07:00', '2026-12-10T07:00+01:00 policy'],
    ['18:00', '2026-12-10T18:00+01:00 policy'],
    ['18:01', '2026-12-10T18:00+01:00 quiet-hours'],
    ['23:59', '2026-12-10T18:00+01:00 quiet-hours'],
  ])('have a reminder at %s come earlier, never later', (hour, expected) => {
    expect(due(daysBefore(1, hour), timed('2026-12-11T09:00+01:00'), ALMANAC, strict)).toBe(expected);
  });

  it('move what falls early on a Monday past the weekend to the Friday evening', () => {
    expect(due(daysBefore(1, '06:00'), timed('2026-12-15T09:00+01:00'), ALMANAC, strict)).toBe(
      '2026-12-11T18:00+01:00 quiet-hours',
    );
  });

  it('do not move anything where they are only the standard', () => {
    expect(due(daysBefore(1, '06:00'), timed('2026-12-11T09:00+01:00'))).toBe('2026-12-10T06:00+01:00 policy');
  });
});

describe("an organisation's own days", () => {
  const own = (rules: Partial<typeof NO_MEETING_RULES>): WorkCalendar =>
    workCalendar({ ...NO_MEETING_RULES, ...rules }, STOCKHOLM);

  it('are free beside those of the almanac', () => {
    const squeezed = own({ alsoFree: [{ from: day('2027-05-07'), to: day('2027-05-07') }] });

    expect(due(daysBefore(1, '13:00'), timed('2027-05-10T09:00+02:00'), squeezed)).toBe(
      '2027-05-05T13:00+02:00 working-day',
    );
  });

  it('are worked though the almanac has them free', () => {
    const worked = own({ notFree: [day('2026-12-31')] });

    expect(due(daysBefore(1, '13:00'), timed('2027-01-04T09:00+01:00'), worked)).toBe(
      '2026-12-31T13:00+01:00 working-day',
    );
  });

  it('close a whole summer, but for a day that is worked in it', () => {
    const closed = { alsoFree: [{ from: day('2027-07-05'), to: day('2027-08-06') }] };
    const lead = daysBefore(7, '08:00');
    const meetingAfter = timed('2027-08-09T09:00+02:00');

    expect(due(lead, meetingAfter, own(closed))).toBe('2027-07-02T08:00+02:00 working-day');
    expect(due(lead, meetingAfter, own({ ...closed, notFree: [day('2027-07-15')] }))).toBe(
      '2027-07-15T08:00+02:00 working-day',
    );
  });
});
