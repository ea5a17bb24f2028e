import { describe, expect, it } from '@jest/globals';
import { type Circumstances, plan, sendingAt } from '../../../src/domain/meeting/plan.ts';
import { type ReminderKind, STANDARD_POLICY } from '../../../src/domain/meeting/policy.ts';
import {
  allDay,
  at,
  circumstances,
  daysBefore,
  exactly,
  line,
  occurrence,
  policyOf,
  timed,
} from '../../support/meetingSamples.ts';

const THURSDAY = timed('2026-12-10T13:00+01:00');
const planned = (now: string, more: Partial<Circumstances> = {}, span = THURSDAY): string[] =>
  plan(occurrence(span), circumstances(now, more)).map(line);
const sent = (...kinds: readonly ReminderKind[]): Partial<Circumstances> => ({
  settled: new Set(kinds),
  hasRoot: kinds.length > 0,
});

describe('a meeting that is known in time', () => {
  it('has the first of its reminders posted and the others in its thread', () => {
    expect(planned('2026-11-21T10:00+01:00')).toEqual([
      'agenda post 2026-12-03T08:00+01:00 policy',
      'day reply 2026-12-09T13:00+01:00 policy',
      'start reply 2026-12-10T12:45+01:00 policy',
    ]);
  });

  it('has only what has not been sent planned, in its thread', () => {
    expect(planned('2026-12-04T10:00+01:00', sent('agenda'))).toEqual([
      'day reply 2026-12-09T13:00+01:00 policy',
      'start reply 2026-12-10T12:45+01:00 policy',
    ]);
  });

  it('has a post when what was sent is gone from the channel', () => {
    expect(planned('2026-12-04T10:00+01:00', { settled: new Set<ReminderKind>(['agenda']) })[0]).toMatch(/^day post/);
  });

  it('says of each when it is due, when it is of no use, and by which key it is known', () => {
    const meeting = occurrence(THURSDAY, { original: at('2026-12-03T13:00+01:00') });
    const [first] = plan(meeting, circumstances('2026-11-21T10:00+01:00'));

    expect(first).toMatchObject({
      key: 'fyrbodal/lokal/uddevalla|series-1 2026-12-03T12:00:00Z|agenda',
      due: at('2026-12-03T08:00+01:00'),
      expires: at('2026-12-10T13:00+01:00'),
    });
  });

  it('has the later of two that come due at once, and says so beforehand', () => {
    const policy = policyOf({ agenda: daysBefore(7, '08:00'), deadline: daysBefore(7, '08:00') });
    const both = ['deadline drop superseded', 'agenda post 2026-12-03T08:00+01:00 policy'];

    expect(planned('2026-11-21T10:00+01:00', { policy })).toEqual(both);
    expect(planned('2026-12-03T08:00+01:00', { policy })).toEqual(both);
  });

  it('has its reminders by due time, whatever order the rules are in', () => {
    const policy = { ...STANDARD_POLICY, rules: STANDARD_POLICY.rules.toReversed() };

    expect(planned('2026-11-21T10:00+01:00', { policy })).toEqual(planned('2026-11-21T10:00+01:00'));
  });
});

describe('a meeting that moves across its own reminders', () => {
  const later = timed('2026-12-22T13:00+01:00');

  it('to later, after its agenda: is reminded of the rest at the new time, and never of the agenda again', () => {
    expect(planned('2026-12-08T10:00+01:00', sent('agenda'), later)).toEqual([
      'day reply 2026-12-21T13:00+01:00 policy',
      'start reply 2026-12-22T12:45+01:00 policy',
    ]);
  });

  it('to later, after an agenda that came too late to be sent: gets it after all', () => {
    expect(planned('2026-12-09T15:00+01:00', sent('day'), later)).toEqual([
      'agenda reply 2026-12-15T08:00+01:00 policy',
      'start reply 2026-12-22T12:45+01:00 policy',
    ]);
  });

  it('to earlier, past its agenda: gets the agenda at once', () => {
    expect(planned('2026-12-08T10:00+01:00')).toEqual([
      'agenda post 2026-12-08T10:00+01:00 late',
      'day reply 2026-12-09T13:00+01:00 policy',
      'start reply 2026-12-10T12:45+01:00 policy',
    ]);
  });

  it('to earlier, past two of them: gets the later one only', () => {
    expect(planned('2026-12-09T15:00+01:00')).toEqual([
      'agenda drop superseded',
      'day post 2026-12-09T15:00+01:00 late',
      'start reply 2026-12-10T12:45+01:00 policy',
    ]);
  });

  it('to a time that has been: gets nothing', () => {
    expect(planned('2026-12-10T13:00+01:00')).toEqual([
      'agenda drop expired',
      'day drop expired',
      'start drop expired',
    ]);
  });

  it('by its end alone: is planned as before', () => {
    const now = '2026-12-08T10:00+01:00';

    expect(planned(now, {}, timed('2026-12-10T13:00+01:00', 'PT30M'))).toEqual(planned(now));
  });
});

describe('a meeting that is cancelled', () => {
  const cancelled = occurrence(THURSDAY, { isCancelled: true });

  it('is not reminded of', () => {
    const all = plan(cancelled, circumstances('2026-12-09T15:00+01:00')).map(line);

    expect(all).toEqual(['agenda drop cancelled', 'day drop cancelled', 'start drop cancelled']);
  });

  it('and takes place after all is reminded of what came due meanwhile, once', () => {
    expect(planned('2026-12-09T16:00+01:00', sent('agenda'))).toEqual([
      'day reply 2026-12-09T16:00+01:00 late',
      'start reply 2026-12-10T12:45+01:00 policy',
    ]);
  });
});

