import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../support/connectorFaults.ts';
import {
  type FaultyForum,
  type FaultyOptions,
  isEdit,
  isReply,
  isRoot,
  openFaulty,
  SHORT_PATIENCE,
} from '../../support/faultyForum.ts';
import { AGENDA_DAY, MEETING } from '../../support/forumMeetings.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** What stands in a channel already: changing it when Teams does not take that, and going on when somebody has taken it away. */

let test: TestDatabase;
let forum: FaultyForum;
beforeAll(async () => {
  test = await createDatabase();
});
afterEach(() => forum.close());
afterAll(() => test.close());

const MOVED = { ...MEETING, start: '2026-12-15T13:00', end: '2026-12-15T15:00' };
const THE_DAY_BEFORE = '2026-12-09T13:00+01:00';

/** The agenda stands in the channel. */
async function posted(options: FaultyOptions = {}): Promise<void> {
  forum = await openFaulty(test, options);
  await forum.at(AGENDA_DAY);
}

const texts = (): string[] => forum.stands().map(({ text }) => text);
const edits = (): number => forum.asked(isEdit);
const root = (): string => forum.stands()[0]?.activity ?? '';

describe('a change of a card', () => {
  it.each<[string, Fault]>([
    ['500', { is: 'status', status: 500 }],
    ['502', { is: 'status', status: 502 }],
    ['503', { is: 'status', status: 503 }],
    ['504', { is: 'status', status: 504, accepts: true }],
    ['a reset', { is: 'reset', accepts: false }],
    ['no answer', { is: 'hang', accepts: true }],
  ])('that fails (%s) is tried again until it stands there', async (_said, fault) => {
    await posted(fault.is === 'hang' ? { patience: SHORT_PATIENCE } : {});
    forum.calendar.set({ ...MEETING, place: 'Bävebäck' });
    forum.bot.connector.fail(fault, { times: 2, on: isEdit });

    await forum.after({ minutes: 5 });
    await forum.after({ minutes: 1 });
    await forum.after({ minutes: 1 });
    const tried = edits();
    await forum.after({ hours: 1 });

    expect(texts()).toEqual([expect.stringContaining('Bävebäck')]);
    expect([tried, edits()]).toEqual([3, 3]);
  });

  it.each<[string, Fault]>([
    ['429', { is: 'status', status: 429, retryAfter: '30' }],
    ['412', { is: 'status', status: 412 }],
  ])('that Teams does not take now (%s) comes when it may', async (_said, fault) => {
    await posted();
    forum.calendar.set({ ...MEETING, place: 'Bävebäck' });
    forum.bot.connector.fail(fault, { times: 1, on: isEdit });

    await forum.after({ minutes: 5 });
    await forum.after({ seconds: 10 });
    const tooSoon = edits();
    await forum.after({ seconds: 21 });

    expect(tooSoon).toBe(1);
    expect(texts()).toEqual([expect.stringContaining('Bävebäck')]);
  });

  it('that never succeeds holds up no reminder, and is not given up', async () => {
    await posted();
    forum.calendar.set({ ...MEETING, place: 'Bävebäck' });
    forum.bot.connector.fail({ is: 'status', status: 502 }, { on: isEdit });

    await forum.at('2026-12-04T09:00+01:00');
    await forum.at(THE_DAY_BEFORE);
    await forum.at('2026-12-10T12:45+01:00');
    const meanwhile = forum.stands().map(({ thread }) => thread);
    forum.bot.connector.heal();
    await forum.after({ minutes: 1 });

    expect(meanwhile).toEqual([null, root(), root()]);
    expect(texts()[0]).toContain('Bävebäck');
  });

  it('that never succeeds holds up no news of another time', async () => {
    await posted();
    forum.calendar.set(MOVED);
    forum.bot.connector.fail({ is: 'status', status: 502 }, { on: isEdit });

    await forum.at('2026-12-04T09:00+01:00');
    await forum.after({ minutes: 5 });

    expect(texts()).toEqual([expect.anything(), expect.stringContaining('15 december')]);
  });

  it('of something that somebody has deleted is not tried again', async () => {
    await posted();
    forum.bot.connector.remove(root());
    forum.calendar.set({ ...MEETING, place: 'Bävebäck' });

    await forum.after({ minutes: 5 });
    await forum.after({ hours: 1 });

    expect(edits()).toBe(1);
  });

  it('that Teams refuses leaves its thread where it is', async () => {
    await posted();
    forum.calendar.set({ ...MEETING, place: 'Bävebäck' });
    forum.bot.connector.fail({ is: 'status', status: 400 }, { times: 1, on: isEdit });

    await forum.at('2026-12-04T09:00+01:00');
    await forum.at(THE_DAY_BEFORE);

    expect(forum.stands().map(({ thread }) => thread)).toEqual([null, root()]);
    expect(edits()).toBe(1);
  });
});

