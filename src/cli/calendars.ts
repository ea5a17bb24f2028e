import { type RouterFiles, routerFiles } from '../config/routerFiles.ts';
import { forumNamed, type Named } from '../config/seats.ts';
import type { Config } from '../config.ts';
import type { Window } from '../domain/meeting/compare.ts';
import { type Guard, guarded } from '../domain/meeting/guarded.ts';
import type { Occurrence } from '../domain/meeting/meeting.ts';
import { type CalendarSource, isOf } from '../domain/meeting/rules.ts';
import type { Model } from '../domain/model/types.ts';
import { read } from '../domain/routing/reading.ts';
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
    const all = reading.is === 'read' ? reading.occurrences : [];
    return { one, read: { occurrences: shown(one, all) } };
  } catch (error) {
    if (error instanceof CalendarError) return { one, read: error };
    throw error;
  }
}

/** As the channel would show them: what a terminal shows ends up in files and in logs. */
function shown({ source, models: [model] }: ForumCalendar, all: readonly Occurrence[]): Occurrence[] {
  const own = all.filter((one) => isOf(source, one));
  return own.length === 0 ? [] : own.map(guarded(guardFor(model)));
}

/** Read from disk when there is something to guard, and once for all calendars. */
let files: RouterFiles | undefined;
const guards = new WeakMap<Model, Guard>();

function guardFor(model: Model): Guard {
  const known = guards.get(model);
  if (known) return known;
  files ??= routerFiles();
  const lexicon = files.lexiconFor(model);
  const guard: Guard = (text) => read(lexicon, text).personalData;
  guards.set(model, guard);
  return guard;
}

function complain({ texts, err }: Terminal, { key }: ForumCalendar, { code, where }: CalendarError): void {
  const [why, remedy] = texts.calendars.why[code];
  err(texts.calendars.notRead(key, where, why, remedy));
}
