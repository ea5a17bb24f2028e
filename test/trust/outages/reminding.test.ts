import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Courier, TryAgain } from '../../../src/app/case/deliver.ts';
import type { Desk } from '../../../src/app/desk.ts';
import { lookTo } from '../../../src/app/meeting/remind.ts';
import { syncForum } from '../../../src/app/meeting/sync.ts';
import { seatKey } from '../../../src/domain/meeting/meeting.ts';
import type { PersonId } from '../../../src/domain/person.ts';
import { createGraphCalendar } from '../../../src/graph/calendar.ts';
import { createLog } from '../../../src/log.ts';
import { type BotIdentity, createTeams } from '../../../src/teams/server.ts';
import type { Fault } from '../../support/connectorFaults.ts';
import { type FaultyForum, isRoot, openFaulty, SHORT_PATIENCE } from '../../support/faultyForum.ts';
import { AGENDA_DAY, SEAT } from '../../support/forumMeetings.ts';
import type { FakeMailbox } from '../../support/graphCalendars.ts';
import { type GraphServer, startGraphServer } from '../../support/graphServer.ts';
import { TENANT, textOn } from '../../support/people.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type SignIn, startSignIn } from '../../support/signIn.ts';

/** What the bot leans on is away: where it signs in, a forum's calendar, or the bot itself in the middle of sending. */

let test: TestDatabase;
let forum: FaultyForum;
beforeAll(async () => {
  test = await createDatabase();
});
afterEach(() => forum.close());
afterAll(() => test.close());

const log = createLog('fatal', { write: () => undefined });

/** The same bot on another footing. */
function courierOf(desk: Desk, identity: BotIdentity | null = null, patience = 10_000): Courier {
  const { messenger } = createTeams({
    desk,
    language: null,
    log,
    identity,
    download: async () => null,
    notified: null,
    patience,
  });
  return { desk, messenger, log };
}

/** @returns false when it is to be tried again */
const look = async (courier: Courier): Promise<boolean> => {
  try {
    await lookTo(courier, await forum.meeting());
    return true;
  } catch (error) {
    if (error instanceof TryAgain) return false;
    throw error;
  }
};

describe('a bot that cannot sign in', () => {
  let signIn: SignIn;
  beforeEach(async () => {
    signIn = await startSignIn();
    forum = await openFaulty(test);
    forum.bot.clock.moveTo(AGENDA_DAY);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await signIn.close();
  });

  /** Another one each time: tokens are kept for as long as the process lives. */
  const registered = (patience?: number): Courier =>
    courierOf(
      forum.bot.desk,
      {
        appId: randomUUID(),
        credential: { kind: 'password' as const, password: 'secret' },
        tenant: 'home',
        tenants: ['home'],
        endpoints: {},
        serviceUrls: [forum.bot.connector.url],
      },
      patience,
    );

  it.each([
    ['nobody is there', 'down'],
    ['nobody answers', 'slow'],
    ['it is out of order', 'broken'],
    ['it is not known', 'refused'],
  ] as const)('as %s loses nothing, and sends when it can, once', async (_why, how) => {
    const courier = registered(how === 'slow' ? SHORT_PATIENCE : undefined);
    signIn.is(how);
    const isDone = await look(courier);
    const meanwhile = await forum.states();

    signIn.is('up');
    // After a fault of the server's, the sign-in library does not ask again for a minute.
    const aMinuteOn = Date.now() + 61_000;
    if (how === 'broken') jest.spyOn(Date, 'now').mockImplementation(() => aMinuteOn);
    const isDoneThen = await look(courier);
    await look(courier);

    expect([isDone, isDoneThen]).toEqual([false, true]);
    expect(meanwhile).toEqual({});
    expect(forum.stands()).toHaveLength(1);
    expect(await forum.states()).toEqual({ agenda: 'sent' });
    expect(forum.bot.connector.accepted.at(-1)?.bearer).toBe(signIn.tokens[0]);
  });

  it('to where Teams knows it sends when it does', async () => {
    const courier = registered();
    forum.bot.connector.fail({ is: 'status', status: 401 }, { times: 1, on: isRoot });

    const isDone = await look(courier);
    await look(courier);

    expect(isDone).toBe(false);
    expect(forum.stands()).toHaveLength(1);
    expect(await forum.states()).toEqual({ agenda: 'sent' });
  });
});

describe('a chat that has to be opened first', () => {
  const LENA = `${TENANT}/lena` as PersonId;

  it.each<[string, Fault]>([
    ['502', { is: 'status', status: 502 }],
    ['no answer', { is: 'hang', accepts: true }],
  ])('and cannot be (%s) is tried again, and holds up nobody else', async (_said, fault) => {
    forum = await openFaulty(test, { patience: SHORT_PATIENCE });
    const { connector, desk } = forum.bot;
    const { contacts } = desk.office;
    const lena = await contacts.of(LENA);
    await contacts.forget(LENA);
    if (lena) await contacts.remember({ ...lena, conversation: '' });
    connector.fail({ is: 'status', status: 502 }, { times: 1, on: isRoot });
    connector.fail(fault, { on: ({ path }) => path === '/v3/conversations' });

    await forum.at(AGENDA_DAY);
    await forum.after({ minutes: 1 });
    const meanwhile = [forum.lena, forum.olle].map(({ chat }) => forum.stands(chat).length);
    connector.heal();
    await forum.after({ minutes: 1 });
    await forum.after({ minutes: 1 });

    expect(meanwhile).toEqual([0, 1]);
    expect([forum.lena, forum.olle].map(({ chat }) => forum.stands(chat).length)).toEqual([1, 1]);
  });
});

