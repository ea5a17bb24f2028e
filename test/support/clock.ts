import type { Clock } from '../../src/ports.ts';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  move(by: Temporal.DurationLike): void;
}

export function clockAt(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    move(by) {
      now = now.add(by);
    },
  };
}
