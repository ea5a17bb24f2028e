import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, everythingIn, type TestDatabase } from '../../support/postgres.ts';
import { ESCALATIONS, REFUSED_READERS } from '../../support/trust/escalations.ts';
import { type OpenStage, openStage } from '../../support/trust/stage.ts';

/** Whoever wants more than is theirs gets nothing, whatever they make up. */

let test: TestDatabase;
let stage: OpenStage;
beforeAll(async () => {
  test = await createDatabase();
  stage = await openStage(test);
}, 60_000);
afterAll(async () => {
  await stage.close();
  await test.close();
});

/** Of the cases, the drafts, the question and the point. */
const TEXTS = [
  'Läkemedelslistan kommer inte med hem',
  'får hemtjänsten ingen läkemedelslista',
  'Fel doser',
  'Skolskjuts',
  'Halvskrivet',
  'hjälpmedel i hemsjukvården',
  'Vem har jouren',
];
/** On every form, as an example of what to write. */
const EXAMPLE = 'Till exempel: Läkemedelslistan kommer inte med hem';

const stored = async (): Promise<string[]> => (await everythingIn(test)).split('\n').sort();

function textsIn(...all: readonly unknown[]): string[] {
  const shown = JSON.stringify(all).replaceAll(EXAMPLE, '');
  return TEXTS.filter((text) => shown.includes(text));
}

describe('nobody gets further by', () => {
  it.each(ESCALATIONS)('$name', async ({ attempt, expected }) => {
    const before = await stored();
    const sent = stage.bot.connector.sent.length;

    const answers = await attempt(stage);

    const shown = textsIn(answers, stage.bot.connector.sent.slice(sent));
    expect(expected === REFUSED_READERS ? [] : shown).toEqual([]);
    expect(await stored()).toEqual(before);
    expect(stage.bot.logged.join('\n')).not.toMatch(/turn-failed/);
  });
});
