import type { Clock } from '../../src/ports.ts';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  move(by: Temporal.DurationLike): void;
  /** To a moment, such as `2026-12-03T08:00+01:00`. */
  moveTo(moment: string): void;
}

export function clockAt(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    moveTo(moment) {
      now = Temporal.Instant.from(moment);
    },
    move(by) {
      now = now.add(by);
    },
  };
}
