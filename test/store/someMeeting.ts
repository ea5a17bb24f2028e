import type { ForumSeat } from '../../src/domain/case/case.ts';
import type { Difference } from '../../src/domain/meeting/compare.ts';
import type { Occurrence, Span } from '../../src/domain/meeting/meeting.ts';
import type { KeptMeeting, Meetings } from '../../src/ports/meetings.ts';

/** Meetings to store, with everything in them that can be lost on the way. */

export const STOCKHOLM = 'Europe/Stockholm';

export const LONG_AGO = Temporal.Instant.from('2000-01-01T00:00:00Z');
export const NOW = Temporal.Instant.from('2026-12-01T11:00:00.123456Z');

export const uddevalla: ForumSeat = { forum: 'fyrbodal/lokal', place: 'uddevalla' };
export const aldre: ForumSeat = { forum: 'fyrbodal/uf-aldre', place: null };

export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);
export const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

export const timed = (start: string, end: string): Span => ({ is: 'timed', start: instant(start), end: instant(end) });
export const allDay = (first: string, last: string): Span => ({ is: 'all-day', first: date(first), last: date(last) });

export const someOccurrence = (change: Partial<Occurrence> = {}): Occurrence => ({
  series: 'weekly',
  original: instant('2026-12-10T12:00:00Z'),
  span: timed('2026-12-10T12:00:00Z', '2026-12-10T14:00:00.5Z'),
  subject: 'Lokal vårdsamverkansgrupp Uddevalla',
  place: 'Demorummet',
  joinUrl: 'https://teams.example/l/meetup-join/1',
  isCancelled: false,
  ...change,
});

/** So many occurrences of one series, a day apart. */
export const series = (count: number): Occurrence[] =>
  Array.from({ length: count }, (_, day) => {
    const start = instant('2026-12-10T12:00:00Z').add({ hours: 24 * day });
    return someOccurrence({ original: start, span: { is: 'timed', start, end: start.add({ hours: 2 }) } });
  });

export const adding = (...added: Occurrence[]): Difference => ({ added, changed: [] });

/** Adds one and gives it back as kept. */
export async function keptIn(meetings: Meetings, change: Partial<Occurrence> = {}, seat = aldre): Promise<KeptMeeting> {
  const known = new Set((await meetings.of(seat, LONG_AGO)).map(({ id }) => id));
  await meetings.save(seat, adding(someOccurrence(change)));
  const kept = (await meetings.of(seat, LONG_AGO)).find(({ id }) => !known.has(id));
  if (!kept) throw new Error('it is not kept');
  return kept;
}
