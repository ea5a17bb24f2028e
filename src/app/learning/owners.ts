import { isFreeDay } from '../../domain/holidays.ts';
import { type ForumCheck, isCheckDue } from '../../domain/learning/check.ts';
import type { PersonId } from '../../domain/person.ts';
import type { Router } from '../../domain/routing/route.ts';
import type { Rulings } from '../../ports/learning.ts';
import { type Contact, DeliveryError } from '../../ports/messages.ts';
import { type Courier, rememberChat } from '../case/deliver.ts';
import { grantsIn, todayAt } from '../case/office.ts';
import type { Desk } from '../desk.ts';
import { holdBack, turnToSend } from '../meeting/post.ts';
import { type CheckReply, checkReply } from './check.ts';
import type { Class } from './teach.ts';

/**
 * Once a year those who lead a forum are asked whether what the bot says of it is still so. That it is being asked is kept before
 * anything is sent: nobody is asked twice. What surely reached nobody is taken back, and asked another day. What a crash or a far side that
 * does not answer may have lost is asked again in a year; those who lead can always ask for the card themselves.
 */

/** Questions to one person on one day. */
const MOST_A_DAY = 5;
/** Another instance that began with the same forum: the job is never so late. */
const SAME_ROUND = Temporal.Duration.from({ hours: 24 * 30 });

/** @throws TryAgain when too much is being sent for now; nothing more has then been asked */
export async function askOwners(courier: Courier, rulings: Pick<Rulings, 'servedSince'>): Promise<void> {
  const { desk } = courier;
  if (isFreeDay(todayAt(desk))) return;
  const rounds = await Promise.all(desk.routers.map((router) => roundOf(desk, router)));
  const asked = await askedToday(rounds);
  for (const round of rounds)
    for (const due of await dueIn(round, rulings)) if (!(await askLeads(courier, due, asked))) return;
}

/** An organisation, and what has been asked there when the round begins: what comes later is asked by another one. */
interface Round {
  readonly desk: Desk;
  readonly router: Router;
  readonly checks: readonly ForumCheck[];
}

const roundOf = async (desk: Desk, router: Router): Promise<Round> => ({
  desk,
  router,
  checks: await desk.school.checks.of(router.model.id),
});

/** The organisation's own forums: those of the county are asked about where the county is served. */
async function dueIn({ desk, router, checks }: Round, rulings: Pick<Rulings, 'servedSince'>): Promise<Class[]> {
  const { model } = router;
  const since = await rulings.servedSince(model.id);
  if (!since) return [];
  const lastOf = (key: string) => checks.find(({ forum }) => forum === key);
  const isDue = (last: ForumCheck | undefined) =>
    isCheckDue(last ? dayOf(desk, last.asked) : null, dayOf(desk, since), todayAt(desk));
  return model.forums
    .filter((forum) => forum.model === model.id && isDue(lastOf(forum.key)))
    .map((forum) => ({ desk, router, forum }));
}

const dayOf = ({ timeZone }: Desk, at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();

/** How often each person has been asked today: the job may be done again on the same day. */
async function askedToday(rounds: readonly Round[]): Promise<Map<PersonId, number>> {
  const asked = new Map<PersonId, number>();
  for (const { desk, router, checks } of rounds) {
    const today = checks.filter((check) => dayOf(desk, check.asked).equals(todayAt(desk)));
    for (const forum of router.model.forums.filter(({ key }) => today.some((check) => check.forum === key)))
      count(asked, await leadsOf({ desk, router, forum }));
  }
  return asked;
}

function count(asked: Map<PersonId, number>, contacts: readonly Contact[]): void {
  for (const { person } of contacts) asked.set(person.id, (asked.get(person.id) ?? 0) + 1);
}

/** Those who lead this very forum, of all its places; where none of them can be written to, the process leads of the organisation. */
async function leadsOf({ desk, router, forum }: Class): Promise<Contact[]> {
  const grants = (await grantsIn(desk.office, router.model.id)).filter(({ place }) => place === null);
  const own = grants.filter((one) => one.forum === forum.key && (one.role === 'process-lead' || one.role === 'chair'));
  const contacts = await contactsOf(desk, own);
  const office = grants.filter((one) => one.forum === null && one.role === 'process-lead');
  return contacts.length > 0 ? contacts : contactsOf(desk, office);
}

async function contactsOf(desk: Desk, grants: readonly { readonly person: PersonId }[]): Promise<Contact[]> {
  const people = [...new Set(grants.map(({ person }) => person))];
  const contacts = await Promise.all(people.map((person) => desk.office.contacts.of(person)));
  return contacts.flatMap((contact) => contact ?? []);
}

/**
 * Nobody to ask, or somebody who has been asked enough today: another day.
 * @returns false when Teams cannot be reached: the rest is better asked another day
 */
async function askLeads(courier: Courier, of: Class, asked: Map<PersonId, number>): Promise<boolean> {
  const { desk, router, forum } = of;
  const contacts = await leadsOf(of);
  if (contacts.length === 0 || contacts.some(({ person }) => (asked.get(person.id) ?? 0) >= MOST_A_DAY)) return true;
  for (const contact of contacts) await turnToSend(courier, placeOf(contact));
  const now = desk.clock.now();
  const isMine = await desk.school.checks.ask(router.model.id, forum.key, now, now.subtract(SAME_ROUND));
  // What another instance asks them counts, too.
  count(asked, contacts);
  if (!isMine) return true;
  const reply = await checkReply(of);
  const fates: Fate[] = [];
  for (const contact of contacts) fates.push(await send(courier, contact, reply));
  if (fates.every(isLost)) await desk.school.checks.unask(router.model.id, forum.key, now);
  return !fates.some(isPassing);
}

/** What has come of a question to somebody: `throttled` and `unreachable` may be better another day, `unknown` may have arrived. */
type Fate = 'sent' | DeliveryError['code'];

const isPassing = (fate: Fate): boolean => fate === 'throttled' || fate === 'unreachable';
const isLost = (fate: Fate): boolean => fate !== 'sent' && fate !== 'unknown';

const placeOf = ({ tenant, conversation, person }: Contact) => ({ tenant, thread: conversation || person.id });

/** Those who are asked together are asked on one day, where that can be: so something is waited for before it is given up. */
const MOST_ATTEMPTS = 3;
/** When the far side does not say how long, in seconds. */
const PAUSE = 30;

async function send(courier: Courier, contact: Contact, reply: CheckReply): Promise<Fate> {
  for (let attempt = 1; ; attempt++) {
    const error = await failureOf(courier, contact, reply);
    if (!error) return 'sent';
    if (error.code === 'throttled') await holdBack(courier.desk, contact.tenant, error);
    if (error.code === 'gone') await courier.desk.office.contacts.forget(contact.person.id);
    if (!isPassing(error.code) || attempt === MOST_ATTEMPTS) {
      courier.log.warn('check-not-sent', { model: reply.model.id, forum: reply.forum.key, why: error.code });
      return error.code;
    }
    await courier.desk.secretariat.wait((error.retryAfter ?? PAUSE) * 1000);
  }
}

async function failureOf(
  { desk, messenger }: Courier,
  contact: Contact,
  reply: CheckReply,
): Promise<DeliveryError | null> {
  try {
    const post = await messenger.toPerson(contact, { reply, language: contact.language });
    await rememberChat(desk, contact, post.conversation);
    return null;
  } catch (error) {
    if (error instanceof DeliveryError) return error;
    throw error;
  }
}
