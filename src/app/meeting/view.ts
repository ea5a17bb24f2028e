import type { Case, ForumSeat } from '../../domain/case/case.ts';
import { type Actor, mayRead } from '../../domain/case/roles.ts';
import { type Agenda, agendaOf, chairOf } from '../../domain/meeting/agenda.ts';
import { lastDayForPoints } from '../../domain/meeting/due.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { mayPropose, type Point } from '../../domain/meeting/point.ts';
import type { MeetingView, NextMeeting } from '../../domain/meeting/view.ts';
import type { Model } from '../../domain/model/types.ts';
import type { KeptMeeting } from '../../ports/meetings.ts';
import { todayAt } from '../case/office.ts';
import type { Desk } from '../desk.ts';
import { isIn, routerOfSeat, rulesOf, workDays } from './secretariat.ts';

/** A meeting made ready to be shown. */

/** Meetings that have ended decide what is carried over for so long. */
const LOOKED_BACK = Temporal.Duration.from({ hours: 24 * 120 });
const MOST_CASES = 300;

export const lookedBackTo = (now: Temporal.Instant): Temporal.Instant => now.subtract(LOOKED_BACK);

/** What a forum's agendas are put together from. */
export interface Papers {
  readonly meetings: readonly KeptMeeting[];
  readonly cases: readonly Case[];
  readonly points: readonly Point[];
  readonly model: Model;
}

/** Null for a forum that is not in any organisation any more. */
export async function papersOf(desk: Desk, seat: ForumSeat): Promise<Papers | null> {
  const router = routerOfSeat(desk, seat);
  if (!router) return null;
  const since = lookedBackTo(desk.clock.now());
  const forum = { key: seat.forum, place: seat.place };
  const [meetings, { cases }, points] = await Promise.all([
    desk.secretariat.meetings.of(seat, since),
    desk.office.cases.list({ forum, states: ['scheduled', 'anchoring'], offset: 0, limit: MOST_CASES }),
    desk.secretariat.points.of(seat, since),
  ]);
  return { meetings, cases, points, model: router.model };
}

/** As all may see it who read the forum's channel. */
export function viewForAll(desk: Desk, meeting: KeptMeeting, papers: Papers): MeetingView {
  const { model } = papers;
  const { policy } = rulesOf(desk, meeting.seat);
  const calendar = workDays(desk);
  const now = desk.clock.now();
  return {
    meeting: plain(meeting),
    model,
    today: todayAt(desk),
    timeZone: desk.timeZone,
    agenda: agendaIn(desk, meeting, papers),
    lastDayForPoints: lastDayForPoints(meeting.span, policy, calendar),
    chair: chairOf(meeting, model, desk.timeZone),
    takesPoints: mayPropose(meeting, { policy, calendar, now, leads: false }) === null,
  };
}

function agendaIn(desk: Desk, meeting: KeptMeeting, { meetings, cases, points, model }: Papers): Agenda {
  const { timeZone, clock } = desk;
  const { standing } = rulesOf(desk, meeting.seat);
  const { arranged } = meeting;
  return agendaOf(meeting, { model, timeZone, now: clock.now(), meetings, cases, points, standing, arranged });
}

/** What is kept beside a meeting is not for its cards. */
const plain = ({ id, seat, series, original, span, subject, place, joinUrl, isCancelled }: KeptMeeting): Meeting => ({
  id,
  seat,
  series,
  original,
  span,
  subject,
  place,
  joinUrl,
  isCancelled,
});

/** As somebody may see it: outside the forum, cases one may not read have their number only, and others' points are left out. */
export function viewForOne(desk: Desk, meeting: KeptMeeting, papers: Papers, actor: Actor): MeetingView {
  const view = viewForAll(desk, meeting, papers);
  if (actor.grants.some((grant) => isIn(desk, grant, meeting.seat))) return view;
  const readable = new Set(papers.cases.filter((case_) => mayRead(case_, actor)).map(({ id }) => id));
  const agenda = view.agenda.flatMap((item) => {
    const { content } = item;
    if (content.is === 'point') return content.point.by.id === actor.person.id ? [item] : [];
    if (content.is === 'case' && !readable.has(content.case)) return [{ ...item, content: { ...content, title: '' } }];
    return content.is === 'anchoring' && !readable.has(content.case) ? [] : [item];
  });
  return { ...view, agenda };
}

export const nextMeetingOf = (desk: Desk, meeting: KeptMeeting): NextMeeting => ({
  meeting: plain(meeting),
  lastDayForPoints: lastDayForPoints(meeting.span, rulesOf(desk, meeting.seat).policy, workDays(desk)),
  timeZone: desk.timeZone,
  today: todayAt(desk),
});
