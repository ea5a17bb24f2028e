import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writePress } from '../../cards/actions.ts';
import type { Press } from '../../src/domain/press.ts';
import { type RunningBot, startBot } from '../support/bot.ts';
import { CHANNEL, files, GRANTS, LISTS, links, numbersIn, TRANSPORT, UDDEVALLA } from '../support/filing.ts';
import { dataOf, personIn, type Shown, type Someone, standingIn, TENANT, textOn, valuesOn } from '../support/people.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** Filing, as those who file see it in Teams. */

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

const forge = (who: Someone, press: Press, inputs: object = {}, where?: Shown) =>
  who.forges({ ...writePress({ press, language: 'sv' }), ...inputs }, where);
const inChannel = (channel = CHANNEL): string[] => standingIn(bot, channel).map(textOn);
const cardsInChannel = (channel = CHANNEL): string[] => inChannel(channel).filter((text) => /^SKAV-/.test(text));

describe('the form', () => {
  it('opened from an answer is filled in with what was written, the forum, the place and those it concerns', async () => {
    const text = 'Läkemedelslistan kommer inte med hem från NÄL till hemtjänsten i Uddevalla';
    const answer = await filip.says(text);

    const form = await filip.presses('Anmäl skav', answer);

    expect(valuesOn(form.card)).toMatchObject({
      title: text,
      happening: text,
      forum: 'fyrbodal/lokal',
      place: 'uddevalla',
      principals: 'vgr,uddevalla',
      confirmed: 'false',
    });
  });

  it('that lacks something comes back with all that was written, says what is missing, and stores nothing', async () => {
    const form = await filip.says('anmäl skav');
    const { consequence: _, ...written } = LISTS;

    const again = await filip.presses('Skicka in', form, { ...written, confirmed: 'false' });

    expect(textOn(again)).toContain('2 saker behöver ändras innan det går att skicka. Det du skrev finns kvar.');
    expect(valuesOn(again.card)).toMatchObject({ ...written, confirmed: 'false' });
    expect(await numbersIn(bot)).toEqual([]);
    expect(await everythingIn(test)).not.toContain('hemtjänsten');
  });

  it('mended and sent again is filed', async () => {
    const form = await filip.says('anmäl skav');
    const again = await filip.presses('Skicka in', form, { ...LISTS, confirmed: 'false' });

    const receipt = await filip.presses('Skicka in', again, { confirmed: 'true' });

    expect(textOn(receipt)).toContain('SKAV-2026-0001 är inne');
  });

  it('with a patient in it comes back with that hidden and the rest kept, and leaves no trace', async () => {
    const form = await filip.says('anmäl skav');
    const happening = 'Patienten Tolvan Tolvansson 121212-1212 kom hem utan lista';

    const again = await filip.presses('Skicka in', form, { ...LISTS, happening });

    expect(textOn(again)).toMatch(/personnummer.*Det är dolt nu och har inte sparats/);
    expect(valuesOn(again.card)).toMatchObject({ title: LISTS.title, tried: LISTS.tried });
    const traces = [JSON.stringify(again.card), await everythingIn(test), ...bot.logged].join('\n');
    expect(traces).not.toMatch(/121212|tolvan/i);
  });

  it('with a patient in it is not kept as a draft either', async () => {
    const form = await filip.says('anmäl skav');

    const again = await filip.presses('Spara utkast', form, { happening: 'Gäller 19121212-1212, som fick vänta' });

    expect(textOn(again)).toContain('har inte sparats');
    expect(await everythingIn(test)).not.toContain('1212');
  });

  it('without a place, for a forum that exists once per place, asks where it happens', async () => {
    const { place: _, ...written } = LISTS;

    const again = await files(filip, written);

    expect(textOn(again)).toContain('Välj var det händer.');
    expect(await numbersIn(bot)).toEqual([]);
  });

  it('with a made-up address of a message is filed without it', async () => {
    const form = await filip.says('anmäl skav');
    const { press, ...rest } = dataOf(form.card, 'Skicka in', LISTS) as { press: object };

    await filip.forges({ ...rest, press: { ...press, link: 'https://evil.example/login' } }, form);

    expect(await numbersIn(bot)).toHaveLength(1);
    expect(await everythingIn(test)).not.toContain('evil');
  });

  it('of an organisation that is not served changes nothing', async () => {
    const press = { press: 'file', submit: randomUUID(), model: 'atlantis', question: null, link: '' } as const;

    const shown = await forge(filip, press, LISTS);

    expect(textOn(shown)).toContain('ändrade ingenting');
    expect(await numbersIn(bot)).toEqual([]);
  });
});

