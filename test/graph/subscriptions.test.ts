import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connectGraph } from '../../src/graph/connection.ts';
import { renewSubscriptions } from '../../src/graph/subscriptions.ts';
import type { CalendarError, Subscription, Subscriptions } from '../../src/ports/meetings.ts';
import { storedSubscriptions } from '../../src/store/subscriptions.ts';
import { clockAt, type TestClock } from '../support/clock.ts';
import { type GraphServer, startGraphServer } from '../support/graphServer.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { type Receiver, startReceiver } from './receiver.ts';

/** What the bot does so that Graph tells it of changes, and what it makes of being told. */

let test: TestDatabase;
let graph: GraphServer;
let receiver: Receiver;
let subscriptions: Subscriptions;
let clock: TestClock;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  clock = clockAt('2026-12-01T08:00:00Z');
  graph = await startGraphServer({ now: () => clock.now() });
  subscriptions = storedSubscriptions(test.database);
  for (const { id } of await subscriptions.all()) await subscriptions.drop(id);
  receiver = await startReceiver(subscriptions);
});
afterEach(async () => {
  await receiver.close();
  await graph.close();
});
afterAll(() => test.close());

const ANNA = 'forum.anna@example.org';
const BO = 'forum.bo@example.org';

const renew = (...mailboxes: string[]): Promise<readonly CalendarError[]> =>
  renewSubscriptions({
    graph: connectGraph(graph.settings),
    subscriptions,
    mailboxes,
    notificationUrl: receiver.url,
    lifecycleNotificationUrl: `${receiver.url}/lifecycle`,
    now: clock.now(),
  });

const kept = async (mailbox = ANNA): Promise<Subscription> => {
  const found = (await subscriptions.all()).find((one) => one.mailbox === mailbox);
  if (!found) throw new Error(`nothing is kept for ${mailbox}`);
  return found;
};

