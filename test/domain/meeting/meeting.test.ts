import { describe, expect, it } from '@jest/globals';
import {
  byStart,
  dateOf,
  endOf,
  occurrenceId,
  originalStart,
  type SeatKey,
  sameSpan,
  sameStart,
  seatKey,
  seatOfKey,
  startOf,
} from '../../../src/domain/meeting/meeting.ts';
import { allDay, at, day, occurrence, STOCKHOLM, shown, timed } from '../../support/meetingSamples.ts';

describe("a forum's key", () => {
  it.each([
    ['fyrbodal/uf-aldre', 'fyrbodal/uf-aldre', null],
    ['fyrbodal/lokal/uddevalla', 'fyrbodal/lokal', 'uddevalla'],
    ['vvg', 'vvg', null],
  ])('%s means %s in %s, and is written so again', (key, forum, place) => {
    const seat = seatOfKey(key as SeatKey);

    expect(seat).toEqual({ forum, place });
    expect(seatKey(seat)).toBe(key);
  });
});

describe('an occurrence', () => {
  it('keeps its name when it is moved', () => {
    const original = at('2026-12-10T13:00+01:00');
    const before = occurrence(timed('2026-12-10T13:00+01:00'), { original });
    const moved = occurrence(timed('2026-12-15T09:00+01:00'), { original });

    expect(occurrenceId(moved)).toBe(occurrenceId(before));
  });

  it('is not another one of its series, nor one of another series at the same time', () => {
    const span = timed('2026-12-10T13:00+01:00');
    const names = [
      occurrence(span, { original: at('2026-12-10T13:00+01:00') }),
      occurrence(span, { original: at('2026-12-17T13:00+01:00') }),
      occurrence(span, { original: day('2026-12-10') }),
      occurrence(span, { series: 'series-2', original: at('2026-12-10T13:00+01:00') }),
      occurrence(span),
    ].map(occurrenceId);

    expect(new Set(names).size).toBe(5);
  });

  it.each([
    ['that is alone', null, '2026-12-15T09:00+01:00'],
    ['of a series', at('2026-12-10T13:00+01:00'), '2026-12-10T13:00+01:00'],
    ['of whole days', day('2026-12-10'), '2026-12-10T00:00+01:00'],
  ])('%s knows where it was from the beginning', (_, original, expected) => {
    const start = originalStart(occurrence(timed('2026-12-15T09:00+01:00'), { original }), STOCKHOLM);

    expect(shown(start)).toBe(expected);
  });
});

describe('a meeting of whole days', () => {
  it.each([
    ['over the spring clock change', '2027-03-27', '2027-03-28', '2027-03-27T00:00+01:00', '2027-03-29T00:00+02:00'],
    ['over the autumn clock change', '2027-10-31', '2027-10-31', '2027-10-31T00:00+02:00', '2027-11-01T00:00+01:00'],
    ['on the leap day', '2028-02-29', '2028-02-29', '2028-02-29T00:00+01:00', '2028-03-01T00:00+01:00'],
  ])('%s lasts from local midnight to local midnight', (_, first, last, begins, ends) => {
    const span = allDay(first, last);

    expect([startOf(span, STOCKHOLM), endOf(span, STOCKHOLM)].map(shown)).toEqual([begins, ends]);
  });
});

describe('the date of a meeting', () => {
  it.each([
    ['2026-12-31T23:30:00Z', '2027-01-01'],
    ['2027-06-30T22:00:00Z', '2027-07-01'],
    ['2027-06-30T21:59:00Z', '2027-06-30'],
  ])('that begins %s is %s where the organisation is', (start, expected) => {
    expect(dateOf(timed(start), STOCKHOLM).toString()).toBe(expected);
  });
});

describe('two spans', () => {
  const span = timed('2026-12-10T13:00+01:00');

  it('that only end at different times begin at the same time', () => {
    const shortened = timed('2026-12-10T13:00+01:00', 'PT1H');

    expect([sameStart(span, shortened), sameSpan(span, shortened)]).toEqual([true, false]);
  });

  it('are the same whatever offset they are written with', () => {
    expect(sameSpan(span, timed('2026-12-10T12:00:00Z'))).toBe(true);
  });

  it('of an hour and of the whole day are different', () => {
    const midnight = timed('2026-12-10T00:00+01:00', 'PT24H');

    expect(sameStart(midnight, allDay('2026-12-10'))).toBe(false);
    expect(sameStart(allDay('2026-12-10'), midnight)).toBe(false);
  });

  it('of whole days are the same when both ends are', () => {
    const days = allDay('2026-12-10', '2026-12-11');

    expect(sameSpan(days, allDay('2026-12-10', '2026-12-11'))).toBe(true);
    expect(sameSpan(days, allDay('2026-12-10'))).toBe(false);
    expect(sameStart(days, allDay('2026-12-10'))).toBe(true);
  });
});

describe('meetings in order', () => {
  it('have the whole day before the hours of it', () => {
    const spans = [timed('2026-12-10T00:30+01:00'), timed('2026-12-09T23:30+01:00'), allDay('2026-12-10')];
    const ordered = spans.map((span) => occurrence(span)).toSorted(byStart(STOCKHOLM));

    expect(ordered.map(({ span }) => shown(startOf(span, STOCKHOLM)))).toEqual([
      '2026-12-09T23:30+01:00',
      '2026-12-10T00:00+01:00',
      '2026-12-10T00:30+01:00',
    ]);
  });
});
