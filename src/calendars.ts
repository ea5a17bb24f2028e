import type { Config } from './config.ts';
import type { Graph } from './graph/connection.ts';
import { type Calendar, CalendarError } from './ports/meetings.ts';
import { calling, NO_TELEMETRY } from './ports/telemetry.ts';

/** Whatever kind of calendar the settings name, behind one port. What reading them takes is loaded only when something is read. */

export interface Calendars {
  readonly calendar: Calendar;
  /** Microsoft Graph itself, signed in to once for the whole process; null where the settings name no way to. */
  readonly graph: (() => Promise<Graph>) | null;
}

export function openCalendars({ graph: settings }: Pick<Config, 'graph'>, telemetry = NO_TELEMETRY): Calendars {
  const ics = once(async () => (await import('./ics/calendar.ts')).createIcsCalendar());
  const graph =
    settings &&
    once(async () => {
      const { connectGraph, GraphFault } = await import('./graph/connection.ts');
      const { ask } = connectGraph(settings);
      const codeOf = (error: unknown) => (error instanceof GraphFault ? error.code : 'fault');
      return { ask: (question) => calling(telemetry, 'graph', () => ask(question), codeOf) } satisfies Graph;
    });
  const microsoft = graph && once(async () => (await import('./graph/calendar.ts')).graphCalendar(await graph()));
  return {
    graph,
    calendar: {
      async read(source, window, cursor) {
        if (source.kind === 'ics') return (await ics()).read(source, window, cursor);
        if (microsoft) return (await microsoft()).read(source, window, cursor);
        throw new CalendarError('sign-in', source.mailbox, 'The settings have no graph.credential. Add one.');
      },
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
