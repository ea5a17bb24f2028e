import type { Told } from '../../domain/meeting/compare.ts';
import { LONGEST_WAIT } from '../../domain/meeting/pace.ts';
import type { MeetingReply } from '../../domain/meeting/view.ts';
import type { Language } from '../../domain/model/types.ts';
import type { Channel } from '../../ports/cases.ts';
import type { DeliveryName, KeptMeeting, Settlement } from '../../ports/meetings.ts';
import { type Contact, DeliveryError, type Post } from '../../ports/messages.ts';
import { type Courier, rememberChat, TryAgain } from '../case/deliver.ts';
import type { Desk } from '../desk.ts';

/** Something about a meeting is sent: at most once, within what Teams takes, and what has become of it is kept. */

export type Address =
  | { readonly to: 'channel'; readonly channel: Channel }
  | { readonly to: 'thread'; readonly channel: Channel; readonly root: Post }
  | { readonly to: 'person'; readonly contact: Contact };

export interface Posting {
  readonly name: DeliveryName;
  readonly address: Address;
  readonly reply: MeetingReply;
  readonly language: Language;
  /** A fingerprint of what the card shows. */
  readonly shows: string;
  /** What the channel knows of the meeting by this; null when it says nothing of its time. */
  readonly told: Told | null;
}

/**
 * Sends them all, one after the other: what can not be sent now holds up no other.
 * @throws TryAgain when there was such
 */
export async function sendEach<T>(all: readonly T[], send: (one: T) => Promise<unknown>): Promise<void> {
  const again: TryAgain[] = [];
  for (const one of all)
    try {
      await send(one);
    } catch (error) {
      if (!(error instanceof TryAgain)) throw error;
      again.push(error);
    }
  const [first] = again;
  if (first) throw first;
}

/** How long nothing is sent to a tenant that asked us to wait without saying how long, in seconds. */
const PAUSE = 30;

export type Posted =
  | Exclude<Settlement['is'], 'again'>
  /** Somebody has taken the thread away, or the whole channel is gone. */
  | 'thread-gone'
  /** Nothing was sent: it has been before, or somebody else is at it. */
  | 'not-mine';

/** @throws TryAgain when it can not be sent now */
export async function post(courier: Courier, { id }: KeptMeeting, posting: Posting): Promise<Posted> {
  const { desk } = courier;
  const { deliveries } = desk.secretariat;
  const claim = await deliveries.claim(id, posting.name, desk.clock.now());
  if (!claim) return 'not-mine';
  const turn = await turnToSend(courier, { tenant: tenantOf(posting.address), thread: threadOf(posting.address) });
  // From here to the answer is when a crash leaves it unknown whether it arrived: nothing else may be done in between.
  if (!(await deliveries.begin(claim, desk.clock.now()))) return 'not-mine';
  await waitUntil(courier, turn);
  const outcome = await send(courier, posting);
  const settlement: Settlement = outcome.is === 'thread-gone' ? { is: 'again' } : outcome;
  await deliveries.settle(claim, settlement, desk.clock.now());
  if (outcome.is === 'failed' || outcome.is === 'unknown')
    courier.log.warn('reminder-not-sent', { meeting: id, kind: posting.reply.say, ...outcome });
  if (outcome.is === 'again') throw new TryAgain(id);
  return outcome.is;
}

type Outcome = Settlement | { readonly is: 'thread-gone' };

const tenantOf = (address: Address): string =>
  address.to === 'person' ? address.contact.tenant : address.channel.tenant;

/** What Teams counts together: one channel's posts, one chat's messages. */
const threadOf = (address: Address): string =>
  address.to === 'person' ? address.contact.conversation || address.contact.person.id : address.channel.id;

/** So many milliseconds late, a moment may still be used: what is sent later than it was to be comes close to what others send. */
const PUNCTUAL = 40;
/** So many before its moment it is said that it is being sent: what that takes does not make it late. */
const BEFOREHAND = 30;
/** A process that is so busy that it is late each time sends all the same. */
const MOST_TURNS = 4;

/**
 * Waits until shortly before the next free moment.
 * @returns that moment
 * @throws TryAgain when it does not come soon
 */
export async function turnToSend(courier: Courier, place: Place): Promise<Temporal.Instant> {
  const { clock } = courier.desk;
  let at = await nextMoment(courier, place);
  for (let turn = 1; between(at, clock.now()) > PUNCTUAL && turn < MOST_TURNS; turn++)
    at = await nextMoment(courier, place);
  return at;
}

interface Place {
  readonly tenant: string;
  readonly thread: string;
}

async function nextMoment(courier: Courier, { tenant, thread }: Place): Promise<Temporal.Instant> {
  const { clock, secretariat } = courier.desk;
  const asked = clock.now();
  const at = await secretariat.pace.reserve(tenant, thread, asked);
  // Further away it has not been reserved.
  if (between(asked, at) > LONGEST_WAIT) throw new TryAgain('pace');
  // The very moment that was asked for: nobody else sends then, and it does not matter how long the asking took.
  if (between(asked, at) < 1) return clock.now();
  await waitUntil(courier, at.subtract({ milliseconds: BEFOREHAND }));
  return at;
}

async function waitUntil({ desk }: Courier, at: Temporal.Instant): Promise<void> {
  const wait = between(desk.clock.now(), at);
  if (wait > 0) await desk.secretariat.wait(wait);
}

const between = (from: Temporal.Instant, to: Temporal.Instant): number => to.since(from).total('milliseconds');

async function send(courier: Courier, posting: Posting): Promise<Outcome> {
  const { shows, told } = posting;
  try {
    return { is: 'sent', post: await deliver(courier, posting), shows, told };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return outcomeOf(courier, posting.address, error);
  }
}

async function outcomeOf({ desk }: Courier, address: Address, error: DeliveryError): Promise<Outcome> {
  switch (error.code) {
    case 'throttled':
      await holdBack(desk, tenantOf(address), error);
      return { is: 'again' };
    case 'unreachable':
      return { is: 'again' };
    case 'unknown':
      return { is: 'unknown' };
    case 'gone':
      if (address.to === 'thread') return { is: 'thread-gone' };
      if (address.to === 'person') await desk.office.contacts.forget(address.contact.person.id);
      return { is: 'failed', why: 'gone' };
    case 'refused':
      return { is: 'failed', why: 'refused' };
  }
}

/** Teams has asked us to wait. */
export function holdBack({ secretariat, clock }: Desk, tenant: string, { retryAfter }: DeliveryError): Promise<void> {
  return secretariat.pace.hold(tenant, clock.now().add({ seconds: Math.ceil(retryAfter ?? PAUSE) }));
}

async function deliver({ desk, messenger }: Courier, { address, reply, language }: Posting): Promise<Post> {
  const message = { reply, language };
  switch (address.to) {
    case 'channel':
      return messenger.toChannel(address.channel, message);
    case 'thread':
      return messenger.toThread(address.root, message);
    case 'person': {
      const sent = await messenger.toPerson(address.contact, message);
      await rememberChat(desk, address.contact, sent.conversation);
      return sent;
    }
  }
}
