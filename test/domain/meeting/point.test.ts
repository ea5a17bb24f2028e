import { describe, expect, it } from '@jest/globals';
import { LONGEST_NOTE, LONGEST_TITLE, mayPropose, readPoint } from '../../../src/domain/meeting/point.ts';
import { ALMANAC, allDay, at, daysBefore, meeting, policyOf, timed } from '../../support/meetingSamples.ts';

const THURSDAY = meeting('10', timed('2026-12-10T13:00+01:00'));
const POLICY = policyOf({ deadline: daysBefore(14, '09:00') });

describe('a point can be proposed', () => {
  const refusal = (now: string, leads: boolean, to = THURSDAY, policy = POLICY) =>
    mayPropose(to, { policy, calendar: ALMANAC, now: at(now), leads });

  it.each([
    ['long before', '2026-11-02T08:00+01:00', null, null],
    ['before the reminder on the last day', '2026-11-26T08:59+01:00', null, null],
    ['in the last minute of the last day', '2026-11-26T23:59+01:00', null, null],
    ['the day after', '2026-11-27T00:00+01:00', 'past-deadline', null],
    ['in the last minute before the meeting', '2026-12-10T12:59+01:00', 'past-deadline', null],
    ['when it begins', '2026-12-10T13:00+01:00', 'begun', 'begun'],
  ])('%s by others as well as by those who lead, unless it is too late for them', (_, now, others, leads) => {
    expect([refusal(now, false), refusal(now, true)]).toEqual([others, leads]);
  });

  it('until the meeting begins where no last day is settled', () => {
    expect(refusal('2026-12-10T12:59+01:00', false, THURSDAY, policyOf({}))).toBeNull();
  });

  it('until midnight before a meeting of whole days', () => {
    const conference = meeting('c', allDay('2026-12-10'));

    expect(refusal('2026-12-09T23:59+01:00', false, conference, policyOf({}))).toBeNull();
    expect(refusal('2026-12-10T00:00+01:00', true, conference, policyOf({}))).toBe('begun');
  });

  it('for no meeting that is cancelled, by nobody', () => {
    expect(refusal('2026-11-02T08:00+01:00', true, { ...THURSDAY, isCancelled: true })).toBe('cancelled');
  });

  it('again when the meeting has been moved to later', () => {
    const moved = meeting('10', timed('2027-01-14T13:00+01:00'));

    expect([refusal('2026-12-01T10:00+01:00', false), refusal('2026-12-01T10:00+01:00', false, moved)]).toEqual([
      'past-deadline',
      null,
    ]);
  });
});

describe('what is filled in of a point', () => {
  it('is read without what no database keeps: control characters, half characters', () => {
    const read = readPoint({ title: 'Läke\u0000medel\nnu', note: 'rad ett\nrad\u0007 två\ud800', minutes: '' });

    expect(read).toMatchObject({ ok: { title: 'Läke medel nu', note: 'rad ett\nrad  två\ufffd' } });
  });

  it('is read without the space around it', () => {
    const read = readPoint({ title: ' Läkemedel ', note: ' mer ', minutes: ' 10 ', purpose: 'decision' });

    expect(read).toEqual({ ok: { title: 'Läkemedel', note: 'mer', case: '', minutes: 10, purpose: 'decision' } });
  });

  it('may be a title alone', () => {
    const read = readPoint({ title: 'Läkemedel' });

    expect(read).toEqual({ ok: { title: 'Läkemedel', note: '', case: '', minutes: null, purpose: null } });
  });

  it('needs a title unless a case is chosen', () => {
    expect(readPoint({ title: '   ', note: 'mer' })).toEqual({ problems: { title: { is: 'missing' } } });
    expect(readPoint({ title: '', case: 'case-1' })).toMatchObject({ ok: { title: '', case: 'case-1' } });
  });

  it('may be as long as said, and not longer', () => {
    const longest = { title: 'x'.repeat(LONGEST_TITLE), note: 'y'.repeat(LONGEST_NOTE) };

    expect(readPoint(longest)).toMatchObject({ ok: longest });
    expect(readPoint({ title: `${longest.title}x`, note: `${longest.note}y` })).toEqual({
      problems: { title: { is: 'too-long', most: LONGEST_TITLE }, note: { is: 'too-long', most: LONGEST_NOTE } },
    });
  });

  it.each([
    ['1', 1],
    ['240', 240],
    ['', null],
  ])('has minutes written "%s" as %s', (minutes, expected) => {
    expect(readPoint({ title: 'x', minutes })).toMatchObject({ ok: { minutes: expected } });
  });

  it.each(['0', '-5', '241', '2.5', '10 min', 'tio', '1e2', '0x10', 'NaN'])(
    'has no minutes written "%s", and says so beside the field',
    (minutes) => {
      expect(readPoint({ title: 'x', minutes })).toEqual({ problems: { minutes: { is: 'not-a-choice' } } });
    },
  );

  it('has no purpose that there is none of', () => {
    expect(readPoint({ title: 'x', purpose: 'constructor' })).toMatchObject({ ok: { purpose: null } });
  });
});
