import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Occurrence } from '../../src/domain/meeting/meeting.ts';
import { type MeetingId, occurrenceId } from '../../src/domain/meeting/meeting.ts';
import type { KeptMeeting, Meetings } from '../../src/ports/meetings.ts';
import { storedDeliveries } from '../../src/store/deliveries.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { jobsTaken, plain } from './someCase.ts';
import {
  adding,
  aldre,
  allDay,
  date,
  instant,
  keptIn,
  LONG_AGO,
  NOW,
  STOCKHOLM,
  series,
  someOccurrence,
  timed,
  uddevalla,
} from './someMeeting.ts';

/** What the port Meetings promises, kept by the store. */

let test: TestDatabase;
let meetings: Meetings;
let queue: ReturnType<typeof jobsTaken>;

beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  await test.database.deleteFrom('meetings').execute();
  queue = jobsTaken();
  meetings = storedMeetings(test.database, queue.enqueue, STOCKHOLM);
});
afterAll(() => test.close());

const all = (seat = aldre): Promise<KeptMeeting[]> => meetings.of(seat, LONG_AGO);

/** What the queue was asked to look to since this was last called. */
const lookedTo = () =>
  queue.jobs.splice(0).flatMap((job) => (job.job === 'remind' ? [{ meeting: job.meeting, at: job.at }] : []));

const sorted = (ids: readonly string[]): string[] => [...ids].sort();

const nobodysId = () => randomUUID() as string as MeetingId;

describe('a meeting', () => {
  it.each<[string, Partial<Occurrence>]>([
    ['with an hour', {}],
    ['of whole days', { original: date('2026-12-10'), span: allDay('2026-12-10', '2026-12-11') }],
    ['of whole days that had an hour', { span: allDay('2026-12-12', '2026-12-12') }],
    ['that stands alone', { series: 'AAMkAD=', original: null, place: '', joinUrl: '' }],
    ['that had passed before the epoch', { span: timed('1969-07-20T20:00:00Z', '1969-07-20T21:00:00Z') }],
    ['that ends as it begins', { span: timed('2026-12-10T12:00:00Z', '2026-12-10T12:00:00Z') }],
  ])('%s comes back as it went in', async (_, change) => {
    const occurrence = someOccurrence(change);

    await meetings.save(uddevalla, adding(occurrence));

    const [kept] = await meetings.of(uddevalla, instant('1960-01-01T00:00:00Z'));
    expect(plain(kept)).toEqual(
      plain({
        ...occurrence,
        id: kept?.id,
        seat: uddevalla,
        told: null,
        isSkipped: false,
        isWanted: false,
        arranged: [],
      }),
    );
    expect(kept?.original?.constructor).toBe(occurrence.original?.constructor);
    expect(plain(await meetings.find(kept?.id ?? nobodysId()))).toEqual(plain(kept));
  });

  it('is not there under an id that is none', async () => {
    expect(await meetings.find('x' as MeetingId)).toBeNull();
    expect(await meetings.find(nobodysId())).toBeNull();
  });

  it('that would end before it begins, or has an hour and a date, is not stored', async () => {
    const backwards = someOccurrence({ span: timed('2026-12-10T12:00:00Z', '2026-12-10T11:00:00Z') });
    await expect(meetings.save(aldre, adding(backwards))).rejects.toThrow('meetings_span');
    await expect(
      meetings.save(aldre, adding(someOccurrence({ span: allDay('2026-12-11', '2026-12-10') }))),
    ).rejects.toThrow('meetings_span');

    const { id } = await keptIn(meetings);

    const both = sql`update meetings set first_on = '2026-12-10', last_on = '2026-12-10' where id = ${id}`;
    await expect(both.execute(test.database)).rejects.toThrow('meetings_span');
    const half = sql`update meetings set ends_at = null where id = ${id}`;
    await expect(half.execute(test.database)).rejects.toThrow('meetings_span');
    const neither = sql`update meetings set starts_at = null, ends_at = null where id = ${id}`;
    await expect(neither.execute(test.database)).rejects.toThrow('meetings_span');
  });
});

