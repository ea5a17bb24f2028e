import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningBot } from '../support/bot.ts';
import { CHANNEL, files, LISTS, TRANSPORT } from '../support/filing.ts';
import {
  cardsIn,
  channelCard,
  does,
  managed,
  NUMBER,
  newest,
  openGroup,
  revisionIn,
  STEPS,
} from '../support/localGroup.ts';
import { buttonsOn, changesIn, dataOf, type Shown, type Someone, textOn } from '../support/people.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** Presses that come too late, that nobody should be able to make, or that nobody made; and a Teams that does not take what is sent. */

let test: TestDatabase;
let bot: RunningBot;
let filip: Someone;
let lena: Someone;
let olle: Someone;
let stig: Someone;
let receipt: Shown;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  ({ bot, filip, lena, olle, stig, receipt } = await openGroup(test));
});
afterEach(() => bot.close());
afterAll(() => test.close());

describe('a card that somebody else has been before', () => {
  it('changes nothing, and shows the case as it is', async () => {
    const old = await managed(bot, lena);
    await olle.presses('Börja bereda', await managed(bot, olle));

    const shown = await lena.presses('Börja bereda', old);

    expect(textOn(shown)).toMatch(/Någon annan hann före|Det går inte längre/);
    expect(buttonsOn(shown)).toContain('Till möte …');
    expect(await revisionIn(bot)).toBe(2);
  });

  it('keeps what was typed', async () => {
    const step = await lena.presses('Återför', await managed(bot, lena));
    await does(
      bot,
      filip,
      'Kommentera',
      'Skicka',
      { text: 'Det hände igen' },
      await filip.presses('Visa ärendet', receipt),
    );

    const again = await lena.presses('Återför', step, { to: 'line', reason: 'Hör hemma hos enhetschefen' });

    expect(textOn(again)).toContain('Någon annan hann före. Det du skrev finns kvar');
    expect(JSON.stringify(again.card)).toContain('Hör hemma hos enhetschefen');
    expect(textOn(channelCard(bot))).toContain('inkommen');
  });

  it('can be sent once more when what was typed still holds', async () => {
    const step = await lena.presses('Återför', await managed(bot, lena));
    await does(
      bot,
      filip,
      'Kommentera',
      'Skicka',
      { text: 'Det hände igen' },
      await filip.presses('Visa ärendet', receipt),
    );
    const again = await lena.presses('Återför', step, { to: 'line', reason: 'Hör hemma hos enhetschefen' });

    await lena.presses('Återför', again);

    expect(textOn(channelCard(bot))).toContain('återförd till den egna organisationen');
  });

  it('pressed twice at once does it once', async () => {
    const own = await managed(bot, lena);

    await Promise.all([STEPS.prepare(lena, own), STEPS.prepare(lena, own), STEPS.prepare(lena, own)]);

    expect(await revisionIn(bot)).toBe(2);
  });
});

describe('a forged press', () => {
  const forgedBy = async (who: Someone, change: object, beside: object = {}) => {
    const data = dataOf((await managed(bot, lena)).card, 'Börja bereda') as { press: object };
    return who.forges({ ...data, ...beside, press: { ...data.press, ...change } }, channelCard(bot));
  };

  it.each([
    ['a case that there is none of', { case: '00000000-0000-4000-8000-000000000000' }, /hittar inte ärendet/],
    ['something that is no id', { case: "' or 1=1" }, /inaktuellt|hittar inte ärendet/],
    ["another forum's part", { handling: 7 }, /finns inte längre/],
    ['a deed that there is none of', { deed: 'delete' }, /inaktuellt/],
    ['a revision to come', { revision: 99 }, /hann före/],
  ])('with %s changes nothing', async (_what, change, said) => {
    const shown = await forgedBy(lena, change);

    expect(textOn(shown)).toMatch(said);
    expect(await revisionIn(bot)).toBe(1);
  });

  it('of a deed that is for others changes nothing, and shows nothing of the case', async () => {
    const shown = await forgedBy(stig, {});

    expect(textOn(shown)).toContain('Det får du inte göra här.');
    expect(textOn(shown)).not.toContain(LISTS.consequence);
    expect(await revisionIn(bot)).toBe(1);
  });

  it('that names another as the one who pressed is still by the one who did', async () => {
    const lead = { id: 'tenant/lena', name: 'Lena' };

    await forgedBy(
      stig,
      { by: lead, actor: lead, person: lead.id },
      { from: lead, aadObjectId: 'lena', person: lead.id },
    );

    expect(await revisionIn(bot)).toBe(1);
  });

  it('on a card of another version changes nothing', async () => {
    const shown = await forgedBy(lena, {}, { version: 0 });

    expect(textOn(shown)).toMatch(/inaktuellt/);
    expect(await revisionIn(bot)).toBe(1);
  });

  it('cannot read a history or a file of what the person may not read', async () => {
    const data = dataOf((await managed(bot, lena)).card, 'Historik') as { press: object };

    const shown = await stig.forges(data, channelCard(bot));

    expect(textOn(shown)).toContain('bara de som har en roll');
    expect(JSON.stringify(shown.card)).not.toContain('Filip');
  });
});

