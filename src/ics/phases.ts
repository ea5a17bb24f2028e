import type { Window } from '../domain/meeting/compare.ts';
import type { CalendarEvent } from './event.ts';
import { timesOf } from './rule.ts';
import { newest } from './series.ts';
import {
  daysOf,
  type Frame,
  type Layout,
  layoutOf,
  lengthOf,
  type Place,
  type Position,
  placeOf,
  positionOf,
} from './timing.ts';
import type { Stamp } from './values.ts';

/** The places of a series, and what is said of the meetings there. */

export interface Said {
  readonly event: CalendarEvent;
  readonly layout: Layout;
}

/**
 * What stands instead of one meeting, or of that and all that follow (RANGE=THISANDFUTURE): those then begin as far from their places by
 * the clock, last as long and are called the same as the first of them, until another says something else.
 */
export interface Replacement {
  readonly place: Place;
  readonly said: Said;
  readonly andFollowing: boolean;
}

/** In their order. What one does not say is as for the series; in a series that is cancelled all of them are. */
export function replacementsOf(instead: readonly CalendarEvent[], own: Said | null, frame: Frame): Replacement[] {
  const found = instead.flatMap((event) =>
    event.insteadOf ? [{ event, place: placeOf(event.insteadOf.at, frame) }] : [],
  );
  return [...Map.groupBy(found, ({ place }) => place.name).values()]
    .flatMap((versions): Replacement[] => {
      const event = newest(versions.map((one) => one.event));
      const place = versions[0]?.place;
      if (!event || !place) return [];
      const said = { event: own ? completed(event, own.event) : event, layout: layoutAt(event, place, own, frame) };
      return [{ place, said, andFollowing: event.insteadOf?.andFollowing ?? false }];
    })
    .toSorted((a, b) => Temporal.PlainDateTime.compare(a.place.position, b.place.position));
}

const completed = (event: CalendarEvent, own: CalendarEvent): CalendarEvent => ({
  ...event,
  subject: event.subject ?? own.subject,
  place: event.place ?? own.place,
  joinUrl: event.joinUrl ?? own.joinUrl,
  isCancelled: event.isCancelled || own.isCancelled,
});

/** One that says nothing of how long it is is as long as those of the series. */
function layoutAt({ start, end }: CalendarEvent, place: Place, own: Said | null, frame: Frame): Layout {
  const length = start && lengthOf(start, end, frame.home);
  const isLike = own && (start === null || start.is === own.layout.start.is);
  return layoutOf(start, length ?? (isLike ? own.layout.length : null), place, frame);
}

/** The part of a series in which one thing is said of all its meetings: from the beginning, or from a "this and all that follow". */
export interface Phase {
  readonly said: Said;
  readonly from: Position | null;
  /** Where the next begins. */
  readonly before: Position | null;
}

export function phasesOf(said: Said, replaced: readonly Replacement[]): Phase[] {
  const later = replaced.filter(({ andFollowing }) => andFollowing);
  return [{ said, place: null }, ...later].map((one, at) => ({
    said: one.said,
    from: one.place?.position ?? null,
    before: later[at]?.place.position ?? null,
  }));
}

interface Bounds {
  readonly from: Position;
  readonly to: Position;
}

/** Where the rules of the series, and the times beside them, have a meeting in that part of it that can touch the window. */
export function positionsIn(phase: Phase, { event: own, layout }: Said, window: Window, frame: Frame): Position[] {
  const bounds = boundsOf(phase, window, frame);
  const start = layout.base.position;
  // The series begins with its start, whatever the rules say.
  const beside = [start, ...own.also.map(({ at }) => positionOf(at, frame))].filter((at) => isWithin(at, bounds));
  const ruled = own.rules.flatMap((rule) => {
    const to = rule.until ? earlier(lastOf(rule.until, frame), bounds.to) : bounds.to;
    return timesOf(rule, start, bounds.from, to);
  });
  return [...ruled, ...beside];
}

/** A day more on either side than is needed in any zone. */
function boundsOf({ said: { layout }, from, before }: Phase, window: Window, frame: Frame): Bounds {
  const clock = frame.zone ?? frame.home;
  const first = clock
    .local(window.from)
    .subtract(layout.shift)
    .subtract({ days: daysOf(layout.length) + 1 });
  const last = clock.local(window.to).subtract(layout.shift).add({ days: 1 });
  return {
    from: from ? later(from, first) : first,
    to: before ? earlier(before.subtract({ seconds: 1 }), last) : last,
  };
}

/** A series until a date goes on through that day. */
const lastOf = (until: Stamp, frame: Frame): Position =>
  until.is === 'date' ? until.date.toPlainDateTime('23:59:59') : positionOf(until, frame);

const earlier = (a: Position, b: Position): Position => (Temporal.PlainDateTime.compare(a, b) < 0 ? a : b);
const later = (a: Position, b: Position): Position => (Temporal.PlainDateTime.compare(a, b) < 0 ? b : a);

const isWithin = (at: Position, { from, to }: Bounds): boolean =>
  Temporal.PlainDateTime.compare(from, at) <= 0 && Temporal.PlainDateTime.compare(at, to) <= 0;
