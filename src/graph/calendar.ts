import type { Window } from '../domain/meeting/compare.ts';
import { occurrenceId } from '../domain/meeting/meeting.ts';
import type { CalendarSource } from '../domain/meeting/rules.ts';
import { type Calendar, CalendarError, type Reading } from '../ports/meetings.ts';
import { connectGraph, type Graph, IMMUTABLE_IDS } from './connection.ts';
import { FIELDS, occurrenceOf } from './event.ts';
import { calendarError, GraphFault } from './fault.ts';
import { readPages } from './pages.ts';
import type { GraphSettings } from './settings.ts';

/** Calendars of mailboxes, through Microsoft Graph. */

/** Nothing is asked, and no credential looked for, until a calendar is read. */
export const createGraphCalendar = (settings: GraphSettings): Calendar => graphCalendar(connectGraph(settings));

/**
 * What the calendar shows in the window is the truth, read whole each time. Whether that is worth the trouble is asked first: the cursor is a
 * link of Graph's at which it tells what has changed, and of that only whether it is nothing.
 */
export function graphCalendar(graph: Graph): Calendar {
  return {
    async read(source, window, cursor) {
      if (source.kind !== 'graph')
        throw new CalendarError('unreadable', source.from, `graph: ${source.from} is not a mailbox.`);
      try {
        return await read(graph, source, window, cursor);
      } catch (error) {
        throw error instanceof GraphFault ? calendarError(source.mailbox, error) : error;
      }
    },
  };
}

type Mailbox = Extract<CalendarSource, { kind: 'graph' }>;

const MOST_TRIES = 3;

/**
 * The new cursor is there before the calendar is read: what changes meanwhile is read twice rather than never. What changes between two pages
 * can be missing from both, and would be taken for called off: then it is read again at once.
 */
async function read(graph: Graph, source: Mailbox, window: Window, cursor: string | null): Promise<Reading> {
  let news = await newsSince(graph, source, window, cursor);
  if (news.is === 'none') return { is: 'unchanged' };
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { occurrences, unreadable, pages } = await view(graph, source, window);
    const reading: Reading = { is: 'read', occurrences, unreadable, cursor: news.cursor };
    if (pages === 1 || news.cursor === null) return reading;
    news = await newsSince(graph, source, window, news.cursor);
    if (news.is === 'none') return reading;
  }
  throw new GraphFault('unreachable', 'it changes faster than it can be read');
}

const PREFER = [IMMUTABLE_IDS, 'outlook.timezone="UTC"'];

/** The most that Graph gives at once: what comes on one page belongs together. */
const WHOLE = 1000;

async function view(graph: Graph, source: Mailbox, window: Window) {
  const query = `$top=${WHOLE}&$select=${FIELDS.join(',')}`;
  const { items, pages } = await readPages(graph, `${within(source, window)}&${query}`, PREFER);
  const occurrences = items.map(occurrenceOf).filter((one) => one !== null);
  // One that cannot be read is left out, and the others come. When none can, it is the answer that is wrong: an empty calendar would call off every meeting.
  if (items.length > 0 && occurrences.length === 0)
    throw new GraphFault('unreadable', 'none of its events can be read');
  // What is moved from page to page comes on two of them; the later one counts.
  const byId = new Map(occurrences.map((one) => [occurrenceId(one), one]));
  return { occurrences: [...byId.values()], unreadable: items.length - occurrences.length, pages };
}

type News = { readonly is: 'none' } | { readonly is: 'some'; readonly cursor: string | null };

async function newsSince(graph: Graph, source: Mailbox, window: Window, cursor: string | null): Promise<News> {
  const since = cursor === null ? null : await changes(graph, cursor);
  if (since?.items.length === 0) return { is: 'none' };
  const { deltaLink } = since ?? (await changes(graph, within(source, window, '/delta'))) ?? { deltaLink: null };
  return { is: 'some', cursor: deltaLink };
}

/** They come with all that is written in them, whatever is asked for. */
const PREFER_CHANGES = [...PREFER, 'odata.maxpagesize=100'];

/** Not answered, or not now: then there is no use in asking for more. */
const TELLING = new Set([401, 429, 503, 504]);

/**
 * This only spares work, so what goes wrong with it must not keep the calendar from being read: the cursor has run out (410 and others), the
 * calendar has no such thing, or it is broken.
 * @returns null when it cannot be had
 */
async function changes(graph: Graph, at: string) {
  try {
    return await readPages(graph, at, PREFER_CHANGES);
  } catch (error) {
    if (!(error instanceof GraphFault) || hasNoAnswer(error) || TELLING.has(error.status ?? 0)) throw error;
    return null;
  }
}

const hasNoAnswer = ({ status, code }: GraphFault): boolean => status === null && code !== 'unreadable';

function within({ mailbox, calendar }: Mailbox, { from, to }: Window, what = ''): string {
  const owner = `/users/${encodeURIComponent(mailbox)}`;
  const whose = calendar === null ? owner : `${owner}/calendars/${encodeURIComponent(calendar)}`;
  // Always with Z: a plus sign in a query is a space.
  return `${whose}/calendarView${what}?startDateTime=${from}&endDateTime=${to}`;
}
