import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { type OpenStage, openStage } from '../../support/trust/stage.ts';
import { MARK, SECRETS, WRITTEN } from '../../support/trust/written.ts';

/**
 * What points out a person is nowhere, however it came in: not stored, not logged, not sent on, not said back. The staff's own words are kept
 * where they are meant to be, and are not in any log.
 */

let test: TestDatabase;
let stage: OpenStage;
beforeAll(async () => {
  test = await createDatabase();
}, 60_000);
afterAll(() => test.close());

/** One for all that is written in a row. */
function onStage(): void {
  beforeAll(async () => {
    stage = await openStage(test);
  }, 60_000);
  afterAll(() => stage.close());
}

interface Places {
  readonly stored: string;
  readonly logged: string;
  readonly sent: string;
  readonly answered: string;
}

async function placesAfter(write: () => Promise<unknown>): Promise<Places> {
  const { bot } = stage;
  const before = bot.connector.sent.length;
  const answered = await write();
  await bot.work();
  return {
    stored: await everythingIn(test),
    logged: bot.logged.join('\n'),
    sent: JSON.stringify(bot.connector.sent.slice(before)),
    answered: JSON.stringify(answered),
  };
}

const placesWith = (text: string, places: Places): string[] =>
  Object.entries(places).flatMap(([name, held]) => (held.includes(text) ? [name] : []));

describe('what points out a person is nowhere after', () => {
  onStage();

  it.each(WRITTEN)('$name', async ({ write, colleagues }) => {
    const found: string[] = [];
    const hidden = SECRETS.filter(({ measure }) => measure === 'refuse' || colleagues === 'hidden');

    for (const { what, text, secret } of hidden) {
      const places = await placesAfter(() => write(stage, text));
      found.push(...placesWith(secret, places).map((place) => `${what}: ${place}`));
    }

    expect(found).toEqual([]);
  });
});

describe('the words of staff are in no log, and stored where they are meant to be, after', () => {
  onStage();

  it.each(WRITTEN)('$name', async ({ name, words, write }) => {
    // Another word for each: those before have been stored.
    const mark = `${MARK}${name.replaceAll(/[^a-z]/g, '')}`;

    const places = await placesAfter(() => write(stage, `det krånglar med ${mark}`));

    expect(placesWith(mark, { ...places, sent: '', answered: '' })).toEqual(words === 'kept' ? ['stored'] : []);
  });
});
