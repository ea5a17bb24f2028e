import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CHANNEL, files } from '../support/filing.ts';
import {
  AGENDA_DAY,
  type ForumMeetings,
  MEETING,
  NEXT,
  openMeetings,
  SEAT,
  WITH_DEADLINE,
} from '../support/forumMeetings.ts';
import { channelCard } from '../support/localGroup.ts';
import { buttonsOn, personIn, textOn } from '../support/people.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** Reminders as they come to a forum's channel, from its calendar. */

let test: TestDatabase;
let forum: ForumMeetings;
beforeAll(async () => {
  test = await createDatabase();
});
afterEach(() => forum.close());
afterAll(() => test.close());

/** The clock goes to a moment, and the bot does what it does then. */
async function at(moment: string): Promise<void> {
  forum.bot.clock.moveTo(moment);
  await forum.bot.look();
}

/** New posts, each in the conversation it was sent to. */
const posted = (): string[] =>
  forum.bot.connector.sent.filter(({ method }) => method === 'POST').map(({ path }) => decodeURIComponent(path));

describe('a meeting', () => {
  it('is not spoken of before its time', async () => {
    forum = await openMeetings(test);

    await at('2026-12-03T07:59+01:00');

    expect(forum.texts()).toEqual([]);
  });

  it('has its agenda posted a week before, at eight', async () => {
    forum = await openMeetings(test);

    await at(AGENDA_DAY);

    const [agenda, ...more] = forum.channel();
    expect(more).toEqual([]);
    expect(agenda && textOn(agenda)).toContain(
      'Lokal vårdsamverkansgrupp Uddevalla möts torsdag 10 december kl. 13.00–15.00\nKasen',
    );
    expect(agenda && buttonsOn(agenda)).toContain('Föreslå punkt');
  });

  it('has the day before and the start as replies in the thread of the first post', async () => {
    forum = await openMeetings(test);

    await at(AGENDA_DAY);
    await at('2026-12-09T13:00+01:00');
    await at('2026-12-10T12:45+01:00');

    const [root] = forum.channel();
    const thread = `/v3/conversations/19:uddevalla@thread.tacv2;messageid=${root?.activity}/activities`;
    expect(posted()).toEqual([
      '/v3/conversations/19:uddevalla@thread.tacv2/activities',
      expect.stringMatching(new RegExp(`^${thread.replaceAll(/[.?]/g, '\\$&')}`)),
      expect.stringMatching(new RegExp(`^${thread.replaceAll(/[.?]/g, '\\$&')}`)),
    ]);
    expect(forum.texts()[2]).toContain('Snart börjar mötet: kl. 13.00, Kasen');
  });

  it('is reminded of once, however often the bot looks', async () => {
    forum = await openMeetings(test);

    for (let times = 0; times < 4; times++) await at(AGENDA_DAY);

    expect(posted()).toHaveLength(1);
  });

  it('that was put in the calendar late has its agenda posted at once', async () => {
    forum = await openMeetings(test, {}, []);

    forum.calendar.set(MEETING);
    await at('2026-12-07T10:00+01:00');

    expect(forum.texts()).toHaveLength(1);
  });

  it('that lies close after days of silence is spoken of once, with what is due last', async () => {
    forum = await openMeetings(test, {}, [MEETING]);

    await at('2026-12-09T14:00+01:00');

    expect(posted()).toHaveLength(1);
  });

  it('is not spoken of in the night, nor on a Sunday, when it comes late', async () => {
    forum = await openMeetings(test, {}, []);
    forum.calendar.set(MEETING);

    await at('2026-12-06T10:00+01:00');
    const onSunday = posted().length;
    await at('2026-12-07T07:00+01:00');

    expect(onSunday).toBe(0);
    expect(posted()).toHaveLength(1);
  });

  it('has nobody pointed out by what its calendar says', async () => {
    forum = await openMeetings(test, {}, [{ ...MEETING, subject: 'Om Tolvan Tolvansson 121212-1212', place: 'Kasen' }]);

    await at(AGENDA_DAY);

    expect(forum.texts()[0]).toContain('Kasen');
    expect(forum.texts()[0]).not.toMatch(/Tolvansson|1212/);
    expect(await everythingIn(test)).not.toContain('121212');
  });

  it('that has begun is not spoken of any more', async () => {
    forum = await openMeetings(test);

    await at('2026-12-10T13:00+01:00');

    expect(posted()).toEqual([]);
  });
});

describe('a meeting that is moved', () => {
  it('has its card changed and is told of once in its thread', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);

    forum.calendar.set({ ...MEETING, start: '2026-12-15T13:00', end: '2026-12-15T15:00' });
    await at('2026-12-04T09:00+01:00');
    await at('2026-12-04T09:05+01:00');

    const [root, news, ...more] = forum.texts();
    expect(root).toContain('möts tisdag 15 december kl. 13.00');
    expect(news).toContain('Ny tid: tisdag 15 december kl. 13.00 (förut torsdag 10 december kl. 13.00).');
    expect(more).toEqual([]);
  });

  it('takes its cases with it, and those who follow them are told', async () => {
    forum = await openMeetings(test);
    await schedule();
    await at(AGENDA_DAY);

    forum.calendar.set({ ...MEETING, start: '2026-12-15T13:00', end: '2026-12-15T15:00' });
    await at('2026-12-04T09:00+01:00');

    const [case_] = (await forum.bot.desk.office.cases.list({ offset: 0, limit: 1 })).cases;
    expect(JSON.stringify(case_?.handlings[0].stage)).toContain('2026-12-15');
    expect(forum.stig.inbox().map(textOn).at(-1)).toContain('15 december');
  });

  it('before anything was posted is simply reminded of at its new time', async () => {
    forum = await openMeetings(test);

    forum.calendar.set({ ...MEETING, start: '2026-12-17T13:00', end: '2026-12-17T15:00' });
    await at(AGENDA_DAY);
    const before = posted().length;
    await at('2026-12-10T08:00+01:00');

    expect(before).toBe(0);
    expect(forum.texts()).toEqual([expect.stringContaining('17 december')]);
  });

  it('to another place, or that ends sooner, has its card changed and nothing more', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);

    forum.calendar.set({ ...MEETING, end: '2026-12-10T14:00', place: 'Bävebäck' });
    await at('2026-12-04T09:00+01:00');

    expect(forum.texts()).toEqual([expect.stringMatching(/kl\. 13\.00–14\.00[\s\S]*Bävebäck/)]);
  });
});

