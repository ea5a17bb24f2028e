import type { ForumSeat } from '../../domain/case/case.ts';
import { fingerprint } from '../../domain/fingerprint.ts';
import { compare, type Window } from '../../domain/meeting/compare.ts';
import { type Span, seatKey, startOf } from '../../domain/meeting/meeting.ts';
import { type CalendarSource, sourceOf } from '../../domain/meeting/rules.ts';
import { CalendarError, type CalendarStates, type KeptMeeting } from '../../ports/meetings.ts';
import type { Log } from '../../ports.ts';
import type { Desk } from '../desk.ts';
import { rulesOf } from './secretariat.ts';
import { taken } from './taken.ts';
import { lookedBackTo } from './view.ts';

/** A forum's calendar is read, and what has changed in it is kept. */

/** Half a year: forums that meet twice a term can be asked when they do. */
const DAYS_AHEAD = 190;

/** One that cannot be read now is read the next time; what is known of its meetings stays. */
export async function syncForum(desk: Desk, log: Log, seat: ForumSeat): Promise<void> {
  const source = sourceOf(desk.secretariat.rules, seat);
  if (!source) return;
  try {
    await readInto(desk, seat, source);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    log.warn('calendar-not-read', { forum: seatKey(seat), code: error.code, error: error.message });
    await desk.secretariat.states.failed(seat, error.code, error.where, desk.clock.now());
  }
}

async function readInto(desk: Desk, seat: ForumSeat, source: CalendarSource): Promise<void> {
  const { clock, timeZone } = desk;
  const { calendar, states, meetings } = desk.secretariat;
  const now = clock.now();
  const window = windowAt(now, timeZone);
  const about = aboutOf(desk, seat, source, window);
  const cursor = await states.cursor(seat, about);
  const reading = await calendar.read(source, window, cursor);
  if (reading.is === 'unchanged') return states.read(seat, now, about, cursor);
  const known = await meetings.of(seat, lookedBackTo(now));
  const read = taken(desk, seat, source, reading.occurrences);
  if (read.length === 0) await doubt(states, seat, source, known, now);
  const difference = compare(known, read, window, now, reading.unreadable === 0);
  if (difference.added.length + difference.changed.length > 0) await meetings.save(seat, difference);
  // On a new day, and under new settings, every meeting is looked to: what was planned for it may have changed.
  if (cursor === null) await meetings.wake([seat], now);
  // Last: what stops before this is read again.
  await states.read(seat, now, about, reading.cursor);
}

/** Cancelling everything at once is more often a slip or a fault than what somebody meant. */
const SEVERAL = 2;
const DOUBTED_FOR = Temporal.Duration.from({ hours: 1 });

/** @throws CalendarError when a calendar that had several meetings to come is empty, until it has been so for a while */
async function doubt(
  states: CalendarStates,
  seat: ForumSeat,
  source: CalendarSource,
  known: readonly KeptMeeting[],
  now: Temporal.Instant,
): Promise<void> {
  const coming = known.filter(({ span, isCancelled }) => !isCancelled && isAhead(span, now));
  if (coming.length < SEVERAL) return;
  const state = await states.of(seat);
  if (state.is === 'failing' && Temporal.Instant.compare(state.since.add(DOUBTED_FOR), now) <= 0) return;
  const where = source.kind === 'ics' ? source.from : source.mailbox;
  throw new CalendarError(
    'unreadable',
    where,
    `${where}: every meeting is gone. Believed if it is still so in an hour.`,
  );
}

const isAhead = (span: Span, now: Temporal.Instant): boolean => Temporal.Instant.compare(now, startOf(span, 'UTC')) < 0;

/** What a reading is good for: these settings, and this day. */
function aboutOf(desk: Desk, seat: ForumSeat, source: CalendarSource, window: Window): string {
  const { alsoFree, notFree } = desk.secretariat.rules;
  return fingerprint([source, window, rulesOf(desk, seat), alsoFree, notFree]);
}

/** From yesterday, in whole days: what was read for one window is good for all of that day. */
function windowAt(now: Temporal.Instant, timeZone: string): Window {
  const today = now.toZonedDateTimeISO(timeZone).startOfDay();
  return {
    from: today.subtract({ days: 1 }).toInstant(),
    to: today.add({ days: DAYS_AHEAD }).toInstant(),
    timeZone,
  };
}
