import { fingerprint } from '../../domain/fingerprint.ts';
import type { ReminderKind } from '../../domain/meeting/policy.ts';
import type { MeetingReply, MeetingView } from '../../domain/meeting/view.ts';
import type { Channel } from '../../ports/cases.ts';
import type { KeptMeeting } from '../../ports/meetings.ts';
import { DeliveryError } from '../../ports/messages.ts';
import { type Courier, TryAgain } from '../case/deliver.ts';
import { TO_TRY_AGAIN } from '../case/repaint.ts';
import { AWAY, isOver, type Matter, type Standing, standing } from './matter.ts';
import { holdBack, turnToSend } from './post.ts';

/** The reminders that stand in a forum's channel: they are to be true whenever somebody reads them. */

type Reminder = Extract<MeetingReply, { say: 'reminder' }>;

export const reminder = (kind: ReminderKind, view: MeetingView): Reminder => ({ say: 'reminder', kind, view });

/** What makes a difference to the card. The day it is read is none: that would have every card changed every night. */
export function shownBy(
  kind: ReminderKind,
  { meeting, agenda, lastDayForPoints, chair, takesPoints }: MeetingView,
): string {
  const { span, subject, place, joinUrl, isCancelled } = meeting;
  return fingerprint([kind, span, subject, place, joinUrl, isCancelled, agenda, lastDayForPoints, chair, takesPoints]);
}

/**
 * What stands in the channel is changed in place until the meeting is over. Changing twice is harmless. What can not be changed now holds
 * up nothing else.
 * @returns false when something is to be tried again
 * @throws TryAgain when nothing can be sent now
 */
export async function makeTrue(courier: Courier, matter: Matter, channel: Channel): Promise<boolean> {
  const { meeting, view } = matter;
  if (isOver(courier.desk, meeting)) return true;
  let isTrue = true;
  for (const one of standing(matter))
    if (one.shows !== shownBy(one.name, view)) isTrue = (await change(courier, matter, channel, one)) && isTrue;
  return isTrue;
}

async function change(courier: Courier, matter: Matter, channel: Channel, { name, post }: Standing): Promise<boolean> {
  const { desk, messenger, log } = courier;
  const { meeting, view } = matter;
  const { deliveries, language } = desk.secretariat;
  const shows = (shown: string) => deliveries.shows(meeting.id, name, shown);
  await turnToSend(courier, { tenant: channel.tenant, thread: channel.id });
  try {
    await messenger.update(post, { reply: reminder(name, view), language });
    await shows(shownBy(name, view));
    return true;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.code === 'throttled') await holdBack(desk, channel.tenant, error);
    if (TO_TRY_AGAIN.has(error.code)) return false;
    log.info('reminder-not-changed', { meeting: meeting.id, code: error.code });
    // What Teams does not take as it is it will not take the next time either; its thread is where it was.
    await shows(error.code === 'gone' ? AWAY : shownBy(name, view));
    return true;
  }
}

/**
 * What was to be replied to is no more. What remains is looked at afresh: perhaps it is a post of its own then.
 * @throws TryAgain
 */
export async function giveUp({ desk }: Courier, { id }: KeptMeeting, { name }: Standing): Promise<never> {
  await desk.secretariat.deliveries.shows(id, name, AWAY);
  throw new TryAgain(id);
}