describe('a meeting that is cancelled', () => {
  it('says so on its card, is told of once in its thread and is not reminded of again', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);

    forum.calendar.set({ ...MEETING, isCancelled: true });
    await at('2026-12-04T09:00+01:00');
    await at('2026-12-09T13:00+01:00');
    await at('2026-12-10T12:45+01:00');

    const [root, news, ...more] = forum.texts();
    expect(root).toContain('Inställt: Lokal vårdsamverkansgrupp Uddevalla torsdag 10 december');
    expect(news).toContain('Mötet torsdag 10 december kl. 13.00 är inställt.');
    expect(more).toEqual([]);
  });

  it('by being taken out of the calendar is cancelled too', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);
    await at(AGENDA_DAY);

    forum.calendar.set(NEXT);
    await at('2026-12-04T09:00+01:00');

    expect(forum.texts()[0]).toContain('Inställt');
  });

  it('and put back is told of, and reminded of again', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);
    forum.calendar.set({ ...MEETING, isCancelled: true });
    await at('2026-12-04T09:00+01:00');

    forum.calendar.set(MEETING);
    await at('2026-12-04T10:00+01:00');
    await at('2026-12-09T13:00+01:00');

    const texts = forum.texts();
    expect(texts[0]).not.toContain('Inställt');
    expect(texts[2]).toContain('Mötet blir av: torsdag 10 december kl. 13.00.');
    expect(texts).toHaveLength(4);
  });

  it('has its cases put on the next one', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);
    await schedule();

    forum.calendar.set({ ...MEETING, isCancelled: true }, NEXT);
    await at('2026-12-04T09:00+01:00');
    await at('2027-01-07T08:00+01:00');

    expect(forum.texts().at(-1)).toMatch(/14 januari[\s\S]*SKAV-2026-0001/);
  });
});

describe('the agenda', () => {
  it('carries the cases that are put on the meeting, as soon as they are', async () => {
    forum = await openMeetings(test, { standard: { policy: WITH_DEADLINE, standing: ['Föregående anteckningar'] } });
    await at('2026-11-26T09:00+01:00');
    const before = forum.texts()[0];

    await schedule();
    await forum.bot.work();

    expect(before).not.toContain('SKAV-2026-0001');
    expect(forum.texts()[0]).toContain('SKAV-2026-0001');
    await at(AGENDA_DAY);
    expect(forum.texts().at(-1)).toMatch(/Föregående anteckningar[\s\S]*SKAV-2026-0001 Läkemedelslistan/);
  });

  it('says when points are to be in by, and the first reminder is on that day', async () => {
    forum = await openMeetings(test, { standard: { policy: WITH_DEADLINE, standing: [] } });

    await at('2026-11-26T09:00+01:00');

    expect(forum.texts()).toEqual([
      expect.stringContaining('I dag, torsdag 26 november, är sista dagen att lämna punkter'),
    ]);
  });
});

describe('a forum', () => {
  it('without a channel has its meeting reminded of when it gets one', async () => {
    forum = await openMeetings(test);
    await forum.lena.says('koppla bort kanalen', CHANNEL);
    await forum.bot.look();
    forum.bot.connector.sent.length = 0;
    await at('2026-12-04T09:00+01:00');
    const without = posted().length;

    await forum.lena.presses('Koppla kanalen', await forum.lena.says('koppla kanalen', CHANNEL), {
      seat: `${SEAT.forum}|${SEAT.place}`,
    });
    await forum.bot.work();

    expect(without).toBe(0);
    expect(forum.texts().filter((text) => text.includes('möts torsdag 10 december'))).toHaveLength(1);
  });

  it('whose calendar is suddenly empty is believed after an hour', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);
    await at(AGENDA_DAY);
    forum.calendar.set();

    await at('2026-12-03T08:05+01:00');
    const atOnce = forum.texts();
    await at('2026-12-03T09:10+01:00');

    expect(atOnce).toEqual([expect.not.stringContaining('Inställt')]);
    expect(forum.texts()[0]).toContain('Inställt');
  });

  it('whose calendar cannot be read keeps what is known of its meetings', async () => {
    forum = await openMeetings(test);
    forum.calendar.write('<html>Logga in</html>');

    await at(AGENDA_DAY);

    expect(forum.texts()).toHaveLength(1);
  });
});

/** Stig files a case, and Lena puts it on the meeting. */
async function schedule(): Promise<void> {
  await files(forum.stig);
  await forum.bot.work();
  const lena = personIn(forum.bot, 'lena');
  await lena.presses('Börja bereda', await lena.presses('Hantera', channelCard(forum.bot)));
  await forum.bot.work();
  const step = await lena.presses('Till möte …', await lena.presses('Hantera', channelCard(forum.bot)));
  await lena.presses('Sätt upp på mötet', step, { date: '2026-12-10' });
  await forum.bot.work();
}
