import type { ForumSeat } from '../../domain/case/case.ts';
import { type Grant, reaches } from '../../domain/case/roles.ts';
import { type SeatKey, seatOfKey, type WorkCalendar } from '../../domain/meeting/meeting.ts';
import { type ForumRules, type MeetingRules, rulesFor, workCalendar } from '../../domain/meeting/rules.ts';
import type { MeetingReply } from '../../domain/meeting/view.ts';
import { forumByKey, placeById } from '../../domain/model/forums.ts';
import type { Language, Model } from '../../domain/model/types.ts';
import type { Router } from '../../domain/routing/route.ts';
import type { Channel } from '../../ports/cases.ts';
import type { Calendar, CalendarStates, Deliveries, Meetings, Pace, Pauses, Points } from '../../ports/meetings.ts';
import type { Contact } from '../../ports/messages.ts';
import { grantsIn, grantsOf } from '../case/office.ts';
import { type Answered, type Asker, type Desk, routerById } from '../desk.ts';

/** What reading calendars and reminding of meetings takes, beside answering. */
export interface Secretariat {
  readonly calendar: Calendar;
  readonly meetings: Meetings;
  readonly deliveries: Deliveries;
  readonly points: Points;
  readonly pauses: Pauses;
  readonly states: CalendarStates;
  readonly pace: Pace;
  readonly rules: MeetingRules;
  /** Channels that the settings name. */
  readonly settled: readonly SettledChannel[];
  /** Lets so many milliseconds pass. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Of what all read in a channel. */
  readonly language: Language;
}

export interface SettledChannel {
  readonly model: string;
  readonly seat: ForumSeat;
  readonly channel: Channel;
}

/** What a question or a press about meetings comes to. */
export interface MeetingAnswer {
  readonly reply: MeetingReply;
  readonly how: Answered['how'];
}

export const answeredMeeting = (language: Language, { reply, how }: MeetingAnswer): Answered => ({
  spoken: { reply, language },
  how,
  stored: Promise.resolve(),
});

export const workDays = ({ secretariat, timeZone }: Desk): WorkCalendar => workCalendar(secretariat.rules, timeZone);

export const rulesOf = ({ secretariat }: Desk, seat: ForumSeat): ForumRules => rulesFor(secretariat.rules, seat);

/** A forum of the county's is in several organisations: the first one served speaks for it. Null for a forum that is not there any more. */
export const routerOfSeat = ({ routers }: Desk, seat: ForumSeat): Router | null =>
  routers.find(({ model }) => isSeatIn(model, seat)) ?? null;

const isSeatIn = (model: Model, { forum, place }: ForumSeat): boolean =>
  forumByKey(model, forum) !== undefined && (place === null || placeById(model, place) !== undefined);

/** Every forum whose calendar is read. */
export const seatsRead = ({ secretariat }: Desk): ForumSeat[] =>
  Object.keys(secretariat.rules.calendars).map((key) => seatOfKey(key as SeatKey));

/** Where a forum is reminded: in any of the organisations that it is in. */
export async function channelOf({ office, routers }: Desk, seat: ForumSeat): Promise<Channel | null> {
  for (const { model } of routers) {
    if (!forumByKey(model, seat.forum)) continue;
    const channel = await office.channels.of(model.id, seat);
    if (channel) return channel;
  }
  return null;
}

const LEADS: ReadonlySet<Grant['role']> = new Set(['process-lead', 'chair']);

/** Whether somebody leads a forum: as its process lead or its chair. */
export async function leadsForum(desk: Desk, { person }: Asker, seat: ForumSeat): Promise<boolean> {
  return leads(desk, await grantsOf(desk.office, person), seat);
}

export const leads = (desk: Desk, grants: readonly Grant[], seat: ForumSeat): boolean =>
  grants.some((grant) => LEADS.has(grant.role) && isIn(desk, grant, seat));

/** Whether a role is in a forum, whatever role it is. */
export const isIn = (desk: Desk, grant: Grant, seat: ForumSeat): boolean => {
  const router = routerById(desk, grant.model);
  return router !== undefined && isSeatIn(router.model, seat) && reaches(grant, grant.model, seat);
};

/** Those who lead a forum and can be written to, each once. */
export async function leadsOfForum(desk: Desk, seat: ForumSeat): Promise<Contact[]> {
  const grants = (await Promise.all(desk.routers.map(({ model }) => grantsIn(desk.office, model.id)))).flat();
  const people = new Set(grants.filter((grant) => leads(desk, [grant], seat)).map(({ person }) => person));
  const contacts = await Promise.all([...people].map((person) => desk.office.contacts.of(person)));
  return contacts.flatMap((contact) => contact ?? []);
}
