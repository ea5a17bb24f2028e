import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningBot } from '../support/bot.ts';
import { CHANNEL, files, links, TRANSPORT } from '../support/filing.ts';
import { cardsIn, channelCard, does, managed, NUMBER, newest, openGroup, STEPS } from '../support/localGroup.ts';
import {
  buttonsOn,
  channelOf,
  personIn,
  type Shown,
  type Someone,
  standingIn,
  textOn,
  valuesOn,
} from '../support/people.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** What else people do with a case, beside taking it to its end: change, comment, join, merge, take words out. */

let test: TestDatabase;
let bot: RunningBot;
let filip: Someone;
let lena: Someone;
let stig: Someone;
let receipt: Shown;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  ({ bot, filip, lena, stig, receipt } = await openGroup(test));
});
afterEach(() => bot.close());
afterAll(() => test.close());

describe('the one who filed', () => {
  it('can change it until it is prepared', async () => {
    await does(
      bot,
      filip,
      'Ändra',
      'Spara ändringarna',
      { consequence: 'Fel doser fyra gånger', confirmed: 'true' },
      receipt,
    );
    await bot.work();

    expect(textOn(channelCard(bot))).toContain('Fel doser fyra gånger');
  });

  it('can send it to another forum, whose channel gets the card while the other one says where it is', async () => {
    await links(lena, BOARD, 'fyrbodal/styrgrupp');

    await moves('fyrbodal/styrgrupp');

    expect(cardsIn(bot, BOARD).map(textOn)).toEqual([expect.stringMatching(/^SKAV-2026-0001 · [^\n]*\nStyrgruppen/)]);
    expect(standingIn(bot, CHANNEL).map(textOn).join('\n')).toContain(`${NUMBER} hör nu till Styrgruppen`);
    expect(JSON.stringify(standingIn(bot, CHANNEL))).not.toContain('Läkemedelslistan');
    expect(textOn(await filip.presses('Historik', await filip.says(NUMBER)))).toContain('flyttade till Styrgruppen');
  });

  it('can send it back again, and each channel still has one card of it', async () => {
    await links(lena, BOARD, 'fyrbodal/styrgrupp');
    await moves('fyrbodal/styrgrupp');

    await moves('fyrbodal/lokal');

    expect(cardsIn(bot, CHANNEL).map(textOn)).toEqual([expect.stringContaining('Läkemedelslistan')]);
    expect(cardsIn(bot, BOARD).map(textOn)).toEqual([expect.stringContaining(`${NUMBER} hör nu till`)]);
  });

  it('can send it to another place, and those who lead are told when that one has no channel', async () => {
    await moves('fyrbodal/lokal', { place: 'tanum', theme: '' });

    expect(textOn(newest(lena))).toContain('Tanum har ingen kanal');
    const moved = await bot.desk.office.cases.findByNumber(NUMBER);
    expect(moved).toMatchObject({ theme: null, handlings: [{ seat: { forum: 'fyrbodal/lokal', place: 'tanum' } }] });
  });

  it('cannot send it elsewhere when it has been shared, and keeps what they wrote', async () => {
    await does(bot, lena, 'Dela med fler forum', 'Dela', { seat: 'fyrbodal/uf-aldre', reason: '' });

    const again = await moves('fyrbodal/styrgrupp', { consequence: 'Fel doser fyra gånger' });

    expect(textOn(again)).toContain('Det gick inte att använda.');
    expect(valuesOn(again.card)).toMatchObject({ consequence: 'Fel doser fyra gånger' });
  });

  const BOARD = channelOf('board', '19:board@thread.tacv2');
  const moves = async (forum: string, more: Readonly<Record<string, string>> = {}): Promise<Shown> => {
    const filledIn = { forum, confirmed: 'true', ...more };
    const after = await does(bot, filip, 'Ändra', 'Spara ändringarna', filledIn, await filip.says(NUMBER));
    await bot.work();
    return after;
  };

  it('cannot change it after that, not even with a form that was open', async () => {
    const open = await filip.presses('Ändra', receipt);
    await STEPS.prepare(lena, await managed(bot, lena));

    const late = await filip.presses('Spara ändringarna', open, {
      consequence: 'Fel doser fyra gånger',
      confirmed: 'true',
    });
    const asked = await filip.presses('Ändra', receipt);

    expect(textOn(late)).not.toContain('Fel doser fyra gånger');
    expect(textOn(asked)).toContain('Det går inte längre');
    expect(textOn(channelCard(bot))).toContain('Fel doser två gånger i höst');
  });

  it('can take it back, and whoever prepares it is told', async () => {
    await STEPS.prepare(lena, await managed(bot, lena));
    await bot.work();

    await does(bot, filip, 'Ta tillbaka', 'Ta tillbaka', { reason: 'Det har löst sig' }, newestCase());
    await bot.work();

    expect(textOn(newest(lena))).toMatch(/har tagits tillbaka[\s\S]*Det har löst sig/);
    expect(textOn(channelCard(bot))).toContain('återtagen 21 november');
  });

  it('can hand it over to somebody the bot has met, who is told and takes over', async () => {
    const own = await filip.presses('Visa ärendet', receipt);

    await does(bot, filip, 'Lämna över', 'Lämna över', { person: 'stig' }, own);
    await bot.work();

    expect(textOn(newest(stig))).toContain(`${NUMBER} är din nu`);
    expect(buttonsOn(await stig.says(NUMBER))).toContain('Ta tillbaka');
    expect(textOn(await filip.says('mina ärenden'))).toContain('Du har inte anmält något än');
  });

  it('cannot hand it over to somebody the bot has never met, and is told so at the field', async () => {
    const own = await filip.presses('Visa ärendet', receipt);

    const again = await does(bot, filip, 'Lämna över', 'Lämna över', { person: 'nobody' }, own);

    expect(textOn(again)).toContain('Det gick inte att använda.');
  });

  const newestCase = (): Shown => filip.inbox()[0] as Shown;
});

