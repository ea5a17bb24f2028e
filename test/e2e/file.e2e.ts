import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { writePress } from '../../cards/actions.ts';
import { Client, type Local, startLocal } from './playground.ts';

/** A skav from a question to a decision that has been carried home, as the people concerned see it. */

const QUESTION =
  'vi får aldrig hem läkemedelslistan i tid när folk skrivs ut från NÄL, gäller flera stycken hos oss i Uddevalla';

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

const TENANT = '00000000-0000-0000-0000-000000000001';
const CHANNEL = 'Vårdsamverkan - Lokal grupp Uddevalla';

describe('a skav', () => {
  it('has a channel to go to, once the forum is linked', async () => {
    await client.goTo(CHANNEL);
    const form = await client.ask('koppla forum', 'Vilket forum hör kanalen till?', { mention: true });
    await client.choose(form, 'Forum', 'Lokal vårdsamverkansgrupp Uddevalla');
    await client.picture('20-link-form');
    await client.press(form, 'Koppla kanalen');
    await client.card('Ärenden till Lokal vårdsamverkansgrupp Uddevalla kommer hit').waitFor();
    await client.picture('21-linked');
  });

  it('is filed from the answer, with nothing to write twice', async () => {
    await client.goTo('Personal Chat');
    const answer = await client.ask(QUESTION, 'Lokal vårdsamverkansgrupp Uddevalla äger frågan');
    await client.press(answer, 'Anmäl skav');
    const form = client.card('Skriv så att ingen person går att känna igen');
    await form.waitFor();
    await expect(form.getByRole('textbox', { name: /^Vad händer/ }).inputValue()).resolves.toBe(QUESTION);
    await client.picture('22-form');
  });

  it('comes back with what is missing and what points out a person, and all else kept', async () => {
    const form = client.card('Skriv så att ingen person går att känna igen');
    await client.fill(form, /^Vad blir följden/, 'Tolvan Tolvansson 121212-1212 fick dubbel medicin');
    await client.press(form, 'Skicka in');
    const again = client.card('2 saker behöver ändras');
    await again.waitFor();
    await client.picture('23-form-again');
    await expect(again.textContent()).resolves.not.toMatch(/1212/);
    await expect(again.getByRole('textbox', { name: /^Vad händer/ }).inputValue()).resolves.toBe(QUESTION);
  });

  it('is received with a number and a date for the answer', async () => {
    const form = client.card('2 saker behöver ändras');
    await client.fill(form, /^Vad blir följden/, 'Dubbelmedicinering har upptäckts två gånger');
    await client.fill(form, /^Vad har ni redan prövat/, 'Samtal med avdelningen, rutinen delad igen');
    await client.tick(form, /Ingen person går att känna igen/);
    await client.press(form, 'Skicka in');
    await client.card(/SKAV-\d{4}-\d{4} är inne/).waitFor();
    await client.picture('24-receipt');
  });

  it("comes to the forum's channel", async () => {
    await client.goTo(CHANNEL);
    await channelCard('inkommen').waitFor();
    await client.picture('25-channel-card', channelCard('inkommen'));
  });

  it('is prepared, put on the agenda and decided by those who lead', async () => {
    await lead('inkommen', 'Börja bereda', channelCard('bereds'));
    await client.picture('26-preparing', channelCard('SKAV'));

    const step = client.card('Vilket möte?');
    await lead('bereds', 'Till möte …', step);
    await client.fillDate(step, 'Eller en annan dag', inDays(14));
    await client.picture('27-which-meeting', step);
    await client.press(step, 'Sätt upp på mötet');
    await channelCard('på dagordningen').waitFor();
    await client.picture('28-scheduled', channelCard('SKAV'));

    const decision = client.card('Vad bestämdes?');
    await lead('på dagordningen', 'Skriv beslut', decision);
    await client.fill(decision, /^Vad kom ni överens om/, 'Avdelningen skickar läkemedelslistan före hemgång');
    await client.fill(decision, /^Vem gör vad/, 'Avdelningen skickar, hemsjukvården kvitterar');
    await client.tick(decision, 'Uddevalla kommun');
    await client.tick(decision, 'Västra Götalandsregionen');
    await client.picture('29-decision', decision);
    await client.press(decision, 'Spara beslutet');
    await channelCard('beslutad').waitFor();
    await client.picture('30-decided', channelCard('SKAV'));

    await lead('beslutad', 'Skicka hem för förankring', channelCard('0 av 2 har svarat'));
    await client.picture('31-anchoring', channelCard('SKAV'));
  });

  it('is carried home by each principal', async () => {
    await client.goTo('Personal Chat');
    const municipality = client.card('Förankra hemma: Uddevalla kommun');
    await municipality.waitFor();
    await client.picture('32-anchor-request');
    await client.press(municipality, 'Klart hos oss');
    const region = client.card('Förankra hemma: Västra Götalandsregionen');
    await client.press(region, 'Klart hos oss');

    await client.goTo(CHANNEL);
    await channelCard('klar').waitFor();
    await client.picture('33-closed-in-the-channel', channelCard('SKAV'));
  });

  it('is told to the one who filed, and can be found again', async () => {
    await client.goTo('Personal Chat');
    const list = await client.ask('mina ärenden', 'Mina ärenden');
    await client.picture('34-my-cases');
    await client.press(list, /^Visa SKAV/);
    await client.card('Avdelningen skickar läkemedelslistan före hemgång').waitFor();
    await client.picture('35-case');
  });
});

