import { fold } from '../text.ts';
import {
  dateOf,
  type Meeting,
  type MeetingId,
  type Occurrence,
  occurrenceId,
  type Span,
  sameSpan,
  sameStart,
  startOf,
} from './meeting.ts';

/** What has happened in a calendar since it was last read. */

/** From when to when a calendar is read. */
export interface Window {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** For times that are written without one. */
  readonly timeZone: string;
}

export interface Difference {
  readonly added: readonly Occurrence[];
  /** Known meetings as they are now, those only that are different; one that is no longer there is cancelled. */
  readonly changed: readonly Meeting[];
}

/**
 * @param known the forum's meetings as kept
 * @param read everything the calendar has in the window
 * @param isWhole false when something could not be read: then what is missing may be that
 * @param now a meeting that has begun is history: that it is no longer there says nothing
 */
export function compare(
  known: readonly Meeting[],
  read: readonly Occurrence[],
  window: Window,
  now: Temporal.Instant,
  isWhole = true,
): Difference {
  const byId = new Map(read.map((occurrence) => [occurrenceId(occurrence), occurrence]));
  const ids = new Set(known.map(occurrenceId));
  const strangers = [...byId].flatMap(([id, occurrence]) => (ids.has(id) ? [] : [occurrence]));
  const gone = known.filter((meeting) => !meeting.isCancelled && !byId.has(occurrenceId(meeting)));
  const heirs = heirsOf(gone, strangers, window, now);
  const changed = known.flatMap((meeting) => {
    const found = byId.get(occurrenceId(meeting)) ?? heirs.get(meeting.id);
    if (found) return sameOccurrence(meeting, found) ? [] : [{ ...meeting, ...found }];
    return isWhole && isMissed(meeting, window, now) ? [{ ...meeting, isCancelled: true }] : [];
  });
  const taken = new Set(heirs.values());
  return { added: strangers.filter((one) => !one.isCancelled && !taken.has(one)), changed };
}

/**
 * When a series is split ("this and all that follow"), its meetings get new names: one that has gone and one that has come at the same time are
 * the same. So are, of what is left, those of the same day and subject; but not one that has begun: what comes later that day is another.
 */
function heirsOf(
  gone: readonly Meeting[],
  strangers: readonly Occurrence[],
  window: Window,
  now: Temporal.Instant,
): ReadonlyMap<MeetingId, Occurrence> {
  const heirs = new Map<MeetingId, Occurrence>();
  const free = new Set(strangers);
  const settle = (meetings: readonly Meeting[], isLike: (a: Occurrence, b: Occurrence) => boolean): void => {
    for (const meeting of meetings) {
      const heir = heirs.has(meeting.id) ? undefined : [...free].find((stranger) => isLike(meeting, stranger));
      if (!heir) continue;
      heirs.set(meeting.id, heir);
      free.delete(heir);
    }
  };
  settle(gone, (a, b) => sameStart(a.span, b.span));
  const missed = gone.filter((meeting) => isMissed(meeting, window, now));
  settle(missed, (a, b) => sameDay(a, b, window.timeZone) && fold(a.subject) === fold(b.subject));
  return heirs;
}

const sameDay = (a: Occurrence, b: Occurrence, timeZone: string): boolean =>
  dateOf(a.span, timeZone).equals(dateOf(b.span, timeZone));

function isMissed({ span, isCancelled }: Meeting, { from, to, timeZone }: Window, now: Temporal.Instant): boolean {
  const start = startOf(span, timeZone);
  return !isCancelled && isWithin(start, from, to) && Temporal.Instant.compare(now, start) < 0;
}

const isWithin = (at: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean =>
  Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, to) < 0;

const sameOccurrence = (a: Occurrence, b: Occurrence): boolean =>
  occurrenceId(a) === occurrenceId(b) &&
  sameSpan(a.span, b.span) &&
  a.subject === b.subject &&
  a.place === b.place &&
  a.joinUrl === b.joinUrl &&
  a.isCancelled === b.isCancelled;

/** What those who have been reminded of a meeting were last told of it. */
export interface Told {
  readonly span: Span;
  readonly isCancelled: boolean;
}

/** What they must be told now. */
export type News =
  | { readonly is: 'moved'; readonly from: Span }
  | { readonly is: 'cancelled' }
  /** It takes place after all, perhaps at another time. */
  | { readonly is: 'reinstated' };

/** Null when nothing is new that somebody would come wrong by. */
export function newsOf(told: Told, { span, isCancelled }: Occurrence): News | null {
  if (isCancelled) return told.isCancelled ? null : { is: 'cancelled' };
  if (told.isCancelled) return { is: 'reinstated' };
  return sameStart(told.span, span) ? null : { is: 'moved', from: told.span };
}