/** What has been asked of Graph since so many requests. */
const asked = (since = 0): string[] =>
  graph.requests.slice(since).map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}$/, '…')}`);

const mailboxesAtGraph = (): string[] => graph.subscriptions().map(({ resource }) => resource);

describe('a mailbox whose calendar is read', () => {
  it('is subscribed to for almost seven days, with a secret of its own', async () => {
    const faults = await renew(ANNA, BO);

    const [anna, bo] = [await kept(ANNA), await kept(BO)];
    expect(faults).toEqual([]);
    expect(mailboxesAtGraph().sort()).toEqual([`/users/${ANNA}/events`, `/users/${BO}/events`]);
    expect(graph.subscriptions()[0]).toMatchObject({
      changeType: 'created,updated,deleted',
      notificationUrl: receiver.url,
      lifecycleNotificationUrl: `${receiver.url}/lifecycle`,
    });
    expect(`${anna.expires}`).toBe('2026-12-08T07:00:00Z');
    expect(anna.secret).not.toBe(bo.secret);
    expect(anna.secret.length).toBeGreaterThanOrEqual(43);
    expect(graph.requests.map(({ prefer }) => prefer)).toEqual(Array(2).fill('IdType="ImmutableId"'));
  });

  it('is subscribed to once, though several forums share it', async () => {
    await renew(ANNA, ANNA);

    expect(mailboxesAtGraph()).toEqual([`/users/${ANNA}/events`]);
  });

  it('is left alone as long as a third of the time is left, and then renewed', async () => {
    await renew(ANNA);
    const first = await kept();

    clock.move({ hours: 96 });
    await renew(ANNA);
    const before = asked(1);
    clock.move({ hours: 16 });
    await renew(ANNA);
    const renewed = await kept();

    expect(before).toEqual([]);
    expect(asked(1)).toEqual(['PATCH /subscriptions/…']);
    expect(renewed).toMatchObject({ id: first.id, secret: first.secret });
    expect(`${renewed.expires}`).toBe('2026-12-12T23:00:00Z');
  });

  it('is subscribed to for as long as Graph allows, not for as long as was asked for', async () => {
    graph.limitSubscriptions(Temporal.Duration.from({ hours: 70 }));

    await renew(ANNA);

    expect(`${(await kept()).expires}`).toBe('2026-12-04T06:00:00Z');
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is gone at Graph', async () => graph.dropSubscription((await kept()).id)],
    ['has run out', async () => clock.move({ hours: 240 })],
  ])('is subscribed to anew when the subscription %s', async (_what, happens) => {
    await renew(ANNA);
    const first = await kept();

    await happens();
    clock.move({ hours: 120 });
    const faults = await renew(ANNA);
    const second = await kept();

    expect(faults).toEqual([]);
    expect(second.id).not.toBe(first.id);
    expect(second.secret).not.toBe(first.secret);
    expect(graph.subscriptions().map(({ id }) => id)).toEqual([second.id]);
    expect(await subscriptions.all()).toHaveLength(1);
  });

  it('keeps its subscription, and the others theirs, when Graph is out of order', async () => {
    await renew(ANNA, BO);
    clock.move({ hours: 120 });
    graph.fault({ is: 'status', status: 500 }, { on: /^PATCH/, times: 1 });

    const faults = await renew(ANNA, BO);

    const left = await Promise.all([kept(ANNA), kept(BO)]);
    expect(faults.map(({ code }) => code)).toEqual(['unreachable']);
    expect(left.map(({ expires }) => `${expires}`).sort()).toEqual(['2026-12-08T07:00:00Z', '2026-12-13T07:00:00Z']);
  });
});

describe('a mailbox whose calendar is no longer read', () => {
  it('is no longer subscribed to', async () => {
    await renew(ANNA, BO);

    await renew(BO);

    expect(mailboxesAtGraph()).toEqual([`/users/${BO}/events`]);
    expect((await subscriptions.all()).map(({ mailbox }) => mailbox)).toEqual([BO]);
  });

  it('is forgotten when Graph has forgotten it too', async () => {
    await renew(ANNA);
    graph.dropSubscription((await kept()).id);

    const faults = await renew();

    expect(faults).toEqual([]);
    expect(await subscriptions.all()).toEqual([]);
  });
});

describe('a subscription', () => {
  it('is not had when Graph cannot reach the bot, and the fault says what to look at', async () => {
    await receiver.close();

    const [fault] = await renew(ANNA);

    expect(fault).toMatchObject({ code: 'unreadable', where: ANNA });
    expect(fault?.message).toMatch(/\(400 ValidationError\).*http\.publicUrl/);
    expect(await subscriptions.all()).toEqual([]);
  });

  it('that is something else than one is not kept', async () => {
    graph.fault({ is: 'garbage', text: '{"id":"x","expirationDateTime":"soon"}' }, { on: /^POST \/subscriptions/ });

    const [fault] = await renew(ANNA);

    expect(fault?.code).toBe('unreadable');
    expect(await subscriptions.all()).toEqual([]);
  });
});

describe('Graph telling', () => {
  it('of a change has the calendar of the mailbox read', async () => {
    await renew(ANNA, BO);

    const statuses = await graph.notify(ANNA);

    expect(statuses).toEqual([202]);
    expect(receiver.answers.at(-1)).toMatchObject({ read: [ANNA], renew: false });
  });

  it('that changes were missed has the calendar read', async () => {
    await renew(ANNA);

    await graph.lifecycle(ANNA, 'missed');

    expect(receiver.answers.at(-1)).toMatchObject({ status: 202, read: [ANNA], renew: false });
  });

  it('that it wants to be reauthorized has the subscription renewed, however new it is', async () => {
    await renew(ANNA);
    const { id } = await kept();
    clock.move({ hours: 1 });

    await graph.lifecycle(ANNA, 'reauthorizationRequired');
    const answer = receiver.answers.at(-1);
    await renew(ANNA);

    expect(answer).toMatchObject({ status: 202, read: [], renew: true });
    expect(asked(1)).toEqual(['PATCH /subscriptions/…']);
    expect(await kept()).toMatchObject({ id });
    expect(`${(await kept()).expires}`).toBe('2026-12-08T08:00:00Z');
  });

  it('that the subscription is gone has another one made, and the calendar read meanwhile', async () => {
    await renew(ANNA);
    const { id } = await kept();

    await graph.lifecycle(ANNA, 'subscriptionRemoved');
    const answer = receiver.answers.at(-1);
    await renew(ANNA);

    expect(answer).toMatchObject({ status: 202, read: [ANNA], renew: true });
    expect(asked(1)).toEqual(['POST /subscriptions']);
    expect((await kept()).id).not.toBe(id);
  });
});
