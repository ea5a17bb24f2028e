import type { ForumSeat } from '../../domain/case/case.ts';
import type { Actor } from '../../domain/case/roles.ts';
import { nextMeeting } from '../../domain/meeting/agenda.ts';
import { byStart, type MeetingId } from '../../domain/meeting/meeting.ts';
import { sendingAt } from '../../domain/meeting/plan.ts';
import { sourceOf } from '../../domain/meeting/rules.ts';
import type { CalendarState, LeadNews, LeadView, MeetingLine, MeetingRefusal } from '../../domain/meeting/view.ts';
import type { KeptMeeting } from '../../ports/meetings.ts';
import { actorOf, todayAt } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { type Matter, matterOf, plannedFor } from './matter.ts';
import { channelOf, isIn, leads, type MeetingAnswer, routerOfSeat, seatsRead } from './secretariat.ts';
import { nextMeetingOf, viewForOne } from './view.ts';

/** Showing meetings: one, a forum's next, one's own. */

/** One glance should be enough: who wants to know more has the calendar. */
const MOST_OF_ONE = 4;
const MOST_OF_ALL = 8;

export const refusedMeeting = (why: MeetingRefusal): MeetingAnswer => ({
  reply: { say: 'meeting-refused', why, view: null },
  how: 'follow',
});

export async function showMeeting(desk: Desk, asker: Asker, id: MeetingId): Promise<MeetingAnswer> {
  const matter = await matterOf(desk, id);
  return matter ? meetingTo(desk, asker, matter) : refusedMeeting('unknown-meeting');
}

/** As whoever asks may see it: with what they can do, when they lead the forum and nobody reads along. */
export async function meetingTo(
  desk: Desk,
  asker: Asker,
  matter: Matter,
  news: LeadNews = 'none',
): Promise<MeetingAnswer> {
  const actor = await actorOf(desk, asker);
  const { seat } = matter.meeting;
  if (!leads(desk, actor.grants, seat))
    return { reply: { say: 'meeting', view: viewOf(desk, matter, actor) }, how: 'view' };
  return { reply: { say: 'meeting-lead', view: await leadView(desk, matter), news }, how: 'view' };
}

const viewOf = (desk: Desk, { meeting, papers }: Matter, actor: Actor) => viewForOne(desk, meeting, papers, actor);

async function leadView(desk: Desk, matter: Matter): Promise<LeadView> {
  const { meeting, view } = matter;
  const [planned, pausedUntil, channel] = await Promise.all([
    plannedFor(desk, matter),
    desk.secretariat.pauses.until(meeting.seat, todayAt(desk)),
    channelOf(desk, meeting.seat),
  ]);
  const waiting = planned
    .flatMap((one) => {
      const at = sendingAt(one);
      return at ? [{ kind: one.kind, at }] : [];
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return {
    ...view,
    isSkipped: meeting.isSkipped,
    pausedUntil,
    next: waiting[0] ?? null,
    channel: channel?.name ?? null,
  };
}

/** The forum's next meeting with its agenda. Where others read along it is shown as all may see it. */
export async function showNext(desk: Desk, asker: Asker, seat: ForumSeat): Promise<MeetingAnswer> {
  const router = routerOfSeat(desk, seat);
  if (!router) return refusedMeeting('unknown-meeting');
  const next = await nextOf(desk, seat);
  if (!next)
    return {
      reply: { say: 'no-meeting', seat, model: router.model, calendar: await calendarOf(desk, seat) },
      how: 'follow',
    };
  const matter = await matterOf(desk, next.id);
  if (!matter) return refusedMeeting('unknown-meeting');
  if (asker.scope === 'personal') return { ...(await meetingTo(desk, asker, matter)), how: 'follow' };
  return { reply: { say: 'meeting', view: await viewWhereAllRead(desk, asker, matter) }, how: 'follow' };
}

/** In the forum's own channel what its channel sees, elsewhere what anybody may know. */
async function viewWhereAllRead(desk: Desk, { channel }: Asker, matter: Matter) {
  const own = await channelOf(desk, matter.meeting.seat);
  if (channel && own?.id === channel.id) return matter.view;
  return viewOf(desk, matter, { person: { id: '' as Actor['person']['id'], name: '' }, grants: [] });
}

export async function nextOf(desk: Desk, seat: ForumSeat): Promise<KeptMeeting | undefined> {
  const now = desk.clock.now();
  const meetings = await desk.secretariat.meetings.of(seat, now);
  const next = nextMeeting({ meetings, timeZone: desk.timeZone, now });
  return meetings.find(({ id }) => id === next?.id);
}

export const calendarOf = ({ secretariat }: Desk, seat: ForumSeat): Promise<CalendarState> | CalendarState =>
  sourceOf(secretariat.rules, seat) ? secretariat.states.of(seat) : { is: 'not-connected' };

/** When a forum meets: the next one with its agenda, and those after it. */
export async function showTimes(desk: Desk, asker: Asker, seat: ForumSeat): Promise<MeetingAnswer> {
  const router = routerOfSeat(desk, seat);
  const now = desk.clock.now();
  const meetings = (await desk.secretariat.meetings.of(seat, now)).filter(({ isCancelled }) => !isCancelled);
  if (!router || meetings.length < 2) return showNext(desk, asker, seat);
  return { reply: { ...listOf(desk, meetings, MOST_OF_ONE), of: { seat, model: router.model } }, how: 'follow' };
}

/** The coming meetings of every forum in which somebody has a role. */
export async function showMyMeetings(desk: Desk, asker: Asker): Promise<MeetingAnswer> {
  const { grants } = await actorOf(desk, asker);
  const own = seatsRead(desk).filter((seat) => grants.some((grant) => isIn(desk, grant, seat)));
  const meetings = await desk.secretariat.meetings.ofAll(own, desk.clock.now());
  const coming = meetings.filter(({ isCancelled }) => !isCancelled);
  return { reply: { ...listOf(desk, coming, MOST_OF_ALL), of: { who: 'me' } }, how: 'follow' };
}

function listOf(desk: Desk, meetings: readonly KeptMeeting[], most: number) {
  const { timeZone } = desk;
  const lines = meetings
    .toSorted(byStart(timeZone))
    .slice(0, most)
    .flatMap((meeting): MeetingLine[] => {
      const router = routerOfSeat(desk, meeting.seat);
      if (!router) return [];
      const { lastDayForPoints, meeting: shown } = nextMeetingOf(desk, meeting);
      return [{ meeting: shown, model: router.model, lastDayForPoints }];
    });
  return { say: 'meetings' as const, lines, today: todayAt(desk), timeZone };
}
