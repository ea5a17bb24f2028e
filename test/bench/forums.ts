import type { Window } from '../../src/domain/meeting/compare.ts';
import type { Occurrence } from '../../src/domain/meeting/meeting.ts';
import type { Calendar } from '../../src/ports/meetings.ts';

/** As many forums as one likes, each with a meeting a month for half a year, in a calendar that costs next to nothing to read. */

export const MONTHS = 6;

export interface EasyCalendar extends Calendar {
  /** Somebody moves one meeting of a forum by an hour. */
  moveOneOf(number: number): void;
}

/** The source of forum 17 is `17`. What its cursor stands for is how often it has been changed. */
export function easyCalendar(first: Temporal.ZonedDateTime): EasyCalendar {
  const editions = new Map<string, number>();
  return {
    moveOneOf: (number) => void editions.set(`${number}`, (editions.get(`${number}`) ?? 0) + 1),

    async read(source, window, cursor) {
      const from = source.kind === 'ics' ? source.from : source.mailbox;
      const edition = editions.get(from) ?? 0;
      if (cursor === `${edition}`) return { is: 'unchanged' };
      return {
        is: 'read',
        occurrences: monthly(first, Number(from), edition, window),
        unreadable: 0,
        cursor: `${edition}`,
      };
    },
  };
}

/** Spread over the working hours of a month, as they are: no two forums need meet at the same time. */
function monthly(first: Temporal.ZonedDateTime, number: number, edition: number, window: Window): Occurrence[] {
  const begins = first.add({ days: number % 28, minutes: (number % 32) * 15 });
  return Array.from({ length: MONTHS }, (_, month) => {
    const original = begins.add({ months: month });
    return occurrence(number, original.toInstant(), month === 1 ? original.add({ hours: edition }) : original);
  }).filter(({ span }) => span.is === 'timed' && Temporal.Instant.compare(span.start, window.to) < 0);
}

const occurrence = (number: number, original: Temporal.Instant, start: Temporal.ZonedDateTime): Occurrence => ({
  ...meetingAt(number, start.toInstant()),
  original,
});

/** One that stands alone. */
export const meetingAt = (number: number, start: Temporal.Instant): Occurrence => ({
  series: `forum-${number}`,
  original: null,
  span: { is: 'timed', start, end: start.add({ hours: 2 }) },
  subject: `Lokal vårdsamverkansgrupp ${number}`,
  place: 'Sammanträdesrummet',
  joinUrl: `https://teams.microsoft.com/l/meetup-join/${number}`,
  isCancelled: false,
});

/** So many at a time, each as soon as one before it is done. */
export async function each(count: number, atOnce: number, work: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await work(next++);
    }),
  );
}
