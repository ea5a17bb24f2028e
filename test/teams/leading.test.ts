import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { writePress } from '../../cards/actions.ts';
import type { MeetingPress } from '../../src/domain/meeting/press.ts';
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
import { allTextOn, buttonsOn, type Shown, type Someone, textOn } from '../support/people.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../support/postgres.ts';

/** What people do with a forum's meetings: ask when they are, propose points, lead them, and say what came of them. */

let test: TestDatabase;
let forum: ForumMeetings;
beforeAll(async () => {
  test = await createDatabase();
});
afterEach(() => forum.close());
afterAll(() => test.close());

async function at(moment: string): Promise<void> {
  forum.bot.clock.moveTo(moment);
  await forum.bot.look();
}

const agenda = (): Shown => {
  const found = forum.channel().find((one) => textOn(one).includes('möts'));
  if (!found) throw new Error('no agenda in the channel');
  return found;
};

const forge = (who: Someone, press: MeetingPress, inputs: object = {}) =>
  who.forges({ ...writePress({ press, language: 'sv' }), ...inputs });

const AGENDA = 'dagordningen i lokala gruppen i Uddevalla';

describe('somebody who asks', () => {
  it('hears when a forum meets', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);

    const times = textOn(await forum.stig.says('när träffas lokala gruppen i Uddevalla?'));

    expect(times).toMatch(/torsdag 10 december kl\. 13\.00[\s\S]*torsdag 14 januari 2027 kl\. 13\.00/);
  });

  it('hears that nothing is planned, or that the calendar cannot be read and why', async () => {
    forum = await openMeetings(test, {}, []);
    const none = textOn(await forum.stig.says('när träffas lokala gruppen i Uddevalla?'));
    forum.calendar.remove();
    await at('2026-11-21T12:00+01:00');

    const failing = textOn(await forum.stig.says('när träffas lokala gruppen i Uddevalla?'));

    expect(none).toContain('Inget möte är planerat för Lokal vårdsamverkansgrupp Uddevalla');
    expect(failing).toContain('Jag vet inte när Lokal vårdsamverkansgrupp Uddevalla möts');
    expect(failing).toMatch(/[Kk]alender/);
  });

  it('hears that a forum has no calendar connected', async () => {
    forum = await openMeetings(test);

    expect(textOn(await forum.stig.says('när träffas styrgruppen?'))).toContain('inte kopplad');
  });

  it('sees when the forum meets in the answer to where a question belongs', async () => {
    forum = await openMeetings(test, { standard: { policy: WITH_DEADLINE, standing: [] } });

    const answer = textOn(
      await forum.stig.says('läkemedelslistan kommer aldrig med hem från sjukhuset till hemtjänsten i Uddevalla'),
    );

    expect(answer).toContain('Möts: torsdag 10 december kl. 13.00 · punkter in senast 26 november');
  });

  it('sees the titles of cases only where they may read them', async () => {
    forum = await openMeetings(test);
    await schedule();

    const toStig = textOn(await forum.stig.says(AGENDA));
    const toOlle = textOn(await forum.olle.says(AGENDA));
    const toKarin = textOn(await outsider().says(AGENDA));

    expect([toStig, toOlle]).toEqual([
      expect.stringContaining('Läkemedelslistan'),
      expect.stringContaining('Läkemedelslistan'),
    ]);
    expect(toKarin).toContain('SKAV-2026-0001');
    expect(toKarin).not.toContain('Läkemedelslistan');
  });

  it('gets the meetings of the forums in which they have a role', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);

    expect(textOn(await forum.olle.says('mina möten'))).toContain('Ditt nästa möte är torsdag 10 december kl. 13.00');
    expect(textOn(await outsider().says('mina möten'))).toContain('Jag ser inga möten på gång för dig');
  });

  it('is asked to go to their own chat with what is only for them', async () => {
    forum = await openMeetings(test);

    expect(textOn(await forum.olle.says('mina möten', CHANNEL))).toContain('i din egen chatt');
  });
});

