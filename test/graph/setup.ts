import type { Window } from '../../src/domain/meeting/compare.ts';
import type { Occurrence } from '../../src/domain/meeting/meeting.ts';
import type { CalendarSource } from '../../src/domain/meeting/rules.ts';
import { graphCalendar } from '../../src/graph/calendar.ts';
import { connectGraph } from '../../src/graph/connection.ts';
import type { GraphSettings } from '../../src/graph/settings.ts';
import { type Calendar, CalendarError, type Reading } from '../../src/ports/meetings.ts';
import type { GraphServer } from '../support/graphServer.ts';

export const MAILBOX = 'uf.aldre@example.org';

/** As the settings say where a forum's meetings are. */
export const mailbox = (of = MAILBOX, calendar: string | null = null): CalendarSource => ({
  kind: 'graph',
  mailbox: of,
  calendar,
  subject: '',
});

export const WINDOW: Window = {
  from: Temporal.Instant.from('2026-12-01T00:00:00Z'),
  to: Temporal.Instant.from('2027-09-01T00:00:00Z'),
  timeZone: 'Europe/Stockholm',
};

/** How long a test waits for what does not come, in milliseconds; enough for what does come on a busy machine. */
const SHORT = 800;

/** One that gives up soon. */
export const hasty = (settings: GraphSettings): Calendar => graphCalendar(connectGraph(settings, { patience: SHORT }));

/** As text, for two moments are equal to one who compares objects, whatever they say. */
export function seen(reading: Reading): Plain[] {
  if (reading.is !== 'read') throw new Error('nothing has been read');
  return JSON.parse(JSON.stringify(reading.occurrences));
}

export interface Plain extends Omit<Occurrence, 'original' | 'span'> {
  readonly original: string | null;
  readonly span: Readonly<Record<string, string>>;
}

export function cursorOf(reading: Reading): string | null {
  if (reading.is !== 'read') throw new Error('nothing has been read');
  return reading.cursor;
}

/** What a reading that fails says. */
export async function refusalOf(reading: Promise<unknown>): Promise<CalendarError> {
  const error = await reading.then(
    () => new Error('it has been read'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof CalendarError) return error;
  throw error;
}

/** The paths that Graph has been asked for, from the mailbox on. */
export const asked = ({ requests }: GraphServer): string[] =>
  requests.map(({ path }) => path.replace(/^\/users\/[^/]+\//, ''));

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}
