import type { ForumSeat } from '../../domain/case/case.ts';
import { fingerprint } from '../../domain/fingerprint.ts';
import { newsOf, type Told } from '../../domain/meeting/compare.ts';
import { endOf, type MeetingId, startOf } from '../../domain/meeting/meeting.ts';
import { type Planned, sendingAt } from '../../domain/meeting/plan.ts';
import type { ReminderKind } from '../../domain/meeting/policy.ts';
import type { Channel } from '../../ports/cases.ts';
import type { DeliveryName, KeptMeeting } from '../../ports/meetings.ts';
import { type Courier, TryAgain } from '../case/deliver.ts';
import type { Desk } from '../desk.ts';
import { alertLeads } from './alert.ts';
import { followMeetingOf } from './followCases.ts';
import { askWhatCameOfIt } from './followUp.ts';
import { isOver, type Matter, matterOf, plannedFor, standing } from './matter.ts';
import { type Address, type Posted, post, sendEach } from './post.ts';
import { channelOf } from './secretariat.ts';
import { giveUp, makeTrue, reminder, shownBy } from './standing.ts';
import { syncForum } from './sync.ts';

/**
 * A meeting is looked to: its channel is brought in line with what the calendar, the cases and the clock say. Everything here may be done
 * twice: what has been sent is known by name, and what stands in the channel by what it shows.
 */

/** @throws TryAgain when Teams does not take something now */
export async function lookTo(courier: Courier, id: MeetingId): Promise<void> {
  const { desk } = courier;
  const since = desk.clock.now();
  const matter = await freshMatterOf(courier, id);
  if (!matter) return;
  await giveUpLost(desk, matter);
  await followMeetingOf(desk, matter);
  const channel = await channelOf(desk, matter.meeting.seat);
  const isTrue = channel ? await bringInLine(courier, matter, channel) : true;
  const after = await asSent(desk, matter);
  await sendEach([askWhatCameOfIt, alertLeads], (tell) => tell(courier, after));
  if (!isTrue) throw new TryAgain(id);
  await desk.secretariat.meetings.sleep(id, nextLook(after, await plannedFor(desk, after, since), since));
}

/** @returns false when something that stands there is still to be changed */
async function bringInLine(courier: Courier, matter: Matter, channel: Channel): Promise<boolean> {
  const isTrue = await makeTrue(courier, matter, channel);
  await tellNews(courier, matter, channel);
  await postWanted(courier, matter, channel);
  // What was wanted may be what the others reply to.
  await remindOf(courier, matter.meeting.isWanted ? await asSent(courier.desk, matter) : matter, channel);
  return isTrue;
}

const asSent = async ({ secretariat }: Desk, matter: Matter): Promise<Matter> => ({
  ...matter,
  sent: await secretariat.deliveries.of(matter.meeting.id),
});

/** Whoever was sending something when their process died does not come back to it; and perhaps nobody else would, when its time has passed. */
async function giveUpLost({ secretariat, clock }: Desk, { meeting, sent }: Matter): Promise<void> {
  for (const { name, state } of sent)
    if (state.is === 'sending') await secretariat.deliveries.claim(meeting.id, name, clock.now());
}

/** After an outage the calendar is read before anybody is told what it no longer says. One that cannot be read now is believed as it was. */
async function freshMatterOf({ desk, log }: Courier, id: MeetingId): Promise<Matter | null> {
  const matter = await matterOf(desk, id);
  if (!matter || !(await isStale(desk, matter.meeting.seat))) return matter;
  await syncForum(desk, log, matter.meeting.seat);
  return matterOf(desk, id);
}

const FRESH = Temporal.Duration.from({ minutes: 20 });

async function isStale({ secretariat, clock }: Desk, seat: ForumSeat): Promise<boolean> {
  const state = await secretariat.states.of(seat);
  return state.is === 'read' && Temporal.Instant.compare(state.at.add(FRESH), clock.now()) < 0;
}

const toldOf = ({ span, isCancelled }: KeptMeeting): Told => ({ span, isCancelled });

/**
 * One reply in the thread when the meeting is at another time than the channel has been told, or does not take place. Where somebody has
 * taken the thread away it is a post of its own: those who had read it would come wrong.
 */
