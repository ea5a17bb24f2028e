import type { ForumSeat } from '../../domain/case/case.ts';
import type { MeetingIntent } from '../../domain/dialogue/meetingIntent.ts';
import type { Place } from '../../domain/model/types.ts';
import type { Router } from '../../domain/routing/route.ts';
import { grantsOf, rememberContact } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { offerPause } from './manage.ts';
import { offerPoint } from './points.ts';
import { showDeliveries } from './report.ts';
import type { MeetingAnswer } from './secretariat.ts';
import { isIn, seatsRead } from './secretariat.ts';
import { nextOf, refusedMeeting, showMyMeetings, showNext, showTimes } from './show.ts';

/** A typed question about meetings. What it leads to is the same as its button. */

/** @param place where whoever asks works; null when that is not known */
export async function meetingCommand(
  desk: Desk,
  asker: Asker,
  router: Router,
  intent: MeetingIntent,
  place: Place | null,
): Promise<MeetingAnswer> {
  await rememberContact(desk, asker);
  if (isPrivate(intent) && asker.scope !== 'personal') return refusedMeeting('own-chat-only');
  if (intent.wants === 'my-meetings') return showMyMeetings(desk, asker);
  const seat = await seatMeant(desk, asker, intent, place);
  if (!seat) return { reply: { say: 'which-forum', model: router.model }, how: 'follow' };
  return { ...(await answerTo(desk, asker, intent, seat)), how: 'follow' };
}

/** What is somebody's own, or only for those who lead. */
const isPrivate = ({ wants }: MeetingIntent): boolean => ['my-meetings', 'deliveries', 'pause'].includes(wants);

type OfForum = Exclude<MeetingIntent, { wants: 'my-meetings' }>;

async function answerTo(desk: Desk, asker: Asker, { wants }: OfForum, seat: ForumSeat): Promise<MeetingAnswer> {
  switch (wants) {
    case 'next-meeting':
      return showTimes(desk, asker, seat);
    case 'agenda':
      return showNext(desk, asker, seat);
    case 'deliveries':
      return showDeliveries(desk, asker, seat);
    case 'pause':
      return offerPause(desk, asker, seat);
    case 'point': {
      const next = await nextOf(desk, seat);
      return next ? offerPoint(desk, asker, next.id) : showNext(desk, asker, seat);
    }
  }
}

/** The forum that was named, the one whose channel this is, or the only one with a calendar in which the person has a role. */
async function seatMeant(
  desk: Desk,
  asker: Asker,
  { forum, place }: OfForum,
  home: Place | null,
): Promise<ForumSeat | null> {
  const linked = asker.channel ? await desk.office.channels.in(asker.channel.id) : [];
  const here = linked.find(({ seat }) => !forum || (seat.forum === forum.key && (!place || seat.place === place.id)));
  if (here) return here.seat;
  if (forum) return seatNamed(forum.key, forum.perPlace ? (place ?? home) : null, forum.perPlace);
  const grants = await grantsOf(desk.office, asker.person);
  const own = seatsRead(desk).filter((seat) => grants.some((grant) => grant.forum !== null && isIn(desk, grant, seat)));
  const [only, ...others] = own;
  return only && others.length === 0 ? only : null;
}

const seatNamed = (key: string, place: Place | null, perPlace: boolean): ForumSeat | null =>
  perPlace && !place ? null : { forum: key, place: place?.id ?? null };