describe("a forum's meetings", () => {
  it('are those that end after a moment, by start, and no other forum has them', async () => {
    await meetings.save(
      aldre,
      adding(
        someOccurrence({ series: 'last', span: timed('2027-01-01T08:00:00Z', '2027-01-01T09:00:00Z') }),
        someOccurrence({ series: 'over', span: timed('2026-12-01T10:00:00Z', '2026-12-01T11:00:00Z') }),
        someOccurrence({ series: 'first', span: timed('2026-12-01T10:00:00Z', '2026-12-01T11:00:01Z') }),
        someOccurrence({
          series: 'cancelled',
          isCancelled: true,
          span: timed('2026-12-02T10:00:00Z', '2026-12-02T11:00:00Z'),
        }),
      ),
    );
    await meetings.save(uddevalla, adding(someOccurrence({ series: 'elsewhere' })));

    const kept = await meetings.of(aldre, instant('2026-12-01T11:00:00Z'));

    expect(kept.map((meeting) => meeting.series)).toEqual(['first', 'cancelled', 'last']);
  });

  it('of whole days begin and end at midnight where the organisation is', async () => {
    await meetings.save(
      aldre,
      adding(
        someOccurrence({ series: 'days', span: allDay('2027-03-27', '2027-03-28') }),
        someOccurrence({ series: 'before', span: timed('2027-03-26T22:59:00Z', '2027-03-29T08:00:00Z') }),
        someOccurrence({ series: 'after', span: timed('2027-03-26T23:01:00Z', '2027-03-29T08:00:00Z') }),
      ),
    );

    const lastMoment = await meetings.of(aldre, instant('2027-03-28T21:59:59Z'));
    const midnight = await meetings.of(aldre, instant('2027-03-28T22:00:00Z'));

    expect(lastMoment.map((meeting) => meeting.series)).toEqual(['before', 'days', 'after']);
    expect(midnight.map((meeting) => meeting.series)).toEqual(['before', 'after']);
  });

  it('are found for several forums at once', async () => {
    await keptIn(meetings, {}, uddevalla);
    await keptIn(meetings, { span: timed('2026-12-09T12:00:00Z', '2026-12-09T13:00:00Z') }, aldre);
    await keptIn(meetings, {}, { forum: 'fyrbodal/lokal', place: 'orust' });

    const kept = await meetings.ofAll([uddevalla, aldre], NOW);

    expect(kept.map(({ seat }) => seat)).toEqual([aldre, uddevalla]);
    expect(await meetings.ofAll([], NOW)).toEqual([]);
  });
});

