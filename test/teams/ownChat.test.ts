import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningBot } from '../support/bot.ts';
import { does, managed, NUMBER, openGroup, STEPS } from '../support/localGroup.ts';
import { buttonsOn, type Shown, type Someone, textOn } from '../support/people.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** The cards of a case in people's own chats: they stay true, each with the eyes of the one whose chat it is. */

let test: TestDatabase;
let bot: RunningBot;
let filip: Someone;
let lena: Someone;
let karin: Someone;
let stig: Someone;
let receipt: Shown;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  ({ bot, filip, lena, karin, stig, receipt } = await openGroup(test));
});
afterEach(() => bot.close());
afterAll(() => test.close());

/** As it stands now. */
function again(who: Someone, { activity }: Shown): Shown {
  const found = who.inbox().find((one) => one.activity === activity);
  if (!found) throw new Error('gone');
  return found;
}

const prepare = async () => {
  await STEPS.prepare(lena, await managed(bot, lena));
  await bot.work();
};

const handOver = async () => {
  await does(bot, filip, 'Lämna över', 'Lämna över', { person: 'stig' }, await filip.says(NUMBER));
  await bot.work();
};

describe('a case asked for by its number', () => {
  it('stays true for the one who filed it, who leads it and who answers for a principal', async () => {
    const shown = await Promise.all([filip, lena, karin].map(async (who) => [who, await who.says(NUMBER)] as const));

    await prepare();

    for (const [who, card] of shown) expect(textOn(again(who, card))).toContain('bereds sedan 21 november');
  });

  it('keeps the buttons of the one whose chat it is', async () => {
    const [own, led] = [await filip.says(NUMBER), await lena.says(NUMBER)];

    await prepare();

    expect(buttonsOn(again(filip, own))).toContain('Ta tillbaka');
    expect(buttonsOn(again(lena, led))).toContain('Till möte …');
    expect(buttonsOn(again(lena, led))).not.toContain('Ta tillbaka');
  });

  it('loses the words that are taken out of it', async () => {
    const led = await lena.says(NUMBER);

    await does(bot, lena, 'Ta bort det som pekar ut någon', 'Ta bort orden', { words: 'Läkemedelslistan' });
    await bot.work();

    expect(JSON.stringify(again(lena, led).card)).not.toContain('Läkemedelslistan');
  });

  it('is not followed by a card that shows nothing of it', async () => {
    const glimpse = await stig.says(NUMBER);

    await prepare();

    expect(textOn(again(stig, glimpse))).toBe(textOn(glimpse));
  });
});

describe('a case that is handed over', () => {
  it('shows no more than where it is to the one who had it', async () => {
    await handOver();

    const left = again(filip, receipt);
    expect(textOn(left)).toMatch(/^SKAV-2026-0001\n.*\nInnehållet kan bara/);
    expect(buttonsOn(left)).toEqual([]);
  });

  it('goes on being told of in the chat of the one who has it now', async () => {
    await handOver();
    const own = await stig.says(NUMBER);

    await prepare();

    expect(buttonsOn(again(stig, own))).toContain('Ta tillbaka');
    expect(textOn(again(stig, own))).toContain('bereds sedan 21 november');
  });
});

describe('a case as a file', () => {
  it('is offered to those who get it when they press', async () => {
    const [own, led] = [await filip.says(NUMBER), await lena.says(NUMBER)];

    const file = await lena.presses('Spara som pdf', led);

    expect(buttonsOn(own)).not.toContain('Spara som pdf');
    expect(buttonsOn(await filip.presses('Historik', own))).not.toContain('Spara som pdf');
    expect(textOn(file)).toContain(`${NUMBER} som pdf`);
  });
});
