import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, answerNotification } from '../../src/graph/notifications.ts';
import type { Subscription, Subscriptions } from '../../src/ports/meetings.ts';
import { storedSubscriptions } from '../../src/store/subscriptions.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** What is answered to whoever posts where Graph tells of changes. */

let test: TestDatabase;
let subscriptions: Subscriptions;
beforeAll(async () => {
  test = await createDatabase();
  subscriptions = storedSubscriptions(test.database);
  for (const one of [anna, bo]) await subscriptions.keep(one);
});
afterAll(() => test.close());

const subscription = (mailbox: string, id: string, secret: string): Subscription => ({
  mailbox,
  id,
  secret,
  expires: Temporal.Instant.from('2026-12-08T07:00:00Z'),
});
const anna = subscription('forum.anna@example.org', 'id-of-anna', 'secret-of-anna');
const bo = subscription('forum.bo@example.org', 'id-of-bo', 'secret-of-bo');

const changed = ({ id, secret }: Subscription) => ({
  subscriptionId: id,
  clientState: secret,
  changeType: 'updated',
  resource: '/users/x/events/y',
});

const told = (body: unknown, query: Record<string, unknown> = {}): Promise<Answer> =>
  answerNotification({ query, body }, subscriptions);

const NOTHING: Answer = { status: 202, contentType: 'text/plain', text: '', read: [], renew: false };

describe('a handshake', () => {
  it('is answered with what was sent, as text', async () => {
    const answer = await told(undefined, { validationToken: 'Validation: <b>Testing</b> & more' });

    expect(answer).toEqual({ ...NOTHING, status: 200, text: 'Validation: <b>Testing</b> & more' });
  });

  it.each([[['a', 'b']], [{}], ['x'.repeat(10_000)]])('of another kind is refused', async (validationToken) => {
    const answer = await told(undefined, { validationToken });

    expect(answer).toEqual({ ...NOTHING, status: 400 });
  });
});

describe('a batch', () => {
  it('of several subscriptions has each mailbox read once', async () => {
    const answer = await told({ value: [changed(anna), changed(bo), changed(anna)] });

    expect(answer).toEqual({ ...NOTHING, read: [anna.mailbox, bo.mailbox] });
  });

  it.each([
    ['from a subscription that there is not', { ...changed(anna), subscriptionId: 'another' }],
    ['without the secret', { ...changed(anna), clientState: undefined }],
    ['with another secret', { ...changed(anna), clientState: 'secret-of-anne' }],
    ['with the secret of another subscription', { ...changed(anna), clientState: bo.secret }],
    ['with no secret at all', { ...changed(anna), clientState: '' }],
    ['with a secret that is no text', { ...changed(anna), clientState: 7 }],
    ['of an event nobody knows', { ...changed(anna), lifecycleEvent: 'somethingNew' }],
    ['that is nothing', null],
  ])('is answered the same, and does nothing, for a notification %s', async (_what, forged) => {
    const answers = [await told({ value: [forged] }), await told({ value: [forged, changed(bo)] })];

    expect(answers).toEqual([NOTHING, { ...NOTHING, read: [bo.mailbox] }]);
  });

  it('that is forged removes and renews nothing', async () => {
    const events = ['subscriptionRemoved', 'reauthorizationRequired', 'missed'];

    const answer = await told({
      value: events.map((lifecycleEvent) => ({ ...changed(anna), clientState: 'guessed', lifecycleEvent })),
    });

    expect(answer).toEqual(NOTHING);
    expect(`${(await subscriptions.find(anna.id))?.expires}`).toBe('2026-12-08T07:00:00Z');
  });

  it('with nothing in it does nothing', async () => {
    expect(await told({ value: [] })).toEqual(NOTHING);
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [[]],
    [{}],
    [{ value: 'x' }],
    [{ value: {} }],
    [{ value: Array(1_001).fill(null) }],
  ])('that is none is refused', async (body) => {
    const answer = await told(body);

    expect(answer).toEqual({ ...NOTHING, status: 400 });
  });
});
