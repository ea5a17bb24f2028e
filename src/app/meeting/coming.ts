import type { Case, ForumSeat } from '../../domain/case/case.ts';
import { sourceOf } from '../../domain/meeting/rules.ts';
import type { NextMeeting } from '../../domain/meeting/view.ts';
import type { KeptMeeting } from '../../ports/meetings.ts';
import type { Desk } from '../desk.ts';
import { nextOf } from './show.ts';
import { nextMeetingOf } from './view.ts';

/** Meetings as answers and cases speak of them. */

const MOST_CHOICES = 12;

/** Those a case can be put on; none where no calendar is read. */
export async function comingMeetings({ secretariat, clock }: Desk, seat: ForumSeat): Promise<readonly KeptMeeting[]> {
  if (!sourceOf(secretariat.rules, seat)) return [];
  const meetings = await secretariat.meetings.of(seat, clock.now());
  return meetings.filter(({ isCancelled }) => !isCancelled).slice(0, MOST_CHOICES);
}

/** When a forum meets next; null where that is not known. */
export async function nextMeetingAt(desk: Desk, seat: ForumSeat): Promise<NextMeeting | null> {
  if (!sourceOf(desk.secretariat.rules, seat)) return null;
  const next = await nextOf(desk, seat);
  return next ? nextMeetingOf(desk, next) : null;
}

/** A case that is, or was, on an agenda has changed: so has what that agenda says. */
export async function wakeMeetings({ secretariat, clock }: Desk, { handlings }: Case): Promise<void> {
  const seats = handlings.flatMap(({ seat, stage }) =>
    stage.state !== 'filed' && stage.state !== 'preparing' && sourceOf(secretariat.rules, seat) ? [seat] : [],
  );
  if (seats.length > 0) await secretariat.meetings.wake(seats, clock.now());
}
