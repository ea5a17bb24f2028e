import { type Component, readCalendars, writtenIn } from './components.ts';
import { type CalendarEvent, readEvent } from './event.ts';
import { noCalendar, noEvents } from './fault.ts';
import { type Series, seriesOf } from './series.ts';
import type { Document } from './source.ts';
import type { Turns } from './turns.ts';
import { zonesOf } from './zones.ts';

export interface Parsed {
  readonly series: readonly Series[];
  /** How many events are broken. */
  readonly unreadable: number;
}

/**
 * All that stands in some files, as one calendar.
 * @throws CalendarError when one of them is no iCalendar: what it would have had must not be taken for called off
 */
export async function parse(documents: readonly Document[], where: string, turns: Turns): Promise<Parsed> {
  const events: (CalendarEvent | null)[] = [];
  for (const { name, bytes } of documents) {
    const calendars = readCalendars(bytes);
    if (!calendars) throw noCalendar(where, name);
    for (const { part, read } of calendars.flatMap(eventsIn)) {
      if (turns.isOver()) await turns.pass();
      events.push(read(part));
    }
  }
  const readable = events.filter((event) => event !== null);
  if (events.length > 0 && readable.length === 0) throw noEvents(where);
  return { series: seriesOf(readable), unreadable: events.length - readable.length };
}

/** Those that say how a calendar is. Others carry an answer to an invitation or a proposal: those change nothing by themselves. */
const TELLING: ReadonlySet<string> = new Set(['', 'PUBLISH', 'REQUEST', 'CANCEL']);

interface Unread {
  readonly part: Component;
  read(part: Component): CalendarEvent | null;
}

function eventsIn(calendar: Component): Unread[] {
  const method = writtenIn(calendar, 'METHOD')?.toUpperCase() ?? '';
  if (!TELLING.has(method)) return [];
  const findZone = zonesOf(calendar);
  const read = (part: Component) => readEvent(part, findZone, method === 'CANCEL');
  return calendar.parts.filter(({ name }) => name === 'VEVENT').map((part) => ({ part, read }));
}
