import type { CaseEvent } from './event.ts';

/** Whoever gets no answer presses again, on the same card. What came in the first time is not to come in twice. */

/** Later than this somebody may well say the same thing once more. */
const WITHIN = Temporal.Duration.from({ minutes: 10 });

/**
 * Whether an event is the newest thing that this person did to the case, done once more.
 * @param history oldest first
 */
export function isRepeat(history: readonly CaseEvent[], event: CaseEvent): boolean {
  const newest = history.findLast(({ by }) => by.id === event.by.id);
  if (!newest || Temporal.Instant.compare(newest.at.add(WITHIN), event.at) < 0) return false;
  return whatOf(newest) === whatOf(event);
}

const whatOf = ({ did, handling, text, about }: CaseEvent): string =>
  JSON.stringify([did, handling, text, Object.entries(about ?? {}).sort()]);
