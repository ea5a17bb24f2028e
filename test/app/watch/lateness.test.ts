import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { lookTo } from '../../../src/app/meeting/remind.ts';
import { createLog } from '../../../src/log.ts';
import { NO_TELEMETRY } from '../../../src/ports/telemetry.ts';
import { LONG_AGO } from '../../store/someMeeting.ts';
import { AGENDA_DAY, type ForumMeetings, openMeetings, SEAT } from '../../support/forumMeetings.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';

/** How long after they were due reminders come. */

let test: TestDatabase;
let forum: ForumMeetings;
beforeAll(async () => {
  test = await createDatabase();
});
afterEach(() => forum.close());
afterAll(() => test.close());

/** What is measured when the meeting is looked to at a moment. */
async function lateAt(moment: string): Promise<unknown[]> {
  const measured: unknown[] = [];
  const { desk, messenger, clock } = forum.bot;
  const telemetry: typeof NO_TELEMETRY = {
    ...NO_TELEMETRY,
    measure: (name, value, labels) => measured.push([name, value, labels]),
  };
  const [meeting] = await desk.secretariat.meetings.of(SEAT, LONG_AGO);
  if (!meeting) throw new Error('no meeting');
  clock.moveTo(moment);
  await lookTo({ desk, messenger, log: createLog('fatal'), telemetry }, meeting.id);
  return measured;
}

describe('a reminder', () => {
  it('is measured from when the rules say that it is due', async () => {
    forum = await openMeetings(test);

    const measured = await lateAt('2026-12-03T08:01:30+01:00');

    expect(measured).toEqual([['lots.reminders.lateness', 90, { kind: 'agenda' }]]);
  });

  it('is measured once, and not when it could not be sent', async () => {
    forum = await openMeetings(test);
    forum.bot.connector.refuseNext(403);

    const refused = await lateAt(AGENDA_DAY);
    const again = await lateAt('2026-12-03T08:05+01:00');

    expect([refused, again]).toEqual([[], []]);
  });
});
