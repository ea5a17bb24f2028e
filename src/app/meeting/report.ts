import type { ForumSeat } from '../../domain/case/case.ts';
import { startOf } from '../../domain/meeting/meeting.ts';
import { postedAs } from '../../domain/meeting/posted.ts';
import type { MeetingPress } from '../../domain/meeting/press.ts';
import type { DeliveryLine } from '../../domain/meeting/view.ts';
import type { KeptMeeting, SentDelivery } from '../../ports/meetings.ts';
import { actorOf, todayAt } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { matterOf, plannedFor } from './matter.ts';
import { channelOf, isIn, leads, leadsForum, type MeetingAnswer, routerOfSeat } from './secretariat.ts';
import { calendarOf, refusedMeeting } from './show.ts';
import { nextMeetingOf } from './view.ts';

/** What has been sent of a forum's meetings, what waits, and what went wrong. */

const LOOKED_BACK = Temporal.Duration.from({ hours: 24 * 60 });
const MOST_SENT = 15;
const MOST_MEETINGS_AHEAD = 2;

export async function showDeliveries(desk: Desk, asker: Asker, seat: ForumSeat): Promise<MeetingAnswer> {
  const router = routerOfSeat(desk, seat);
  const { grants } = await actorOf(desk, asker);
  if (!router) return refusedMeeting('unknown-meeting');
  if (!grants.some((grant) => isIn(desk, grant, seat))) return refusedMeeting('no-rights');
  const today = todayAt(desk);
  const [channel, calendar, pausedUntil, lines] = await Promise.all([
    channelOf(desk, seat),
    calendarOf(desk, seat),
    desk.secretariat.pauses.until(seat, today),
    linesOf(desk, seat),
  ]);
  const report = {
    seat,
    model: router.model,
    timeZone: desk.timeZone,
    today,
    calendar,
    channel: channel?.name ?? null,
    pausedUntil,
    lines,
    leads: leads(desk, grants, seat),
  };
  return { reply: { say: 'deliveries', report }, how: 'view' };
}

async function linesOf(desk: Desk, seat: ForumSeat): Promise<DeliveryLine[]> {
  const now = desk.clock.now();
  const meetings = await desk.secretariat.meetings.of(seat, now.subtract(LOOKED_BACK));
  const sent = await desk.secretariat.deliveries.ofAll(meetings.map(({ id }) => id));
  const told = sent
    .filter(({ name }) => postedAs(name) !== 'alert')
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
    .slice(0, MOST_SENT)
    .flatMap((delivery) => lineOfSent(desk, meetings, delivery));
  return [...told, ...(await waiting(desk, meetings))];
}

function lineOfSent(desk: Desk, meetings: readonly KeptMeeting[], delivery: SentDelivery): DeliveryLine[] {
  const meeting = meetings.find(({ id }) => id === delivery.meeting);
  const state = stateOf(delivery);
  if (!meeting || !state) return [];
  const { name } = delivery;
  return [{ meeting: nextMeetingOf(desk, meeting).meeting, what: postedAs(name), delivery: name, state }];
}

function stateOf({ state, at }: SentDelivery): DeliveryLine['state'] | null {
  switch (state.is) {
    case 'sent':
      return { is: 'sent', at };
    case 'failed':
      return { is: 'failed', at, why: state.why };
    case 'unknown':
    case 'sending':
      return { is: 'unknown', at };
    case 'claimed':
      return null;
  }
}

/** What comes next, and what does not come and why, of the nearest meetings. */
async function waiting(desk: Desk, meetings: readonly KeptMeeting[]): Promise<DeliveryLine[]> {
  const now = desk.clock.now();
  const coming = meetings.filter((meeting) => Temporal.Instant.compare(nextStart(desk, meeting), now) > 0);
  const lines: DeliveryLine[] = [];
  for (const { id } of coming.slice(0, MOST_MEETINGS_AHEAD)) {
    const matter = await matterOf(desk, id);
    if (!matter) continue;
    const { meeting } = matter.view;
    for (const { kind, action } of await plannedFor(desk, matter))
      lines.push({
        meeting,
        what: kind,
        delivery: kind,
        state:
          action.do === 'drop'
            ? { is: 'dropped', why: action.why }
            : { is: 'waiting', at: action.at, because: action.because },
      });
  }
  return lines;
}

const nextStart = (desk: Desk, { span }: KeptMeeting): Temporal.Instant => startOf(span, desk.timeZone);

/** Somebody who leads has looked in the channel. */
export async function resolveDelivery(
  desk: Desk,
  asker: Asker,
  { meeting: id, delivery, as }: Extract<MeetingPress, { press: 'resolve' }>,
): Promise<MeetingAnswer> {
  const matter = await matterOf(desk, id);
  if (!matter) return refusedMeeting('unknown-meeting');
  if (!(await leadsForum(desk, asker, matter.meeting.seat))) return refusedMeeting('no-rights');
  const now = desk.clock.now();
  if (!(await desk.secretariat.deliveries.resolve(id, delivery, as, now)))
    return showDeliveries(desk, asker, matter.meeting.seat);
  await desk.secretariat.meetings.wake([matter.meeting.seat], now);
  return { reply: { say: 'delivery-resolved', view: matter.view, as }, how: 'replace' };
}
