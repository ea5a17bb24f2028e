import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from '../../src/app/ask.ts';
import type { Desk } from '../../src/app/desk.ts';
import type { AnswerReply, Reply } from '../../src/domain/reply.ts';
import type { TestClock } from '../support/clock.ts';
import { deskOn, personAt } from '../support/desk.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

const LOCAL = 'Hemtjänsten och vårdcentralen är inte överens om vem som sköter såromläggningar';
const SCHOOL = 'skolan och BUP bollar barn mellan sig';

let test: TestDatabase;
let desk: Desk;
let clock: TestClock;

beforeAll(async () => {
  test = await createDatabase();
  ({ desk, clock } = deskOn(test));
});
afterAll(() => test.close());

function answered(reply: Reply): AnswerReply {
  if (reply.say !== 'answer') throw new Error(`said ${reply.say}`);
  return reply;
}
const first = (reply: Reply) => {
  const { routing } = answered(reply);
  return 'forum' in routing ? routing.forum.key : routing.kind;
};
const place = (reply: Reply) => {
  const { routing } = answered(reply);
  return 'place' in routing ? routing.place?.name : undefined;
};
const idOf = (reply: Reply) => answered(reply).id ?? '';
const kept = (text: string) =>
  test.database.selectFrom('questions').selectAll().where('text', 'like', `%${text}%`).execute();

describe('a conversation', () => {
  it('answers, asks which municipality, and takes a typed name for an answer', async () => {
    const anna = personAt(desk);

    expect([first(await anna.says(LOCAL)), place(await anna.says(LOCAL))]).toEqual(['fyrbodal/lokal', undefined]);
    const reply = await anna.says('trollhättan');

    expect([first(reply), place(reply)]).toEqual(['fyrbodal/lokal', 'Trollhättan']);
    expect(answered(reply).home).toBe('remembered');
  });

  it('remembers the municipality for the next question, also in another chat, until told to forget', async () => {
    const anna = personAt(desk);
    expect(await anna.says('jag jobbar i Åmål')).toMatchObject({ say: 'remembered', place: { name: 'Åmål' } });

    const elsewhere = personAt(desk, { person: anna.asker.person });
    expect(place(await elsewhere.says(LOCAL))).toBe('Åmål');
    expect(await anna.says('glöm min kommun')).toEqual({ say: 'forgotten', hadPlace: true });
    expect(place(await elsewhere.says(LOCAL))).toBeUndefined();
    expect(await anna.says('glöm min kommun')).toEqual({ say: 'forgotten', hadPlace: false });
  });

  it('takes a message that is clear by itself for a new question, not for an answer', async () => {
    const anna = personAt(desk);
    await anna.says('samarbetet kring utskrivning av äldre fungerar dåligt och vi behöver ta upp det');

    const reply = await anna.says('elevhälsan och bup pratar inte med varann');

    expect(answered(reply).routing).toMatchObject({ kind: 'forum', theme: { id: 'barn-och-unga' } });
  });

  it('goes on from the last question', async () => {
    const anna = personAt(desk);
    await anna.says('Alla kommuner får sena utskrivningsmeddelanden från medicinkliniken när äldre ska hem');

    const reply = await anna.says('och om det gäller barn?');

    expect(first(reply)).toBe('fyrbodal/uf-barn-och-unga');
  });

  it.each(['men barn då?', 'och barn?', 'what about children?'])('goes on with %j', async (text) => {
    const anna = personAt(desk);
    await anna.says('Alla kommuner får sena utskrivningsmeddelanden från medicinkliniken när äldre ska hem');

    expect(first(await anna.says(text))).toBe('fyrbodal/uf-barn-och-unga');
  });

  it('goes on in another municipality', async () => {
    const anna = personAt(desk);
    await anna.says(`${LOCAL} i Orust`);

    expect(place(await anna.says('och i Tanum då?'))).toBe('Tanum');
  });

  it('does not go on from what was said an hour ago', async () => {
    const anna = personAt(desk);
    await anna.says('Alla kommuner får sena utskrivningsmeddelanden från medicinkliniken när äldre ska hem');
    clock.move({ hours: 1 });

    const reply = await anna.says('och om det gäller barn?');

    expect(first(reply)).toBe('clarify');
  });

  it('does not take a new question for an answer to its own', async () => {
    const anna = personAt(desk);
    await anna.says(LOCAL);

    expect(first(await anna.says('Vem ger utvecklingsforumen deras uppdrag inför nästa år?'))).toBe(
      'fyrbodal/styrgrupp',
    );
  });

  it('reads what comes after "tell me more" together with what was said', async () => {
    const anna = personAt(desk);
    expect(first(await anna.says('det är något som inte stämmer'))).toBe('clarify');

    const reply = await anna.says('vårdcentralen ringer aldrig tillbaka till hemsjukvården i Tanum');

    expect([first(reply), place(reply)]).toEqual(['fyrbodal/lokal', 'Tanum']);
  });

  it('takes an example that is pressed for a question of its own, whatever was asked back', async () => {
    const anna = personAt(desk);
    await anna.says('läkemedel vid utskrivning');

    await anna.presses({ press: 'example', text: `${LOCAL} på lördagar` });

    expect(await kept('på lördagar')).toHaveLength(1);
  });

  it('keeps two people in one chat apart', async () => {
    const anna = personAt(desk, { scope: 'group' });
    const bo = personAt(desk, { scope: 'group', conversation: anna.asker.conversation });
    await anna.says(LOCAL);

    expect(first(await bo.says('trollhättan'))).toBe('clarify');
  });
});

