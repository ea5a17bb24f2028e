import { type Answer, failure } from './graphAnswer.ts';
import type { Shelf, Span, Store } from './graphCalendars.ts';

/** Calendar views and what has changed in them, page by page, as Graph gives them out. */

export interface Paging {
  /** As many as are asked for when null. */
  readonly size: number | null;
  /** Before each page comes one with nothing on it. */
  readonly empty: boolean;
  /** Where the next page is said to be: where it is, at somebody else's, or always one further on. */
  readonly leads: 'on' | 'elsewhere' | 'nowhere';
}

export interface Viewing {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly prefer: string;
  readonly paging: Paging;
  /** Rounds of changes that began in another one are forgotten. */
  readonly epoch: number;
  /** Where Graph is, with the version. */
  readonly home: string;
}

const VIEW = /^\/users\/([^/]+)(?:\/calendars\/([^/]+))?\/calendarView(\/delta)?$/;

/** @returns null for what is no calendar view */
export function view(viewing: Viewing, stores: ReadonlyMap<string, Store>): Answer | null {
  const [whole, mailbox = '', calendar, delta] = VIEW.exec(viewing.path) ?? [];
  if (!whole) return null;
  const store = stores.get(decodeURIComponent(mailbox).toLowerCase());
  if (!store) return failure(404, 'ErrorInvalidUser', 'The requested user is invalid.');
  const shelf = calendar === undefined ? store.main : store.others.get(decodeURIComponent(calendar));
  if (!shelf) return failure(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return delta ? changes(viewing, shelf) : events(viewing, shelf);
}

const isImmutable = (prefer: string): boolean => /\bIdType="ImmutableId"/.test(prefer);

const NO_SPAN = failure(400, 'ErrorInvalidParameter', 'startDateTime and endDateTime are to be dates.');

function events(viewing: Viewing, shelf: Shelf): Answer {
  const { query, prefer, paging, home, path } = viewing;
  const span = spanIn(query);
  if (!span) return NO_SPAN;
  const top = Number(query.get('$top') ?? 10);
  if (!(top >= 1 && top <= 1000)) return failure(400, 'ErrorInvalidParameter', '$top is to be 1 to 1000.');
  const fields = query.get('$select')?.split(',');
  const all = shelf.within(span, isImmutable(prefer)).map((event) => (fields ? only(event, fields) : event));
  return page(all, query.get('$skip') ?? '', top, paging, (place) => {
    const next = new URLSearchParams(query);
    next.set('$skip', place);
    return `${home}${path}?${next}`;
  });
}

const only = (event: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(event).filter(([key]) => key.startsWith('@') || key === 'id' || fields.includes(key)),
  );

/** What a link of a delta stands for. */
interface Round {
  /** What has changed since then is told; null for all there is. */
  readonly since: number | null;
  /** The calendar's version when the round began: the next one tells what has come since. */
  readonly version: number;
  readonly span: Span;
  readonly epoch: number;
}

function changes(viewing: Viewing, shelf: Shelf): Answer {
  const { query, prefer, paging, home, path, epoch } = viewing;
  if (!shelf.hasDelta) return failure(400, 'ErrorInvalidRequest', 'Change tracking is not supported here.');
  const [under, place = ''] = (query.get('$skiptoken') ?? '').split('.');
  const round = under ? read(under) : newRound(query, shelf.version(), epoch);
  if (!round) return NO_SPAN;
  if (round.epoch !== epoch) return failure(410, 'SyncStateNotFound', 'The sync state generation is not found.');
  const immutable = isImmutable(prefer);
  const { since, span } = round;
  const all = shelf.changedSince(since, span, immutable);
  const size = Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? 10);
  const link = (at: string) => `${home}${path}?$skiptoken=${written(round)}.${at}`;
  const done = `${home}${path}?$deltatoken=${written({ ...round, since: round.version })}`;
  return page(all, place, size, paging, link, { '@odata.deltaLink': done });
}

function newRound(query: URLSearchParams, version: number, epoch: number): Round | null {
  const token = query.get('$deltatoken');
  if (token !== null) return { ...read(token), version };
  const span = spanIn(query);
  return span && { since: null, version, span, epoch };
}

const written = (round: Round): string => Buffer.from(JSON.stringify(round)).toString('base64url');
const read = (token: string): Round => JSON.parse(Buffer.from(token, 'base64url').toString());

/** @param place how many have been given; with a nought before it when the empty page that comes before has been given too */
function page(
  all: readonly Record<string, unknown>[],
  place: string,
  asked: number,
  { size, empty, leads }: Paging,
  link: (place: string) => string,
  last: Record<string, string> = {},
): Answer {
  const from = Number(place);
  const to = from + Math.min(asked, size ?? asked);
  const ways = { on: link, elsewhere: () => 'https://graph.example.org/v1.0/users', nowhere: link };
  const next = (at: string) => ({ '@odata.nextLink': ways[leads](at) });
  if (empty && !place.startsWith('0')) return { status: 200, body: { value: [], ...next(`0${from}`) } };
  const value = all.slice(from, to);
  return { status: 200, body: { value, ...(to < all.length || leads !== 'on' ? next(`${to}`) : last) } };
}

function spanIn(query: URLSearchParams): Span | null {
  const [from = Number.NaN, to = Number.NaN] = ['startDateTime', 'endDateTime'].map((name) =>
    Date.parse(query.get(name) ?? ''),
  );
  return Number.isNaN(from + to) ? null : { from, to };
}