describe('saving', () => {
  it('has what has come looked to at once, in the same transaction', async () => {
    const broken = storedMeetings(test.database, () => Promise.reject(new Error('queue')), STOCKHOLM);
    await expect(broken.save(aldre, adding(...series(3)))).rejects.toThrow('queue');
    expect(await all()).toEqual([]);

    await meetings.save(aldre, adding(...series(3)));

    const ids = (await all()).map(({ id }) => id);
    expect(ids).toHaveLength(3);
    const jobs = lookedTo();
    expect(jobs.map(({ at }) => at)).toEqual([null, null, null]);
    expect(sorted(jobs.map(({ meeting }) => meeting))).toEqual(sorted(ids));
  });

  it('adds one that is added twice once, also when two do so at the same time', async () => {
    const other = storedMeetings(test.database, queue.enqueue, STOCKHOLM);
    const occurrences = series(50);

    await Promise.all([
      meetings.save(aldre, adding(...occurrences)),
      other.save(aldre, adding(...occurrences.toReversed())),
      meetings.save(uddevalla, adding(...occurrences)),
    ]);
    await meetings.save(aldre, adding(...occurrences));

    expect((await all()).map(occurrenceId)).toEqual(occurrences.map(occurrenceId));
    expect(lookedTo()).toHaveLength(100);
  });

  it('replaces what the calendar says and leaves what has been done about it', async () => {
    const before = await keptIn(meetings);
    await meetings.skip(before.id, true);
    await meetings.want(before.id, true);
    await meetings.arrange(before.id, [{ item: 'standing Föregående', minutes: 10, purpose: null }]);
    const deliveries = storedDeliveries(test.database);
    const claim = await deliveries.claim(before.id, 'agenda', NOW);
    const told = { span: before.span, isCancelled: false };
    const post = { serviceUrl: 'https://teams.example', conversation: '19:a', activity: '1' };
    if (claim) await deliveries.settle(claim, { is: 'sent', post, shows: 'x', told }, NOW);
    lookedTo();
    const moved = {
      ...before,
      series: 'split',
      original: date('2026-12-14'),
      span: allDay('2026-12-14', '2026-12-15'),
      subject: 'Ny rubrik',
      place: '',
      joinUrl: '',
      isCancelled: true,
    };

    await meetings.save(aldre, { added: [], changed: [moved] });

    expect(plain(await all())).toEqual(
      plain([
        {
          ...moved,
          told,
          isSkipped: true,
          isWanted: true,
          arranged: [{ item: 'standing Föregående', minutes: 10, purpose: null }],
        },
      ]),
    );
    expect(lookedTo()).toEqual([{ meeting: before.id, at: null }]);
  });

  it('of a thousand takes a few statements, and a moment', async () => {
    const occurrences = series(1000);
    const began = performance.now();

    await meetings.save(aldre, adding(...occurrences));
    const kept = await all();
    await meetings.save(aldre, { added: [], changed: kept.map((one) => ({ ...one, place: 'Ny sal' })) });

    expect(performance.now() - began).toBeLessThan(2000);
    expect(lookedTo()).toHaveLength(2000);
    expect(new Set((await all()).map(({ place }) => place))).toEqual(new Set(['Ny sal']));
  });

  it('of more than fit in one statement keeps all of them', async () => {
    await meetings.save(aldre, adding(...series(2001)));

    expect(await all()).toHaveLength(2001);
    expect(lookedTo()).toHaveLength(2001);
  });

  it('of nothing does nothing', async () => {
    await meetings.save(aldre, adding());

    expect(queue.jobs).toEqual([]);
  });
});

describe('what those who lead have settled', () => {
  it('is kept, and can be taken back', async () => {
    const { id } = await keptIn(meetings);
    const arranged = [
      { item: 'case 1', minutes: 10, purpose: 'decision' },
      { item: 'standing Övrigt', minutes: null, purpose: null },
    ] as const;

    await meetings.arrange(id, arranged);
    await meetings.skip(id, true);
    await meetings.want(id, true);

    expect(await meetings.find(id)).toMatchObject({ arranged, isSkipped: true, isWanted: true });
    await meetings.arrange(id, []);
    await meetings.skip(id, false);
    await meetings.want(id, false);
    expect(await meetings.find(id)).toMatchObject({ arranged: [], isSkipped: false, isWanted: false });
  });

  it('is not there for a meeting that is not', async () => {
    const none = 'x' as MeetingId;

    await Promise.all([meetings.arrange(none, []), meetings.skip(none, true), meetings.want(none, true)]);
    await meetings.sleep(none, NOW);

    expect(await all()).toEqual([]);
  });
});