describe('a card that refreshes by itself', () => {
  it("answers with the person's own view, and changes and sends nothing", async () => {
    const data = dataOf(channelCard(bot).card, 'Hantera');
    const sent = bot.connector.sent.length;

    const shown = await lena.forges(data, channelCard(bot), { trigger: 'automatic' });

    expect(buttonsOn(shown)).toContain('Börja bereda');
    expect(bot.connector.sent).toHaveLength(sent);
  });
});

describe('when Teams does not take it', () => {
  const stuck = () => bot.desk.office.outbox.stuck();

  it('now, it is sent later', async () => {
    await files(filip, TRANSPORT);
    bot.connector.refuseNext(429);
    await bot.work();
    const none = cardsIn(bot, CHANNEL).length;

    await bot.work();

    expect([none, cardsIn(bot, CHANNEL).length]).toEqual([1, 2]);
    expect(await stuck()).toEqual([]);
  });

  it('and it is not known whether it did, it is never sent again but listed', async () => {
    await files(filip, TRANSPORT);
    bot.connector.refuseNext(500);
    await bot.work();

    await bot.work();

    expect(cardsIn(bot, CHANNEL)).toHaveLength(1);
    expect(await stuck()).toMatchObject([{ delivery: 'unknown', audience: { tell: 'forum' } }]);
  });

  it.each([403, 404])('for good (%i), it is listed, and the rest of the day goes on', async (status) => {
    await files(filip, TRANSPORT);
    bot.connector.refuseNext(status);
    await bot.work();

    await STEPS.prepare(lena, await managed(bot, lena));
    await bot.work();

    expect(await stuck()).toMatchObject([{ delivery: 'failed', why: 'gone' }]);
    expect(textOn(newest(filip))).toContain(`${NUMBER} bereds nu`);
  });

  it('because the person has taken the app away, nothing more is sent to them', async () => {
    await STEPS.prepare(lena, await managed(bot, lena));
    // The receipt's own repaint comes after the news.
    bot.connector.refuseNext(403);
    await bot.work();
    const sent = () => bot.connector.sent.filter(({ method }) => method === 'POST').length;
    const before_ = sent();

    await STEPS.schedule(lena, await managed(bot, lena));
    await bot.work();

    expect(sent()).toBe(before_);
    expect((await stuck()).map(({ delivery }) => delivery)).toEqual(['failed', 'failed']);
  });

  it('to change a card that is gone, it is left alone from then on', async () => {
    await olle.presses('Jag med', channelCard(bot));
    bot.connector.refuseNext(404);
    await bot.work();
    const changes = changesIn(bot, filip.chat);

    await stig.presses('Jag med', channelCard(bot));
    await bot.work();

    expect(changesIn(bot, filip.chat)).toBe(changes);
    expect(textOn(channelCard(bot))).toContain('3 står bakom');
  });

  it('leaves no words of anybody in the log', async () => {
    await files(filip, TRANSPORT);
    bot.connector.refuseNext(500);
    await bot.work();

    const log = bot.logged.join('\n');
    expect(log).toContain('message-not-sent');
    expect(log).not.toMatch(/habiliteringen|Filip|tenant\/filip/);
  });
});
