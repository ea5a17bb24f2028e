import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, type Local, startLocal } from './playground.ts';

/** What the router missed is put right by those who lead, in their own chat. */

const MISSED = 'matlådorna till träffpunkten kommer alltid för sent';
const FORUM = 'Utvecklingsforum Äldre';

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

describe('an answer that did not help', () => {
  it('is seen by those who lead', async () => {
    await client.card('Hej, jag är Samverkanslotsen').waitFor();
    const answer = await client.ask(MISSED, 'Lokal');
    await client.press(answer, '👎 Nej');
    await client.card('Säg gärna vilket forum det borde vara').waitFor();
    await client.picture('70-did-not-help');

    await client.ask('luckor', MISSED);

    await client.picture('72-gaps');
  });

  it('is placed where it belongs, and answered so from then on, with the reason', async () => {
    await client.press(client.card(MISSED), 'Placera');
    await client.choose(client.card(MISSED), 'Hör till', FORUM);
    await client.picture('73-place');
    await client.press(client.card(MISSED), 'Hör dit');
    await client.card('Tack').waitFor();
    await client.picture('74-placed');

    const again = await client.ask(MISSED, `${FORUM} äger frågan`);

    await expect(again.textContent()).resolves.toMatch(/Processledaren/);
    await client.picture('75-answered-by-precedent');
  });
});

describe('those who lead a forum', () => {
  it('teach what it is called', async () => {
    const lesson = await client.ask('lär utvecklingsforum äldre', 'Lär ut');
    await lesson.getByRole('radio', { name: 'Ett annat namn på forumet' }).check();
    await client.fill(lesson, 'Skriv det här', 'Torsdagsgruppen');
    await client.picture('76-teach');
    await client.press(lesson, 'Lär ut');
    await client.card('Nu vet jag vilka ”Torsdagsgruppen” är').waitFor();
    await client.picture('77-taught');

    await client.ask('vad gör torsdagsgruppen?', FORUM);

    await client.picture('78-found-by-name');
  });

  it('say whether what is said of it is right', async () => {
    const check = await client.ask('stämmer utvecklingsforum äldre?', `Stämmer det här om ${FORUM}`);
    await client.picture('79-check');
    await client.press(check, 'Ja, det stämmer');
    await client.card('Tack').waitFor();
    await client.picture('80-checked');
  });
});
