import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunningBot, startBot } from '../support/bot.ts';
import { CHANNEL, files, GRANTS, LISTS, links, TRANSPORT, UDDEVALLA } from '../support/filing.ts';
import { buttonsOn, personIn, type Someone, textOn } from '../support/people.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';

/** What can be typed instead of pressed. */

let test: TestDatabase;
let bot: RunningBot;
let filip: Someone;
let lena: Someone;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  await empty(test);
  bot = await startBot(test, { rules: { grants: GRANTS } });
  filip = personIn(bot, 'filip');
  lena = personIn(bot, 'lena');
});
afterEach(() => bot.close());
afterAll(() => test.close());

describe('a typed command', () => {
  it('"mina ärenden" lists what one has filed and joined, and opens it', async () => {
    await files(filip);

    const mine = await filip.says('mina ärenden');
    const case_ = await filip.presses('Visa SKAV-2026-0001', mine);

    expect(textOn(mine)).toContain(`SKAV-2026-0001 · ${LISTS.title}`);
    expect(textOn(case_)).toContain(`Följd: ${LISTS.consequence}`);
    expect(textOn(await lena.says('mina ärenden'))).toContain('Du har inte anmält något än');
  });

  it("with a case's number shows it to those who may read it, and only where it is to others", async () => {
    await files(filip);

    const [own, led, others] = [
      await filip.says('SKAV-2026-0001'),
      await lena.says('visa skav 2026 0001'),
      await personIn(bot, 'anna').says('skav-2026-0001'),
    ];

    expect(textOn(own)).toContain(LISTS.consequence);
    expect(buttonsOn(own)).toContain('Ta tillbaka');
    expect(buttonsOn(led)).toContain('Börja bereda');
    expect(textOn(others)).toBe(
      `SKAV-2026-0001\n${UDDEVALLA.name} · inkommen\nInnehållet kan bara de läsa som anmält, står bakom eller arbetar med ärendet.`,
    );
    expect(JSON.stringify(others.card)).not.toContain('Läkemedelslistan');
  });

  it('with a number that there is none of says so', async () => {
    expect(textOn(await filip.says('SKAV-2026-9999'))).toContain('Jag hittar inte ärendet.');
  });

  it('"ärenden" in a linked channel lists those of its forum', async () => {
    await links(lena);
    await files(filip);
    await files(filip, { ...TRANSPORT, place: 'tanum' });

    const listed = await lena.says('ärenden', CHANNEL);

    expect(textOn(listed)).toMatch(new RegExp(`^Öppna ärenden i ${UDDEVALLA.name}`));
    expect(textOn(listed)).toContain('SKAV-2026-0001');
    expect(textOn(listed)).not.toContain('SKAV-2026-0002');
  });

  it('shows where others read along only what they may all see', async () => {
    await links(lena);
    await files(filip);
    await files(filip, { ...TRANSPORT, place: 'tanum' });

    const [here, elsewhere] = [
      await filip.says('SKAV-2026-0001', CHANNEL),
      await filip.says('SKAV-2026-0002', CHANNEL),
    ];

    expect(textOn(here)).toContain(LISTS.consequence);
    expect(buttonsOn(here)).not.toContain('Ta tillbaka');
    expect(textOn(elsewhere)).toContain('Innehållet kan bara de läsa');
    for (const words of ['mina ärenden', 'utkast', 'ärenden i styrgruppen'])
      expect(textOn(await filip.says(words, CHANNEL))).toContain('bara i din egen chatt');
  });

  it('"ärenden" of a named forum is refused to those without a role in it', async () => {
    await files(filip);

    const refused = await filip.says('ärenden i lokala gruppen Uddevalla');

    expect(textOn(refused)).toContain('bara de som har en roll');
  });

  it('"översikt" counts the cases, for those with a role in the organisation', async () => {
    await files(filip);

    const counted = await lena.says('översikt');
    const refused = await filip.says('översikt');

    expect(textOn(counted)).toContain('1 ärende');
    expect(textOn(refused)).toContain('bara de som har en roll');
  });
});
