import type { Window } from '../domain/meeting/compare.ts';
import { endOf, type Occurrence, occurrenceId, startOf } from '../domain/meeting/meeting.ts';
import type { CalendarEvent } from './event.ts';
import { phasesOf, positionsIn, replacementsOf, type Said } from './phases.ts';
import type { Series } from './series.ts';
import {
  type Frame,
  frameOf,
  type Length,
  layoutOf,
  lengthOf,
  type Place,
  placeAt,
  placeOf,
  spanAt,
} from './timing.ts';
import type { Turns } from './turns.ts';
import type { Stamp } from './values.ts';
import { type Zone, zoneOf } from './zone.ts';

/** The meetings in a window of time, each with what makes it different from the others of its series. */

/**
 * Those whose time, as it is now, touches the window: wherever in the series they were from the beginning. One that stands instead of
 * another is taken even where the rule no longer names that other. Each comes once, whatever series may make of their names.
 */
export async function occurrencesIn(all: readonly Series[], window: Window, turns: Turns): Promise<Occurrence[]> {
  const home = zoneOf(window.timeZone);
  // A zone that does not exist would otherwise be taken for a fault in every series.
  home.local(window.from);
  const found = new Map<string, Occurrence>();
  for (const series of all) {
    if (turns.isOver()) await turns.pass();
    for (const one of occurrencesOf(series, window, home)) found.set(occurrenceId(one), one);
  }
  return [...found.values()];
}

/** A series whose times are beyond all reckoning has none, and does not take the others with it. */
function occurrencesOf(series: Series, window: Window, home: Zone): Occurrence[] {
  try {
    const { own } = series;
    const all = own?.start ? ofSeries(series, own, own.start, window, home) : withoutSeries(series, home);
    return all.filter((one) => touches(one, window));
  } catch {
    return [];
  }
}

function touches({ span }: Occurrence, { from, to, timeZone }: Window): boolean {
  const start = startOf(span, timeZone);
  if (Temporal.Instant.compare(start, to) >= 0 || Temporal.Instant.compare(from, to) >= 0) return false;
  return Temporal.Instant.compare(start, from) >= 0 || Temporal.Instant.compare(endOf(span, timeZone), from) > 0;
}

/** Only some meetings of a series are known: each names itself by a day or by a moment. Of the series it may be known that it is cancelled. */
const withoutSeries = ({ own, instead }: Series, home: Zone): Occurrence[] =>
  [...Map.groupBy(instead, ({ insteadOf }) => insteadOf?.at.is).values()].flatMap((some) => {
    const at = some[0]?.insteadOf?.at;
    if (!at) return [];
    const frame = frameOf(at, home);
    return replacementsOf(some, null, frame).map(({ said, place }) => {
      const one = occurrence(said, place, frame);
      return { ...one, isCancelled: one.isCancelled || own !== null };
    });
  });

function ofSeries(series: Series, own: CalendarEvent, first: Stamp, window: Window, home: Zone): Occurrence[] {
  const frame = frameOf(first, home);
  const start = placeOf(first, frame);
  const said: Said = { event: own, layout: layoutOf(first, lengthOf(first, own.end, home), start, frame) };
  if (own.rules.length + own.also.length + series.instead.length === 0)
    return [{ ...occurrence(said, start, frame), original: null }];
  const replaced = replacementsOf(series.instead, said, frame);
  const lengths = extraLengths(own, frame);
  const regular = phasesOf(said, replaced).flatMap((phase) =>
    positionsIn(phase, said, window, frame).map((position) => {
      const place = placeAt(position, frame);
      return { place, said: withLength(phase.said, lengths.get(place.name)) };
    }),
  );
  // What is left out is not there, whatever else is said of it.
  const gone = new Set(own.except.map((stamp) => placeOf(stamp, frame).name));
  // What is said of one meeting goes before what the rules make of it.
  const byName = new Map([...regular, ...replaced].map((one) => [one.place.name, one]));
  return [...byName.values()]
    .filter(({ place }) => !gone.has(place.name))
    .map((one) => occurrence(one.said, one.place, frame));
}

const withLength = (said: Said, length: Length | undefined): Said =>
  length ? { ...said, layout: { ...said.layout, length } } : said;

/** Of the times beside the rules that are not as long as the others. */
const extraLengths = ({ also }: CalendarEvent, frame: Frame): Map<string, Length> =>
  new Map(
    also.flatMap(({ at, end }) => {
      const length = lengthOf(at, end, frame.home);
      return length ? [[placeOf(at, frame).name, length] as const] : [];
    }),
  );

const occurrence = ({ event, layout }: Said, place: Place, frame: Frame): Occurrence => ({
  series: event.uid,
  original: place.original,
  span: spanAt(layout, place, frame),
  subject: event.subject ?? '',
  place: event.place ?? '',
  joinUrl: event.joinUrl ?? '',
  isCancelled: event.isCancelled,
});
