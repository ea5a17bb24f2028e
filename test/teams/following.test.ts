import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningBot } from '../support/bot.ts';
import { CHANNEL, links } from '../support/filing.ts';
import {
  anchored,
  cardsIn,
  channelCard,
  does,
  managed,
  NUMBER,
  newest,
  openGroup,
  STEPS,
  upTo,
} from '../support/localGroup.ts';
import { buttonsOn, changesIn, channelOf, dataOf, type Shown, type Someone, textOn } from '../support/people.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** A case from the day it is filed until it ends, as everybody concerned sees it in Teams. */

let test: TestDatabase;
let bot: RunningBot;
let filip: Someone;
let lena: Someone;
let olle: Someone;
let karin: Someone;
let robert: Someone;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  ({ bot, filip, lena, olle, karin, robert } = await openGroup(test));
});
afterEach(() => bot.close());
afterAll(() => test.close());

describe('each step of the way', () => {
  it.each([
    ['prepare', `${NUMBER} bereds nu`, 'bereds sedan 21 november'],
    ['schedule', `${NUMBER} tas upp tisdag 8 december`, 'på dagordningen tisdag 8 december'],
    ['decide', `Det blev beslut om ${NUMBER}`, 'beslutad 21 november'],
    ['anchor', `Nu genomförs beslutet om ${NUMBER} hemma`, 'förankras hemma (0 av 2 har svarat)'],
  ] as const)(
    '(%s) is told to the one who filed, once, and shown in the channel in place',
    async (step, news, state) => {
      const own = await upTo(bot, lena, step);
      const told = filip.inbox().length;

      const after = await STEPS[step](lena, own);
      await bot.work();
      await bot.work();

      expect(textOn(after)).toContain(state);
      expect(filip.inbox()).toHaveLength(told + 1);
      expect(textOn(newest(filip)).split('\n')[0]).toContain(news);
      expect(cardsIn(bot, CHANNEL)).toHaveLength(1);
      expect(textOn(channelCard(bot))).toContain(state);
    },
  );

  it('changes the card that was pressed at once, for everybody, before the queue has done anything', async () => {
    const changes = changesIn(bot, CHANNEL);

    await STEPS.prepare(lena, await managed(bot, lena));

    expect(textOn(channelCard(bot))).toContain('bereds sedan 21 november');
    expect(buttonsOn(channelCard(bot))).toContain('Jag med');
    expect(changesIn(bot, CHANNEL)).toBe(changes + 1);
  });

  it('changes the receipt too', async () => {
    await STEPS.prepare(lena, await managed(bot, lena));
    await bot.work();

    expect(textOn(filip.inbox()[0] as Shown)).toContain('bereds sedan 21 november');
  });

  it('gives the one who pressed their own view, with what they may do next', async () => {
    const own = await managed(bot, lena);

    const after = await STEPS.prepare(lena, own);

    expect(buttonsOn(own)).toContain('Börja bereda');
    expect(buttonsOn(after)).toContain('Till möte …');
    expect(buttonsOn(after)).not.toContain('Börja bereda');
  });

  it('that comes close to another one is told in the same message', async () => {
    const told = filip.inbox().length;

    await STEPS.schedule(lena, await STEPS.prepare(lena, await managed(bot, lena)));
    await bot.work();

    expect(filip.inbox()).toHaveLength(told + 1);
    expect(textOn(newest(filip))).toMatch(/tas upp tisdag 8 december[\s\S]*började bereda/);
  });

  it('is not told to the one who did it', async () => {
    const told = lena.inbox().length;

    await upTo(bot, lena, 'anchor');

    expect(lena.inbox()).toHaveLength(told);
  });
});

