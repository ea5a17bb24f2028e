import { describe, expect, it } from '@jest/globals';
import { limiter } from '../../../src/teams/door/rate.ts';
import { clockAt } from '../../support/clock.ts';

describe('a limiter', () => {
  const clock = clockAt('2026-11-21T10:00:00Z');

  it('fills no further than it was', () => {
    const two = limiter({ burst: 2, perSecond: 1 }, clock);
    two.take('a');
    clock.move({ hours: 1 });

    expect([two.take('a'), two.take('a'), two.take('a')]).toEqual([true, true, false]);
  });

  it('takes no harm from a clock that is set back', () => {
    const one = limiter({ burst: 1, perSecond: 1 }, clock);
    one.take('a');
    clock.move({ hours: -1 });
    const back = one.take('a');
    clock.move({ seconds: 1 });

    expect([back, one.take('a')]).toEqual([false, true]);
  });

  it('remembers no more than so many, and forgets who has been away for longest', () => {
    const one = limiter({ burst: 1, perSecond: 0 }, clock, 2);
    for (const key of ['a', 'b', 'a', 'c']) one.take(key);

    expect([one.has('a'), one.has('b'), one.has('c')]).toEqual([false, true, false]);
  });
});
