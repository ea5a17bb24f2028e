import { setTimeout as passed } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Desk } from '../../../src/app/desk.ts';
import { seatKey } from '../../../src/domain/meeting/meeting.ts';
import { calendarFile } from '../../support/calendar.ts';
import { deskOn, personAt } from '../../support/desk.ts';
import { MEETING, SEAT } from '../../support/forumMeetings.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** What fails beside the answering fails the turn, and never the process. */

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase();
});
afterAll(() => test.close());

describe('a question that cannot be stored', () => {
  it('fails its turn only, however long the rest of the answer takes', async () => {
    const calendar = calendarFile();
    calendar.set(MEETING);
    const calendars = { [seatKey(SEAT)]: { kind: 'ics', from: calendar.path, subject: '' } } as const;
    const desk = whoseStoreFails(deskOn(test, ['fyrbodal'], {}, { calendars }).desk);
    const escaped: unknown[] = [];
    const keep = (error: unknown) => escaped.push(error);
    process.on('unhandledRejection', keep);

    const asking = personAt(desk).says('hemtjänsten i Uddevalla får ingen läkemedelslista när någon skrivs ut');

    await expect(asking).rejects.toThrow('the disk is full');
    process.off('unhandledRejection', keep);
    calendar.remove();
    expect(escaped).toEqual([]);
  });
});

/** At once, while the next meeting is still being read. */
const whoseStoreFails = (desk: Desk): Desk => ({
  ...desk,
  questions: { ...desk.questions, keep: () => Promise.reject(new Error('the disk is full')) },
  secretariat: {
    ...desk.secretariat,
    meetings: {
      ...desk.secretariat.meetings,
      async of(...asked) {
        await passed(20);
        return desk.secretariat.meetings.of(...asked);
      },
    },
  },
});