describe('a colleague who filed', () => {
  it('is told once of what was done in the meantime', async () => {
    await fileAsAlex();
    await client.goTo(CHANNEL);
    await client.press(channelCard('Provsvar'), 'Hantera');
    await client.press(channelCard('Provsvar'), 'Börja bereda');
    const step = client.card('Vilket möte?');
    await lead('bereds', 'Till möte …', step);
    await client.fillDate(step, 'Eller en annan dag', inDays(14));
    await client.press(step, 'Sätt upp på mötet');

    await client.goTo('Personal Chat');
    await client.card(/SKAV-\d{4}-\d{4} tas upp/).waitFor();
    await client.picture('36-news');
  });
});

/** The client has one person; another one's form is sent as Teams would send it. */
async function fileAsAlex(): Promise<void> {
  const filing = { submit: randomUUID(), model: 'fyrbodal', question: null, link: '' };
  const inputs = {
    title: 'Provsvar kommer inte fram till hemsjukvården',
    happening: 'Provsvar stannar på vårdcentralen',
    consequence: 'Behandlingen dröjer',
    forum: 'fyrbodal/lokal',
    place: 'uddevalla',
    confirmed: 'true',
  };
  const response = await fetch(local.bot, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: `${local.address}/_connector`,
      conversation: { id: 'personal-chat-id', conversationType: 'personal', tenantId: TENANT },
      from: { id: 'user-id-1', name: 'Alex Exempel', aadObjectId: '00000000-0000-0000-0000-000000000021' },
      recipient: { id: '00000000-0000-0000-0000-000000000011', name: 'Samverkanslotsen' },
      value: {
        action: {
          type: 'Action.Execute',
          verb: 'file',
          data: { ...writePress({ press: { press: 'file', ...filing }, language: 'sv' }), ...inputs },
        },
      },
    }),
  });
  expect(await response.text()).toContain('är inne');
}

describe('the message extension', () => {
  it('opens the form in a dialog and shows the receipt there', async () => {
    await client.goTo('Personal Chat');
    const dialog = await client.openAction('file');
    await client.picture('40-dialog', dialog.locator('.ac-adaptiveCard'));
    await client.fill(dialog, /^Rubrik/, 'Hjälpmedel dröjer efter hemgång');
    await client.fill(dialog, /^Vad händer/, 'Rullstolen kommer flera dagar efter att personen har kommit hem');
    await client.fill(dialog, /^Vad blir följden/, 'Personen blir sängliggande');
    await client.choose(dialog, /^Vilket forum/, 'Utvecklingsforum Äldre');
    await client.tick(dialog, /Ingen person går att känna igen/);
    await client.press(dialog, 'Skicka in');
    await client.page.getByText('Kvittot kommer i din egen chatt med mig').waitFor();
    await client.page.getByRole('button', { name: 'Close' }).last().click();
    await client.card(/SKAV-\d{4}-\d{4} är inne · Utvecklingsforum Äldre/).waitFor();
    await client.picture('42-receipt-in-the-chat');
  });
});

/**
 * Presses what only those who lead have on the channel's card, until its outcome is there. Whenever the card is changed for everybody,
 * "Hantera" stands there again: this client knows no view of one person, which Teams fetches by itself.
 */
async function lead(saying: string, button: string, outcome: Locator): Promise<void> {
  const wanted = channelCard(saying).getByRole('button', { name: button, exact: true }).first();
  const handle = channelCard(saying).getByRole('button', { name: 'Hantera', exact: true }).first();
  for (let attempt = 0; attempt < 5 && !(await outcome.isVisible()); attempt++) {
    await wanted.or(handle).first().waitFor();
    const next = (await wanted.isVisible()) ? wanted : handle;
    await next.click({ timeout: 2_000 }).catch(() => undefined);
    const after = next === wanted ? outcome : wanted;
    await after.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
  await outcome.waitFor();
}

/** The case's card in the channel: the newest posts are on top there. */
const channelCard = (saying: string) =>
  client
    .cards()
    .filter({ hasText: /SKAV-\d{4}-\d{4}/ })
    .filter({ hasText: saying })
    .first();

/** A date as a date field takes it. */
const inDays = (days: number): string => Temporal.Now.plainDateISO('Europe/Stockholm').add({ days }).toString();
