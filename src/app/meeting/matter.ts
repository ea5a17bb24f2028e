import { hasEnded, localDate, type MeetingId } from '../../domain/meeting/meeting.ts';
import { type Planned, plan } from '../../domain/meeting/plan.ts';
import { REMINDER_KINDS, type ReminderKind } from '../../domain/meeting/policy.ts';
import type { MeetingView } from '../../domain/meeting/view.ts';
import type { KeptMeeting, SentDelivery } from '../../ports/meetings.ts';
import type { Post } from '../../ports/messages.ts';
import type { Desk } from '../desk.ts';
import { rulesOf, workDays } from './secretariat.ts';
import { type Papers, papersOf, viewForAll } from './view.ts';

/** A meeting with all that is known of it: what it is about, and what has been sent of it. */

export interface Matter {
  readonly meeting: KeptMeeting;
  readonly papers: Papers;
  readonly view: MeetingView;
  readonly sent: readonly SentDelivery[];
}

export async function matterOf(desk: Desk, id: MeetingId): Promise<Matter | null> {
  const { meetings, deliveries } = desk.secretariat;
  const meeting = await meetings.find(id);
  const papers = meeting && (await papersOf(desk, meeting.seat));
  if (!meeting || !papers) return null;
  return { meeting, papers, view: viewForAll(desk, meeting, papers), sent: await deliveries.of(id) };
}

export const isOver = ({ clock, timeZone }: Desk, { span }: KeptMeeting): boolean =>
  hasEnded(span, timeZone, clock.now());

export const isReminder = (name: string): name is ReminderKind => REMINDER_KINDS.some((kind) => kind === name);

/** Somebody has taken it away: there is nothing to change and nothing to reply to. */
export const AWAY = 'away';

export interface Standing {
  readonly name: ReminderKind;
  readonly post: Post;
  readonly shows: string;
}

/** The reminders that stand in the channel, in the order they came. */
export const standing = ({ sent }: Pick<Matter, 'sent'>): Standing[] =>
  sent
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    .flatMap(({ name, state }) =>
      isReminder(name) && state.is === 'sent' && state.post && state.shows !== AWAY
        ? [{ name, post: state.post, shows: state.shows }]
        : [],
    );

/** What is to be sent of a meeting, as things stand. */
export async function plannedFor(desk: Desk, matter: Matter, now = desk.clock.now()): Promise<Planned[]> {
  const { meeting, sent } = matter;
  const pausedUntil = await desk.secretariat.pauses.until(meeting.seat, localDate(now, desk.timeZone));
  const settled = sent.flatMap(({ name, state }) =>
    isReminder(name) && state.is !== 'claimed' && state.is !== 'sending' ? [name] : [],
  );
  return plan(meeting, {
    seat: meeting.seat,
    policy: rulesOf(desk, meeting.seat).policy,
    calendar: workDays(desk),
    now,
    settled: new Set(settled),
    hasRoot: standing(matter).length > 0,
    isSkipped: meeting.isSkipped,
    pausedUntil,
  });
}
