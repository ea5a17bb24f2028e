import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Limit, nextSlot, TENANT_LIMITS, THREAD_LIMITS } from '../../../src/domain/meeting/pace.ts';

const slots = (count: number, limits: readonly Limit[], now = 0): number[] => {
  const given: number[] = [];
  for (let nth = 0; nth < count; nth++) given.push(nextSlot([{ recent: given, limits }], now));
  return given;
};

/** The most that any window of such a length holds. */
function mostWithin(moments: readonly number[], within: number): number {
  const ordered = moments.toSorted((a, b) => a - b);
  return Math.max(0, ...ordered.map((from, at) => ordered.slice(at).filter((moment) => moment < from + within).length));
}

/** Whether every window that holds the moment has room for it. */
const fits = (recent: readonly number[], limits: readonly Limit[], moment: number): boolean =>
  limits.every(({ most, within }) =>
    Array.from({ length: within }, (_, back) => moment - back).every(
      (from) => recent.filter((at) => from <= at && at < from + within).length < most,
    ),
  );

const keeps = (moments: readonly number[], limits: readonly Limit[]): boolean =>
  limits.every(({ most, within }) => mostWithin(moments, within) <= most);

describe('the next moment', () => {
  it('is now as long as there is room', () => {
    expect(slots(7, THREAD_LIMITS, 1000)).toEqual(Array(7).fill(1000));
    expect(slots(1, TENANT_LIMITS, 1000)).toEqual([1000]);
  });

  it('in a thread comes after one, two and thirty seconds', () => {
    const given = slots(62, THREAD_LIMITS);

    expect([given[6], given[7], given[8]]).toEqual([0, 1000, 2000]);
    expect(given.slice(59)).toEqual([14_000, 30_000, 30_000]);
  });

  it('in a tenant comes one at a time, forty-six to the second', () => {
    const given = slots(200, TENANT_LIMITS);

    expect(given.slice(0, 4)).toEqual([0, 21, 42, 63]);
    expect([given[45], given[46], given[91], given[92], given[184]]).toEqual([945, 1000, 1945, 2000, 4000]);
  });

  it('after an hour of eighteen hundred comes when the first is an hour old', () => {
    const recent = Array.from({ length: 1800 }, (_, nth) => nth * 1990);

    expect(nextSlot([{ recent, limits: THREAD_LIMITS }], 1799 * 1990)).toBe(3_600_000);
  });

  it('lies between others where there is room for one more', () => {
    const limits = [{ most: 2, within: 100 }];

    expect(nextSlot([{ recent: [0, 0, 1000, 1000], limits }], 0)).toBe(100);
    expect(nextSlot([{ recent: [0, 0, 150, 150], limits }], 0)).toBe(250);
    expect(nextSlot([{ recent: [0, 0, 199, 200], limits }], 0)).toBe(100);
  });

  it('fits every scope', () => {
    const full = { recent: [0], limits: [{ most: 1, within: 100 }] };
    const other = { recent: [150], limits: [{ most: 1, within: 60 }] };

    expect(nextSlot([full, other], 0)).toBe(210);
    expect(nextSlot([], 7)).toBe(7);
  });
});

describe('whatever has been given out before', () => {
  const limit = fc.record({ most: fc.integer({ min: 1, max: 5 }), within: fc.integer({ min: 1, max: 40 }) });
  const limits = fc.array(limit, { minLength: 1, maxLength: 3 });
  const clock = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 30 });

  it('no window ever holds more than its limit, in any order of asking', () => {
    fc.assert(
      fc.property(limits, clock, (rules, times) => {
        const given: number[] = [];
        for (const now of times) given.push(nextSlot([{ recent: given, limits: rules }], now));
        expect(keeps(given, rules)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('the moment is the first that could have been given, and never before now', () => {
    fc.assert(
      fc.property(limits, limits, clock, fc.integer({ min: 0, max: 120 }), (one, other, times, now) => {
        const given: number[] = [];
        for (const at of times) given.push(nextSlot([{ recent: given, limits: one }], at));
        const few = given.filter((_, nth) => nth % 3 === 0);
        const scopes = [
          { recent: given, limits: one },
          { recent: few, limits: other },
        ];
        let first = now;
        while (!scopes.every(({ recent, limits: rules }) => fits(recent, rules, first))) first++;
        expect(nextSlot(scopes, now)).toBe(first);
      }),
      { numRuns: 300 },
    );
  });
});
