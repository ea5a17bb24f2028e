import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { LISTS, TRANSPORT } from '../../support/filing.ts';
import {
  allTextOn,
  buttonsOn,
  dataOf,
  personIn,
  type Shown,
  type Someone,
  textOn,
  valuesOn,
} from '../../support/people.ts';
import {
  type AwayBot,
  opening,
  pressing,
  searching,
  startAwayBot,
  submitting,
  type Told,
  told,
  UNREACHABLE,
  UNWRITABLE,
  WAITS,
} from './awayBot.ts';

/** The database is away in every way it can be. Whoever asks has an honest answer in time, nothing is lost, and it comes back by itself. */

const QUESTION = 'Vårdcentralen och hemtjänsten i Uddevalla är inte överens om läkemedelslistor';
/** Beyond what somebody waits: for a busy machine, not for the database. */
const SLACK = 700;

let away: AwayBot;
let anna: Someone;
/** What stood there before it went away. */
let form: Shown;
let answer: Shown;

beforeAll(async () => {
  away = await startAwayBot();
});
beforeEach(async () => {
  await sql`truncate cases cascade`.execute(away.test.database);
  // The bot remembers for a minute which cases are open.
  away.bot.clock.move({ minutes: 2 });
  anna = personIn(away.bot, crypto.randomUUID());
  form = await anna.says('anmäl skav');
  answer = await anna.says(QUESTION);
});
afterAll(() => away.close());

const newest = (): Shown => anna.inbox().at(-1) ?? form;

/** What the one who pressed sees in the place of the card. */
const cardIn = ({ body }: Told, where: Shown): Shown => ({ ...where, card: JSON.parse(body).value });

function inTime({ status, milliseconds }: Told, wait: number): void {
  expect(status).toBe(200);
  expect(milliseconds).toBeLessThan(wait + SLACK);
}

const asksAgain = (text: string) => told(anna.sends({ text }));

describe.each([...UNREACHABLE, ...UNWRITABLE])('a database that %s', (_how, outage) => {
  beforeEach(() => outage.begin(away));
  afterEach(() => outage.end(away));

  it('leaves a question answered, without buttons that would lead nowhere', async () => {
    const asked = await asksAgain(QUESTION);

    inTime(asked, WAITS.message.sending);
    expect(textOn(newest())).toContain('Lokal vårdsamverkansgrupp Uddevalla');
    expect(textOn(newest())).toContain('Just nu kan jag inte spara något');
    expect(textOn(newest())).not.toContain('Jag minns att');
    expect(buttonsOn(newest())).toEqual([]);
  });

  it('leaves a filing in its form with all that was filled in, and gives no receipt', async () => {
    const sent = await pressing(anna, form, 'Skicka in', LISTS);

    inTime(sent, WAITS.invoke.sending);
    const shown = cardIn(sent, form);
    expect(textOn(shown)).toContain('Det gick inte att spara just nu');
    expect(textOn(shown)).not.toContain('är inne');
    expect(valuesOn(shown.card)).toMatchObject(LISTS);
    expect(textOn(newest())).not.toContain('Något gick fel hos mig');
  });

  it('takes the same form when it is back, once', async () => {
    const shown = cardIn(await pressing(anna, form, 'Skicka in', LISTS), form);
    await outage.end(away);

    const receipt = await anna.presses('Skicka in', shown);
    await anna.presses('Skicka in', shown);

    expect(textOn(receipt)).toContain('är inne');
    expect(await away.test.database.selectFrom('cases').select('number').execute()).toHaveLength(1);
  });

  it('leaves a draft in its form, to be kept later', async () => {
    const sent = await pressing(anna, form, 'Spara utkast', TRANSPORT);

    inTime(sent, WAITS.invoke.sending);
    const shown = cardIn(sent, form);
    expect(textOn(shown)).toContain('Det gick inte att spara just nu');
    expect(valuesOn(shown.card)).toMatchObject({ title: TRANSPORT.title, happening: TRANSPORT.happening });
  });

  it('leaves a card whose button could not be done as it was', async () => {
    const pressed = await pressing(anna, answer, '👍 Ja');

    inTime(pressed, WAITS.invoke.sending);
    expect(JSON.parse(pressed.body).type).toBe('application/vnd.microsoft.activity.message');
    expect(textOn(newest())).toBe('Det gick inte just nu: jag kommer inte åt det jag behöver. Tryck igen om en stund.');
  });

  it('leaves what a dialog sends in the dialog', async () => {
    const sent = await submitting(anna, dataOf(form.card, 'Skicka in', TRANSPORT));

    inTime(sent, WAITS.invoke.sending);
    const { task } = JSON.parse(sent.body);
    expect(task.type).toBe('continue');
    const shown = { ...form, card: task.value.card.content };
    expect(textOn(shown)).toContain('Det gick inte att spara just nu');
    expect(valuesOn(shown.card)).toMatchObject(TRANSPORT);
  });

  it('leaves a dialog open on what was written', async () => {
    const opened = await opening(anna, 'Hemtjänsten får inga läkemedelslistor.');

    inTime(opened, WAITS.invoke.sending);
    expect(JSON.parse(opened.body).task.type).toBe('continue');
    expect(opened.body).toContain('Hemtjänsten får inga läkemedelslistor.');
  });

  it('leaves a message that somebody asks about answered, without buttons that would lead nowhere', async () => {
    const opened = await opening(anna, QUESTION, 'ask');

    inTime(opened, WAITS.invoke.sending);
    const shown = { ...form, card: JSON.parse(opened.body).task.value.card.content };
    expect(textOn(shown)).toContain('Lokal vårdsamverkansgrupp Uddevalla');
    expect(opened.body).not.toContain('Action.Submit');
  });

  it('does not stand in the way of many who ask at once', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => asksAgain(QUESTION)));

    for (const one of all) inTime(one, WAITS.message.sending);
  });
});

describe.each(UNREACHABLE)('a database that %s', (_how, outage) => {
  beforeEach(() => outage.begin(away));
  afterEach(() => outage.end(away));

  it.each(['mina ärenden', 'mina möten', 'anmäl skav', 'vilka luckor finns'])(
    'leaves "%s" for later, in words',
    async (text) => {
      const asked = await asksAgain(text);

      inTime(asked, WAITS.message.sending);
      expect(textOn(newest())).toBe('Jag kommer inte åt det just nu. Skriv igen om en stund.');
    },
  );

  it('leaves a search without an error of Teams own', async () => {
    const searched = await searching(anna);

    inTime(searched, WAITS.invoke.sending);
    expect(JSON.parse(searched.body)).toEqual({
      composeExtension: { type: 'message', text: 'Jag kommer inte åt det just nu. Skriv igen om en stund.' },
    });
  });

  it('asks a question back without claiming to remember', async () => {
    await asksAgain('det är något som inte stämmer');

    expect(allTextOn(newest())).toMatch(/kan jag inte minnas frågan|Berätta lite mer/);
    expect(buttonsOn(newest())).toEqual([]);
  });

  it('is said to be away, never to be a bug', async () => {
    const before = away.bot.logged.length;

    await asksAgain('mina ärenden');

    const events = away.bot.logged.slice(before).map((line) => JSON.parse(line));
    expect(events).toEqual([expect.objectContaining({ msg: 'outage', part: 'database', code: 'unreachable' })]);
  });

  it('is used again when it is back, by the same bot', async () => {
    await asksAgain(QUESTION);
    await outage.end(away);

    await asksAgain(QUESTION);

    expect(buttonsOn(newest())).toContain('👍 Ja');
  });
});
