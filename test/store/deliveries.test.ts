import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { MeetingId } from '../../src/domain/meeting/meeting.ts';
import type { Claim, Deliveries, KeptMeeting, Meetings, SentDelivery, Settlement } from '../../src/ports/meetings.ts';
import { storedDeliveries } from '../../src/store/deliveries.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { jobsTaken, plain } from './someCase.ts';
import { allDay, keptIn, NOW, STOCKHOLM, timed } from './someMeeting.ts';

/** What the port Deliveries promises, kept by the store. */

let test: TestDatabase;
let meetings: Meetings;
let deliveries: Deliveries;
let meeting: KeptMeeting;

beforeAll(async () => {
  test = await createDatabase();
  meetings = storedMeetings(test.database, jobsTaken().enqueue, STOCKHOLM);
  deliveries = storedDeliveries(test.database);
});
beforeEach(async () => {
  await test.database.deleteFrom('meetings').execute();
  meeting = await keptIn(meetings);
});
afterAll(() => test.close());

const LATER = NOW.add({ seconds: 30 });
const post = { serviceUrl: 'https://smba.example/', conversation: '19:a@thread.tacv2;messageid=1', activity: '1' };
const sent: Settlement = { is: 'sent', post, shows: 'v1', told: null };

const claim = (name = 'agenda', at = NOW): Promise<Claim | null> => deliveries.claim(meeting.id, name, at);

async function claimed(name = 'agenda'): Promise<Claim> {
  const taken = await claim(name);
  if (!taken) throw new Error('it is not given out');
  return taken;
}

async function begun(name = 'agenda'): Promise<Claim> {
  const taken = await claimed(name);
  await deliveries.begin(taken, NOW);
  return taken;
}

/** Being sent when its process died, as the one who comes next finds it. */
async function lost(name = 'agenda'): Promise<Claim> {
  const taken = await begun(name);
  expect(await claim(name, LATER)).toBeNull();
  return taken;
}

/** Read as text: times have no fields to compare. */
const known = async () => plain(await deliveries.of(meeting.id));
const only = (state: SentDelivery['state'], at = NOW, name = 'agenda') =>
  plain([{ meeting: meeting.id, name, at, state }]);

const told = async () => plain((await meetings.find(meeting.id))?.told);

describe('a delivery', () => {
  it('is claimed, sent, and known with where it stands', async () => {
    const taken = await claimed();
    expect(await known()).toEqual(only({ is: 'claimed' }));

    expect(await deliveries.begin(taken, NOW.add({ seconds: 1 }))).toBe(true);
    expect(await known()).toEqual(only({ is: 'sending' }, NOW.add({ seconds: 1 })));
    await deliveries.settle(taken, sent, LATER);

    expect(await known()).toEqual(only({ is: 'sent', post, shows: 'v1' }, LATER));
  });

  it.each<[string, Settlement]>([
    ['sent', sent],
    ['failed', { is: 'failed', why: 'gone' }],
    ['unknown', { is: 'unknown' }],
  ])('that is %s is not given out again', async (_, settlement) => {
    await deliveries.settle(await begun(), settlement, NOW);
    const before = await known();

    expect(await claim('agenda', LATER)).toBeNull();

    expect(await known()).toEqual(before);
  });

  it('is given to one of many who come at once', async () => {
    await deliveries.settle(await begun('day'), sent, NOW);

    const free = await Promise.all(Array.from({ length: 20 }, () => claim('agenda')));
    const began = await Promise.all(free.map((taken) => (taken ? deliveries.begin(taken, NOW) : false)));
    const settled = await Promise.all(Array.from({ length: 20 }, () => claim('day')));

    expect(began.filter(Boolean)).toHaveLength(1);
    expect(settled.filter(Boolean)).toEqual([]);
  });

  it('is its own for each name and each meeting', async () => {
    const other = await keptIn(meetings, { series: 'other' });
    await deliveries.settle(await begun('day'), sent, NOW);

    expect(await claim('agenda')).not.toBeNull();
    expect(await deliveries.claim(other.id, 'day', LATER)).not.toBeNull();

    const all = await deliveries.ofAll([meeting.id, other.id, 'x' as MeetingId]);
    expect(all.map(({ meeting: of, name }) => [of, name])).toEqual([
      [meeting.id, 'agenda'],
      [meeting.id, 'day'],
      [other.id, 'day'],
    ]);
    expect(await deliveries.ofAll([])).toEqual([]);
  });

  it('is not given out for a meeting that is not there', async () => {
    expect(await deliveries.claim('x' as MeetingId, 'agenda', NOW)).toBeNull();
    expect(await deliveries.claim(randomUUID() as string as MeetingId, 'agenda', NOW)).toBeNull();
  });

  it('that was not taken is as if it had not been claimed', async () => {
    const taken = await begun();

    await deliveries.settle(taken, { is: 'again' }, NOW);

    expect(await known()).toEqual([]);
    expect(await claim('agenda', LATER)).not.toBeNull();
  });

  it('that cannot be sent at all is settled without having begun', async () => {
    await deliveries.settle(await claimed(), { is: 'failed', why: 'no-channel' }, LATER);

    expect(await known()).toEqual(only({ is: 'failed', why: 'no-channel' }, LATER));
  });

  it('is never half of one thing and half of another', async () => {
    await deliveries.settle(await begun(), sent, NOW);

    const change = (to: string) => sql`update deliveries set ${sql.raw(to)}`.execute(test.database);

    await expect(change(`activity = null`)).rejects.toThrow('deliveries_post');
    await expect(change(`state = 'unknown'`)).rejects.toThrow('deliveries_sent');
    await expect(change(`why = 'gone'`)).rejects.toThrow('deliveries_failed');
    await expect(change(`state = 'claimed', shows = null`)).rejects.toThrow('deliveries_');
  });
});

