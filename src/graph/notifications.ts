import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Subscription, Subscriptions } from '../ports/meetings.ts';

/** What Graph tells of mailboxes and of subscriptions to them. It says that something has changed, never what: that is read. */

/** A POST to where Graph was told to tell. `body`: read as JSON; anything for a handshake, which has none. */
export interface Told {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface Answer {
  readonly status: 200 | 202 | 400;
  readonly contentType: 'text/plain';
  readonly text: string;
  /** The mailboxes whose calendars may have changed. */
  readonly read: readonly string[];
  /** Whether the subscriptions are to be seen to at once. */
  readonly renew: boolean;
}

const LONGEST_HANDSHAKE = 2_000;

/**
 * To be answered within three seconds, so nothing is read or renewed here: that is for the queue. What is unknown or forged gets the same 202
 * as what is true: a refusal would tell a guesser which ids are real, and have Graph send the same again for four hours.
 */
export async function answerNotification({ query, body }: Told, subscriptions: Subscriptions): Promise<Answer> {
  const { validationToken } = query;
  if (validationToken !== undefined) return handshake(validationToken);
  const batch = batchSchema.safeParse(body);
  if (!batch.success) return { ...NOTHING, status: 400 };
  return heard(batch.data.value, subscriptions);
}

const NOTHING: Answer = { status: 202, contentType: 'text/plain', text: '', read: [], renew: false };

/** Graph asks whether anybody is here before it promises anything. As text: what somebody else might send must not become a page. */
const handshake = (token: unknown): Answer =>
  typeof token === 'string' && token.length <= LONGEST_HANDSHAKE
    ? { ...NOTHING, status: 200, text: token }
    : { ...NOTHING, status: 400 };

const batchSchema = z.object({ value: z.array(z.unknown()).max(1_000) });

const notificationSchema = z.object({
  subscriptionId: z.string().min(1).max(200),
  clientState: z.string().max(128),
  lifecycleEvent: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']).nullish(),
});

type Notification = z.infer<typeof notificationSchema>;

/** One batch may be of several subscriptions. What cannot be read in it, such as an event that Graph has thought of since, does not keep the rest from being heard. */
async function heard(items: readonly unknown[], subscriptions: Subscriptions): Promise<Answer> {
  const known = new Map((await subscriptions.all()).map((one) => [one.id, one]));
  const read = new Set<string>();
  let renew = false;
  for (const item of items) {
    const notification = notificationSchema.safeParse(item).data;
    const of = notification && known.get(notification.subscriptionId);
    if (!of || !isFrom(of, notification)) continue;
    if (await isToBeRenewed(notification, of, subscriptions)) renew = true;
    if (notification.lifecycleEvent !== 'reauthorizationRequired') read.add(of.mailbox);
  }
  return { ...NOTHING, read: [...read], renew };
}

/** Hashed first, so that comparing takes equally long whatever was sent. */
const isFrom = ({ secret }: Subscription, { clientState }: Notification): boolean =>
  timingSafeEqual(hash(secret), hash(clientState));

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Kept, and not only said, so that it is not lost when the process dies before it has renewed anything. */
async function isToBeRenewed(
  { lifecycleEvent }: Notification,
  of: Subscription,
  subscriptions: Subscriptions,
): Promise<boolean> {
  switch (lifecycleEvent) {
    case 'subscriptionRemoved':
      await subscriptions.drop(of.id);
      return true;
    case 'reauthorizationRequired':
      // As if it had run out: the next renewal takes it, however much time it has left.
      await subscriptions.keep({ ...of, expires: LONG_AGO });
      return true;
    default:
      return false;
  }
}

const LONG_AGO = Temporal.Instant.fromEpochMilliseconds(0);
