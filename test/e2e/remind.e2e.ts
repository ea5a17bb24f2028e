import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarText, type Entry } from '../support/calendar.ts';
import { Client, type Local, startLocal } from './playground.ts';

/** A forum is reminded of its meeting, as those who read its channel see it. */

const CHANNEL = 'Vårdsamverkan - Lokal grupp Uddevalla';
const FORUM = 'Lokal vårdsamverkansgrupp Uddevalla';
const MINUTE = 60_000;
/** Locally the calendars are read every minute. */
const NEXT_READING = { timeout: 100_000 };

describe('a newcomer', () => {
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

  it('sees an agenda in the channel within a minute of starting', async () => {
    await client.goTo(CHANNEL);
    const agenda = client.card(`${FORUM} möts torsdag`);

    await agenda.waitFor({ timeout: MINUTE });

    await client.picture('50-agenda-of-the-demo', agenda);
  });

  it('can ask when a forum meets, and what is on its agenda', async () => {
    await client.goTo('Personal Chat');
    await client.ask('när träffas utvecklingsforum äldre?', 'Utvecklingsforum Äldre');
    await client.picture('51-when');

    await client.ask('vad står på dagordningen i lokala gruppen i uddevalla', 'Föregående anteckningar');

    await client.picture('52-agenda-asked-for');
  });

  it('sees when the forum meets in the answer to where a question belongs', async () => {
    const answer = await client.ask(
      'läkemedelslistan följer aldrig med hem från sjukhuset till hemtjänsten i Uddevalla',
      `${FORUM} äger frågan`,
    );

    await expect(answer.textContent()).resolves.toMatch(/Möts: torsdag/);

    await client.picture('53-answer-with-meeting');
  });
});

describe('a meeting', () => {
  let local: Local;
  let client: Client;
  const meeting: Entry = {
    uid: 'uddevalla',
    start: `${inDays(5)}T13:00`,
    end: `${inDays(5)}T15:00`,
    subject: FORUM,
    place: 'Kasen',
  };
  const calendar = (entry: Entry): void => writeFileSync(join(local.directory, 'uddevalla.ics'), calendarText([entry]));

  beforeAll(async () => {
    local = await startLocal((playground) => ({
      'uddevalla.ics': calendarText([meeting]),
      'samverkanslotsen.config.yaml': settings(playground),
    }));
    client = await Client.open(local.address);
  });
  afterAll(async () => {
    await client?.close();
    await local?.stop();
  });

  it('is announced in the channel, with its agenda', async () => {
    await client.goTo(CHANNEL);
    const agenda = client.card(`${FORUM} möts`);
    await agenda.waitFor({ timeout: MINUTE });

    await expect(agenda.textContent()).resolves.toMatch(/Kasen.*Föregående anteckningar/);
  });

  it('has a case on its agenda as soon as it is put there', async () => {
    await client.goTo('Personal Chat');
    await file(client);
    await client.goTo(CHANNEL);
    const case_ = () => client.card('står bakom');
    await client.press(case_(), 'Hantera');
    await client.press(case_(), 'Börja bereda');
    await client.card('bereds').waitFor();
    await client.press(case_(), 'Till möte …');
    const step = client.card('Vilket möte?');
    await client.picture('54-which-meeting', step);
    await client.press(step, 'Sätt upp på mötet');

    const agenda = client.card(`${FORUM} möts`);
    await agenda.filter({ hasText: 'SKAV-' }).waitFor({ timeout: 30_000 });

    await client.picture('55-agenda-with-case', agenda);
  });

  it('takes a point that somebody proposes', async () => {
    const agenda = client.card(`${FORUM} möts`);
    await client.press(agenda, 'Föreslå punkt');
    const form = client.card('Föreslå en punkt');
    await client.fill(form, /^Vad ska tas upp/, 'Nya hjälpmedelsrutinen');
    await client.picture('56-point-form', form);
    await client.press(form, 'Lämna punkten');
    await client.card('Nya hjälpmedelsrutinen').waitFor();

    await client.picture('57-point-kept');
  });

  it(
    'that is moved has its card changed, and one reply says the new time',
    async () => {
      calendar({ ...meeting, start: `${inDays(8)}T09:00`, end: `${inDays(8)}T11:00` });

      await client.card('Ny tid:').waitFor(NEXT_READING);

      await expect(client.cards().filter({ hasText: 'Ny tid:' }).count()).resolves.toBe(1);
      await expect(
        client
          .cards()
          .filter({ hasText: `${FORUM} möts` })
          .filter({ hasText: '09.00' })
          .count(),
      ).resolves.toBe(1);
      await client.picture('58-moved', client.card('Ny tid:'));
    },
    2 * MINUTE,
  );

  it(
    'that is cancelled says so on its card, and in one reply',
    async () => {
      calendar({ ...meeting, start: `${inDays(8)}T09:00`, end: `${inDays(8)}T11:00`, isCancelled: true });

      await client.card('är inställt').waitFor(NEXT_READING);

      await client.card(`Inställt: ${FORUM}`).waitFor();
      await expect(client.cards().filter({ hasText: 'är inställt' }).count()).resolves.toBe(1);
      await client.picture('59-cancelled', client.card('är inställt'));
    },
    2 * MINUTE,
  );

  it('leaves a report of what was sent', async () => {
    await client.goTo('Personal Chat');
    await client.ask('vad har skickats i lokala gruppen i uddevalla', /skickat/i);

    await client.picture('60-report');
  });
});

const PLAYER = '00000000-0000-0000-0000-000000000020';

const settings = (playground: string): string => `
models: [fyrbodal]
language: sv
cases: {joinWindow: PT2S}
calendars:
  fyrbodal/lokal/uddevalla: {ics: ./uddevalla.ics}
reminders:
  - {kind: agenda, before: PT240H}
agenda: [Föregående anteckningar]
channels:
  fyrbodal/lokal/uddevalla:
    {id: channel-announcements-id, team: team-id, name: Lokal grupp Uddevalla, serviceUrl: "http://127.0.0.1:${playground}/_connector"}
roles:
  - {person: ${PLAYER}, role: process-lead, model: fyrbodal}
  - {person: ${PLAYER}, role: chair, model: fyrbodal, forum: fyrbodal/lokal, place: uddevalla}
`;

function inDays(days: number): string {
  return Temporal.Now.plainDateISO('Europe/Stockholm').add({ days }).toString();
}

/** Kim files a skav for the local group in Uddevalla. */
async function file(client: Client): Promise<void> {
  const answer = await client.ask(
    'läkemedelslistan följer aldrig med hem från sjukhuset till hemtjänsten i Uddevalla',
    `${FORUM} äger frågan`,
  );
  await client.press(answer, 'Anmäl skav');
  const form = client.card('Skriv så att ingen person går att känna igen');
  await form.waitFor();
  await client.fill(form, /^Vad blir följden/, 'Fel doser två gånger i höst');
  await client.tick(form, /Ingen person går att känna igen/);
  await client.press(form, 'Skicka in');
  await client.card(/SKAV-\d{4}-\d{4} är inne/).waitFor();
}