describe('a point', () => {
  it('comes on the agenda in the channel', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);

    const kept = await propose(forum.stig, { title: 'Nya rutinen för hjälpmedel', minutes: '10', purpose: 'decision' });

    expect(textOn(kept)).toContain('Punkten står på dagordningen');
    expect(forum.texts()[0]).toContain('Nya rutinen för hjälpmedel (10 min, för beslut)');
  });

  it('that is sent twice comes once', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);
    const form = await forum.stig.presses('Föreslå punkt', agenda());

    await forum.stig.presses('Lämna punkten', form, { title: 'Hjälpmedel' });
    await forum.stig.presses('Lämna punkten', form, { title: 'Hjälpmedel' });
    await forum.bot.work();

    expect(forum.texts()[0]?.match(/Hjälpmedel/g)).toHaveLength(1);
  });

  it('that points out a person is not kept, and all else that was written stays', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);

    const again = await propose(forum.stig, { title: 'Hjälpmedel', note: 'Tolvan Tolvansson 121212-1212 väntar' });

    expect(JSON.stringify(again.card)).toContain('Hjälpmedel');
    expect(JSON.stringify(again.card)).not.toContain('1212');
    expect(await everythingIn(test)).not.toContain('121212');
  });

  it('can be one of the forum’s cases', async () => {
    forum = await openMeetings(test);
    await files(forum.olle);
    await forum.bot.work();
    await at(AGENDA_DAY);
    const [case_] = (await forum.bot.desk.office.cases.list({ offset: 0, limit: 1 })).cases;

    await propose(forum.olle, { case: case_?.id ?? '' });

    expect(forum.texts().at(-1)).toContain('SKAV-2026-0001');
  });

  it('is not taken after the last day, but for those who lead', async () => {
    forum = await openMeetings(test, { standard: { policy: WITH_DEADLINE, standing: [] } });
    await at(AGENDA_DAY);
    const [meeting] = await forum.bot.desk.secretariat.meetings.of(SEAT, forum.bot.clock.now());
    if (!meeting) throw new Error('no meeting');

    const toStig = await forge(forum.stig, { press: 'point-form', meeting: meeting.id });
    const toLena = await forge(forum.lena, { press: 'point-form', meeting: meeting.id });

    expect(textOn(toStig)).toContain('Sista dagen att lämna punkter har gått');
    expect(buttonsOn(toLena)).toContain('Lämna punkten');
    expect(agenda() && buttonsOn(agenda())).not.toContain('Föreslå punkt');
  });

  it('is taken back by whoever proposed it, and by nobody else', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);
    await propose(forum.stig, { title: 'Hjälpmedel' });
    const [point] = await forum.bot.desk.secretariat.points.of(SEAT, forum.bot.clock.now());
    if (!point) throw new Error('no point');

    const refused = await forge(outsider(), { press: 'withdraw-point', point: point.id });
    await forge(forum.stig, { press: 'withdraw-point', point: point.id });
    await forum.bot.work();

    expect(textOn(refused)).toContain('Punkten är någon annans');
    expect(forum.texts()[0]).not.toContain('Hjälpmedel');
  });
});