describe('anchoring at home', () => {
  it('is asked of those who answer for each principal, with what was decided', async () => {
    await anchored(bot, lena);

    expect(textOn(newest(karin))).toMatch(/^Förankra hemma: Uddevalla kommun\nBeslut: Vårdcentralen skickar listan/);
    expect(textOn(newest(robert))).toMatch(/^Förankra hemma: Västra Götalandsregionen/);
  });

  it('is closed when all have answered, and the one who filed is told once', async () => {
    await anchored(bot, lena);
    const told = filip.inbox().length;

    await karin.presses('Klart hos oss', newest(karin));
    await bot.work();
    const half = textOn(channelCard(bot));
    await robert.presses('Klart hos oss', newest(robert));
    await bot.work();

    expect(half).toContain('förankras hemma (1 av 2 har svarat)');
    expect(textOn(channelCard(bot))).toContain('klar 21 november');
    expect(filip.inbox()).toHaveLength(told + 1);
    expect(textOn(newest(filip))).toContain(`${NUMBER} är klar`);
  });

  it('that does not work asks why, stays open and is told', async () => {
    await anchored(bot, lena);

    const asked = newest(karin);
    const withoutReason = await karin.presses('Skicka svaret', asked, { note: '' });
    await karin.presses('Skicka svaret', asked, { note: 'Vi saknar inloggning till systemet' });
    await bot.work();

    expect(textOn(withoutReason)).toContain('Fyll i det här.');
    expect(textOn(newest(filip))).toContain('Vi saknar inloggning till systemet');
    expect(textOn(channelCard(bot))).toContain('förankras hemma');
  });

  it('cannot be answered for another principal', async () => {
    await anchored(bot, lena);
    const asked = newest(karin);
    const data = dataOf(asked.card, 'Klart hos oss') as { press: object };

    const shown = await karin.forges({ ...data, press: { ...data.press, principal: 'vgr' } }, asked);

    expect(textOn(shown)).toContain('Du kan bara svara för din egen huvudman.');
    expect(textOn(channelCard(bot))).toContain('(0 av 2 har svarat)');
  });

  it('can be ended by the chair with a reason, but not by a process lead', async () => {
    await anchored(bot, lena);

    const lead = await managed(bot, lena);
    await does(bot, olle, 'Avsluta', 'Avsluta', { reason: 'Tas upp igen till våren' });
    await bot.work();

    expect(buttonsOn(lead)).not.toContain('Avsluta');
    expect(textOn(newest(filip))).toContain('Tas upp igen till våren');
    expect(textOn(channelCard(bot))).toContain('klar 21 november');
  });
});

describe('going elsewhere', () => {
  const BOARD = channelOf('board', '19:board@thread.tacv2');

  it("lifted on, it comes to the next forum's channel, where it is prepared", async () => {
    await links(lena, BOARD, 'fyrbodal/styrgrupp');

    await does(bot, lena, 'Lyft vidare', 'Lyft vidare', {
      seat: 'fyrbodal/styrgrupp',
      reason: 'Gäller flera kommuner',
    });
    await bot.work();

    expect(cardsIn(bot, BOARD).map(textOn)).toEqual([expect.stringMatching(/Styrgruppen.*bereds sedan 21 november/)]);
    expect(textOn(newest(filip))).toMatch(/har lyfts vidare[\s\S]*Gäller flera kommuner/);
    expect(cardsIn(bot, CHANNEL)).toHaveLength(1);
  });

  it('lifted on to a forum without a channel, it is told to those who lead', async () => {
    await does(bot, olle, 'Lyft vidare', 'Lyft vidare', {
      seat: 'fyrbodal/styrgrupp',
      reason: 'Gäller flera kommuner',
    });
    await bot.work();

    expect(textOn(newest(lena))).toContain('har ingen kanal');
  });

  it('shared, it is in both, each with its own state', async () => {
    await links(lena, BOARD, 'fyrbodal/uf-aldre');

    await does(bot, lena, 'Dela med fler forum', 'Dela', { seat: 'fyrbodal/uf-aldre', reason: '' });
    await bot.work();
    await STEPS.prepare(lena, await managed(bot, lena));
    await bot.work();

    expect(cardsIn(bot, BOARD)).toHaveLength(1);
    expect(textOn(cardsIn(bot, BOARD)[0] as Shown)).toMatch(/bereds sedan/);
    expect(textOn(cardsIn(bot, BOARD)[0] as Shown)).toMatch(/inkommen/);
  });

  it('sent back, it has ended, and the one who filed hears where to and why', async () => {
    await does(bot, lena, 'Återför', 'Återför', { to: 'line', reason: 'Hör hemma hos enhetschefen' });
    await bot.work();

    expect(textOn(newest(filip))).toMatch(/har återförts[\s\S]*Hör hemma hos enhetschefen/);
    expect(textOn(channelCard(bot))).toContain('återförd till den egna organisationen');
    expect(buttonsOn(await managedAgain(lena))).not.toContain('Börja bereda');
  });

  const managedAgain = (who: Someone) => who.presses('Visa ärendet', channelCard(bot));
});
