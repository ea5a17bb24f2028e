import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Subscription, Subscriptions } from '../../src/ports/meetings.ts';
import { storedSubscriptions } from '../../src/store/subscriptions.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { plain } from './someCase.ts';
import { NOW } from './someMeeting.ts';

/** What the port Subscriptions promises, kept by the store. */

let test: TestDatabase;
let subscriptions: Subscriptions;

beforeAll(async () => {
  test = await createDatabase();
  subscriptions = storedSubscriptions(test.database);
});
beforeEach(async () => {
  await test.database.deleteFrom('subscriptions').execute();
});
afterAll(() => test.close());

const to = (mailbox: string, change: Partial<Subscription> = {}): Subscription => ({
  mailbox,
  id: `of ${mailbox}`,
  secret: 'hemligt',
  expires: NOW.add({ hours: 24 * 6 }),
  ...change,
});

const all = async () => plain(await subscriptions.all());

describe('a subscription', () => {
  it('is found by its id, and among all', async () => {
    const [first, second] = [to('a@example.org'), to('b@example.org')];
    await subscriptions.keep(second);
    await subscriptions.keep(first);

    expect(plain(await subscriptions.find(first.id))).toEqual(plain(first));
    expect(await subscriptions.find('another')).toBeNull();
    expect(await all()).toEqual(plain([first, second]));
  });

  it("takes the place of the mailbox's earlier one", async () => {
    await subscriptions.keep(to('a@example.org'));
    const next = to('a@example.org', { id: 'next', secret: 'nytt', expires: NOW.add({ hours: 24 * 12 }) });

    await subscriptions.keep(next);

    expect(await all()).toEqual(plain([next]));
    expect(await subscriptions.find('of a@example.org')).toBeNull();
  });

  it('is gone when it is dropped, and no other', async () => {
    const [first, second] = [to('a@example.org'), to('b@example.org')];
    await subscriptions.keep(first);
    await subscriptions.keep(second);

    await subscriptions.drop(first.id);
    await subscriptions.drop(first.id);

    expect(await all()).toEqual(plain([second]));
  });
});