describe('a delivery whose process died before sending', () => {
  it('is taken over, and who had it can no longer send it', async () => {
    const dead = await claimed();

    const heir = await claim('agenda', LATER);

    expect(heir?.carrier).not.toBe(dead.carrier);
    expect(await deliveries.begin(dead, LATER)).toBe(false);
    expect(await known()).toEqual(only({ is: 'claimed' }, LATER));
    expect(heir && (await deliveries.begin(heir, LATER))).toBe(true);
  });

  it('has nothing more to be said about by who had it', async () => {
    const dead = await claimed();
    const heir = await claimed();

    await deliveries.settle(dead, { is: 'again' }, LATER);
    await deliveries.settle(dead, { is: 'failed', why: 'refused' }, LATER);
    await deliveries.settle(
      dead,
      { ...sent, told: { span: allDay('2027-01-01', '2027-01-01'), isCancelled: true } },
      LATER,
    );

    expect(await deliveries.begin(heir, NOW)).toBe(true);
    expect(await told()).toBeNull();
  });

  it('has begun once when the heir and the one it was taken from both try', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 20 }, async (_, nth) => {
        const first = await claimed(`news ${nth}`);
        const [, second] = await Promise.all([undefined, claim(`news ${nth}`)]);
        const began = await Promise.all([first, second].map((one) => (one ? deliveries.begin(one, NOW) : false)));
        return began.filter(Boolean).length;
      }),
    );

    expect(rounds).toEqual(rounds.map(() => 1));
  });
});

describe('a delivery whose process died while sending', () => {
  it('is known as not known, and never given out again', async () => {
    await lost();

    expect(await known()).toEqual(only({ is: 'unknown' }, LATER));
    expect(await claim('agenda', LATER)).toBeNull();
  });

  it('is sent after all when the process was only slow', async () => {
    const slow = await lost();
    const { span } = meeting;

    await deliveries.settle(slow, { ...sent, told: { span, isCancelled: false } }, LATER);

    expect(await known()).toEqual(only({ is: 'sent', post, shows: 'v1' }, LATER));
    expect(await told()).toEqual(plain({ span, isCancelled: false }));
  });

  it.each<[string, Settlement, SentDelivery['state'][]]>([
    ['was not taken', { is: 'again' }, []],
    ['was refused', { is: 'failed', why: 'refused' }, [{ is: 'failed', why: 'refused' }]],
  ])('is known to be so when the process was only slow and it %s', async (_, settlement, states) => {
    await deliveries.settle(await lost(), settlement, LATER);

    expect((await deliveries.of(meeting.id)).map(({ state }) => state)).toEqual(states);
  });
});

