import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FaultyForum, openFaulty } from '../../support/faultyForum.ts';
import { textOn } from '../../support/people.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** The calendar itself is away while somebody asks about meetings. */

let test: TestDatabase;
let forum: FaultyForum;
beforeAll(async () => {
  test = await createDatabase();
  forum = await openFaulty(test);
});
afterAll(async () => {
  await forum.close();
  await test.close();
});

describe('a calendar that cannot be read', () => {
  it('leaves a question about the next meeting answered at once, by what was read last', async () => {
    forum.calendar.remove();
    await forum.after({ minutes: 5 });

    const start = performance.now();
    const shown = await forum.lena.says('när träffas lokala gruppen i Uddevalla');

    expect(textOn(shown)).toContain('10 december');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