describe('what is not kept', () => {
  it('is a text that points out a person: not stored, not repeated, not taken for an answer', async () => {
    const anna = personAt(desk);
    await anna.says(LOCAL);

    const reply = await anna.says('trollhättan 121212-1212');

    expect(answered(reply)).toMatchObject({ id: null, routing: { kind: 'personal-data', found: ['number'] } });
    expect(JSON.stringify(answered(reply).routing)).not.toContain('1212');
    expect(await kept('121212')).toEqual([]);
  });

  it('is a cry for help', async () => {
    const reply = await personAt(desk).says('han har tagit alla tabletter och går inte att väcka');

    expect(answered(reply)).toMatchObject({ id: null, routing: { kind: 'acute' } });
    expect(await kept('alla tabletter')).toEqual([]);
  });

  it("is a colleague's name and number: the question is, without them", async () => {
    await personAt(desk).says(`${LOCAL}, ring enhetschef Anna Berg på 0522-12 34 56`);

    const [row] = await kept('såromläggningar, ring enhetschef');
    expect(row?.text).toMatch(/ring enhetschef \*\*\* på \*\*\*$/);
  });
});

describe('a button', () => {
  it('answers the question back', async () => {
    const anna = personAt(desk);
    const asked = await anna.says('samarbetet kring utskrivning av äldre fungerar dåligt och vi behöver ta upp det');

    const { spoken, how } = await anna.presses({ press: 'scope', id: idOf(asked), scope: 'several-places' });

    expect(how).toBe('replace');
    expect(first(spoken.reply)).toBe('fyrbodal/uf-aldre');
  });

  it('tells the place, which is then remembered, and can be forgotten on the same card', async () => {
    const anna = personAt(desk);
    const told = await anna.presses({ press: 'place', id: idOf(await anna.says(SCHOOL)), place: 'tanum' });
    expect([place(told.spoken.reply), answered(told.spoken.reply).home]).toEqual(['Tanum', 'remembered']);

    const forgotten = await anna.presses({ press: 'forget', id: idOf(told.spoken.reply) });

    expect(answered(forgotten.spoken.reply).home).toBe('forgotten');
    expect(place(await anna.says(LOCAL))).toBeUndefined();
  });

  it('of another conversation, or of no question at all, changes nothing and says so', async () => {
    const anna = personAt(desk);
    const mallory = personAt(desk);
    const id = idOf(await anna.says(SCHOOL));

    for (const stolen of [id, 'no-such-id', '00000000-0000-4000-8000-000000000000']) {
      const { spoken, how } = await mallory.presses({ press: 'helped', id: stolen, helped: false });
      expect([spoken.reply, how]).toEqual([{ say: 'outdated' }, 'follow']);
    }
    expect(await test.database.selectFrom('verdicts').selectAll().where('question', '=', id).execute()).toEqual([]);
  });

  it('stores whether the answer helped, with the masked question and what it was answered', async () => {
    const anna = personAt(desk);
    const id = idOf(await anna.says(SCHOOL));

    const { spoken } = await anna.presses({ press: 'helped', id, helped: true });

    expect(answered(spoken.reply).feedback).toBe('helped');
    const stored = await test.database
      .selectFrom('verdicts')
      .innerJoin('questions', 'questions.id', 'verdicts.question')
      .select(['sort', 'value', 'text', 'outcome'])
      .where('questions.id', '=', id)
      .execute();
    expect(stored).toEqual([
      { sort: 'helped', value: 'true', text: SCHOOL, outcome: expect.objectContaining({ first: 'fyrbodal/lokal' }) },
    ]);
  });

  it('stores which forum it should have been', async () => {
    const anna = personAt(desk);
    const id = idOf(await anna.says(SCHOOL));
    expect(answered((await anna.presses({ press: 'wrong-forum', id })).spoken.reply).feedback).toBe('choosing');

    const { spoken } = await anna.presses({ press: 'right-forum', id, first: 'fyrbodal/styrgrupp' });

    expect(answered(spoken.reply).feedback).toBe('noted');
    const stored = await test.database.selectFrom('verdicts').select('value').where('question', '=', id).execute();
    expect(stored).toEqual([{ value: 'fyrbodal/styrgrupp' }]);
  });

  it('turns one case into its pattern', async () => {
    const anna = personAt(desk);
    const asked = await anna.says('En patient i Orust kom hem igår utan läkemedelslista, var rapporterar jag det?');
    expect(first(asked)).toBe('deviation');

    const { spoken } = await anna.presses({ press: 'matter', id: idOf(asked), outcome: 'local' });

    expect([first(spoken.reply), place(spoken.reply)]).toEqual(['fyrbodal/lokal', 'Orust']);
  });
});