describe('a thread whose root somebody has deleted', () => {
  it('is followed by a post of its own', async () => {
    await posted();
    forum.bot.connector.remove(root());

    await forum.at(THE_DAY_BEFORE);
    await forum.after({ minutes: 1 });
    await forum.at('2026-12-10T12:45+01:00');

    const [, day, start, ...more] = forum.stands();
    expect([day?.thread, start?.thread]).toEqual([null, day?.activity]);
    expect(more).toEqual([]);
  });

  it('with replies in it is followed by one post of its own', async () => {
    await posted();
    await forum.at(THE_DAY_BEFORE);
    forum.bot.connector.remove(root());

    await forum.at('2026-12-10T12:45+01:00');
    for (let times = 0; times < 4; times++) await forum.after({ seconds: 30 });

    expect(forum.stands().map(({ thread }) => thread)).toEqual([null, root(), null]);
  });

  it('is told of another time nevertheless, once', async () => {
    await posted();
    forum.bot.connector.remove(root());
    forum.calendar.set(MOVED);

    for (let times = 0; times < 4; times++) await forum.after({ minutes: 5 });

    const news = forum.stands().slice(1);
    expect(news.map(({ thread }) => thread)).toEqual([null]);
    expect(news[0]?.text).toContain('15 december');
  });
});

describe('news of another time', () => {
  const lost: Fault = { is: 'status', status: 502, accepts: true };

  async function lostNews(): Promise<void> {
    await posted();
    forum.calendar.set(MOVED);
    forum.bot.connector.fail(lost, { times: 1, on: isReply });
    await forum.at('2026-12-04T09:00+01:00');
  }

  it('of which nobody knows whether it came is not told again', async () => {
    await lostNews();

    await forum.after({ minutes: 5 });
    await forum.after({ hours: 1 });

    expect(forum.stands().filter(({ thread }) => thread === root())).toHaveLength(1);
  });

  it('that has been seen is not told again', async () => {
    await lostNews();
    const [alert] = forum.stands(forum.lena.chat).filter(({ text }) => text.startsWith('Kom '));

    if (alert) await forum.lena.presses('Det syns i kanalen', alert);
    await forum.after({ minutes: 5 });
    await forum.after({ hours: 1 });

    expect(alert).toBeDefined();
    expect(forum.stands().filter(({ thread }) => thread === root())).toHaveLength(1);
  });

  it('is told of the next change when one was lost', async () => {
    await lostNews();

    forum.calendar.set({ ...MOVED, start: '2026-12-16T13:00', end: '2026-12-16T15:00' });
    await forum.after({ minutes: 5 });
    await forum.after({ minutes: 5 });

    const [lastSaid, ...more] = forum.stands().slice(2);
    expect(lastSaid?.text).toContain('16 december');
    expect(more).toEqual([]);
  });
});

describe('an agenda that those who lead want at once', () => {
  it('comes when Teams takes it, and what is due then replies to it', async () => {
    forum = await openFaulty(test);
    const { meetings } = forum.bot.desk.secretariat;
    forum.bot.connector.fail({ is: 'status', status: 502 }, { times: 1, on: isRoot });
    await forum.at(AGENDA_DAY);
    await forum.bot.desk.secretariat.deliveries.resolve(
      await forum.meeting(),
      'agenda',
      'again',
      forum.bot.clock.now(),
    );
    forum.bot.clock.moveTo(THE_DAY_BEFORE);
    await meetings.want(await forum.meeting(), true);

    await forum.after({ seconds: 1 });
    await forum.after({ minutes: 1 });

    expect(forum.stands().map(({ thread }) => thread)).toEqual([null, root()]);
  });
});
