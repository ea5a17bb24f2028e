import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { route } from '../../src/domain/routing/route.ts';
import { routerOf } from '../support/models.ts';
import { Client, type Local, startLocal } from './playground.ts';

const QUESTION =
  'vi får aldrig hem läkemedelslistan i tid när folk skrivs ut från NÄL, gäller flera stycken hos oss i Uddevalla';
/** The first that the router, as it has learnt today, asks back about where it happens. */
const UNSURE =
  [
    'läkemedelslistor vid utskrivning av äldre',
    'vem tar ansvar för läkemedel när äldre skrivs ut',
    'läkarmedverkan på särskilt boende',
    'samarbetet kring äldre som skrivs ut',
    'läkemedel vid utskrivning',
  ].find((text) => {
    const routing = route(routerOf('fyrbodal'), text);
    return routing.kind === 'clarify' && routing.question.about === 'scope';
  }) ?? '';

let local: Local;
let client: Client;
beforeAll(async () => {
  local = await startLocal();
  client = await Client.open(local.address);
});
afterAll(async () => {
  await client?.close();
  await local?.stop();
});

describe('a person who opens the client', () => {
  it('is greeted, and can press an example', async () => {
    const welcome = client.card('Hej, jag är Samverkanslotsen');
    await welcome.waitFor();
    await client.picture('01-welcome');

    await client.press(welcome, 'Skolan och BUP bollar barn mellan sig');

    await client.card(/vårdsamverkansgruppen i din kommun äger frågan/).waitFor();
    await client.picture('02-example');
  });

  it('asks, and gets the forum, the path and the reason', async () => {
    const answer = await client.ask(QUESTION, 'Lokal vårdsamverkansgrupp Uddevalla äger frågan');

    await expect(answer.textContent()).resolves.toMatch(
      /Lokal grupp Uddevalla.*→.*3\sStyrgruppen → 4\sUtvecklingsforum Äldre/s,
    );
    await client.picture('03-answer');
    await client.press(answer, 'Visa hela vägen');
    await answer.getByText('Det här vet jag inte än').waitFor();
    await client.picture('04-whole-path');
  });

  it('says that it helped, in the same card', async () => {
    const answer = client.card('Lokal vårdsamverkansgrupp Uddevalla äger frågan');

    await client.press(answer, '👍 Ja');

    await client.card('Tack, bra att veta.').waitFor();
    await client.picture('05-helped');
  });

  it('answers a question back by a button', async () => {
    const question = await client.ask(UNSURE, 'Gäller det ett ställe');
    await client.picture('06-question-back');

    await client.press(question, 'Flera kommuner');

    await client.card('Utvecklingsforum Äldre äger frågan').waitFor();
    await client.picture('07-answered-by-button');
  });

  it('chooses a municipality on the card, is remembered, and forgotten', async () => {
    const answer = await client.ask(
      'elevhälsan och bup pratar inte med varann',
      /vårdsamverkansgruppen i din kommun äger frågan/,
    );
    await client.choose(answer, 'Vilken kommun gäller det?', 'Trollhättan');
    await client.press(answer, 'Visa');
    const placed = client.card('Lokal vårdsamverkansgrupp Trollhättan äger frågan');
    await placed.getByText('Jag minns att du jobbar i Trollhättan.').waitFor();
    await client.picture('09-remembered');

    await client.press(placed, 'Glöm det');

    await client.card('jag har glömt var du jobbar').waitFor();
  });

  it('answers another by typing', async () => {
    await client.ask(UNSURE, 'Gäller det ett ställe');

    const answer = await client.ask('bara hos oss i Tanum', 'Lokal vårdsamverkansgrupp Tanum äger frågan');

    await expect(answer.isVisible()).resolves.toBe(true);
    await client.picture('08-answered-by-typing');
  });

  it('tells more when asked to', async () => {
    await client.ask('det är något som inte stämmer', 'Berätta lite mer');

    const answer = await client.ask(
      'vårdcentralen ringer aldrig tillbaka till hemsjukvården i Orust',
      'Lokal vårdsamverkansgrupp Orust äger frågan',
    );

    await expect(answer.isVisible()).resolves.toBe(true);
  });

  it('goes on from the last question', async () => {
    await client.ask('Alla kommuner får sena utskrivningsmeddelanden när äldre ska hem', /Utvecklingsforum Äldre/);

    const answer = await client.ask('och om det gäller barn?', /Utvecklingsforum Barn och unga äger frågan/);

    await expect(answer.isVisible()).resolves.toBe(true);
    await client.picture('10-follow-up');
  });

  it('is stopped with a personal number, which is not repeated', async () => {
    const stop = await client.ask(
      'Tolvan Tolvansson 121212-1212 blev utan insulin i helgen',
      'Stopp, här finns uppgifter om en person',
    );

    await expect(stop.textContent()).resolves.not.toMatch(/1212|Tolvan/);
    await client.picture('11-personal-data');
  });

  it('is told to ring 112', async () => {
    await client.ask('hon säger att hon ska ta livet av sig ikväll, vem ringer jag', 'Ring 112 nu.');

    await client.picture('12-danger');
  });

  it('asks about one person, the forums, and a word', async () => {
    await client.ask('en brukare på korttids ska hem men ingen vet vem som gör vad', 'Det här är en persons situation');
    await client.picture('13-one-person');
    await client.ask('vilka forum finns?', 'Forum i Vårdsamverkan Fyrbodal');
    await client.picture('14-forums');
    await client.ask('vem är ordförande i lokala gruppen i Tanum?', 'ordförande 2026 är kommunen');
    await client.picture('15-chair');
  });

  it('writes in English and is answered in English', async () => {
    await client.ask(
      'The health centre and the home care in Orust do not agree on who orders dressings',
      'owns the question',
    );

    await client.picture('16-english');
  });
});

describe('people together', () => {
  it('mention the bot in a group chat', async () => {
    await client.goTo('Gruppchatt');

    await client.ask(` ${QUESTION}`, 'Lokal vårdsamverkansgrupp Uddevalla äger frågan', { mention: true });

    await client.picture('17-group');
  });

  it('mention the bot in a channel', async () => {
    await client.goTo('Vårdsamverkan - General');

    await client.ask(` ${QUESTION}`, 'Lokal vårdsamverkansgrupp Uddevalla äger frågan', { mention: true });

    await client.picture('18-channel');
  });
});