describe('those who lead', () => {
  it('lay out the agenda', async () => {
    forum = await openMeetings(test, { standard: { policy: WITH_DEADLINE, standing: ['Anteckningar', 'Rundan'] } });
    await at('2026-11-26T09:00+01:00');
    const form = await forum.lena.presses('Ändra dagordningen', await forum.lena.says(AGENDA));

    const saved = await forum.lena.presses('Spara dagordningen', form, { 'place-1': '1', 'minutes-1': '20' });
    await forum.bot.work();

    expect(textOn(saved)).toMatch(/1 Rundan \(20 min\)[\s\S]*2 Anteckningar/);
    expect(forum.texts()[0]).toMatch(/1 Rundan \(20 min\)[\s\S]*2 Anteckningar/);
  });

  it('see what the channel would see, before it does', async () => {
    forum = await openMeetings(test);

    const preview = await forum.lena.presses('Förhandsvisa', await forum.lena.says(AGENDA));

    expect(textOn(preview)).toContain('Bara du ser det här');
    expect(forum.texts()).toEqual([]);
  });

  it('post the agenda at once, and it does not come again on its day', async () => {
    forum = await openMeetings(test);

    const posted = await forum.lena.presses('Posta nu', await forum.lena.says(AGENDA));
    await forum.bot.work();
    await at(AGENDA_DAY);

    expect(textOn(posted)).toContain('Dagordningen är på väg till kanalen');
    expect(forum.texts()).toHaveLength(1);
  });

  it('post at once what failed while the bot was shut out', async () => {
    forum = await openMeetings(test);
    forum.bot.connector.refuseNext(403);
    await at(AGENDA_DAY);
    const shutOut = forum.texts().length;

    await forum.lena.presses('Posta nu', await forum.lena.says(AGENDA));
    await forum.bot.work();

    expect(shutOut).toBe(0);
    expect(forum.texts()).toEqual([expect.stringContaining('möts torsdag 10 december')]);
  });

  it('leave one meeting out, and change their minds', async () => {
    forum = await openMeetings(test);
    const skipped = await forum.lena.presses('Hoppa över mötet', await forum.lena.says(AGENDA));
    await at(AGENDA_DAY);
    const without = forum.texts().length;

    await forum.lena.presses('Påminn ändå', skipped);
    await forum.bot.work();

    expect(without).toBe(0);
    expect(forum.texts()).toHaveLength(1);
  });

  it('pause a forum until a day, and then what is due comes', async () => {
    forum = await openMeetings(test);
    const form = await forum.lena.says('pausa påminnelser för lokala gruppen i Uddevalla');
    const wrong = await forum.lena.presses('Pausa', form, { until: '2026-11-21' });
    const paused = await forum.lena.presses('Pausa', form, { until: '2026-12-07' });
    await at(AGENDA_DAY);
    const during = forum.texts().length;

    await at('2026-12-07T07:00+01:00');

    expect(textOn(wrong)).toContain('Välj en dag från och med i morgon');
    expect(textOn(paused)).toContain('börjar igen måndag 7 december');
    expect(during).toBe(0);
    expect(forum.texts()).toHaveLength(1);
  });

  it('see what was sent, what waits and how it is with the calendar', async () => {
    forum = await openMeetings(test);
    await at(AGENDA_DAY);

    const report = await forum.lena.says('vad har skickats i lokala gruppen i Uddevalla');

    expect(allTextOn(report)).toMatch(/Kalendern lästes senast torsdag 3 december kl\. 08\.00/);
    expect(allTextOn(report)).toMatch(/Dagordningen för mötet 10 december: torsdag 3 december kl\. 08\.00/);
    expect(allTextOn(report)).toContain('Väntar');
  });

  it('are the only ones who can, whatever a card says', async () => {
    forum = await openMeetings(test);
    const [meeting] = await forum.bot.desk.secretariat.meetings.of(SEAT, forum.bot.clock.now());
    if (!meeting) throw new Error('no meeting');
    const { id } = meeting;
    const presses: MeetingPress[] = [
      { press: 'arrange-form', meeting: id },
      { press: 'arrange', meeting: id, items: [] },
      { press: 'preview', meeting: id },
      { press: 'post-now', meeting: id },
      { press: 'skip', meeting: id },
      { press: 'pause', seat: 'fyrbodal/lokal/uddevalla' as never },
      { press: 'resume', seat: 'fyrbodal/lokal/uddevalla' as never },
      { press: 'deliveries', seat: 'fyrbodal/lokal/uddevalla' as never },
      { press: 'resolve', meeting: id, delivery: 'agenda', as: 'again' },
      { press: 'follow-up', meeting: id },
    ];

    const answers: string[] = [];
    for (const press of presses) answers.push(textOn(await forge(forum.stig, press, { until: '2026-12-24' })));

    expect(answers).toEqual(presses.map(() => expect.stringContaining('Det här gör bara de som leder forumet')));
  });
});

