import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writePress } from '../../cards/actions.ts';
import type { LearningPress } from '../../src/domain/learning/press.ts';
import { type RunningBot, startBot } from '../support/bot.ts';
import { CHANNEL, GRANTS, installs } from '../support/filing.ts';
import { allTextOn, buttonsOn, personIn, type Shown, type Someone, textOn } from '../support/people.ts';
import { createDatabase, empty, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** What those who lead do in Teams with what the bot has missed, what it is taught and what it says of their forums. */

let test: TestDatabase;
let bot: RunningBot;
/** Leads the whole organisation. */
let lena: Someone;
/** Has the chair of one place's group. */
let olle: Someone;
/** Nobody in particular. */
let anna: Someone;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  await empty(test);
  bot = await startBot(test, { rules: { grants: GRANTS } });
  [lena, olle, anna] = [personIn(bot, 'lena'), personIn(bot, 'olle'), personIn(bot, 'anna')];
  await Promise.all([lena, olle, anna].map(installs));
});
afterEach(() => bot.close());
afterAll(() => test.close());

const OLDER = { key: 'fyrbodal/uf-aldre', name: 'Utvecklingsforum Äldre' };
const OF_OLDER = { model: 'fyrbodal', forum: OLDER.key };
/** Asked back by a bot that has learnt nothing. */
const VAGUE = 'det strular med den nya blanketten och ingen vet vem som ska göra vad';
const EXAMPLE = 'Sommarlägret för dagverksamheten saknar körschema';
const NUMBER = '19121212-1212';

const forge = (who: Someone, press: LearningPress, inputs: object = {}): Promise<Shown> =>
  who.forges({ ...writePress({ press, language: 'sv' }), ...inputs });
const owns = (shown: Shown, name: string): boolean => textOn(shown).includes(`${name} äger frågan`);

/** Anna asks, and leaves it at that. @returns what Lena then sees */
async function gapsAfterAsking(): Promise<Shown> {
  await anna.says(VAGUE);
  bot.clock.moveTo(bot.clock.now().add({ minutes: 31 }).toString());
  return lena.says('luckor');
}

describe('a question that got no answer', () => {
  it('is placed by a process lead, and answered the next time with what was settled', async () => {
    const gaps = await gapsAfterAsking();
    const gap = await lena.presses('Placera', gaps);
    await lena.presses('Hör dit', gap, { first: OLDER.key });

    const again = await anna.says(VAGUE);

    expect(textOn(gaps)).toContain(VAGUE);
    expect(owns(again, OLDER.name)).toBe(true);
    expect(allTextOn(again)).toContain('Processledaren har');
    expect(textOn(await lena.says('luckor'))).not.toContain(VAGUE);
  });

  it('is set aside, and asked back as before', async () => {
    const gap = await lena.presses('Placera', await gapsAfterAsking());
    await lena.presses('Lägg åt sidan', gap);

    expect(owns(await anna.says(VAGUE), OLDER.name)).toBe(false);
    expect(textOn(await lena.says('luckor'))).not.toContain(VAGUE);
  });

  it('is settled once: a card that stood open changes nothing', async () => {
    const gaps = await gapsAfterAsking();
    const [gap, other] = [await lena.presses('Placera', gaps), await lena.presses('Placera', gaps)];
    await lena.presses('Hör dit', gap, { first: OLDER.key });

    await lena.presses('Hör dit', other, { first: 'fyrbodal/styrgrupp' });

    expect(owns(await anna.says(VAGUE), OLDER.name)).toBe(true);
  });

  it('is shown to nobody else, and nowhere else', async () => {
    await gapsAfterAsking();

    const shown = [await anna.says('luckor'), await olle.says('luckor'), await lena.says('luckor', CHANNEL)];

    for (const one of shown) expect(allTextOn(one)).not.toContain(VAGUE);
    expect(textOn(shown[2] ?? (await lena.says('luckor')))).toContain('egen chatt');
    expect(bot.logged.join('\n')).not.toContain('blanketten');
  });
});

describe('a forum is taught on its card', () => {
  const teach = async (is: string, text: string) =>
    lena.presses('Lär ut', await lena.says('lär utvecklingsforum äldre'), { is, text });

  it('an example, which decides until it is taken away', async () => {
    const taught = await teach('example', EXAMPLE);
    const asked = await anna.says(EXAMPLE);
    await lena.presses('Ta bort', taught);

    const after = await anna.says(EXAMPLE);

    expect(allTextOn(taught)).toContain(EXAMPLE);
    expect(owns(asked, OLDER.name)).toBe(true);
    expect(allTextOn(asked)).toMatch(/sådana frågor|liknande/i);
    expect(owns(after, OLDER.name)).toBe(false);
  });

  it('a name, by which it is then found', async () => {
    await teach('name', 'Torsdagsgruppen');

    expect(textOn(await anna.says('Vad gör torsdagsgruppen?'))).toContain(OLDER.name);
  });

  it('nothing that points out a person: it is neither kept nor said again', async () => {
    const refused = await teach('example', `Patienten ${NUMBER} får inte hjälp hemma`);

    expect(allTextOn(refused)).not.toContain(NUMBER);
    expect(await everythingIn(test)).not.toContain(NUMBER);
    expect(bot.logged.join('\n')).not.toContain(NUMBER);
  });
});

