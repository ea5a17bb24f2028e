import { CalendarError } from '../ports/meetings.ts';
import { fault, LARGEST, tooLarge } from './fault.ts';
import type { Fetched } from './source.ts';

/** A calendar at an address, such as one that Outlook or Google has published. */

export interface FeedSettings {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds for the whole of it, redirections and body included. */
  readonly patience: number;
}

/** @param since the cursor of what is known already */
export async function fetchFeed(from: string, since: string | null, settings: FeedSettings): Promise<Fetched> {
  const where = shown(from);
  try {
    const response = await follow(from, since, settings);
    if (response.status === 304 && since !== null) return { is: 'unchanged' };
    if (response.status !== 200) {
      await response.body?.cancel();
      throw refusal(response, where);
    }
    const bytes = await bodyOf(response, where);
    return { is: 'fetched', documents: [{ name: where, bytes }], cursor: cursorOf(response.headers) };
  } catch (error) {
    throw feedError(error, where);
  }
}

/** As it stands in messages: without what may be secret in it. A private calendar's address has its secret as a long part of its path. */
export function shown(from: string): string {
  const address = URL.parse(from);
  if (!address || !/^https?:$/.test(address.protocol)) return from;
  return `${address.origin}${address.pathname.replace(/[^/]{20,}/g, '…')}`;
}

const MOST_REDIRECTIONS = 5;

/** Follows redirections itself: none may lead from the net into this machine or out of encryption. */
async function follow(from: string, since: string | null, { fetch, patience }: FeedSettings): Promise<Response> {
  const signal = AbortSignal.timeout(patience);
  let address = allowed(URL.parse(from), null, from);
  const headers = headersFor(address, since);
  for (let hop = 0; hop <= MOST_REDIRECTIONS; hop++) {
    const response = await fetch(bare(address), { headers, redirect: 'manual', signal });
    const location = REDIRECTIONS.has(response.status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await response.body?.cancel();
    const next = allowed(URL.parse(location, address), address, from);
    if (next.origin !== address.origin) headers.delete('authorization');
    address = next;
  }
  throw fault(
    'unreachable',
    shown(from),
    `${shown(from)}: redirected without end. Put the address it ends at in the settings.`,
  );
}

const REDIRECTIONS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function allowed(address: URL | null, before: URL | null, from: string): URL {
  if (address?.protocol === 'https:') return address;
  if (address?.protocol === 'http:' && isLoopback(address) && (before === null || isLoopback(before))) return address;
  throw fault(
    'unreachable',
    shown(from),
    `${shown(from)}: not read, or not redirected to, over https. Settle an https address.`,
  );
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);

/** A name and password in an address are sent as such: fetch itself takes no address with them in it. */
function headersFor({ username, password }: URL, since: string | null): Headers {
  const headers = new Headers({ accept: 'text/calendar, */*;q=0.1', 'user-agent': 'samverkanslotsen' });
  if (username !== '') {
    const named = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    headers.set('authorization', `Basic ${Buffer.from(named).toString('base64')}`);
  }
  const { etag, modified } = validatorsIn(since);
  if (etag) headers.set('if-none-match', etag);
  else if (modified) headers.set('if-modified-since', modified);
  return headers;
}

function bare(address: URL): string {
  const copy = new URL(address);
  copy.username = '';
  copy.password = '';
  return copy.href;
}

interface Validators {
  readonly etag: string | null;
  readonly modified: string | null;
}

const ETAG = 'etag ';
const MODIFIED = 'modified ';

function cursorOf(headers: Headers): string | null {
  const etag = headers.get('etag');
  const modified = headers.get('last-modified');
  if (etag) return ETAG + etag;
  return modified ? MODIFIED + modified : null;
}

const validatorsIn = (cursor: string | null): Validators => ({
  etag: cursor?.startsWith(ETAG) ? cursor.slice(ETAG.length) : null,
  modified: cursor?.startsWith(MODIFIED) ? cursor.slice(MODIFIED.length) : null,
});

/** What is unpacked counts, not what is sent. */
async function bodyOf(response: Response, where: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > LARGEST) throw tooLarge(where);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refusal({ status, headers }: Response, where: string): CalendarError {
  const answered = `${where}: answered ${status}`;
  if (status === 404 || status === 410)
    return fault(
      'missing',
      where,
      `${answered}: no calendar there. Publish it again and put its new address in the settings.`,
    );
  if (status === 401 || status === 403)
    return fault('forbidden', where, `${answered}: not allowed to read it. See that the calendar is still published.`);
  if (status === 429 || status === 503)
    return fault('throttled', where, `${answered}: busy. It is tried again by itself.`, {
      retryAfter: retryAfterIn(headers),
    });
  return fault('unreachable', where, `${answered}. Open the address in a browser to see what is wrong there.`);
}

/** In seconds, or until a time by the far side's own clock. */
function retryAfterIn(headers: Headers): number | null {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said);
  const until = Date.parse(said);
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - now) / 1000));
}

function feedError(error: unknown, where: string): CalendarError {
  if (error instanceof CalendarError) return error;
  const isLate = typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError';
  const message = isLate ? 'no answer in time' : 'not reachable';
  return fault('unreachable', where, `${where}: ${message}. See whether the address is right and the way to it open.`, {
    cause: error,
  });
}
