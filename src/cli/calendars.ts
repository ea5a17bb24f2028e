import { forumNamed, type Named } from '../config/seats.ts';
import type { Config } from '../config.ts';
import type { Window } from '../domain/meeting/compare.ts';
import type { Occurrence } from '../domain/meeting/meeting.ts';
import { type CalendarSource, isOf } from '../domain/meeting/rules.ts';
import { type Calendar, CalendarError } from '../ports/meetings.ts';
import type { Terminal } from './terminal.ts';

/** The forums' calendars, read for a command without a database. */

/** A forum in its place, with where its meetings are read. */
export interface ForumCalendar extends Named {
  readonly key: string;
  readonly source: CalendarSource;
}

export const forumCalendars = ({ meetings, models }: Config): ForumCalendar[] =>
  Object.entries(meetings.calendars).flatMap(([key, source]) => {
    const naming = forumNamed(key, models, 'place');
    return 'named' in naming ? [{ ...naming.named, key, source }] : [];
  });

/** A forum as it is named on the command line. */
export interface ForumAsked {
  readonly forum?: string;
  readonly place?: string;
}

export const keyIn = ({ forum = '', place }: ForumAsked): string => (place ? `${forum}/${place}` : forum);

/** The calendars of the forum asked for, in one place or in all; or every calendar. Null, with the problem told, for a forum that there is not. */
export function forumsAsked({ texts, err }: Terminal, config: Config, values: ForumAsked): ForumCalendar[] | null {
  const all = forumCalendars(config);
  if (values.forum === undefined) return all;
  const naming = forumNamed(keyIn(values), config.models, 'either');
  if ('wrong' in naming) {
    const [problem = '', remedy = ''] = texts.faults[naming.wrong.code](naming.wrong.detail);
    err(texts.plan.unknownForum(problem, remedy));
    return null;
  }
  const { forum, place } = naming.named.seat;
  return all.filter(({ seat }) => seat.forum === forum && (place === null || seat.place === place));
}

export interface ReadCalendars {
  readonly calendars: readonly (ForumCalendar & { readonly occurrences: readonly Occurrence[] })[];
  /** False when any of them could not be read; which and what to do has been told. */
  readonly isWhole: boolean;
}

export async function readCalendars(
  terminal: Terminal,
  calendar: Calendar,
  wanted: readonly ForumCalendar[],
  windowOf: (one: ForumCalendar) => Window,
): Promise<ReadCalendars> {
  const all = await Promise.all(wanted.map((one) => readOne(calendar, one, windowOf(one))));
  const calendars = all.flatMap(({ one, read }) => (read instanceof CalendarError ? [] : [{ ...one, ...read }]));
  for (const { one, read } of all) if (read instanceof CalendarError) complain(terminal, one, read);
  return { calendars, isWhole: calendars.length === wanted.length };
}

async function readOne(calendar: Calendar, one: ForumCalendar, window: Window) {
  try {
    const reading = await calendar.read(one.source, window, null);
    const occurrences =
      reading.is === 'read' ? reading.occurrences.filter((occurrence) => isOf(one.source, occurrence)) : [];
    return { one, read: { occurrences } };
  } catch (error) {
    if (error instanceof CalendarError) return { one, read: error };
    throw error;
  }
}

function complain({ texts, err }: Terminal, { key }: ForumCalendar, { code, where }: CalendarError): void {
  const [why, remedy] = texts.calendars.why[code];
  err(texts.calendars.notRead(key, where, why, remedy));
}
