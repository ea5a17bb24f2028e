import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Answer, failure } from './graphAnswer.ts';
import { graphContract } from './graphContract.ts';

/** Graph's promises to tell: it calls whoever is to be told before it promises, and keeps no promise for more than a week. */

export interface FakeSubscription {
  readonly id: string;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string;
  readonly clientState: string;
  readonly expirationDateTime: string;
}

export type Lifecycle = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

export interface Subscribing {
  /** @returns null for what is not about subscriptions */
  answer(method: string, path: string, body: unknown): Promise<Answer | null>;
  subscriptions(): FakeSubscription[];
  limitSubscriptions(to: Temporal.Duration): void;
  dropSubscription(id: string): void;
  notify(mailbox: string): Promise<number[]>;
  lifecycle(mailbox: string, event: Lifecycle): Promise<number[]>;
}

const LONGEST = Temporal.Duration.from({ minutes: 10_080 });

const wantedSchema = z.object({
  changeType: z.string().regex(/^(created|updated|deleted)(,(created|updated|deleted))*$/),
  notificationUrl: z.url({ protocol: /^https$/ }),
  lifecycleNotificationUrl: z.url({ protocol: /^https$/ }),
  resource: z.string().regex(/^\/users\/[^/]+\/events$/),
  clientState: z.string().min(1).max(128),
  expirationDateTime: z.iso.datetime(),
});

const renewedSchema = z.strictObject({ expirationDateTime: z.iso.datetime() });

export function subscribing(now: () => Temporal.Instant): Subscribing {
  let limit: Temporal.Duration | null = null;
  const kept = new Map<string, FakeSubscription>();
  const isPast = (written: string) => Temporal.Instant.compare(Temporal.Instant.from(written), now()) <= 0;
  const isTooLong = (written: string) =>
    Temporal.Instant.compare(Temporal.Instant.from(written), now().add(LONGEST)) > 0;
  const granted = (asked: string): string => (limit ? now().add(limit).toString() : asked);
  const active = () => [...kept.values()].filter(({ expirationDateTime }) => !isPast(expirationDateTime));

  const create = async (body: unknown): Promise<Answer> => {
    const wanted = wantedSchema.safeParse(body).data;
    if (!wanted || isTooLong(wanted.expirationDateTime)) return failure(400, 'InvalidRequest');
    for (const url of new Set([wanted.notificationUrl, wanted.lifecycleNotificationUrl]))
      if (!(await shakesHands(url)))
        return failure(400, 'ValidationError', 'Subscription validation request failed. HTTP status code is …');
    const made = { ...wanted, id: randomUUID(), expirationDateTime: granted(wanted.expirationDateTime) };
    kept.set(made.id, made);
    return { status: 201, body: made };
  };
  const renew = (id: string, body: unknown): Answer => {
    const held = active().find((one) => one.id === id);
    const wanted = renewedSchema.safeParse(body).data;
    if (!held) return failure(404, 'ResourceNotFound', 'The object was not found.');
    if (!wanted || isTooLong(wanted.expirationDateTime)) return failure(400, 'InvalidRequest');
    const renewed = { ...held, expirationDateTime: granted(wanted.expirationDateTime) };
    kept.set(id, renewed);
    return { status: 200, body: renewed };
  };
  const tell = (mailbox: string, more: (to: FakeSubscription) => { readonly url: string; readonly item: object }) =>
    Promise.all(
      active()
        .filter(({ resource }) => resource === `/users/${mailbox}/events`)
        .map((to) => posted(to, more(to))),
    );
  return {
    async answer(method, path, body) {
      if (path === '/subscriptions' && method === 'POST') return create(body);
      const [, id] = /^\/subscriptions\/([^/]+)$/.exec(path) ?? [];
      if (!id) return null;
      if (method === 'PATCH') return renew(id, body);
      if (method !== 'DELETE') return null;
      return kept.delete(id) ? { status: 204 } : failure(404, 'ResourceNotFound', 'The object was not found.');
    },
    subscriptions: active,
    limitSubscriptions(to) {
      limit = to;
    },
    dropSubscription: (id) => kept.delete(id),
    notify: (mailbox) =>
      tell(mailbox, ({ notificationUrl, resource }) => ({
        url: notificationUrl,
        item: { changeType: 'updated', resource: `${resource}/AAkALgAAAA`, resourceData: { id: 'AAkALgAAAA' } },
      })),
    async lifecycle(mailbox, lifecycleEvent) {
      const told = await tell(mailbox, (to) => ({ url: to.lifecycleNotificationUrl, item: { lifecycleEvent } }));
      const of = active().find(({ resource }) => resource === `/users/${mailbox}/events`);
      if (lifecycleEvent === 'subscriptionRemoved' && of) kept.delete(of.id);
      return told;
    },
  };
}

async function shakesHands(url: string): Promise<boolean> {
  const token = `Validation: Testing client application reachability ${randomUUID()} <&>`;
  const answer = await fetch(`${url}?validationToken=${encodeURIComponent(token)}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  }).catch(() => null);
  const isText = answer?.headers.get('content-type')?.startsWith('text/plain');
  return answer?.status === 200 && isText === true && (await answer.text()) === token;
}

async function posted(to: FakeSubscription, { url, item }: { url: string; item: object }): Promise<number> {
  const notification = {
    subscriptionId: to.id,
    subscriptionExpirationDateTime: to.expirationDateTime,
    clientState: to.clientState,
    tenantId: randomUUID(),
    ...item,
  };
  const off = graphContract().of('microsoft.graph.changeNotificationCollection', { value: [notification] });
  if (off.length > 0) throw new Error(`Graph would not tell it like this: ${off.join('; ')}`);
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ value: [notification] }),
  });
  return answer.status;
}
