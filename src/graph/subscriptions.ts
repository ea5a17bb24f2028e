import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { CalendarError, Subscription, Subscriptions } from '../ports/meetings.ts';
import { type Graph, IMMUTABLE_IDS } from './connection.ts';
import { calendarError, GraphFault, REMEDIES, type Remedies } from './fault.ts';

/** Graph promises to tell when a mailbox's calendar changes. Only a hint: without it a change is seen at the next reading, minutes later. */

export interface Wanted {
  readonly graph: Graph;
  readonly subscriptions: Subscriptions;
  /** Those whose calendars are read, as settled. */
  readonly mailboxes: readonly string[];
  /** Where Graph tells of changes, and of the subscription itself (https); both may be the same. */
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string;
  readonly now: Temporal.Instant;
}

/**
 * Sees to it that there is one subscription for each mailbox and none for any other. One that cannot be had does not stop the others.
 * @returns what went wrong, for the log; it is tried again the next time
 */
export async function renewSubscriptions(wanted: Wanted): Promise<readonly CalendarError[]> {
  const { subscriptions, mailboxes } = wanted;
  const known = await subscriptions.all();
  const work = [
    ...known.filter(({ mailbox }) => !mailboxes.includes(mailbox)).map((one) => attempt(one.mailbox, end(wanted, one))),
    ...[...new Set(mailboxes)].map((mailbox) => {
      const held = known.find((one) => one.mailbox === mailbox);
      return attempt(mailbox, held ? renew(wanted, held) : create(wanted, mailbox));
    }),
  ];
  return (await Promise.all(work)).filter((fault) => fault !== null);
}

const HERE: Remedies = {
  ...REMEDIES,
  unreadable:
    'Check that http.publicUrl leads to the bot from outside, over https: Graph calls it before it promises anything',
};

async function attempt(mailbox: string, work: Promise<void>): Promise<CalendarError | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof GraphFault) return calendarError(mailbox, error, HERE);
    throw error;
  }
}

/** Graph allows 10,080 minutes, which is seven days. */
const LIFETIME = { minutes: 10_020 };
const THIRD = { minutes: LIFETIME.minutes / 3 };

/** Renewing also gives it the permission anew, which is what Graph asks for when it says that it wants to be reauthorized. */
async function renew(wanted: Wanted, held: Subscription): Promise<void> {
  const { graph, subscriptions, now } = wanted;
  if (Temporal.Instant.compare(now.add(THIRD), held.expires) <= 0) return;
  const renewed = await unlessGone(
    graph.ask({ method: 'patch', at: pathOf(held), prefer: [IMMUTABLE_IDS], body: until(now) }),
  );
  if (renewed === GONE) await create(wanted, held.mailbox);
  else await subscriptions.keep({ ...held, expires: granted(renewed).expires });
}

async function create(wanted: Wanted, mailbox: string): Promise<void> {
  const { graph, subscriptions, notificationUrl, lifecycleNotificationUrl, now } = wanted;
  // Graph tells it with every notification, and nobody else knows it.
  const secret = randomBytes(48).toString('base64url');
  const body = {
    changeType: 'created,updated,deleted',
    notificationUrl,
    lifecycleNotificationUrl,
    resource: `/users/${mailbox}/events`,
    clientState: secret,
    ...until(now),
  };
  const created = await graph.ask({ method: 'post', at: '/subscriptions', prefer: [IMMUTABLE_IDS], body });
  await subscriptions.keep({ mailbox, secret, ...granted(created) });
}

async function end({ graph, subscriptions }: Wanted, held: Subscription): Promise<void> {
  await unlessGone(graph.ask({ method: 'delete', at: pathOf(held), prefer: [] }));
  await subscriptions.drop(held.id);
}

const GONE = Symbol('gone');

async function unlessGone(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GraphFault && error.status === 404) return GONE;
    throw error;
  }
}

const pathOf = ({ id }: Subscription): string => `/subscriptions/${encodeURIComponent(id)}`;

const until = (now: Temporal.Instant) => ({ expirationDateTime: now.add(LIFETIME).toString() });

const grantedSchema = z.object({ id: z.string().min(1).max(200), expirationDateTime: z.string() });

/** Graph may give less time than it was asked for. */
function granted(answer: unknown): Pick<Subscription, 'id' | 'expires'> {
  const read = grantedSchema.safeParse(answer);
  if (!read.success) throw new GraphFault('unreadable', 'the answer is no subscription');
  try {
    return { id: read.data.id, expires: Temporal.Instant.from(read.data.expirationDateTime) };
  } catch (cause) {
    throw new GraphFault('unreadable', 'the subscription has no time to end', { cause });
  }
}
