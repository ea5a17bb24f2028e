import type { ForumSeat } from '../../domain/case/case.ts';
import type { Inputs, Problems } from '../../domain/case/form.ts';
import { readArrangement } from '../../domain/meeting/arrange.ts';
import type { MeetingId } from '../../domain/meeting/meeting.ts';
import type { MeetingPress } from '../../domain/meeting/press.ts';
import type { LeadNews } from '../../domain/meeting/view.ts';
import { readDate } from '../../domain/text.ts';
import type { SentDelivery } from '../../ports/meetings.ts';
import { todayAt } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { isOver, type Matter, matterOf } from './matter.ts';
import { channelOf, leadsForum, type MeetingAnswer, routerOfSeat } from './secretariat.ts';
import { meetingTo, refusedMeeting } from './show.ts';

/** What those who lead a forum do with its meetings: lay out the agenda, leave one out, rest for a while, post at once. */

/** @returns the meeting for those who lead its forum, or why not */
async function led(desk: Desk, asker: Asker, id: MeetingId): Promise<Matter | MeetingAnswer> {
  const matter = await matterOf(desk, id);
  if (!matter) return refusedMeeting('unknown-meeting');
  return (await leadsForum(desk, asker, matter.meeting.seat)) ? matter : refusedMeeting('no-rights');
}

const isRefused = (found: Matter | MeetingAnswer): found is MeetingAnswer => 'reply' in found;

async function after(desk: Desk, asker: Asker, { meeting }: Matter, news: LeadNews): Promise<MeetingAnswer> {
  const matter = await matterOf(desk, meeting.id);
  return matter ? meetingTo(desk, asker, matter, news) : refusedMeeting('unknown-meeting');
}

export async function offerArranging(desk: Desk, asker: Asker, id: MeetingId): Promise<MeetingAnswer> {
  const matter = await led(desk, asker, id);
  return isRefused(matter) ? matter : arrangeForm(matter, {}, {});
}

const arrangeForm = ({ view }: Matter, inputs: Inputs, problems: Problems): MeetingAnswer => ({
  reply: { say: 'arrange-form', view, inputs, problems },
  how: 'view',
});

export async function arrange(
  desk: Desk,
  asker: Asker,
  { meeting, items }: Extract<MeetingPress, { press: 'arrange' }>,
  inputs: Inputs,
): Promise<MeetingAnswer> {
  const matter = await led(desk, asker, meeting);
  if (isRefused(matter)) return matter;
  const known = new Set(matter.view.agenda.map(({ id }) => id));
  const read = readArrangement(items, inputs, (item) => known.has(item));
  if (!('ok' in read)) return arrangeForm(matter, inputs, read.problems);
  await desk.secretariat.meetings.arrange(meeting, read.ok);
  await desk.secretariat.meetings.wake([matter.meeting.seat], desk.clock.now());
  return after(desk, asker, matter, 'arranged');
}

/** What the channel would see, for one pair of eyes. */
export async function preview(desk: Desk, asker: Asker, id: MeetingId): Promise<MeetingAnswer> {
  const matter = await led(desk, asker, id);
  if (isRefused(matter)) return matter;
  return { reply: { say: 'reminder-preview', kind: 'agenda', view: matter.view }, how: 'follow' };
}

/** The agenda goes to the channel within moments, through the same door as every reminder: so it does not come once more on its day. */
export async function postNow(desk: Desk, asker: Asker, id: MeetingId): Promise<MeetingAnswer> {
  const matter = await led(desk, asker, id);
  if (isRefused(matter)) return matter;
  const { meeting, sent, view } = matter;
  if (!(await channelOf(desk, meeting.seat)))
    return { reply: { say: 'meeting-refused', why: 'no-channel', view }, how: 'view' };
  const isPosted = sent.some(({ name, state }) => name === 'agenda' && POSTED.has(state.is));
  if (isPosted || meeting.isCancelled || isOver(desk, meeting))
    return { reply: { say: 'meeting-refused', why: 'nothing-to-post', view }, how: 'view' };
  // One that failed, perhaps before the bot was let in again, may be tried once more.
  await desk.secretariat.deliveries.resolve(id, 'agenda', 'again', desk.clock.now());
  await desk.secretariat.meetings.want(id, true);
  await desk.secretariat.meetings.wake([meeting.seat], desk.clock.now());
  return after(desk, asker, matter, 'posted');
}

/** Also one of which nobody knows whether it arrived: somebody has to look first. */
const POSTED: ReadonlySet<SentDelivery['state']['is']> = new Set(['sent', 'sending', 'unknown']);

export async function skip(desk: Desk, asker: Asker, id: MeetingId, isSkipped: boolean): Promise<MeetingAnswer> {
  const matter = await led(desk, asker, id);
  if (isRefused(matter)) return matter;
  await desk.secretariat.meetings.skip(id, isSkipped);
  await desk.secretariat.meetings.wake([matter.meeting.seat], desk.clock.now());
  return after(desk, asker, matter, isSkipped ? 'skipped' : 'unskipped');
}

export async function offerPause(desk: Desk, asker: Asker, seat: ForumSeat): Promise<MeetingAnswer> {
  if (!(await leadsForum(desk, asker, seat))) return refusedMeeting('no-rights');
  return pauseForm(desk, seat, {}, {});
}

async function pauseForm(desk: Desk, seat: ForumSeat, inputs: Inputs, problems: Problems): Promise<MeetingAnswer> {
  const router = routerOfSeat(desk, seat);
  if (!router) return refusedMeeting('unknown-meeting');
  const today = todayAt(desk);
  const pausedUntil = await desk.secretariat.pauses.until(seat, today);
  return { reply: { say: 'pause-form', seat, model: router.model, today, pausedUntil, inputs, problems }, how: 'view' };
}

const LONGEST_PAUSE = { days: 366 };

/** Every pause ends: one that was forgotten would be a forum that nobody reminds. */
export async function pause(desk: Desk, asker: Asker, seat: ForumSeat, inputs: Inputs): Promise<MeetingAnswer> {
  if (!(await leadsForum(desk, asker, seat))) return refusedMeeting('no-rights');
  const until = readDate(inputs.until ?? '');
  const today = todayAt(desk);
  if (!until) return pauseForm(desk, seat, inputs, { until: { is: 'missing' } });
  const isTooSoon = Temporal.PlainDate.compare(until, today) <= 0;
  const isTooLate = Temporal.PlainDate.compare(until, today.add(LONGEST_PAUSE)) > 0;
  if (isTooSoon || isTooLate) return pauseForm(desk, seat, inputs, { until: { is: 'not-a-choice' } });
  return paused(desk, asker, seat, until);
}

export async function resume(desk: Desk, asker: Asker, seat: ForumSeat): Promise<MeetingAnswer> {
  if (!(await leadsForum(desk, asker, seat))) return refusedMeeting('no-rights');
  return paused(desk, asker, seat, null);
}

async function paused(
  desk: Desk,
  asker: Asker,
  seat: ForumSeat,
  until: Temporal.PlainDate | null,
): Promise<MeetingAnswer> {
  const router = routerOfSeat(desk, seat);
  if (!router) return refusedMeeting('unknown-meeting');
  await desk.secretariat.pauses.set(seat, until, asker.person, desk.clock.now());
  await desk.secretariat.meetings.wake([seat], desk.clock.now());
  return { reply: { say: 'paused', seat, model: router.model, today: todayAt(desk), until }, how: 'view' };
}
