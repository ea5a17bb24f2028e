import { type Case, type Handling, handlingNo } from '../../domain/case/case.ts';
import type { Audience } from '../../domain/case/event.ts';
import { type Actor, type Grant, reaches } from '../../domain/case/roles.ts';
import type { CaseReply } from '../../domain/case/view.ts';
import type { Person, PersonId } from '../../domain/person.ts';
import {
  type CasePost,
  type Contact,
  type Delivery,
  DeliveryError,
  type Message,
  type MessageId,
  type Messenger,
  placeOf,
} from '../../ports/messages.ts';
import type { Telemetry } from '../../ports/telemetry.ts';
import type { Log } from '../../ports.ts';
import type { Desk } from '../desk.ts';
import { grantsIn, grantsOf } from './office.ts';
import { viewFor, viewForEveryone } from './view.ts';

/** What must be told is told here, outside any turn: at most once, and with the case as it is when it is told. */

export interface Courier {
  readonly desk: Desk;
  readonly messenger: Messenger;
  readonly log: Log;
  readonly telemetry?: Telemetry;
}

/** Thrown so that the queue tries again later. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';
}

/** @throws TryAgain when the far side does not take it now */
export async function tell(courier: Courier, id: MessageId): Promise<void> {
  const { desk, log } = courier;
  const claimed = await desk.office.outbox.claim(id);
  if (claimed === 'busy') throw new TryAgain(id);
  const [first] = claimed;
  if (!first) return;
  const case_ = await desk.office.cases.find(first.case);
  const ids = claimed.map((message) => message.id);
  const delivery = case_ ? await deliver(courier, case_, claimed) : ({ is: 'failed', why: 'no-case' } as const);
  if (delivery !== 'expanded') await desk.office.outbox.settle(ids, delivery);
  if (delivery === 'expanded') return;
  if (delivery.is === 'failed' || delivery.is === 'unknown') log.warn('message-not-sent', { message: id, ...delivery });
  if (delivery.is === 'again') throw new TryAgain(id);
}

async function deliver(courier: Courier, case_: Case, claimed: readonly Message[]): Promise<Delivery | 'expanded'> {
  const [first] = claimed;
  if (!first) return { is: 'sent' };
  const { audience } = first;
  const since = Math.min(...claimed.map((message) => message.sinceEvent));
  switch (audience.tell) {
    case 'forum':
      return toForum(courier, case_, audience.handling, first.id);
    case 'principal':
      return expandPrincipal(courier, case_, audience, first.id);
    case 'person':
      return toPerson(courier, case_, audience.person, (view) => newsFor(courier, case_, view, since));
    case 'receipt':
      return toPerson(courier, case_, audience.person, (view) => ({ say: 'case-receipt', view }), 'follower');
    case 'asked':
      return toPerson(courier, case_, audience.person, (view) => ({
        say: 'anchor-request',
        view,
        handling: handlingOf(case_, audience.handling),
        principal: audience.principal,
      }));
    case 'unplaced':
      return toPerson(courier, case_, audience.person, (view) => ({
        say: 'case-unplaced',
        view,
        handling: handlingOf(case_, audience.handling),
      }));
    case 'nudge':
      return toPerson(courier, case_, audience.person, (view) => ({
        say: 'case-nudge',
        view,
        handling: handlingOf(case_, audience.handling),
      }));
  }
}

type View = Awaited<ReturnType<typeof viewFor>>;

const handlingOf = (case_: Case, no: number): Handling => handlingNo(case_, no) ?? case_.handlings[0];

/** What has happened since the first event that has not been told; one's own doings are no news. */
async function newsFor({ desk }: Courier, case_: Case, view: View, since: number): Promise<CaseReply> {
  const events = (await desk.office.cases.history(case_.id)).slice(since - 1);
  return { say: 'case-news', view, events };
}

async function toPerson(
  courier: Courier,
  case_: Case,
  person: Person,
  say: (view: View) => CaseReply | Promise<CaseReply>,
  kind: 'news' | 'follower' = 'news',
): Promise<Delivery> {
  const { desk, messenger } = courier;
  const contact = await desk.office.contacts.of(person.id);
  if (!contact) return { is: 'failed', why: 'not-met' };
  const reply = await say(await viewFor(desk, case_, await actorFor(desk, person.id)));
  return sending(courier, contact.person.id, async () => {
    const post = await messenger.toPerson(contact, { reply, language: contact.language });
    await rememberChat(desk, contact, post.conversation);
    const { language } = contact;
    await desk.office.posts.keep(postOf(case_, { ...post, for: kind, person: person.id, language }, 0));
  });
}

