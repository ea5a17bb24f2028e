import type { Window } from '../domain/meeting/compare.ts';
import type { CalendarSource } from '../domain/meeting/rules.ts';
import { type Calendar, CalendarError, type Reading } from '../ports/meetings.ts';
import { fault, unforeseen } from './fault.ts';
import { fetchFeed, shown } from './feed.ts';
import { fetchFiles } from './files.ts';
import { occurrencesIn } from './occurrences.ts';
import { type Parsed, parse } from './parse.ts';
import { createShelf, type Shelf } from './shelf.ts';
import type { Fetched } from './source.ts';
import { createTurns, type Turns } from './turns.ts';

/** Calendars in .ics files (RFC 5545): on this machine, or at an address. */

export interface IcsSettings {
  /** For a net that is reached in its own way. */
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds to wait for an address. */
  readonly patience?: number;
  /** Milliseconds of work on one calendar. */
  readonly work?: number;
}

export function createIcsCalendar({
  fetch = globalThis.fetch,
  patience = PATIENCE,
  work = WORK,
}: IcsSettings = {}): Calendar {
  const shelf = createShelf();
  const reader: Reader = {
    shelf,
    work,
    fetched: (from, since) => (isAddress(from) ? fetchFeed(from, since, { fetch, patience }) : fetchFiles(from, since)),
  };
  return {
    async read(source, window, cursor) {
      try {
        return await read(reader, fromOf(source), window, cursor);
      } catch (error) {
        throw error instanceof CalendarError ? error : unforeseen(whereOf(source));
      }
    },
  };
}

const PATIENCE = 20_000;
const WORK = 10_000;

interface Reader {
  readonly shelf: Shelf;
  readonly work: number;
  fetched(from: string, since: string | null): Promise<Fetched>;
}

const isAddress = (from: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(from);

function fromOf(source: CalendarSource): string {
  if (source.kind === 'ics') return source.from;
  throw fault(
    'unreadable',
    source.mailbox,
    `${source.mailbox}: a mailbox, which is not read as .ics. Settle it as graph.`,
  );
}

const whereOf = (source: CalendarSource): string => (source.kind === 'ics' ? shown(source.from) : source.mailbox);

/** The source is asked whether it is as this instance knows it; what the caller knows may be older than that, or newer. */
async function read(
  { shelf, work, fetched }: Reader,
  from: string,
  window: Window,
  cursor: string | null,
): Promise<Reading> {
  const known = shelf.get(from);
  const since = known?.cursor ?? cursor;
  const found = await fetched(from, since);
  const turns = createTurns(shown(from), work);
  if (found.is === 'unchanged')
    return !known || known.cursor === cursor ? { is: 'unchanged' } : readingOf(known, window, turns);
  const parsed = await parse(found.documents, shown(from), turns);
  const bytes = found.documents.reduce((sum, document) => sum + document.bytes.length, 0);
  if (found.cursor !== null) shelf.put(from, { ...parsed, cursor: found.cursor, bytes });
  return readingOf({ ...parsed, cursor: found.cursor }, window, turns);
}

async function readingOf(
  { series, unreadable, cursor }: Parsed & { readonly cursor: string | null },
  window: Window,
  turns: Turns,
): Promise<Reading> {
  return { is: 'read', occurrences: await occurrencesIn(series, window, turns), unreadable, cursor };
}
