import type { MeetingId } from '../meeting/meeting.ts';
import type { Person, PersonId } from '../person.ts';
import type { Case, Handling } from './case.ts';
import { type Change, followersOf, revised } from './change.ts';
import type { CaseEvent } from './event.ts';

/** A case follows the meeting that it is put on: nobody does that, so no role is asked for. */

/** Who did what nobody did. */
export const THE_BOT: Person = { id: 'samverkanslotsen' as PersonId, name: 'Samverkanslotsen' };

/**
 * The meeting has been moved to another date, or the case to another meeting because its own was cancelled.
 * @returns null when the case is not on that meeting, or would stay where it is. Put on another meeting of the same date it follows that one from
 * now on, and nobody is told: what they know still holds
 */
export function followMeeting(case_: Case, from: MeetingId, to: Destination, at: Temporal.Instant): Change | null {
  const moving = case_.handlings.find((handling) => isMoved(handling, from, to));
  if (!moving) return null;
  const [first, ...others] = case_.handlings.map((one) => (one.no === moving.no ? moved(one, to) : one));
  if (!first) return null;
  const after = revised(case_, { handlings: [first, ...others] });
  const tell = isOn(moving, to.date) ? [] : followersOf(after, THE_BOT);
  return { case: after, events: [event(moving, to.date, at)], tell, scrub: [] };
}

interface Destination {
  readonly on: MeetingId;
  readonly date: Temporal.PlainDate;
}

const isMoved = (handling: Handling, from: MeetingId, to: Destination): boolean =>
  handling.stage.state === 'scheduled' &&
  handling.stage.meeting.on === from &&
  (to.on !== from || !isOn(handling, to.date));

const isOn = ({ stage }: Handling, date: Temporal.PlainDate): boolean =>
  stage.state === 'scheduled' && stage.meeting.date.equals(date);

const moved = (handling: Handling, meeting: Destination): Handling =>
  handling.stage.state === 'scheduled' ? { ...handling, stage: { ...handling.stage, meeting } } : handling;

const event = ({ no }: Handling, date: Temporal.PlainDate, at: Temporal.Instant): CaseEvent => ({
  at,
  by: THE_BOT,
  did: 'schedule',
  handling: no,
  from: 'scheduled',
  to: 'scheduled',
  text: date.toString(),
  about: null,
});