/** Whose eyes a card is made for; who they are decides, not what they are called. */
export const actorFor = async (desk: Desk, id: PersonId): Promise<Actor> => ({
  person: { id, name: '' },
  grants: await grantsOf(desk.office, id),
});

export const rememberChat = ({ office }: Desk, contact: Contact, conversation: string): Promise<void> =>
  contact.conversation === conversation ? Promise.resolve() : office.contacts.remember({ ...contact, conversation });

const postOf = (case_: Case, post: Omit<CasePost, 'case' | 'handling' | 'revision'>, handling: number): CasePost => ({
  ...post,
  case: case_.id,
  handling,
  revision: case_.revision,
});

/** The forum's channel; where there is none, those who lead are told, so that nothing is lost. */
async function toForum(courier: Courier, case_: Case, no: number, id: MessageId): Promise<Delivery | 'expanded'> {
  const { desk, messenger } = courier;
  const { seat } = handlingOf(case_, no);
  const channel = await desk.office.channels.of(case_.model, seat);
  if (!channel)
    return expand(courier, id, await leadsOf(desk, case_, no), (person) => ({
      tell: 'unplaced',
      person,
      handling: no,
    }));
  if (await standsIn(desk, case_, no, channel.id)) return { is: 'sent' };
  const view = await viewForEveryone(desk, case_);
  const language = case_.language;
  return sending(courier, null, async () => {
    const post = await messenger.toChannel(channel, { reply: { say: 'case', view }, language });
    await desk.office.posts.keep(postOf(case_, { ...post, for: 'everyone', person: null, language }, no));
  });
}

/** Later than any that a card shows. */
const LAST_REVISION = 2 ** 31 - 1;

/** Whether a channel has the case's card already: one filed just before its channel was linked is asked for twice. */
export async function standsIn({ office }: Desk, case_: Case, no: number, channel: string): Promise<boolean> {
  const posts = await office.posts.outdated(case_.id, LAST_REVISION);
  return posts.some(
    (post) => post.for === 'everyone' && post.handling === no && placeOf(post.conversation) === channel,
  );
}

/** Those who answer for the principal; where nobody does, those who lead. */
async function expandPrincipal(
  courier: Courier,
  case_: Case,
  { handling, principal }: Extract<Audience, { tell: 'principal' }>,
  id: MessageId,
): Promise<Delivery | 'expanded'> {
  const { desk } = courier;
  const { seat } = handlingOf(case_, handling);
  const members = (await grantsIn(desk.office, case_.model)).filter(
    (grant) => grant.principal === principal && reaches(grant, case_.model, seat),
  );
  const people = members.length > 0 ? await known(desk, members) : await leadsOf(desk, case_, handling);
  return expand(courier, id, people, (person) => ({ tell: 'asked', person, handling, principal }));
}

async function expand(
  { desk }: Courier,
  id: MessageId,
  people: readonly Person[],
  audience: (person: Person) => Audience,
): Promise<Delivery | 'expanded'> {
  if (people.length === 0) return { is: 'failed', why: 'nobody-to-tell' };
  await desk.office.outbox.expand(id, people.map(audience));
  return 'expanded';
}

/** Process leads of a handling's forum, or its chairs where there are none. */
export async function leadsOf(desk: Desk, case_: Case, no: number): Promise<Person[]> {
  const { seat } = handlingOf(case_, no);
  const grants = (await grantsIn(desk.office, case_.model)).filter((grant) => reaches(grant, case_.model, seat));
  const leads = grants.filter(({ role }) => role === 'process-lead');
  return known(desk, leads.length > 0 ? leads : grants.filter(({ role }) => role === 'chair'));
}

/** Those of them whom the bot has met, each once. */
export async function known(desk: Desk, grants: readonly Grant[]): Promise<Person[]> {
  const ids = [...new Set(grants.map(({ person }) => person))];
  const contacts = await Promise.all(ids.map((id: PersonId) => desk.office.contacts.of(id)));
  return contacts.flatMap((contact) => (contact ? [contact.person] : []));
}

async function sending({ desk }: Courier, person: PersonId | null, send: () => Promise<void>): Promise<Delivery> {
  try {
    await send();
    return { is: 'sent' };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    if (error.code === 'throttled' || error.code === 'unreachable') return { is: 'again' };
    if (error.code === 'unknown') return { is: 'unknown' };
    if (error.code === 'gone' && person) await desk.office.contacts.forget(person);
    return { is: 'failed', why: error.code };
  }
}
