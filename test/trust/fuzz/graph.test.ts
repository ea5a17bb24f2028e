import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storedSubscriptions } from '../../../src/store/subscriptions.ts';
import { startGraphServer } from '../../support/graphServer.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { answersHold, notificationsHold } from '../../support/trust/graphTold.ts';

/** Whatever Graph says, or somebody in its place, is read or refused; a meeting that cannot be read hides no other. */

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase();
});
afterAll(() => test.close());

describe('anything may come', () => {
  it('as an event of a calendar', async () => {
    const graph = await startGraphServer();

    await expect(answersHold(graph, 150)).resolves.toBeUndefined();

    // What is damaged is nothing that Graph would say: the stand-in has noticed it too.
    graph.complaints.length = 0;
    await graph.close();
  }, 60_000);

  it('as a notification', async () => {
    await expect(notificationsHold(storedSubscriptions(test.database), 300)).resolves.toBeUndefined();
  }, 60_000);
});