describe('what the channel knows of a meeting', () => {
  it('is what it was told last', async () => {
    const first = { span: timed('2026-12-10T12:00:00Z', '2026-12-10T14:00:00Z'), isCancelled: false };
    const second = { span: allDay('2026-12-11', '2026-12-12'), isCancelled: true };

    await deliveries.settle(await begun('agenda'), { ...sent, told: first }, NOW);
    expect(await told()).toEqual(plain(first));
    await deliveries.settle(await begun('follow-up a'), sent, NOW);
    expect(await told()).toEqual(plain(first));
    await deliveries.settle(await begun('news 1'), { ...sent, told: second }, NOW);

    expect(await told()).toEqual(plain(second));
    expect((await meetings.find(meeting.id))?.told?.span).toMatchObject({ is: 'all-day' });
    expect((await keptIn(meetings, { series: 'other' })).told).toBeNull();
  });
});

describe('an unknown delivery that somebody has looked for', () => {
  it('is sent when it was seen, and stands nobody knows where', async () => {
    await lost();

    expect(await deliveries.resolve(meeting.id, 'agenda', 'seen', LATER)).toBe(true);

    expect(await known()).toEqual(only({ is: 'sent', post: null, shows: '' }, LATER));
    expect(await claim('agenda', LATER)).toBeNull();
  });

  it('stands where its process says, when that comes back', async () => {
    const slow = await lost();
    await deliveries.resolve(meeting.id, 'agenda', 'seen', LATER);

    await deliveries.settle(slow, { is: 'again' }, LATER);
    await deliveries.settle(slow, { is: 'unknown' }, LATER);
    expect(await known()).toEqual(only({ is: 'sent', post: null, shows: '' }, LATER));
    await deliveries.settle(slow, sent, LATER);

    expect(await known()).toEqual(only({ is: 'sent', post, shows: 'v1' }, LATER));
  });

  it('is given out again when it was not there', async () => {
    await deliveries.settle(await begun(), { is: 'unknown' }, NOW);

    expect(await deliveries.resolve(meeting.id, 'agenda', 'again', LATER)).toBe(true);

    expect(await known()).toEqual([]);
    expect(await claim('agenda', LATER)).not.toBeNull();
  });

  it('can be tried again when it failed, and is not taken for seen', async () => {
    await deliveries.settle(await begun(), { is: 'failed', why: 'gone' }, NOW);

    expect(await deliveries.resolve(meeting.id, 'agenda', 'seen', LATER)).toBe(false);
    expect(await deliveries.resolve(meeting.id, 'agenda', 'again', LATER)).toBe(true);

    expect(await claim('agenda', LATER)).not.toBeNull();
  });

  it('is resolved by one of several', async () => {
    await lost();

    const resolved = await Promise.all(
      Array.from({ length: 10 }, (_, nth) =>
        deliveries.resolve(meeting.id, 'agenda', nth % 2 === 0 ? 'again' : 'seen', LATER),
      ),
    );

    expect(resolved.filter(Boolean)).toHaveLength(1);
  });

  it.each<[string, (name: string) => Promise<unknown>]>([
    ['claimed', claimed],
    ['being sent', begun],
    ['sent', async (name) => deliveries.settle(await begun(name), sent, NOW)],
    ['not there', async () => undefined],
  ])('is none when it is %s', async (_, make) => {
    await make('day');
    const before = await known();

    expect(await deliveries.resolve(meeting.id, 'day', 'seen', LATER)).toBe(false);
    expect(await deliveries.resolve(meeting.id, 'day', 'again', LATER)).toBe(false);
    expect(await deliveries.resolve('x' as MeetingId, 'day', 'again', LATER)).toBe(false);

    expect(await known()).toEqual(before);
  });
});

describe('what a delivery shows', () => {
  it('changes in place, and it came when it came', async () => {
    await deliveries.settle(await begun(), sent, NOW);

    await deliveries.shows(meeting.id, 'agenda', 'v2');

    expect(await known()).toEqual(only({ is: 'sent', post, shows: 'v2' }));
  });

  it('is nothing as long as it is not sent', async () => {
    await begun();

    await deliveries.shows(meeting.id, 'agenda', 'v2');
    await deliveries.shows('x' as MeetingId, 'agenda', 'v2');

    expect(await known()).toEqual(only({ is: 'sending' }));
  });
});