describe('a form that is sent', () => {
  it('gives a receipt with number, forum and the day when there is an answer at the latest', async () => {
    const receipt = await files(filip);

    const [heading, title, promise] = textOn(receipt).split('\n');
    expect(heading).toBe(`SKAV-2026-0001 är inne · ${UDDEVALLA.name}`);
    expect(title).toBe(LISTS.title);
    expect(promise).toMatch(/senast onsdag 20 januari 2027\.$/);
  });

  it('takes the place of the form, for the one who comes back to the chat as well', async () => {
    await files(filip);

    expect(filip.inbox().map(textOn)).toEqual([expect.stringMatching(/^SKAV-2026-0001 är inne/)]);
  });

  it("becomes one card in the forum's channel", async () => {
    await links(lena);
    await files(filip);

    await bot.work();

    expect(cardsInChannel()).toEqual([
      expect.stringMatching(/^SKAV-2026-0001 · Läkemedelslistan.*\n.*1 står bakom\nFöljd: Fel doser/),
    ]);
  });

  it('twice, and twenty times at once, becomes one case, one receipt and one card', async () => {
    await links(lena);
    const form = await filip.says('anmäl skav');
    const data = dataOf(form.card, 'Skicka in', LISTS);

    const receipts = await Promise.all(Array.from({ length: 20 }, () => filip.forges(data, form)));
    receipts.push(await filip.forges(data, form));
    await bot.work();

    expect(new Set(receipts.map((one) => textOn(one).split(' · ')[0]))).toEqual(new Set(['SKAV-2026-0001 är inne']));
    expect(await numbersIn(bot)).toEqual(['SKAV-2026-0001']);
    expect(cardsInChannel()).toHaveLength(1);
    expect(filip.inbox()).toHaveLength(1);
  });

  it('in a client without Action.Execute is filed as well', async () => {
    const form = await filip.says('anmäl skav');

    await filip.sends({ value: dataOf(form.card, 'Skicka in', LISTS) });

    expect(filip.inbox().map(textOn).at(-1)).toContain('SKAV-2026-0001 är inne');
  });

  it('for a forum that nobody knows goes to the collaboration office', async () => {
    const receipt = await files(filip, { ...LISTS, forum: 'unknown' });

    expect(textOn(receipt)).toMatch(/SKAV-2026-0001 är inne/);
    const found = await bot.desk.office.cases.findByNumber('SKAV-2026-0001');
    expect(found?.handlings[0].seat).toEqual({ forum: 'fyrbodal/samverkanskontoret', place: null });
  });
});

describe('a case like one that is open', () => {
  const AGAIN = { ...LISTS, happening: `${LISTS.happening} Det gäller varje vecka.`, consequence: 'Det tar en timme' };
  let anna: Someone;
  beforeEach(async () => {
    anna = personIn(bot, 'anna');
    await files(filip);
  });

  it('is not filed before the other has been shown, without what it says to those who may not read it', async () => {
    const similar = await files(anna, AGAIN);

    expect(textOn(similar)).toMatch(/^Liknande finns redan/);
    expect(textOn(similar)).toContain('SKAV-2026-0001');
    expect(textOn(similar)).not.toContain(LISTS.title);
    expect(await numbersIn(bot)).toEqual(['SKAV-2026-0001']);
  });

  it('can be joined instead, and nothing is left of the form', async () => {
    const similar = await files(anna, AGAIN);

    const joined = await anna.presses('Jag med i SKAV-2026-0001', similar);

    expect(textOn(joined)).toMatch(/SKAV-2026-0001.*\n.*2 står bakom/);
    expect(await numbersIn(bot)).toEqual(['SKAV-2026-0001']);
    expect(textOn(await anna.says('utkast'))).toContain('Du har inga sparade utkast.');
  });

  it('is filed when it is about something else', async () => {
    const similar = await files(anna, AGAIN);

    const receipt = await anna.presses('Nej, mitt är något annat', similar);

    expect(textOn(receipt)).toMatch(/^SKAV-2026-0002 är inne/);
    expect(textOn(await anna.says('utkast'))).toContain('Du har inga sparade utkast.');
  });

  it('is filed once, however often it is said to be about something else', async () => {
    const similar = await files(anna, AGAIN);

    await Promise.all(Array.from({ length: 5 }, () => anna.presses('Nej, mitt är något annat', similar)));

    expect(await numbersIn(bot)).toEqual(['SKAV-2026-0001', 'SKAV-2026-0002']);
  });

  it('does not keep another matter back', async () => {
    const receipt = await files(anna, TRANSPORT);

    expect(textOn(receipt)).toMatch(/^SKAV-2026-0002 är inne/);
  });
});

describe('a draft', () => {
  const HALF = { title: 'Provtagning i hemmet', happening: 'Rören står kvar över helgen' };
  const keep = async (who: Someone) => who.presses('Spara utkast', await who.says('anmäl skav'), HALF);

  it('is kept as it was left, and opened again', async () => {
    const kept = await keep(filip);

    const form = await filip.presses('Fortsätt skriva', kept);

    expect(textOn(kept)).toContain('Utkastet är sparat. Bara du kan se det.');
    expect(valuesOn(form.card)).toMatchObject(HALF);
  });

  it('is listed for the one who wrote it, and for nobody else', async () => {
    await keep(filip);

    const own = await filip.says('utkast');
    const others = await lena.says('mina utkast');

    expect(textOn(own)).toMatch(/Provtagning i hemmet\nSparat 21 november/);
    expect(textOn(others)).toContain('Du har inga sparade utkast.');
  });

  it('cannot be opened, filed or discarded by another who knows its id', async () => {
    await keep(filip);
    const [draft] = await bot.desk.office.drafts.of(`${TENANT}/filip` as never);
    const submit = draft?.submit ?? '';

    const opened = await forge(lena, { press: 'open-draft', submit });
    const filed = await forge(lena, { press: 'file-anyway', submit });
    await forge(lena, { press: 'discard-draft', submit });

    expect(`${textOn(opened)}${textOn(filed)}`).not.toContain('Rören');
    expect(await numbersIn(bot)).toEqual([]);
    expect(textOn(await filip.says('utkast'))).toContain('Provtagning i hemmet');
  });

  it('is gone when it has been finished and filed', async () => {
    const form = await filip.presses('Fortsätt skriva', await keep(filip));

    const receipt = await filip.presses('Skicka in', form, { ...LISTS, ...HALF });

    expect(textOn(receipt)).toContain('SKAV-2026-0001 är inne');
    expect(textOn(await filip.says('utkast'))).toContain('Du har inga sparade utkast.');
  });

  it('is gone when it has been discarded', async () => {
    await keep(filip);

    const gone = await filip.presses('Släng', await filip.says('utkast'));

    expect(textOn(gone)).toContain('Utkastet är slängt.');
    expect(await everythingIn(test)).not.toContain('Rören');
  });
});
