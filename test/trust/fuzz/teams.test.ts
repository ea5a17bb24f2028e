import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type Besieged, besiege } from '../../support/trust/besieged.ts';
import { ENTRANCES } from '../../support/trust/entrances.ts';

/** Whatever is sent from where Teams is, the bot answers shortly in words and goes on; nothing of it is kept by halves. */

const RUNS = 150;

let test: TestDatabase;
let besieged: Besieged;
beforeAll(async () => {
  test = await createDatabase();
  besieged = await besiege(test);
}, 60_000);
afterAll(async () => {
  await besieged.close();
  await test.close();
});

describe('anything may come as', () => {
  it.each(ENTRANCES)(
    '$name',
    async ({ holds }) => {
      await expect(holds(besieged, RUNS)).resolves.toBeUndefined();
    },
    60_000,
  );
});