describe('a calendar that is away for a day', () => {
  const MAILBOX = 'samverkan.uddevalla@example.org';
  let graph: GraphServer;
  let mailbox: FakeMailbox;
  let courier: Courier;
  let meeting: string;
  beforeEach(async () => {
    graph = await startGraphServer();
    mailbox = graph.mailbox(MAILBOX);
    meeting = mailbox.put({ start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z', subject: 'Lokal grupp' });
    forum = await openFaulty(test, { entries: [] });
    const { desk } = forum.bot;
    const calendars = { [seatKey(SEAT)]: { kind: 'graph', mailbox: MAILBOX, calendar: null, subject: '' } } as const;
    const rules = { ...desk.secretariat.rules, calendars };
    const calendar = createGraphCalendar(graph.settings);
    courier = courierOf({ ...desk, secretariat: { ...desk.secretariat, calendar, rules } });
  });
  afterEach(() => graph.close());

  async function at(moment: string): Promise<void> {
    forum.bot.clock.moveTo(moment);
    await syncForum(courier.desk, log, SEAT);
    await look(courier);
  }

  it('is believed as it was, and what has moved meanwhile is told when it is back', async () => {
    await at('2026-12-02T12:00+01:00');
    graph.fault({ is: 'status', status: 503 });
    for (const hour of ['02T18', '03T00', '03T06', '03T08', '03T09']) await at(`2026-12-${hour}:00+01:00`);
    const meanwhile = forum.stands().map(({ text }) => text);
    const report = textOn(await forum.report());
    mailbox.change(meeting, { start: '2026-12-15T12:00:00Z', end: '2026-12-15T14:00:00Z' });
    await at('2026-12-03T11:00+01:00');
    const unchanged = forum.stands().length;

    graph.heal();
    await at('2026-12-03T12:00+01:00');
    await at('2026-12-03T12:05+01:00');

    expect(meanwhile).toEqual([expect.stringContaining('10 december')]);
    expect(report).toContain('har inte gått att läsa sedan');
    expect(unchanged).toBe(1);
    expect(forum.stands().map(({ text }) => text)).toEqual([
      expect.stringContaining('15 december'),
      expect.stringMatching(/Ny tid: tisdag 15 december/),
    ]);
  });
});

describe('what was being sent when the bot died', () => {
  /** As it is left by a process that is killed. */
  async function died(name: string, moment: string, isOnItsWay = true): Promise<void> {
    forum = await openFaulty(test);
    const { deliveries } = forum.bot.desk.secretariat;
    const then = Temporal.Instant.from(moment);
    const claim = await deliveries.claim(await forum.meeting(), name, then);
    if (claim && isOnItsWay) await deliveries.begin(claim, then);
  }

  it.each([
    ['at once', '2026-12-03T08:01+01:00', 0],
    ['when something else has come due', '2026-12-09T13:00+01:00', 1],
    ['when the meeting has begun', '2026-12-10T13:30+01:00', 0],
    ['when the meeting is over', '2026-12-10T16:00+01:00', 0],
  ])('is not sent again, and those who lead are told of it (%s)', async (_when, moment, others) => {
    await died('agenda', AGENDA_DAY);

    await forum.at(moment);
    await forum.after({ seconds: 30 });

    expect((await forum.states()).agenda).toBe('unknown');
    expect(forum.stands()).toHaveLength(others);
    for (const who of [forum.lena, forum.olle])
      expect(forum.stands(who.chat).map(({ text }) => text)).toEqual([expect.stringContaining('Kom dagordningen')]);
  });

  it('and had not left yet is sent', async () => {
    await died('agenda', AGENDA_DAY, false);

    await forum.at('2026-12-03T08:01+01:00');
    await forum.after({ seconds: 30 });

    expect(await forum.states()).toEqual({ agenda: 'sent' });
    expect(forum.stands()).toHaveLength(1);
  });
});

describe('a reminder that comes due while its meeting is being looked to', () => {
  /** Time passes as the bot works: so much each time that it looks at the clock. */
  const ticking = ({ clock }: FaultyForum['bot']): Desk['clock'] => ({
    now() {
      clock.move({ seconds: 1 });
      return clock.now();
    },
  });

  it.each(Array.from({ length: 12 }, (_, at) => 2 * at + 1))(
    'is sent by then or soon after (%d looks on)',
    async (seconds) => {
      forum = await openFaulty(test);
      const { bot } = forum;
      // What comes with a new day has been done.
      await forum.at('2026-12-03T07:00+01:00');
      bot.clock.moveTo(AGENDA_DAY);
      bot.clock.move({ seconds: -seconds });

      await look(courierOf({ ...bot.desk, clock: ticking(bot) }));
      await forum.after({ minutes: 1 });

      expect(forum.stands()).toHaveLength(1);
    },
  );
});