describe('what is said of a forum', () => {
  it('is corrected by those who lead it, who then see the remark among what was missed', async () => {
    const shown = await lena.says('stämmer utvecklingsforum äldre?');
    await lena.presses('Något är fel', shown, { note: 'Vi möts varje månad nu' });

    expect(allTextOn(shown)).toContain(OLDER.name);
    expect(allTextOn(await lena.says('luckor'))).toContain('Vi möts varje månad nu');
  });

  it('is kept on the card when it points out a person, with that hidden and nothing stored', async () => {
    const shown = await lena.says('stämmer utvecklingsforum äldre?');

    const refused = await lena.presses('Något är fel', shown, { note: `Ring patienten ${NUMBER} om mötena` });

    expect(JSON.stringify(refused.card)).toMatch(/"value":"Ring [^"]* om mötena"/);
    expect(JSON.stringify(refused.card)).not.toContain(NUMBER);
    expect(await everythingIn(test)).not.toContain(NUMBER);
  });

  it('is asked for by a name that several forums share, and then of which', async () => {
    const which = await lena.says('stämmer utvecklingsforumet?');

    const check = await lena.presses('Utvecklingsforum Äldre', which);

    expect(textOn(which)).toContain('Vilket forums uppgifter');
    expect(textOn(check)).toContain(`Stämmer det här om ${OLDER.name}`);
  });

  it('is confirmed by those who lead it', async () => {
    await lena.presses('Ja, det stämmer', await lena.says('stämmer utvecklingsforum äldre?'));

    expect(await bot.desk.school.checks.of('fyrbodal')).toMatchObject([
      { forum: OLDER.key, answer: { is: 'right', by: { name: 'Lena' } } },
    ]);
  });
});

describe('a made-up press', () => {
  const ID = '00000000-0000-4000-8000-000000000000';
  const BY_STRANGERS: readonly (readonly [LearningPress, object])[] = [
    [{ press: 'gaps', model: 'fyrbodal', forum: null, page: 0 }, {}],
    [{ press: 'gap', gap: ID }, {}],
    [{ press: 'settle-gap', gap: ID }, { first: OLDER.key }],
    [{ press: 'set-gap-aside', gap: ID }, {}],
    [{ press: 'teachings', ...OF_OLDER, page: 0 }, {}],
    [
      { press: 'teach', ...OF_OLDER },
      { is: 'example', text: EXAMPLE },
    ],
    [{ press: 'unteach', ...OF_OLDER, teaching: ID, page: 0 }, {}],
    [{ press: 'check', ...OF_OLDER }, {}],
    [{ press: 'check-right', ...OF_OLDER }, {}],
    [{ press: 'check-wrong', ...OF_OLDER }, { note: 'fel' }],
  ];

  it.each(BY_STRANGERS)('by somebody who leads nothing changes nothing: $press', async (press, inputs) => {
    const before = await everythingIn(test);

    const shown = await forge(anna, press, { ...inputs, person: 'tenant/lena', by: 'tenant/lena' });

    expect(buttonsOn(shown)).toEqual([]);
    expect(await everythingIn(test)).toBe(before);
  });

  it.each([
    [{ press: 'gap', gap: "'; drop table questions; --" }],
    [{ press: 'gaps', model: 'fyrbodal', forum: null, page: -1 }],
    [{ press: 'unteach', ...OF_OLDER, teaching: 'x', page: 0 }],
    [{ press: 'teachings', ...OF_OLDER, page: -1 }],
    [{ press: 'teach', model: 'fyrbodal' }],
  ])('that is none of ours is said to be out of date: %j', async (press) => {
    const shown = await lena.forges({ version: 1, language: 'sv', press });

    expect(textOn(shown)).toContain('inaktuellt');
  });

  it('in a channel shows nothing, whoever it is by', async () => {
    await gapsAfterAsking();

    const shown = await lena.forges(
      writePress({ press: { press: 'gaps', model: 'fyrbodal', forum: null, page: 0 }, language: 'sv' }),
      { ...(await lena.says('hej', CHANNEL)), place: CHANNEL },
    );

    expect(allTextOn(shown)).not.toContain(VAGUE);
  });
});

it('the help tells those who lead how to begin', async () => {
  expect(textOn(await anna.says('hjälp'))).toMatch(/Luckor[\s\S]*Stämmer styrgruppen/);
  expect(textOn(await anna.says('what can you do'))).toMatch(/Gaps[\s\S]*Check the steering group/);
});
