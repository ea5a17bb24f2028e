/** The mailboxes of a fake Graph: what lies in their calendars, and what has changed there since when. */

/** `start` and `end`: moments (`2026-12-10T12:00:00Z`), or dates for whole days, of which the last is not part, as in Graph. */
export interface Draft {
  readonly start: string;
  readonly end: string;
  readonly subject?: string;
  readonly place?: string;
  readonly joinUrl?: string;
}

export interface FakeCalendar {
  /** @returns its id, which it keeps */
  put(draft: Draft): string;
  /** Each occurrence begins at one of `starts` and is as long as that from `start` to `end`. @returns their ids */
  putSeries(starts: readonly string[], lasting: string, draft?: Omit<Draft, 'start' | 'end'>): string[];
  /** Moves it, renames it, and so on; an occurrence of a series becomes an exception. */
  change(id: string, to: Partial<Draft>): void;
  /** It stays in the calendar, crossed out. */
  cancel(id: string): void;
  /** It is gone. */
  remove(id: string): void;
  /** Properties as Graph is to tell them, whatever the event is. */
  tell(id: string, raw: Readonly<Record<string, unknown>>): void;
}

export interface FakeMailbox extends FakeCalendar {
  /** A calendar beside the mailbox's own. */
  calendar(id: string, options?: { readonly hasDelta: boolean }): FakeCalendar;
}

interface Kept extends Draft {
  readonly id: string;
  readonly series: string | null;
  /** Where in its series it was. */
  readonly original: string | null;
  readonly isException: boolean;
  readonly isCancelled: boolean;
  readonly raw: Readonly<Record<string, unknown>>;
  /** The calendar's version when it was changed last. */
  readonly version: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Shelf extends FakeCalendar {
  readonly hasDelta: boolean;
  /** Goes up with every change. */
  version(): number;
  /** @param immutable whether ids are wanted that stay */
  within(span: Span, immutable: boolean): Record<string, unknown>[];
  /** All there is when `version` is null. */
  changedSince(version: number | null, span: Span, immutable: boolean): Record<string, unknown>[];
}

export interface Store {
  readonly main: Shelf;
  readonly others: Map<string, Shelf>;
}

let made = 0;

export function shelf(hasDelta = true): Shelf {
  const events = new Map<string, Kept>();
  const removed: { readonly id: string; readonly version: number }[] = [];
  let version = 0;
  const keep = (event: Omit<Kept, 'version'>): string => {
    events.set(event.id, { ...event, version: ++version });
    return event.id;
  };
  const edit = (id: string, changes: Partial<Kept>): void => {
    const event = events.get(id);
    if (!event) throw new Error(`there is no event ${id}`);
    keep({ ...event, ...changes });
  };
  return {
    hasDelta,
    version: () => version,
    put: (draft) => keep({ ...fresh(draft), series: null, original: null }),
    putSeries(starts, lasting, draft = {}) {
      const series = newId('series');
      return starts.map((start) =>
        keep({ ...fresh({ ...draft, start, end: after(start, lasting) }), series, original: start }),
      );
    },
    change: (id, to) => edit(id, { ...to, isException: true }),
    cancel: (id) => edit(id, { isCancelled: true, isException: true }),
    remove(id) {
      if (!events.delete(id)) throw new Error(`there is no event ${id}`);
      removed.push({ id, version: ++version });
    },
    tell: (id, raw) => edit(id, { raw }),
    within: (span, immutable) =>
      [...events.values()]
        .filter((event) => touches(event, span))
        .sort((a, b) => at(a.start) - at(b.start))
        .map((event) => told(event, immutable)),
    changedSince: (since, span, immutable) => [
      ...[...events.values()]
        .filter((event) => event.version > (since ?? 0) && touches(event, span))
        .map((event) => inDelta(event, immutable)),
      ...removed
        .filter((gone) => since !== null && gone.version > since)
        .map(({ id }) => ({ id, '@removed': { reason: 'deleted' } })),
    ],
  };
}

const newId = (what: string): string => `AAkALgAAAA-${what}_${++made}=`;

const fresh = (draft: Draft) => ({
  ...draft,
  id: newId('event'),
  isException: false,
  isCancelled: false,
  raw: {},
});

const isDate = (written: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(written);

const at = (written: string): number =>
  isDate(written) ? Date.parse(`${written}T00:00:00Z`) : Temporal.Instant.from(written).epochMilliseconds;

const after = (start: string, lasting: string): string =>
  isDate(start)
    ? Temporal.PlainDate.from(start).add(lasting).toString()
    : Temporal.Instant.from(start).add(lasting).toString();

const touches = ({ start, end }: Kept, { from, to }: Span): boolean => at(start) < to && at(end) >= from;

/** An event as Graph tells it, with what the bot has no business with as well. */
function told(event: Kept, immutable: boolean): Record<string, unknown> {
  const { subject = 'Möte', place = '', joinUrl, series, original, isException, isCancelled, version } = event;
  return {
    '@odata.etag': `W/"${version}"`,
    id: immutable ? event.id : `${event.id}${version}`,
    type: series === null ? 'singleInstance' : isException ? 'exception' : 'occurrence',
    seriesMasterId: series,
    originalStart: original === null ? null : originally(original),
    isAllDay: isDate(event.start),
    isCancelled,
    subject,
    start: moment(event.start),
    end: moment(event.end),
    location: { displayName: place },
    onlineMeeting: joinUrl === undefined ? null : { joinUrl },
    organizer: { emailAddress: { name: 'Kim Andersson', address: 'kim@example.org' } },
    bodyPreview: 'Hemligt',
    body: { contentType: 'html', content: '<p>Hemligt</p>' },
    ...event.raw,
  };
}

const moment = (written: string) => ({
  dateTime: `${new Date(at(written)).toISOString().slice(0, 19)}.0000000`,
  timeZone: 'UTC',
});

/** Of a whole day Graph tells the midnight of whoever made it, in UTC. */
const originally = (start: string): string =>
  isDate(start)
    ? Temporal.PlainDate.from(start).toZonedDateTime('Europe/Stockholm').toInstant().toString()
    : Temporal.Instant.from(start).toString();

/** Of an occurrence that nothing is special with, a delta tells no more than when it is. */
function inDelta(event: Kept, immutable: boolean): Record<string, unknown> {
  const whole = told(event, immutable);
  if (whole.type !== 'occurrence') return whole;
  const { id, type, seriesMasterId, start, end } = whole;
  return { id, type, seriesMasterId, start, end };
}