describe('a meeting that comes into the calendar late', () => {
  it.each([
    [
      'the same morning',
      '2026-12-10T10:00+01:00',
      ['agenda drop superseded', 'day post 2026-12-10T10:00+01:00 late', 'start reply 2026-12-10T12:45+01:00 policy'],
    ],
    [
      'ten minutes before',
      '2026-12-10T12:50+01:00',
      ['agenda drop superseded', 'day drop superseded', 'start post 2026-12-10T12:45+01:00 policy'],
    ],
    [
      'the evening before',
      '2026-12-09T20:00+01:00',
      ['agenda drop superseded', 'day post 2026-12-10T07:00+01:00 late', 'start reply 2026-12-10T12:45+01:00 policy'],
    ],
    [
      'on the Sunday before',
      '2026-12-06T12:00+01:00',
      [
        'agenda post 2026-12-07T07:00+01:00 late',
        'day reply 2026-12-09T13:00+01:00 policy',
        'start reply 2026-12-10T12:45+01:00 policy',
      ],
    ],
  ])('%s is reminded of by the latest only, when somebody is at work', (_, now, expected) => {
    expect(planned(now)).toEqual(expected);
  });

  it('waits for the morning unless a later reminder has come by then', () => {
    const earlyMeeting = timed('2026-12-10T06:30+01:00');

    expect(planned('2026-12-09T20:00+01:00', {}, earlyMeeting)).toEqual([
      'agenda drop superseded',
      'day drop superseded',
      'start post 2026-12-10T06:15+01:00 policy',
    ]);
  });

  it('is not reminded of when no working hour is left', () => {
    const policy = policyOf({ day: daysBefore(1, '13:00') });

    expect(planned('2026-12-09T20:00+01:00', { policy }, timed('2026-12-10T06:30+01:00'))).toEqual([
      'day drop too-late',
    ]);
  });

  it('is reminded of at once by a lead in hours, whatever the hour: that is what it is for', () => {
    const policy = policyOf({ agenda: exactly('PT168H') });

    expect(planned('2026-12-06T03:00+01:00', { policy })).toEqual(['agenda post 2026-12-06T03:00+01:00 late']);
  });
});

describe('a meeting of whole days', () => {
  const conference = allDay('2026-12-10', '2026-12-11');

  it('has its reminders of days, and none that counts hours', () => {
    expect(planned('2026-11-21T10:00+01:00', {}, conference)).toEqual([
      'agenda post 2026-12-03T08:00+01:00 policy',
      'day reply 2026-12-09T13:00+01:00 policy',
      'start drop all-day',
    ]);
  });

  it('is not reminded of from its first midnight on', () => {
    expect(planned('2026-12-09T23:59+01:00', {}, conference)[1]).toBe('day drop too-late');
    expect(planned('2026-12-10T00:00+01:00', {}, conference)).toContain('day drop expired');
  });
});

describe('a reminder on its time', () => {
  const policy = policyOf({ day: daysBefore(1, '22:00') });

  it('comes at night when the rule says so', () => {
    expect(planned('2026-12-09T22:00+01:00', { policy })).toEqual(['day post 2026-12-09T22:00+01:00 policy']);
    expect(planned('2026-12-09T22:15+01:00', { policy })).toEqual(['day post 2026-12-09T22:00+01:00 policy']);
  });

  it('is late after a quarter of an hour, and waits for the morning', () => {
    expect(planned('2026-12-09T22:16+01:00', { policy })).toEqual(['day post 2026-12-10T07:00+01:00 late']);
  });

  it('is not sent in the first minutes of a free day', () => {
    const lateInTheEvening = policyOf({ day: daysBefore(1, '23:50') });
    const monday = timed('2026-12-14T09:00+01:00');

    expect(planned('2026-12-11T23:58+01:00', { policy: lateInTheEvening }, monday)).toEqual([
      'day post 2026-12-11T23:50+01:00 working-day',
    ]);
    expect(planned('2026-12-12T00:01+01:00', { policy: lateInTheEvening }, monday)).toEqual([
      'day post 2026-12-14T07:00+01:00 late',
    ]);
  });

  it('is left out on a free day where the rule says so, and the others are as they were', () => {
    const skipping = policyOf({
      agenda: daysBefore(7, '08:00', { onFreeDay: 'skip' }),
      day: daysBefore(1, '13:00'),
    });

    expect(planned('2027-06-01T10:00+02:00', { policy: skipping }, timed('2027-07-02T09:00+02:00'))).toEqual([
      'day post 2027-07-01T13:00+02:00 policy',
      'agenda drop free-day',
    ]);
  });

  it('of the meeting day itself is of no use after the meeting has begun', () => {
    const afterwards = policyOf({ day: daysBefore(0, '14:00') });

    expect(planned('2026-12-01T10:00+01:00', { policy: afterwards })).toEqual(['day drop expired']);
  });
});

describe('when something is sent', () => {
  it('is known for what is, and for nothing else', () => {
    const all = plan(occurrence(THURSDAY), circumstances('2026-12-09T15:00+01:00')).map(sendingAt);

    expect(all).toEqual([null, at('2026-12-09T15:00+01:00'), at('2026-12-10T12:45+01:00')]);
  });
});
