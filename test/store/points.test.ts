import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CaseId } from '../../src/domain/case/case.ts';
import type { Point } from '../../src/domain/meeting/point.ts';
import type { Meetings, Points } from '../../src/ports/meetings.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { storedPoints } from '../../src/store/points.ts';
import { createDatabase, everythingIn, type TestDatabase } from '../support/postgres.ts';
import { anna, jobsTaken, plain } from './someCase.ts';
import { aldre, allDay, instant, keptIn, NOW, STOCKHOLM, timed, uddevalla } from './someMeeting.ts';

/** What the port Points promises, kept by the store. */

let test: TestDatabase;
let meetings: Meetings;
let points: Points;

beforeAll(async () => {
  test = await createDatabase();
  meetings = storedMeetings(test.database, jobsTaken().enqueue, STOCKHOLM);
  points = storedPoints(test.database, STOCKHOLM);
});
beforeEach(async () => {
  await test.database.deleteFrom('points').execute();
  await test.database.deleteFrom('meetings').execute();
});
afterAll(() => test.close());

const somePoint = (change: Partial<Point> = {}): Point => ({
  id: randomUUID(),
  seat: aldre,
  meeting: null,
  title: 'Läkemedelslistor vid hemgång',
  note: 'Se listan från i våras.',
  case: null,
  minutes: null,
  purpose: null,
  by: anna,
  at: NOW,
  isCarried: false,
  ...change,
});

const titles = async (seat = aldre, since = NOW) => (await points.of(seat, since)).map(({ title }) => title);

describe('a point', () => {
  it('comes back as it went in', async () => {
    const { id: meeting } = await keptIn(meetings, {}, uddevalla);
    const about = { id: randomUUID() as string as CaseId, number: 'SKAV-2026-0042' };
    const full = somePoint({
      seat: uddevalla,
      meeting,
      case: about,
      minutes: 15,
      purpose: 'decision',
      isCarried: true,
    });
    const bare = somePoint({ note: '' });

    await points.add(full);
    await points.add(bare);

    expect(plain(await points.of(uddevalla, NOW))).toEqual(plain([full]));
    expect(plain(await points.find(full.id))).toEqual(plain(full));
    expect(plain(await points.of(aldre, NOW))).toEqual(plain([bare]));
  });

  it('that is sent twice is one, as it was sent first', async () => {
    const point = somePoint();

    await Promise.all(Array.from({ length: 5 }, () => points.add(point)));
    await points.add({ ...point, title: 'Något annat' });

    expect(await titles()).toEqual([point.title]);
  });

  it('is not there under an id that is none', async () => {
    expect(await points.find('x')).toBeNull();
    expect(await points.find(randomUUID())).toBeNull();
    await points.withdraw('x');
    await points.carry('x', null);
  });

  it('has a case with its number, or none', async () => {
    await points.add(somePoint());

    const half = sql`update points set case_number = 'SKAV-2026-0001'`;

    await expect(half.execute(test.database)).rejects.toThrow('points_case');
  });
});

describe("a forum's points", () => {
  it('are those of no meeting and of meetings that end after a moment, oldest first', async () => {
    const over = await keptIn(meetings, { series: 'a', span: timed('2026-12-01T09:00:00Z', '2026-12-01T11:00:00Z') });
    const under = await keptIn(meetings, { series: 'b', span: timed('2026-12-01T09:00:00Z', '2026-12-01T12:00:00Z') });
    const days = await keptIn(meetings, { series: 'c', span: allDay('2026-11-30', '2026-12-01') });
    const at = (minutes: number) => NOW.add({ minutes });
    await points.add(somePoint({ title: 'sedan', meeting: under.id, at: at(3) }));
    await points.add(somePoint({ title: 'över', meeting: over.id }));
    await points.add(somePoint({ title: 'väntar', at: at(2) }));
    await points.add(somePoint({ title: 'först', meeting: days.id, at: at(1) }));
    await points.add(somePoint({ title: 'annat forum', seat: uddevalla }));

    expect(await titles(aldre, instant('2026-12-01T11:00:00Z'))).toEqual(['först', 'väntar', 'sedan']);
    expect(await titles(aldre, instant('2026-12-01T23:00:00Z'))).toEqual(['väntar']);
    expect(await titles(aldre, instant('2026-12-01T08:00:00Z'))).toHaveLength(4);
  });

  it('are without those withdrawn, which do not come back', async () => {
    const [withdrawn, kept] = [somePoint({ title: 'bort', note: 'Drogs tillbaka' }), somePoint({ title: 'kvar' })];
    await points.add(withdrawn);
    await points.add(kept);

    await points.withdraw(withdrawn.id);
    await points.add(withdrawn);
    await points.carry(withdrawn.id, null);

    expect(await titles()).toEqual(['kvar']);
    expect(await points.find(withdrawn.id)).toBeNull();
    expect(await everythingIn(test)).not.toContain('Drogs tillbaka');
  });

  it('are with one that was carried, which belongs to no meeting any more', async () => {
    const { id: meeting } = await keptIn(meetings, { span: timed('2026-11-01T09:00:00Z', '2026-11-01T11:00:00Z') });
    const point = somePoint({ meeting });
    await points.add(point);
    expect(await titles()).toEqual([]);

    await points.carry(point.id, null);

    expect(plain(await points.of(aldre, NOW))).toEqual(plain([{ ...point, meeting: null, isCarried: true }]));
  });
});
