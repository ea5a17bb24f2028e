import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { timesOf } from '../../src/ics/rule.ts';

/** What rules name, against counting the days one by one. */

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

interface Weekday {
  readonly day: string;
  /** Which of its month, from the beginning or the end; 0 for all. */
  readonly which: number;
}

interface Sample {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly weekdays: readonly Weekday[];
  readonly months: readonly number[];
  readonly count: number | null;
}

const START = Temporal.PlainDateTime.from('2024-02-29T09:00');

const sample: fc.Arbitrary<Sample> = fc
  .record({
    freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 5 }),
    days: fc.subarray(DAYS, { minLength: 1 }),
    which: fc.constantFrom(0, 1, 2, 4, -1, -2),
    months: fc.oneof(fc.constant([]), fc.subarray([1, 2, 3, 6, 10, 12], { minLength: 1 })),
    count: fc.option(fc.integer({ min: 1, max: 60 })),
  })
  .map(({ days, which, ...rest }) => {
    // Only in a month is a weekday the second or the last.
    const counts = rest.freq === 'MONTHLY' || (rest.freq === 'YEARLY' && rest.months.length > 0);
    return { ...rest, weekdays: days.map((day) => ({ day, which: counts ? which : 0 })) };
  });

const textOf = ({ freq, interval, weekdays, months, count }: Sample): string =>
  [
    `FREQ=${freq}`,
    `INTERVAL=${interval}`,
    `BYDAY=${weekdays.map(({ day, which }) => `${which || ''}${day}`).join(',')}`,
    ...(months.length > 0 ? [`BYMONTH=${months.join(',')}`] : []),
    ...(count === null ? [] : [`COUNT=${count}`]),
  ].join(';');

/** How many of its periods lie between the start and a day. */
function periodsTo(day: Temporal.PlainDate, freq: Sample['freq']): number {
  const start = START.toPlainDate();
  if (freq === 'DAILY') return start.until(day).days;
  if (freq === 'WEEKLY') return mondayOf(start).until(mondayOf(day)).days / 7;
  if (freq === 'MONTHLY') return (day.year - start.year) * 12 + day.month - start.month;
  return day.year - start.year;
}

const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 });

const isNth = (day: Temporal.PlainDate, which: number): boolean =>
  which === 0 ||
  (which > 0 ? Math.ceil(day.day / 7) === which : Math.ceil((day.daysInMonth - day.day + 1) / 7) === -which);

const isNamed = (day: Temporal.PlainDate, { freq, interval, weekdays, months }: Sample): boolean =>
  periodsTo(day, freq) % interval === 0 &&
  (months.length === 0 || months.includes(day.month)) &&
  weekdays.some((weekday) => DAYS[day.dayOfWeek - 1] === weekday.day && isNth(day, weekday.which));

/** The start, and every day after it that the rule names. */
function counted(rule: Sample, from: Temporal.PlainDate, to: Temporal.PlainDate): string[] {
  const found: string[] = [];
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (
    let day = START.toPlainDate();
    left > 0 && Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (!day.equals(START.toPlainDate()) && !isNamed(day, rule)) continue;
    left--;
    if (Temporal.PlainDate.compare(day, from) >= 0) found.push(day.toString());
  }
  return found;
}

describe('a rule', () => {
  it('names the days that one comes to by counting', () => {
    fc.assert(
      fc.property(
        sample,
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 0, max: 400 }),
        (rule, offset, length) => {
          const from = START.toPlainDate().add({ days: offset });
          const to = from.add({ days: length });

          const times = timesOf(
            { text: textOf(rule), until: null },
            START,
            from.toPlainDateTime(),
            to.toPlainDateTime('23:59'),
          );

          const days = times.map((time) => time.toPlainDate().toString());
          const expected = counted(rule, from, to);
          return JSON.stringify(days) === JSON.stringify(expected) && times.every(({ hour }) => hour === 9);
        },
      ),
      { numRuns: 400 },
    );
  });
});