describe('a comment', () => {
  it('goes from the one who prepares to the one who filed, and back', async () => {
    await STEPS.prepare(lena, await managed(bot, lena));
    await bot.work();

    await does(bot, lena, 'Kommentera', 'Skicka', { text: 'Vilken avdelning gäller det?' });
    await bot.work();
    const asked = textOn(newest(filip));
    await does(bot, filip, 'Kommentera', 'Skicka', { text: 'Avdelning 52' }, newest(filip));
    await bot.work();

    expect(asked).toMatch(/Ny kommentar till SKAV-2026-0001[\s\S]*Vilken avdelning gäller det\?/);
    expect(textOn(newest(lena))).toContain('Avdelning 52');
  });

  it('about a patient is stopped, and nothing of it is stored or logged', async () => {
    const again = await does(bot, lena, 'Kommentera', 'Skicka', { text: 'Gäller Tolvan Tolvansson 121212-1212' });

    expect(textOn(again)).toContain('har inte sparats');
    const traces = [JSON.stringify(again.card), await everythingIn(test), ...bot.logged].join('\n');
    expect(traces).not.toMatch(/121212|tolvan/i);
  });

  it('sent once more, because no answer came, stands there once', async () => {
    const form = await lena.presses('Kommentera', await managed(bot, lena));

    await lena.presses('Skicka', form, { text: 'Vilken avdelning gäller det?' });
    const again = await lena.presses('Skicka', form, { text: 'Vilken avdelning gäller det?' });
    await lena.presses('Skicka', form, { text: 'Den på plan 5?' });

    expect(textOn(again)).toContain(NUMBER);
    const history = textOn(await lena.presses('Historik', await managed(bot, lena)));
    expect(history.match(/Vilken avdelning gäller det\?/g)).toHaveLength(1);
    expect(history).toContain('Den på plan 5?');
  });

  it('is not for strangers to write', async () => {
    const asked = await stig.presses('Kommentera', channelCard(bot));

    expect(textOn(asked)).toContain('Det får du inte göra här.');
  });
});

