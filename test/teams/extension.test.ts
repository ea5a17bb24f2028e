import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningBot } from '../support/bot.ts';
import { CHANNEL, installs, LISTS, numbersIn, TRANSPORT } from '../support/filing.ts';
import { cardsIn, openGroup } from '../support/localGroup.ts';
import { dataOf, type Shown, type Someone, textOn, valuesOn } from '../support/people.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** "Anmäl skav" and "Vart ska det här?" on any message in Teams, and finding forums and cases from where one writes. */

const LINK = 'https://teams.microsoft.com/l/message/19:abc@thread.v2/1700000000000';
const HTML =
  '<div><p>Färdtjänsten till dagverksamheten i <b>Tanum</b> kommer inte &amp; ingen svarar.</p><p>Varje vecka&nbsp;nu</p></div>';

let test: TestDatabase;
let bot: RunningBot;
let filip: Someone;
let lena: Someone;
let stig: Someone;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  ({ bot, filip, lena, stig } = await openGroup(test));
});
afterEach(() => bot.close());
afterAll(() => test.close());

interface Answer {
  readonly task?: {
    readonly type: string;
    readonly value: string | { readonly card: { readonly content: Shown['card'] } };
  };
  readonly composeExtension?: { readonly attachments: readonly { readonly content: Shown['card'] }[] };
}

const asks = async (who: Someone, name: string, value: object): Promise<Answer> =>
  (await who.sends({ type: 'invoke', name: `composeExtension/${name}`, value })).json() as Promise<Answer>;

/** The dialog that stands open. */
function opened({ task }: Answer): Shown {
  if (task?.type !== 'continue' || typeof task.value === 'string') throw new Error(JSON.stringify(task));
  return { card: task.value.card.content, activity: '', place: CHANNEL };
}

const opens = async (who: Someone, content: string, linkToMessage = LINK, commandId = 'file'): Promise<Shown> =>
  opened(
    await asks(who, 'fetchTask', {
      commandId,
      commandContext: 'message',
      messagePayload: { id: '1700000000000', linkToMessage, body: { contentType: 'html', content } },
    }),
  );

const sends = (
  who: Someone,
  title: string,
  dialog: Shown,
  filledIn: Readonly<Record<string, string>>,
): Promise<Answer> =>
  asks(who, 'submitAction', {
    commandId: 'file',
    commandContext: 'message',
    data: dataOf(dialog.card, title, filledIn),
  });

const found = async (who: Someone, value: string, name = 'text'): Promise<string[]> => {
  const { composeExtension } = await asks(who, 'query', {
    commandId: 'search',
    parameters: [{ name, value }],
    queryOptions: { skip: 0, count: 10 },
  });
  return (composeExtension?.attachments ?? []).map(({ content: card }) =>
    textOn({ card, activity: '', place: CHANNEL }),
  );
};

const REST = { consequence: 'De får stanna hemma', confirmed: 'true' };

describe('a message that somebody chooses to file', () => {
  it('opens the form in a dialog, filled in with its words', async () => {
    const dialog = await opens(filip, HTML);

    expect(valuesOn(dialog.card)).toMatchObject({
      happening: 'Färdtjänsten till dagverksamheten i Tanum kommer inte & ingen svarar.\nVarje vecka nu',
      title: 'Färdtjänsten till dagverksamheten i Tanum kommer inte & ingen svarar',
      place: 'tanum',
    });
    expect(JSON.stringify(dialog.card)).not.toContain('Action.Execute');
  });

  it('is carried over without what points out a patient', async () => {
    const dialog = await opens(filip, '<p>Patienten Tolvan Tolvansson 121212-1212 fick ingen resa</p>');

    expect(valuesOn(dialog.card).happening).toContain('fick ingen resa');
    const traces = [JSON.stringify(dialog.card), await everythingIn(test), ...bot.logged].join('\n');
    expect(traces).not.toMatch(/121212|tolvansson/i);
  });

  it('is linked from the case that comes of it', async () => {
    await sends(filip, 'Skicka in', await opens(filip, HTML), REST);

    const [, filed] = await casesByNumber();
    expect(filed?.link).toBe(LINK);
  });

  it.each([
    'https://teams.microsoft.com.evil.example/l/message/1',
    'javascript:alert(1)',
    'http://teams.microsoft.com/l/1',
  ])('is not linked when its address is none of Teams (%s)', async (address) => {
    await sends(filip, 'Skicka in', await opens(filip, HTML, address), REST);

    const [, filed] = await casesByNumber();
    expect(filed?.link).toBe('');
  });

  it('without any words opens an empty form', async () => {
    const dialog = await opens(filip, '<div><img src="x"></div>');

    expect(valuesOn(dialog.card)).toEqual({ confirmed: 'false' });
  });

  const casesByNumber = async () =>
    Promise.all((await numbersIn(bot)).map((number) => bot.desk.office.cases.findByNumber(number)));
});

