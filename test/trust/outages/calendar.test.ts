import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { seatKey } from '../../../src/domain/meeting/meeting.ts';
import type { CalendarSource } from '../../../src/domain/meeting/rules.ts';
import { graphCalendar } from '../../../src/graph/calendar.ts';
import { connectGraph } from '../../../src/graph/connection.ts';
import { type RunningBot, startBot } from '../../support/bot.ts';
import { type FaultyForum, openFaulty } from '../../support/faultyForum.ts';
import { CHANNEL, GRANTS, installs, links } from '../../support/filing.ts';
import { AGENDA_DAY, SEAT } from '../../support/forumMeetings.ts';
import type { Fault } from '../../support/graphFaults.ts';
import { type GraphServer, startGraphServer } from '../../support/graphServer.ts';
import { personIn, type Someone, standingIn, textOn } from '../../support/people.ts';
import { createDatabase, empty, type TestDatabase } from '../../support/postgres.ts';

/** The calendar itself is away while somebody asks about meetings. */

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase();
});
afterAll(() => test.close());

describe('a calendar that cannot be read', () => {
  let forum: FaultyForum;
  beforeAll(async () => {
    forum = await openFaulty(test);
  });
  afterAll(() => forum.close());

  it('leaves a question about the next meeting answered at once, by what was read last', async () => {
    forum.calendar.remove();
    await forum.after({ minutes: 5 });

    const start = performance.now();
    const shown = await forum.lena.says('när träffas lokala gruppen i Uddevalla');

    expect(textOn(shown)).toContain('10 december');
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('Graph that hangs when a reminder is due', () => {
  const SOURCE: CalendarSource = { kind: 'graph', mailbox: 'uddevalla@example.org', calendar: null, subject: '' };
  /** Milliseconds; far more than an answer takes, so that what is answered meanwhile has not waited. */
  const PATIENCE = 3000;
  const HANGS: readonly (readonly [string, Fault])[] = [
    ['never answering', { is: 'hang' }],
    ['after one byte of its answer', { is: 'stall' }],
  ];

  let graph: GraphServer;
  let bot: RunningBot;
  let lena: Someone;
  let meeting: string;
  const calendar = () => bot.desk.secretariat.calendar;
  const inChannel = () =>
    standingIn(bot, CHANNEL)
      .map(textOn)
      .filter((text) => text.includes('december'));
  beforeEach(async () => {
    await empty(test);
    graph = await startGraphServer();
    const mailbox = graph.mailbox(SOURCE.mailbox);
    meeting = mailbox.put({ start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z', subject: 'Lokal grupp' });
    bot = await startBot(test, {
      rules: { grants: GRANTS },
      meetings: { calendars: { [seatKey(SEAT)]: SOURCE } },
      calendar: graphCalendar(connectGraph(graph.settings, { patience: PATIENCE })),
    });
    lena = personIn(bot, 'lena');
    await installs(lena);
    await links(lena);
    await bot.look();
    bot.clock.moveTo(AGENDA_DAY);
  });
  afterEach(async () => {
    await bot.close();
    await graph.close();
  });

  /** What has come due is done; the calendar was read long ago, and is read first. */
  async function comesDue(): Promise<void> {
    await bot.desk.secretariat.meetings.rouse(bot.clock.now().add({ seconds: 1 }));
    await bot.work();
  }

  it.each(HANGS)('%s leaves questions answered meanwhile, in no more time than else', async (_how, fault) => {
    const before = graph.requests.length;
    graph.fault(fault);
    const done: string[] = [];
    const reminding = comesDue().then(() => done.push('reminded'));
    while (graph.requests.length === before) await new Promise((resolve) => setTimeout(resolve, 2));

    const start = performance.now();
    const asked = await lena.says('vem har hand om hjälpmedel i hemsjukvården i Uddevalla');
    const met = await lena.says('när träffas lokala gruppen i Uddevalla');
    const took = performance.now() - start;
    done.push('answered');
    await reminding;

    expect(done).toEqual(['answered', 'reminded']);
    expect(took).toBeLessThan(2000);
    expect(textOn(asked)).toContain('Uddevalla');
    expect(textOn(met)).toContain('10 december');
  });

  it.each(HANGS)('%s keeps no reminder back for longer than it is waited for', async (_how, fault) => {
    graph.fault(fault);

    const start = performance.now();
    await comesDue();
    const took = performance.now() - start;

    expect(inChannel()).toEqual([expect.stringContaining('10 december')]);
    expect(took).toBeLessThan(2 * PATIENCE);
    expect(bot.logged.join('\n')).toMatch(/"code":"unreachable".*calendar-not-read/);
  });

  it.each(HANGS)(
    '%s is read again once it is back, without anything being started anew',
    async (_how, fault) => {
      graph.fault(fault);
      await comesDue();
      // More than are let through at a time: each must have given its place back.
      const window = { from: bot.clock.now(), to: bot.clock.now().add({ hours: 240 }), timeZone: 'Europe/Stockholm' };
      const hung = await Promise.allSettled(Array.from({ length: 5 }, () => calendar().read(SOURCE, window, null)));
      graph.mailbox(SOURCE.mailbox).change(meeting, { start: '2026-12-15T12:00:00Z', end: '2026-12-15T14:00:00Z' });

      graph.heal();
      bot.clock.move({ minutes: 5 });
      await bot.look();

      expect(hung.map(({ status }) => status)).toEqual(Array.from(hung, () => 'rejected'));
      expect(inChannel()).toEqual([
        expect.stringContaining('15 december'),
        expect.stringMatching(/Ny tid: tisdag 15 december/),
      ]);
    },
    30_000,
  );
});
