import { describe, expect, it } from '@jest/globals';
import { type Circumstances, plan } from '../../../src/domain/meeting/plan.ts';
import {
  circumstances,
  day,
  daysBefore,
  exactly,
  line,
  NEVER_FREE,
  occurrence,
  policyOf,
  timed,
} from '../../support/meetingSamples.ts';

const THURSDAY = timed('2026-12-10T13:00+01:00');
const planned = (now: string, more: Partial<Circumstances> = {}, span = THURSDAY): string[] =>
  plan(occurrence(span), circumstances(now, more)).map(line);
describe('a pause', () => {
  const until = (date: string): Partial<Circumstances> => ({ pausedUntil: day(date) });

  it('holds back what comes due in it until the morning it ends, and only the latest', () => {
    expect(planned('2026-12-01T10:00+01:00', until('2026-12-10'))).toEqual([
      'agenda drop superseded',
      'day post 2026-12-10T07:00+01:00 after-pause',
      'start reply 2026-12-10T12:45+01:00 policy',
    ]);
  });

  it('leaves what comes due after it as it was', () => {
    expect(planned('2026-11-21T10:00+01:00', until('2026-12-01'))).toEqual(planned('2026-11-21T10:00+01:00'));
  });

  it('that ends on a free day lets what was held back wait for the working day', () => {
    expect(planned('2026-12-01T10:00+01:00', until('2026-12-05'))[0]).toBe(
      'agenda post 2026-12-07T07:00+01:00 after-pause',
    );
  });

  it('over the whole meeting drops everything, the start too', () => {
    expect(planned('2026-12-01T10:00+01:00', until('2026-12-11'))).toEqual([
      'agenda drop paused',
      'day drop paused',
      'start drop paused',
    ]);
  });

  it('that ends the morning of an early meeting drops a start that was before it, and keeps one just after', () => {
    const policy = policyOf({ start: exactly('PT15M') });
    const early = (start: string) =>
      planned('2026-12-09T10:00+01:00', { policy, ...until('2026-12-10') }, timed(start));

    expect(early('2026-12-10T07:00+01:00')).toEqual(['start drop paused']);
    expect(early('2026-12-10T07:10+01:00')).toEqual(['start post 2026-12-10T07:00+01:00 after-pause']);
    expect(early('2026-12-10T07:30+01:00')).toEqual(['start post 2026-12-10T07:15+01:00 policy']);
  });

  it('has ended when its day has come', () => {
    expect(planned('2026-12-08T10:00+01:00', until('2026-12-08'))).toEqual(planned('2026-12-08T10:00+01:00'));
  });

  it('ends at the same hour of the morning after the clock has been put forward', () => {
    const afterEaster = timed('2027-04-02T09:00+02:00');

    expect(planned('2027-03-24T10:00+01:00', until('2027-03-30'), afterEaster)[0]).toBe(
      'agenda post 2027-03-30T07:00+02:00 after-pause',
    );
  });
});

describe('a meeting that is skipped', () => {
  it('is not reminded of, and is when it is not skipped any more', () => {
    const skipped = planned('2026-12-09T15:00+01:00', { isSkipped: true });

    expect(skipped).toEqual(['agenda drop skipped', 'day drop skipped', 'start drop skipped']);
    expect(planned('2026-12-09T15:00+01:00')[1]).toBe('day post 2026-12-09T15:00+01:00 late');
  });
});

describe('both clock changes', () => {
  const wholeWeek = policyOf({ agenda: daysBefore(7, '02:30'), start: exactly('PT26H') });

  it.each([
    [
      'forward',
      '2027-03-28T10:00+02:00',
      ['agenda post 2027-03-21T02:30+01:00 policy', 'start reply 2027-03-27T07:00+01:00 policy'],
    ],
    [
      'forward, on the day itself',
      '2027-04-04T10:00+02:00',
      ['agenda post 2027-03-28T03:30+02:00 policy', 'start reply 2027-04-03T08:00+02:00 policy'],
    ],
    [
      'back',
      '2027-10-31T10:00+01:00',
      ['agenda post 2027-10-24T02:30+02:00 policy', 'start reply 2027-10-30T09:00+02:00 policy'],
    ],
    [
      'back, on the day itself',
      '2027-11-07T10:00+01:00',
      ['agenda post 2027-10-31T02:30+02:00 policy', 'start reply 2027-11-06T08:00+01:00 policy'],
    ],
  ])('%s, keep the hour of a lead of days and the length of one in hours', (_, start, expected) => {
    const all = planned('2027-01-01T10:00+01:00', { policy: wholeWeek, calendar: NEVER_FREE }, timed(start));

    expect(all).toEqual(expected);
  });
});
