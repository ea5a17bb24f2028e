import { z } from 'zod';
import type { Occurrence, Span } from '../domain/meeting/meeting.ts';

/** From an event of Graph's to an occurrence of ours. */

/** What is asked for of each event, and nothing of who is invited or what they have written. */
export const FIELDS = [
  'id',
  'type',
  'seriesMasterId',
  'originalStart',
  'start',
  'end',
  'isAllDay',
  'isCancelled',
  'subject',
  'location',
  'onlineMeeting',
];

/** What may be missing; when it is of another kind than it should be it counts as missing. */
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null);

const momentSchema = z.object({ dateTime: z.string(), timeZone: maybe(z.string()) });

const eventSchema = z.object({
  id: z.string().min(1),
  start: momentSchema,
  end: momentSchema,
  type: maybe(z.string()),
  seriesMasterId: maybe(z.string()),
  originalStart: maybe(z.string()),
  isAllDay: maybe(z.boolean()),
  isCancelled: maybe(z.boolean()),
  subject: maybe(z.string()),
  location: maybe(z.object({ displayName: maybe(z.string()) })),
  onlineMeeting: maybe(z.object({ joinUrl: maybe(z.string()) })),
});

type Event = z.infer<typeof eventSchema>;
type Moment = z.infer<typeof momentSchema>;

/**
 * It has to have an id, a start and an end, and if it belongs to a series, something that says to which and where in it. Everything else may be
 * missing: a meeting without a subject still takes place.
 * @returns null when it cannot be told which event it is, or when
 */
export function occurrenceOf(raw: unknown): Occurrence | null {
  const read = eventSchema.safeParse(raw);
  if (!read.success) return null;
  try {
    return occurrence(read.data);
  } catch {
    // All that throws here is Temporal, at a time or a zone that there is not.
    return null;
  }
}

function occurrence(event: Event): Occurrence | null {
  const name = nameOf(event);
  if (!name) return null;
  return {
    ...name,
    span: spanOf(event),
    subject: event.subject?.trim() ?? '',
    place: event.location?.displayName?.trim() ?? '',
    joinUrl: secure(event.onlineMeeting?.joinUrl ?? ''),
    isCancelled: event.isCancelled ?? false,
  };
}

const IN_SERIES = new Set(['occurrence', 'exception']);

/** An exception names its place in the series by where it was; what has not been moved is still there. */
function nameOf(event: Event): Pick<Occurrence, 'series' | 'original'> | null {
  const { id, type, seriesMasterId, originalStart } = event;
  if (type === 'seriesMaster') return null;
  if (!seriesMasterId) return IN_SERIES.has(type ?? '') ? null : { series: id, original: null };
  if (!originalStart) return type === 'occurrence' ? { series: seriesMasterId, original: beginningOf(event) } : null;
  const original = Temporal.Instant.from(originalStart);
  return { series: seriesMasterId, original: event.isAllDay ? nearestDay(utc(original)) : original };
}

function beginningOf(event: Event): Temporal.Instant | Temporal.PlainDate {
  const span = spanOf(event);
  return span.is === 'timed' ? span.start : span.first;
}

/** One that ends before it begins, which Graph should not have, ends as it begins. */
function spanOf({ start, end, isAllDay }: Event): Span {
  if (isAllDay) {
    const first = dayOf(start);
    // Graph's end is the midnight after the last day.
    const last = dayOf(end).subtract({ days: 1 });
    return { is: 'all-day', first, last: Temporal.PlainDate.compare(last, first) < 0 ? first : last };
  }
  const [from, to] = [instantOf(start), instantOf(end)];
  return { is: 'timed', start: from, end: Temporal.Instant.compare(to, from) < 0 ? from : to };
}

/** UTC is what has been asked for. A zone under a name of Windows' own cannot be read, and throws. */
const instantOf = ({ dateTime, timeZone }: Moment): Temporal.Instant =>
  Temporal.PlainDateTime.from(dateTime)
    .toZonedDateTime(timeZone ?? 'UTC')
    .toInstant();

/** A whole day is a date wherever one is: midnight in whatever zone it is written in. */
const dayOf = ({ dateTime }: Moment): Temporal.PlainDate => nearestDay(Temporal.PlainDateTime.from(dateTime));

/**
 * Where in its series a whole day was from the beginning comes as midnight where its author was, told in UTC: 22:00 or 23:00 of the day before for
 * somebody in Sweden. The nearest midnight is the day that was meant.
 */
const nearestDay = (at: Temporal.PlainDateTime): Temporal.PlainDate =>
  at.round({ smallestUnit: 'day', roundingMode: 'halfExpand' }).toPlainDate();

const utc = (at: Temporal.Instant): Temporal.PlainDateTime => at.toZonedDateTimeISO('UTC').toPlainDateTime();

/** What is put behind a button must be somewhere one can go safely. */
const secure = (address: string): string => (URL.parse(address)?.protocol === 'https:' ? address : '');