describe('what is asked of the model', () => {
  it.each([
    ['vilka forum finns?', { say: 'forums' }],
    ['which forums are there?', { say: 'forums' }],
    ['vad är en SIP?', { say: 'term', term: { word: 'SIP' } }],
    ['Vad gör styrgruppen?', { say: 'forum', focus: 'all' }],
    ['vem är ordförande i lokala gruppen i Tanum?', { say: 'forum', focus: 'chair' }],
    ['who chairs the steering group?', { say: 'forum', focus: 'chair' }],
    ['hjälp', { say: 'help' }],
    ['vad kan du?', { say: 'help' }],
    ['hej', { say: 'greeting' }],
    ['tack så mycket!', { say: 'thanks' }],
  ])('"%s"', async (text, expected) => {
    expect(await personAt(desk).says(text)).toMatchObject(expected);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['', 'empty'],
    ['   \n ', 'empty'],
    ['å'.repeat(4001), 'too-long'],
  ])('gets a helpful word', async (text, why) => {
    expect(await personAt(desk).says(text)).toEqual({ say: 'unreadable', why });
  });

  it.each([
    '?!…',
    '🙂',
    '12345',
    'asdfghjkl qwerty',
    "'; drop table questions; --",
    '{"press":"helped"}',
    '\u0000\ud800',
  ])('is answered all the same: %j', async (text) => {
    expect((await personAt(desk).says(text)).say).toBeDefined();
  });
});

describe('the language', () => {
  it('follows what is written, and then what was written before', async () => {
    const anna = personAt(desk);
    const language = async (text: string) => (await ask(desk, anna.asker, text)).spoken.language;

    expect(await language('The health centre and home care do not agree on who dresses the wounds')).toBe('en');
    expect(await language('Tanum')).toBe('en');
    expect(await language('Hemtjänsten och vårdcentralen är inte överens')).toBe('sv');
  });
});

describe('a bot for several organisations', () => {
  const both = () => deskOn(test, ['fyrbodal', 'goteborg']).desk;

  it('asks which one, once, and then knows', async () => {
    const bo = personAt(both());
    const asked = await bo.says(SCHOOL);
    expect(asked.say).toBe('which-organisation');

    const { spoken } = await bo.presses({
      press: 'organisation',
      id: asked.say === 'which-organisation' ? String(asked.id) : '',
      model: 'goteborg',
    });

    expect(first(spoken.reply)).toBe('goteborg/nosam-barn-och-unga');
    expect(first(await bo.says(SCHOOL))).toBe('goteborg/nosam-barn-och-unga');
  });

  it('does not ask when a place tells', async () => {
    expect(first(await personAt(both()).says(`${SCHOOL} i Partille`))).toBe('goteborg/nosam-barn-och-unga');
    expect(first(await personAt(both()).says(`${SCHOOL} i Tanum`))).toBe('fyrbodal/lokal');
  });
});
