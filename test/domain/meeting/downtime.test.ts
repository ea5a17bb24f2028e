import { describe, expect, it } from '@jest/globals';
import type { Occurrence } from '../../../src/domain/meeting/meeting.ts';
import { STANDARD_POLICY } from '../../../src/domain/meeting/policy.ts';
import {
  ALMANAC,
  at,
  day,
  daysBefore,
  exactly,
  occurrence,
  policyOf,
  shown,
  timed,
} from '../../support/meetingSamples.ts';
import { type Bot, begin, type Entry, rest, type Simulation, work } from './simulation.ts';

const POLICY = policyOf({
  deadline: daysBefore(3, '09:00'),
  agenda: daysBefore(2, '08:00'),
  day: daysBefore(1, '13:00'),
  start: exactly('PT15M'),
});
const botWith = (policy = POLICY): Bot => ({ policy, calendar: ALMANAC, sleepsIn: Temporal.Duration.from('PT0S') });
const BOT = botWith();

const named = (series: string, start: string) => occurrence(timed(start), { series, subject: series });
const sentIn = ({ sent }: Simulation): string[] =>
  sent.map(
    ({ meeting, planned, at: moment }) => `${shown(moment)} ${meeting.subject} ${planned.kind} ${planned.action.do}`,
  );

const calendarOf = (occurrences: readonly Occurrence[]): Entry[] =>
  occurrences.map((one) => ({ ...one, isThere: true }));

describe('a bot that was away for three days, over five reminders of two meetings,', () => {
  const calendar = [
    named('past', '2026-12-09T10:00+01:00'),
    named('thursday', '2026-12-10T13:00+01:00'),
    named('friday', '2026-12-11T10:00+01:00'),
  ];

  it('sends the latest of each and nothing of what has begun, and goes on as if it had never been away', () => {
    const life = begin(at('2026-12-07T08:00+01:00'), calendar);

    rest(life, { hours: 72 });
    work(life, BOT, { hours: 48 });

    expect(sentIn(life)).toEqual([
      '2026-12-10T08:00+01:00 thursday day post',
      '2026-12-10T08:00+01:00 friday agenda post',
      '2026-12-10T12:45+01:00 thursday start reply',
      '2026-12-10T13:00+01:00 friday day reply',
      '2026-12-11T09:45+01:00 friday start reply',
    ]);
  });

  it('waits for the morning when it comes back at night', () => {
    const life = begin(at('2026-12-07T08:00+01:00'), calendar);

    rest(life, { hours: 67 });
    work(life, BOT, { hours: 6 });

    expect(sentIn(life)).toEqual([
      '2026-12-10T07:00+01:00 thursday day post',
      '2026-12-10T07:00+01:00 friday agenda post',
    ]);
  });

  it('sends what it had begun to send in the same thread', () => {
    const life = begin(at('2026-12-07T08:00+01:00'), calendar);

    work(life, BOT, { hours: 2 });
    rest(life, { hours: 70 });
    work(life, BOT, { hours: 1 });

    expect(sentIn(life).filter((text) => text.includes('thursday'))).toEqual([
      '2026-12-07T09:00+01:00 thursday deadline post',
      '2026-12-10T08:00+01:00 thursday day reply',
    ]);
  });
});

describe('a bot that was away over Christmas', () => {
  it('is silent until the first working day, and then says only what is still of use', () => {
    const life = begin(at('2026-12-23T10:00+01:00'), [
      named('monday', '2026-12-28T10:00+01:00'),
      named('epiphany', '2027-01-07T10:00+01:00'),
    ]);

    rest(life, { hours: 60 });
    work(life, botWith(STANDARD_POLICY), { hours: 15 * 24 });

    expect(sentIn(life)).toEqual([
      '2026-12-28T07:00+01:00 monday day post',
      '2026-12-28T09:45+01:00 monday start reply',
      '2026-12-30T08:00+01:00 epiphany agenda post',
      '2027-01-05T13:00+01:00 epiphany day reply',
      '2027-01-07T09:45+01:00 epiphany start reply',
    ]);
  });
});

describe('a bot at work', () => {
  it('reminds at night when the rule says so', () => {
    const life = begin(at('2026-12-01T08:00+01:00'), [named('thursday', '2026-12-10T13:00+01:00')]);

    work(life, botWith(policyOf({ day: daysBefore(1, '03:00') })), { hours: 240 });

    expect(sentIn(life)).toEqual(['2026-12-09T03:00+01:00 thursday day post']);
  });

  it('reminds once of a meeting that is moved over a clock change and back again', () => {
    const before = named('easter', '2027-03-24T09:00+01:00');
    const after = { ...before, span: timed('2027-03-31T09:00+02:00') };
    const life = begin(at('2027-03-15T08:00+01:00'), [before]);

    work(life, botWith(STANDARD_POLICY), { hours: 72 });
    life.calendar = calendarOf([after]);
    work(life, botWith(STANDARD_POLICY), { hours: 72 });
    life.calendar = calendarOf([before]);
    work(life, botWith(STANDARD_POLICY), { hours: 73 });

    expect(sentIn(life)).toEqual([
      '2027-03-17T08:00+01:00 easter agenda post',
      '2027-03-23T13:00+01:00 easter day reply',
      '2027-03-24T08:45+01:00 easter start reply',
    ]);
  });

  it('says nothing of a meeting that is skipped, nor of a cancelled one until it takes place after all', () => {
    const meetings = [named('skipped', '2026-12-10T13:00+01:00'), named('cancelled', '2026-12-10T09:00+01:00')];
    const [skipped, cancelled] = meetings;
    const life = begin(at('2026-12-01T08:00+01:00'), meetings);

    work(life, BOT, { hours: 1 });
    for (const { id, subject } of life.known) if (subject === skipped?.subject) life.skipped.add(id);
    life.calendar = calendarOf(meetings.map((one) => ({ ...one, isCancelled: one === cancelled })));
    work(life, BOT, { hours: 8 * 24 });
    life.calendar = calendarOf(meetings);
    work(life, BOT, { hours: 24 });

    expect(sentIn(life)).toEqual([
      '2026-12-09T09:00+01:00 cancelled agenda post',
      '2026-12-09T13:00+01:00 cancelled day reply',
      '2026-12-10T08:45+01:00 cancelled start reply',
    ]);
  });

  it('keeps to a pause to the day it ends, and sends the latest of what came due in it', () => {
    const life = begin(at('2026-12-01T08:00+01:00'), [
      named('in it', '2026-12-08T13:00+01:00'),
      named('after it', '2026-12-10T13:00+01:00'),
    ]);
    life.pausedUntil = day('2026-12-09');

    work(life, BOT, { hours: 9 * 24 + 6 });

    expect(sentIn(life)).toEqual([
      '2026-12-09T07:00+01:00 after it agenda post',
      '2026-12-09T13:00+01:00 after it day reply',
      '2026-12-10T12:45+01:00 after it start reply',
    ]);
  });
});
