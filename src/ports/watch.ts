import type { SeatKey } from '../domain/meeting/meeting.ts';

/** By what it is seen whether the bot does what it is there for. No words and no people are in it. */

export interface Standing {
  readonly lastQuestion: Temporal.Instant | null;
  /** Of anything, to a channel or a person. */
  readonly lastDelivery: Temporal.Instant | null;
  /** Since when the meeting that has waited longest should have been looked to. */
  readonly reminderDue: Temporal.Instant | null;
  /** Since when the oldest message about a case has waited. */
  readonly messageDue: Temporal.Instant | null;
}

export interface Signs {
  /** @param seats those whose meetings are reminded of */
  standing(seats: readonly SeatKey[], now: Temporal.Instant): Promise<Standing>;
  /** The days, where the organisation is, on which something was asked. */
  daysAsked(from: Temporal.Instant, to: Temporal.Instant, timeZone: string): Promise<Temporal.PlainDate[]>;
}

export interface QueueDepth {
  readonly queue: string;
  readonly waiting: number;
  readonly dead: number;
  /** Since when the oldest that is due has waited; one that failed and waits to be tried again is due all the time. */
  readonly oldestDue: Temporal.Instant | null;
}

/** What was counted since it was last taken. */
export interface Tallied {
  take(): Readonly<Record<string, number>>;
}