async function tellNews(courier: Courier, matter: Matter, channel: Channel): Promise<void> {
  const { meeting, view, sent } = matter;
  const news = meeting.told && newsOf(meeting.told, meeting);
  if (!news || isOver(courier.desk, meeting)) return;
  const before = sent.filter(({ name, state }) => name.startsWith('news') && state.is === 'sent').length;
  // The same until it has been told: one of unknown fate is not told again, but a yet later change is.
  const nameOf = (number: number): DeliveryName => `news ${number} ${fingerprint(toldOf(meeting))}`;
  // Somebody has seen it there, though nobody knows where it stands.
  if (sent.some(({ name, state }) => name === nameOf(before - 1) && state.is === 'sent')) return;
  const [root] = standing(matter);
  const outcome = await post(courier, meeting, {
    name: nameOf(before),
    address: root ? { to: 'thread', channel, root: root.post } : { to: 'channel', channel },
    reply: { say: 'meeting-news', news, view },
    language: courier.desk.secretariat.language,
    shows: '',
    told: toldOf(meeting),
  });
  if (outcome === 'thread-gone' && root) await giveUp(courier, meeting, root);
}

/** The agenda before its time, because somebody who leads asked for it. Under its own name: it does not come again. */
async function postWanted(courier: Courier, matter: Matter, channel: Channel): Promise<void> {
  const { meeting } = matter;
  if (!meeting.isWanted) return;
  if (!meeting.isCancelled && !isOver(courier.desk, meeting)) await remind(courier, matter, channel, 'agenda');
  await courier.desk.secretariat.meetings.want(meeting.id, false);
}

/** What has come due is posted: the first as a post of its own, the others in its thread. */
async function remindOf(courier: Courier, matter: Matter, channel: Channel): Promise<void> {
  const { desk } = courier;
  const all = await plannedFor(desk, matter);
  // Not before: what is late is planned for the moment of planning.
  const now = desk.clock.now();
  for (const planned of all) {
    const at = sendingAt(planned);
    if (!at || Temporal.Instant.compare(at, now) > 0) continue;
    if ((await remind(courier, matter, channel, planned.kind)) === 'sent') noteLateness(courier, planned);
  }
}

/** What waited because the forum was paused was not due before. */
function noteLateness({ desk, telemetry }: Courier, { kind, due, action }: Planned): void {
  const wanted = action.do !== 'drop' && action.because === 'after-pause' ? action.at : due;
  const late = desk.clock.now().since(wanted).total('seconds');
  telemetry?.measure('lots.reminders.lateness', Math.max(0, late), { kind });
}

export async function remind(
  courier: Courier,
  { meeting, view, sent }: Matter,
  channel: Channel,
  kind: ReminderKind,
): Promise<Posted> {
  const root = standing({ sent })[0];
  const address: Address = root ? { to: 'thread', channel, root: root.post } : { to: 'channel', channel };
  const outcome = await post(courier, meeting, {
    name: kind,
    address,
    reply: reminder(kind, view),
    language: courier.desk.secretariat.language,
    shows: shownBy(kind, view),
    told: toldOf(meeting),
  });
  if (outcome === 'thread-gone' && root) await giveUp(courier, meeting, root);
  return outcome;
}

/**
 * The next moment at which something is to be sent, or a card shows something else: after the last day for points, at the start, at the end.
 * @param since when this look began: what has come due meanwhile was perhaps not seen by it
 */
function nextLook(
  { meeting, view }: Matter,
  planned: readonly Planned[],
  since: Temporal.Instant,
): Temporal.Instant | null {
  const { timeZone, lastDayForPoints } = view;
  const dayAfter = lastDayForPoints?.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const moments = [
    ...planned.flatMap((one) => sendingAt(one) ?? []),
    ...(dayAfter ? [dayAfter] : []),
    startOf(meeting.span, timeZone),
    endOf(meeting.span, timeZone),
  ];
  const coming = moments.filter((at) => Temporal.Instant.compare(at, since) > 0);
  return coming.toSorted(Temporal.Instant.compare)[0] ?? null;
}