describe('when a meeting is over', () => {
  it('those who lead are asked what came of each case, once, in their own chats', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);
    await schedule();

    await at('2026-12-10T15:00+01:00');
    await at('2026-12-10T15:05+01:00');

    const asked = [forum.lena, forum.olle].map((who) => inbox(who).filter((text) => text.includes('Vad blev det av')));
    expect(asked).toEqual([[expect.stringContaining('SKAV-2026-0001')], [expect.stringContaining('SKAV-2026-0001')]]);
    expect(inbox(forum.stig).filter((text) => text.includes('Vad blev det av'))).toEqual([]);
  });

  it('nobody is asked about a meeting without cases or points', async () => {
    forum = await openMeetings(test);

    await at('2026-12-10T15:00+01:00');

    expect(inbox(forum.olle).filter((text) => text.includes('Vad blev det av'))).toEqual([]);
  });

  it('a case that was not reached is put on the next meeting', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);
    await schedule();
    await at('2026-12-10T15:00+01:00');

    const after = await forum.olle.presses('Bordlägg till nästa möte', followUp(forum.olle));
    await forum.bot.work();

    expect(textOn(after)).toContain('Allt från mötet');
    expect(textOn(await forum.olle.says(AGENDA))).toMatch(/14 januari[\s\S]*SKAV-2026-0001/);
    expect(inbox(forum.stig).at(-1)).toContain('14 januari');
  });

  it('a case that nobody said anything of is on the next agenda by itself', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);
    await schedule();
    await at('2026-12-10T15:00+01:00');

    await at('2027-01-07T08:00+01:00');

    expect(forum.texts().at(-1)).toMatch(/14 januari[\s\S]*SKAV-2026-0001[\s\S]*kvar från förra mötet/);
  });

  it('its decision is written from the same card', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);
    await schedule();
    await at('2026-12-10T15:00+01:00');

    const step = await forum.olle.presses('Beslut eller rekommendation', followUp(forum.olle));
    await forum.olle.presses('Spara beslutet', step, { text: 'Listan skickas före hemgång' });
    await forum.bot.work();

    expect(inbox(forum.stig).at(-1)).toContain('Listan skickas före hemgång');
  });

  it('a point that was not reached is put on the next meeting', async () => {
    forum = await openMeetings(test, {}, [MEETING, NEXT]);
    await at(AGENDA_DAY);
    await propose(forum.stig, { title: 'Hjälpmedel' });
    await at('2026-12-10T15:00+01:00');

    await forum.lena.presses('Hann inte med 1', followUp(forum.lena));

    expect(textOn(await forum.lena.says(AGENDA))).toMatch(/14 januari[\s\S]*Hjälpmedel[\s\S]*kvar från förra mötet/);
  });
});

const inbox = (who: Someone): string[] => who.inbox().map(textOn);

function followUp(who: Someone): Shown {
  const found = who.inbox().findLast((one) => textOn(one).includes('Vad blev det av'));
  if (!found) throw new Error('nobody was asked');
  return found;
}

/** Somebody without any role, who has filed nothing. */
const outsider = (): Someone => forum.outsider;

async function propose(who: Someone, values: Readonly<Record<string, string>>): Promise<Shown> {
  const kept = await who.presses('Lämna punkten', await who.presses('Föreslå punkt', agenda()), values);
  await forum.bot.work();
  return kept;
}

/** Stig files a case, and Lena puts it on the next meeting. */
async function schedule(): Promise<void> {
  await files(forum.stig);
  await forum.bot.work();
  await forum.lena.presses('Börja bereda', await forum.lena.presses('Hantera', channelCard(forum.bot)));
  await forum.bot.work();
  const step = await forum.lena.presses('Till möte …', await forum.lena.presses('Hantera', channelCard(forum.bot)));
  await forum.lena.presses('Sätt upp på mötet', step);
  await forum.bot.work();
  forum.bot.connector.sent.length = 0;
}
