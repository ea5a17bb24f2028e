import { act } from '../../domain/case/act.ts';
import { handlingNo, sameSeat } from '../../domain/case/case.ts';
import { nextMeeting } from '../../domain/meeting/agenda.ts';
import { dateOf, type MeetingId } from '../../domain/meeting/meeting.ts';
import type { MeetingPress } from '../../domain/meeting/press.ts';
import { actorOf } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { followUpOf } from './followUp.ts';
import { matterOf } from './matter.ts';
import { leadsForum, type MeetingAnswer } from './secretariat.ts';
import { refusedMeeting } from './show.ts';

/** What a meeting did not come to is put on the next one. */

export async function showFollowUp(desk: Desk, asker: Asker, id: MeetingId): Promise<MeetingAnswer> {
  const matter = await matterOf(desk, id);
  if (!matter) return refusedMeeting('unknown-meeting');
  if (!(await leadsForum(desk, asker, matter.meeting.seat))) return refusedMeeting('no-rights');
  return { reply: await followUpOf(desk, matter), how: 'replace' };
}

/** The case life's own rules say who may: it is put on another meeting as from its own card. */
export async function postponeCase(
  desk: Desk,
  asker: Asker,
  { meeting: id, case: of, revision, handling }: Extract<MeetingPress, { press: 'postpone-case' }>,
): Promise<MeetingAnswer> {
  const matter = await matterOf(desk, id);
  const case_ = await desk.office.cases.find(of);
  if (!matter || !case_) return refusedMeeting('unknown-meeting');
  // The forum's next meeting is for the forum's own cases.
  const seat = handlingNo(case_, handling)?.seat;
  if (!seat || !sameSeat(seat, matter.meeting.seat)) return refusedMeeting('unknown-meeting');
  const { timeZone, clock } = desk;
  const now = clock.now();
  const next = nextMeeting({ meetings: matter.papers.meetings, timeZone, now });
  if (next && case_.revision === revision) {
    const meeting = { date: dateOf(next.span, timeZone), on: next.id };
    const change = act(case_, await actorOf(desk, asker), { do: 'schedule', meeting }, now, handling);
    if ('refused' in change && change.refused === 'wrong-role') return refusedMeeting('no-rights');
    if (!('refused' in change) && (await desk.office.cases.save([change])) === 'saved')
      await desk.office.open.put(change.case);
  }
  return showFollowUp(desk, asker, id);
}

export async function postponePoint(
  desk: Desk,
  asker: Asker,
  { meeting: id, point }: Extract<MeetingPress, { press: 'postpone-point' }>,
): Promise<MeetingAnswer> {
  const matter = await matterOf(desk, id);
  const found = await desk.secretariat.points.find(point);
  if (!matter || !found || found.meeting !== id) return refusedMeeting('unknown-meeting');
  if (!(await leadsForum(desk, asker, matter.meeting.seat))) return refusedMeeting('no-rights');
  const { timeZone, clock } = desk;
  const next = nextMeeting({ meetings: matter.papers.meetings, timeZone, now: clock.now() });
  await desk.secretariat.points.carry(point, next?.id ?? null);
  await desk.secretariat.meetings.wake([found.seat], desk.clock.now());
  return showFollowUp(desk, asker, id);
}