describe('waking', () => {
  it('has the meetings of those forums looked to that have not ended', async () => {
    const [over, under, to] = [
      await keptIn(meetings, { series: 'over', span: timed('2026-12-01T09:00:00Z', '2026-12-01T11:00:00Z') }),
      await keptIn(meetings, { series: 'under', span: timed('2026-12-01T09:00:00Z', '2026-12-01T11:00:01Z') }),
      await keptIn(meetings, { series: 'today', span: allDay('2026-12-01', '2026-12-01') }),
    ];
    const here = await keptIn(meetings, {}, uddevalla);
    await keptIn(meetings, {}, { forum: 'fyrbodal/lokal', place: null });
    for (const { id } of [over, under, to, here]) await meetings.sleep(id, null);
    lookedTo();

    await meetings.wake([aldre, uddevalla], instant('2026-12-01T11:00:00Z'));

    const jobs = lookedTo();
    expect(jobs.every(({ at }) => at === null)).toBe(true);
    expect(sorted(jobs.map(({ meeting }) => meeting))).toEqual(sorted([under.id, to.id, here.id]));
  });

  it('of no forum, or of one without meetings, adds nothing', async () => {
    await meetings.wake([], NOW);
    await meetings.wake([aldre], NOW);

    expect(queue.jobs).toEqual([]);
  });

  it('waits for nobody who wakes or saves the same in another order', async () => {
    await meetings.save(aldre, adding(...series(100)));
    await meetings.save(uddevalla, adding(...series(100)));
    const kept = await all();

    await Promise.all(
      Array.from({ length: 5 }, () => [
        meetings.wake([aldre, uddevalla], NOW),
        meetings.wake([uddevalla, aldre], NOW),
        meetings.save(aldre, { added: series(120), changed: kept.toReversed() }),
      ]).flat(),
    );

    expect(await all()).toHaveLength(120);
  });
});

describe('rousing', () => {
  it('adds work for those whose time comes before then, at their time, and again until they have been looked to', async () => {
    const [soon, later, never] = [
      await keptIn(meetings, { series: 'soon' }),
      await keptIn(meetings, { series: 'later' }),
      await keptIn(meetings, { series: 'never' }),
    ];
    const at = NOW.add({ minutes: 1 });
    await meetings.sleep(soon.id, at);
    await meetings.sleep(later.id, NOW.add({ minutes: 2 }));
    await meetings.sleep(never.id, null);
    lookedTo();

    expect(await meetings.rouse(NOW.add({ minutes: 2 }))).toBe(1);
    expect(await meetings.rouse(NOW.add({ minutes: 2 }))).toBe(1);

    expect(plain(lookedTo())).toEqual(plain([soon, soon].map(({ id }) => ({ meeting: id, at }))));
    await meetings.sleep(soon.id, null);
    expect(await meetings.rouse(NOW.add({ minutes: 2 }))).toBe(0);
  });

  it('finds one that has just come, changed or been woken, so that none is lost with its work', async () => {
    const kept = await keptIn(meetings);
    const rouses = () => meetings.rouse(LONG_AGO);
    expect(await rouses()).toBe(1);
    await meetings.sleep(kept.id, null);
    expect(await rouses()).toBe(0);

    await meetings.save(aldre, { added: [], changed: [{ ...kept, place: 'Ny sal' }] });
    expect(await rouses()).toBe(1);
    await meetings.sleep(kept.id, NOW);
    expect(await rouses()).toBe(0);

    await meetings.wake([aldre], NOW);
    expect(await rouses()).toBe(1);
  });

  it('finds all of many, each once', async () => {
    await meetings.save(aldre, adding(...series(2500)));
    lookedTo();

    const count = await meetings.rouse(NOW);

    expect(count).toBe(2500);
    expect(new Set(lookedTo().map(({ meeting }) => meeting)).size).toBe(2500);
  });

  it('has an index to look in', async () => {
    await meetings.save(aldre, adding(...series(2000)));
    await sql`update meetings set wake_at = null where id not in (select id from meetings limit 5)`.execute(
      test.database,
    );
    await sql`analyze meetings`.execute(test.database);

    // Whether it is worth it is for the planner to say, and differs with what else goes on; that it can be used is ours.
    const { rows } = await test.database.transaction().execute(async (trx) => {
      await sql`set local enable_seqscan = off`.execute(trx);
      return sql<{ 'QUERY PLAN': string }>`
        explain select id from meetings where wake_at < '1990-01-01' order by wake_at, id limit 1000`.execute(trx);
    });

    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('meetings_to_wake');
  });
});
