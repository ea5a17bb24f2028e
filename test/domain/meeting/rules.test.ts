import { describe, expect, it } from '@jest/globals';
import { seatKey } from '../../../src/domain/meeting/meeting.ts';
import { STANDARD_POLICY } from '../../../src/domain/meeting/policy.ts';
import {
  type ForumRules,
  type MeetingRules,
  NO_MEETING_RULES,
  rulesFor,
  sourceOf,
  workCalendar,
} from '../../../src/domain/meeting/rules.ts';
import { day, daysBefore, exactly, LOCAL_GROUP, policyOf, STOCKHOLM } from '../../support/meetingSamples.ts';

const TANUM = { forum: 'fyrbodal/lokal', place: 'tanum' };
const OLDER = { forum: 'fyrbodal/uf-aldre', place: null };

const standing = (...texts: readonly string[]): ForumRules => ({ policy: STANDARD_POLICY, standing: texts });

describe('where nothing is settled', () => {
  it('a forum is reminded a week before, the day before and a quarter before, and has no deadline for points', () => {
    const { policy } = rulesFor(NO_MEETING_RULES, LOCAL_GROUP);
    const expected = policyOf({
      agenda: daysBefore(7, '08:00'),
      day: daysBefore(1, '13:00'),
      start: exactly('PT15M'),
    });

    expect(policy.rules.map(({ kind }) => kind)).toEqual(['agenda', 'day', 'start']);
    expect(JSON.stringify(policy.rules)).toBe(JSON.stringify(expected.rules));
  });

  it('nothing late comes between six in the evening and seven in the morning, and nothing is moved for it', () => {
    const { quiet, movesForQuiet } = STANDARD_POLICY;

    expect([quiet.from, quiet.to].map(String)).toEqual(['18:00:00', '07:00:00']);
    expect(movesForQuiet).toBe(false);
  });

  it('no calendar is read', () => {
    expect(sourceOf(NO_MEETING_RULES, LOCAL_GROUP)).toBeNull();
  });
});

describe('what is settled', () => {
  const rules: MeetingRules = {
    ...NO_MEETING_RULES,
    calendars: { [seatKey(LOCAL_GROUP)]: { kind: 'ics', from: './uddevalla.ics', subject: '' } },
    standard: standing('alla'),
    forums: { 'fyrbodal/lokal': standing('lokalt'), 'fyrbodal/lokal/uddevalla': standing('Uddevalla') },
  };

  it.each([
    ['the forum in its place', LOCAL_GROUP, 'Uddevalla'],
    ['the forum in every other place', TANUM, 'lokalt'],
    ['all other forums', OLDER, 'alla'],
  ])('for %s holds there', (_, seat, expected) => {
    expect(rulesFor(rules, seat).standing).toEqual([expected]);
  });

  it('as the calendar of a forum in one place is not read for another', () => {
    expect(sourceOf(rules, LOCAL_GROUP)).toMatchObject({ from: './uddevalla.ics' });
    expect([TANUM, { ...TANUM, place: null }].map((seat) => sourceOf(rules, seat))).toEqual([null, null]);
  });
});

describe("an organisation's calendar", () => {
  const { isFree } = workCalendar(
    {
      ...NO_MEETING_RULES,
      alsoFree: [{ from: day('2027-07-05'), to: day('2027-08-06') }],
      notFree: [day('2026-12-31'), day('2027-07-15'), day('2026-12-12')],
    },
    STOCKHOLM,
  );

  it.each([
    ['2027-07-02', false],
    ['2027-07-05', true],
    ['2027-08-06', true],
    ['2027-08-09', false],
    ['2026-12-24', true],
    ['2027-06-25', true],
  ])('has %s free: %s', (date, expected) => {
    expect(isFree(day(date))).toBe(expected);
  });

  it.each(['2026-12-31', '2027-07-15', '2026-12-12'])('works %s because it says so', (date) => {
    expect(isFree(day(date))).toBe(false);
  });
});