describe('somebody else', () => {
  it('can stand behind it from the channel, once, and is then told', async () => {
    await stig.presses('Jag med', channelCard(bot));
    const again = await stig.presses('Jag med', channelCard(bot));
    await STEPS.prepare(lena, await managed(bot, lena));
    await bot.work();

    expect(textOn(again)).toContain('Så är det redan');
    expect(textOn(channelCard(bot))).toContain('2 står bakom');
    expect(textOn(newest(stig))).toContain(`${NUMBER} bereds nu`);
  });

  it('may still join from a card that has changed since', async () => {
    const old = channelCard(bot);
    await STEPS.prepare(lena, await managed(bot, lena));

    await stig.presses('Jag med', old);

    expect(textOn(channelCard(bot))).toContain('2 står bakom');
  });

  it('all at once are all counted', async () => {
    const many = Array.from({ length: 4 }, (_, at) => personIn(bot, `person-${at}`));

    await Promise.all(many.map((one) => one.presses('Jag med', channelCard(bot))));
    await bot.work();

    expect(textOn(channelCard(bot))).toContain('5 står bakom');
  });
});

describe('two that are one', () => {
  it('go on under one number, the other points to it, and both who filed are told', async () => {
    const anna = personIn(bot, 'anna');
    await files(anna, TRANSPORT);
    await bot.work();

    await does(
      bot,
      lena,
      'Slå ihop',
      'Slå ihop',
      { number: NUMBER.toLowerCase() },
      await managed(bot, lena, 'SKAV-2026-0002'),
    );
    await bot.work();

    expect(textOn(await anna.says('SKAV-2026-0002'))).toContain(`sammanförd med ${NUMBER}`);
    expect(textOn(await anna.says(NUMBER))).toContain('2 står bakom');
    expect(anna.inbox().map(textOn).join()).toContain('SKAV-2026-0002 har slagits ihop med en annan');
    expect(filip.inbox().map(textOn).join('\n')).toMatch(new RegExp(`${NUMBER}.*slagits ihop|slog ihop`));
  });

  it('cannot be one and the same, or one that is not there', async () => {
    const itself = await does(bot, lena, 'Slå ihop', 'Slå ihop', { number: NUMBER });
    const missing = await does(bot, lena, 'Slå ihop', 'Slå ihop', { number: 'SKAV-2026-9999' });

    expect(textOn(itself)).toContain('Så är det redan');
    expect(textOn(missing)).toContain('Det gick inte att använda.');
  });
});

describe('words that point somebody out', () => {
  const SECRET = 'Bergsgårdens';

  it('disappear from everything that is stored, and from every card that stands anywhere', async () => {
    const anna = personIn(bot, 'anna');
    await files(anna, { ...TRANSPORT, title: `Resor från ${SECRET} lägenhet 4`, tried: `Talat med ${SECRET} chef` });
    await bot.work();
    const own = await managed(bot, lena, 'SKAV-2026-0002');
    const prepared = await STEPS.prepare(lena, own);
    await bot.work();
    await does(bot, lena, 'Kommentera', 'Skicka', { text: `Gäller det ${SECRET} alla boende?` }, prepared);
    await bot.work();

    await does(
      bot,
      lena,
      'Ta bort det som pekar ut någon',
      'Ta bort orden',
      { words: `${SECRET.toLowerCase()}\n` },
      await managed(bot, lena, 'SKAV-2026-0002'),
    );
    await bot.work();

    const standing = [anna.chat, lena.chat, CHANNEL].flatMap((place) => standingIn(bot, place));
    expect(JSON.stringify(standing)).not.toMatch(new RegExp(SECRET, 'i'));
    expect(await everythingIn(test)).not.toMatch(/bergsgård/i);
    expect(textOn(channelCard(bot, 'SKAV-2026-0002'))).toContain('Resor från *** lägenhet 4');
    expect(textOn(await anna.presses('Historik', await anna.says('SKAV-2026-0002')))).toContain('Gäller det *** alla');
  });
});
