import { describe, expect, it } from '@jest/globals';
import { isFreeDay } from '../../src/domain/holidays.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

/** Every free day of a year that is not in a weekend, as `MM-DD`. */
function freeWeekdays(year: number): string {
  const days = Array.from({ length: date(`${year}-01-01`).daysInYear }, (_, days) =>
    date(`${year}-01-01`).add({ days }),
  );
  return days
    .filter((day) => day.dayOfWeek <= 5 && isFreeDay(day))
    .map((day) => day.toString().slice(5))
    .join(' ');
}

describe('the free days of Sweden', () => {
  it.each([
    [2024, '01-01 03-29 04-01 05-01 05-09 06-06 06-21 12-24 12-25 12-26 12-31'],
    [2025, '01-01 01-06 04-18 04-21 05-01 05-29 06-06 06-20 12-24 12-25 12-26 12-31'],
    [2026, '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31'],
    [2027, '01-01 01-06 03-26 03-29 05-06 06-25 12-24 12-31'],
    [2028, '01-06 04-14 04-17 05-01 05-25 06-06 06-23 12-25 12-26'],
    [2029, '01-01 03-30 04-02 05-01 05-10 06-06 06-22 12-24 12-25 12-26 12-31'],
    [2030, '01-01 04-19 04-22 05-01 05-30 06-06 06-21 12-24 12-25 12-26 12-31'],
  ])('that fall on weekdays are known in %i', (year, expected) => {
    expect(freeWeekdays(year)).toBe(expected);
  });

  it('are all weekends too', () => {
    expect(['2026-11-21', '2026-11-22'].map((day) => isFreeDay(date(day)))).toEqual([true, true]);
  });

  it.each(['2026-04-02', '2026-04-07', '2026-05-15', '2026-12-23', '2026-12-28', '2027-01-05'])(
    'do not hold the working day %s beside them',
    (day) => {
      expect(isFreeDay(date(day))).toBe(false);
    },
  );
});
