import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { CalendarStates } from '../../src/ports/meetings.ts';
import { storedCalendarStates } from '../../src/store/calendarStates.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { plain } from './someCase.ts';
import { aldre, NOW, uddevalla } from './someMeeting.ts';

/** What the port CalendarStates promises, kept by the store. */

let test: TestDatabase;
let states: CalendarStates;

beforeAll(async () => {
  test = await createDatabase();
  states = storedCalendarStates(test.database);
});
beforeEach(async () => {
  await test.database.deleteFrom('calendars').execute();
});
afterAll(() => test.close());

const later = (minutes: number) => NOW.add({ minutes });
const state = async (seat = aldre) => plain(await states.of(seat));

describe("a forum's calendar", () => {
  it('is unread until it has been read', async () => {
    expect(await state()).toEqual({ is: 'unread' });

    await states.read(aldre, NOW, 'graph a', 'delta-1');

    expect(await state()).toEqual(plain({ is: 'read', at: NOW }));
    expect(await state(uddevalla)).toEqual({ is: 'unread' });
  });

  it('has its cursor back as long as it is about the same', async () => {
    await states.read(aldre, NOW, 'graph a', 'delta-1');
    expect(await states.cursor(aldre, 'graph a')).toBe('delta-1');
    expect(await states.cursor(aldre, 'graph b')).toBeNull();
    expect(await states.cursor(uddevalla, 'graph a')).toBeNull();

    await states.read(aldre, later(5), 'graph b', null);

    expect(await states.cursor(aldre, 'graph a')).toBeNull();
    expect(await states.cursor(aldre, 'graph b')).toBeNull();
  });

  it('that cannot be read has failed since the first time, whatever the reason was then', async () => {
    await states.read(aldre, NOW, 'graph a', 'delta-1');

    await states.failed(aldre, 'throttled', 'aldre@example.org', later(5));
    await states.failed(aldre, 'forbidden', 'aldre@example.org', later(10));

    expect(await state()).toEqual(
      plain({ is: 'failing', why: 'forbidden', where: 'aldre@example.org', since: later(5), lastRead: NOW }),
    );
    expect(await states.cursor(aldre, 'graph a')).toBe('delta-1');
  });

  it('that has never been read says so when it fails', async () => {
    await states.failed(aldre, 'missing', './aldre.ics', NOW);

    expect(await state()).toEqual(
      plain({ is: 'failing', why: 'missing', where: './aldre.ics', since: NOW, lastRead: null }),
    );
    expect(await states.cursor(aldre, 'graph a')).toBeNull();
  });

  it('that is read again has not failed any more', async () => {
    await states.failed(aldre, 'unreachable', 'aldre@example.org', NOW);
    await states.read(aldre, later(5), 'graph a', null);
    expect(await state()).toEqual(plain({ is: 'read', at: later(5) }));

    await states.failed(aldre, 'unreachable', 'aldre@example.org', later(20));

    expect(await state()).toMatchObject({ is: 'failing', since: later(20).toString() });
  });

  it('is never half failing', async () => {
    await states.failed(aldre, 'unreadable', './aldre.ics', NOW);

    const half = sql`update calendars set why = null`;

    await expect(half.execute(test.database)).rejects.toThrow('calendars_failing');
  });
});