describe('a message that somebody asks about', () => {
  const where = (who: Someone, content: string) => opens(who, content, LINK, 'ask');

  it('is answered in a dialog with the forum that owns it', async () => {
    const dialog = await where(filip, HTML);

    expect(textOn(dialog)).toContain('Tanum');
    expect(textOn(dialog)).toMatch(/^\S.*(?:grupp|forum)/i);
    expect(JSON.stringify(dialog.card)).not.toContain('Action.Execute');
  });

  it('is filed from its answer without leaving the dialog, with its words carried over', async () => {
    const form = opened(await sends(filip, 'Anmäl skav', await where(filip, HTML), {}));

    expect(valuesOn(form.card)).toMatchObject({ place: 'tanum' });
    expect(String(valuesOn(form.card).happening)).toContain('Färdtjänsten till dagverksamheten');
  });

  it('is a question of its own, whatever was asked before', async () => {
    await filip.says('Hjälpmedel i Uddevalla: beställer vc eller kommunen?');

    const dialog = await where(filip, '<p>Och i Tanum?</p>');

    expect(textOn(dialog)).not.toContain('Lokal vårdsamverkansgrupp Tanum');
  });

  it('with a patient in it is refused, and nothing of it is kept', async () => {
    const dialog = await where(filip, '<p>Patienten Tolvan Tolvansson 121212-1212 fick ingen resa</p>');

    expect(textOn(dialog)).toContain('Jag har inte sparat något');
    const traces = [JSON.stringify(dialog.card), await everythingIn(test), ...bot.logged].join('\n');
    expect(traces).not.toMatch(/121212|tolvansson/i);
  });

  it('without any words says so', async () => {
    const dialog = await where(filip, '<div><img src="x"></div>');

    expect(textOn(dialog)).not.toBe('');
    expect(valuesOn(dialog.card)).toEqual({});
  });
});

describe('the form in the dialog', () => {
  it('with something missing comes back with everything kept', async () => {
    const again = opened(
      await sends(filip, 'Skicka in', await opens(filip, HTML), { confirmed: 'true', tried: 'Ringt' }),
    );

    expect(textOn(again)).toContain('En sak behöver ändras');
    expect(valuesOn(again.card)).toMatchObject({ tried: 'Ringt', place: 'tanum', confirmed: 'true' });
    expect(await numbersIn(bot)).toHaveLength(1);
  });

  it('with a patient in it is stopped, and nothing of that is stored', async () => {
    const filledIn = { ...REST, tried: 'Ringt om 121212-1212' };

    const again = opened(await sends(filip, 'Skicka in', await opens(filip, HTML), filledIn));

    expect(textOn(again)).toContain('har inte sparats');
    expect(`${JSON.stringify(again.card)}${await everythingIn(test)}`).not.toContain('121212');
  });

  it('is filed, says so, and the receipt comes in the own chat', async () => {
    const { task } = await sends(filip, 'Skicka in', await opens(filip, HTML), REST);
    await bot.work();

    expect(task?.type).toBe('message');
    expect(task?.value).toContain('SKAV-2026-0002');
    expect(filip.inbox().map(textOn).at(-1)).toContain('SKAV-2026-0002');
  });

  it('sent twice is filed once', async () => {
    const dialog = await opens(filip, HTML);

    await Promise.all([sends(filip, 'Skicka in', dialog, REST), sends(filip, 'Skicka in', dialog, REST)]);

    expect(await numbersIn(bot)).toHaveLength(2);
  });

  it('shows a similar case first, which can be joined without leaving the dialog', async () => {
    const dialog = await opens(stig, HTML);
    const similar = opened(await sends(stig, 'Skicka in', dialog, { ...LISTS }));

    const joined = await sends(stig, 'Jag med i SKAV-2026-0001', similar, {});

    expect(textOn(similar)).toMatch(/^Liknande finns redan/);
    expect(JSON.stringify(joined)).toContain('SKAV-2026-0001');
    expect(cardsIn(bot, CHANNEL)).toHaveLength(1);
    expect((await bot.desk.office.cases.findByNumber('SKAV-2026-0001'))?.supporters).toHaveLength(1);
  });

  it('that is none of ours says that it is out of date', async () => {
    const answer = await asks(filip, 'submitAction', { commandId: 'file', data: { version: 0 } });

    expect(textOn(opened(answer))).toContain('inaktuellt');
  });
});

describe('searching', () => {
  it('finds by words of the title and by number, for those who may read it', async () => {
    expect(await found(filip, 'läkemedelslistan')).toEqual([expect.stringContaining('SKAV-2026-0001')]);
    expect(await found(lena, '0001')).toEqual([expect.stringContaining(LISTS.consequence ?? '')]);
  });

  it('finds nothing for those who may not', async () => {
    expect(await found(stig, 'läkemedelslistan')).toEqual([]);
    expect(await found(stig, '')).toEqual([]);
  });

  it('without words finds the own cases', async () => {
    await installs(filip);

    expect(await found(filip, '')).toHaveLength(1);
    expect(await found(filip, 'true', 'initialRun')).toHaveLength(1);
    expect(await found(lena, '')).toEqual([]);
  });

  it('finds forums by a part of their names and by what else they are called', async () => {
    expect(await found(stig, 'utvecklingsforum äl')).toEqual([expect.stringMatching(/^Utvecklingsforum äldre/i)]);
    expect(await found(stig, 'lokal grupp i Tanum')).toEqual([expect.stringContaining('Tanum')]);
  });

  it('finds no forum by a letter or two', async () => {
    expect(await found(stig, 'ut')).toEqual([]);
  });

  it('finds nothing for words that nothing has', async () => {
    expect(await found(filip, TRANSPORT.title ?? '')).toEqual([]);
  });
});
