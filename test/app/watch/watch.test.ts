import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk } from '../../../src/app/desk.ts';
import { watcher } from '../../../src/app/watch/watch.ts';
import { seatKey } from '../../../src/domain/meeting/meeting.ts';
import { createLog } from '../../../src/log.ts';
import { NO_TELEMETRY } from '../../../src/ports/telemetry.ts';
import type { QueueDepth } from '../../../src/ports/watch.ts';
import { storedSigns } from '../../../src/store/signs.ts';
import { tallying } from '../../../src/telemetry/tally.ts';
import { form, NOON, someFiling } from '../../store/someCase.ts';
import { adding, LONG_AGO, someOccurrence, uddevalla } from '../../store/someMeeting.ts';
import { asked } from '../../store/someQuestion.ts';
import type { TestClock } from '../../support/clock.ts';
import { deskOn } from '../../support/desk.ts';
import { createDatabase, empty, type TestDatabase } from '../../support/postgres.ts';

/** How a bot sees that nothing happens any more. It is Saturday 21 November when each test begins. */

let test: TestDatabase;
let desk: Desk;
let clock: TestClock;
let lines: Record<string, unknown>[];
let gauges: Map<string, number>;
let depths: QueueDepth[];
let tally: ReturnType<typeof tallying>;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(async () => {
  await empty(test);
  const calendars = { [seatKey(uddevalla)]: { kind: 'ics', from: 'none.ics', subject: '' } } as const;
  ({ desk, clock } = deskOn(test, ['fyrbodal'], {}, { calendars }));
  lines = [];
  gauges = new Map();
  depths = [];
  tally = tallying({
    ...NO_TELEMETRY,
    gauge: (name, value, labels) => gauges.set([name, ...Object.values(labels)].join(' '), value),
  });
});
afterAll(() => test.close());

const watching = () =>
  watcher(desk, {
    signs: storedSigns(test.database),
    depth: async () => depths,
    tally,
    memory: () => 100_000_000,
    log: createLog('info', { write: (line) => lines.push(JSON.parse(line)) }),
  });

const silent = () => lines.flatMap(({ msg, part, since }) => (msg === 'silent' ? [[part, since]] : []));

/** A question on each of these days of November and December, in the morning. */
async function askedOn(...days: string[]): Promise<void> {
  for (const day of days) await asked(desk.questions, { at: Temporal.Instant.from(`2026-${day}T09:00:00+01:00`) });
}

const WEEKDAYS = ['11-09', '11-10', '11-11', '11-12', '11-13', '11-16', '11-17', '11-18', '11-19', '11-20'];

describe('the line of figures', () => {
  it('has what waits, how long ago something happened, and what was counted since the one before', async () => {
    const look = watching();
    const now = clock.now();
    depths = [
      { queue: 'tell', waiting: 3, dead: 1, oldestDue: now.subtract({ seconds: 40 }) },
      { queue: 'remind', waiting: 2, dead: 0, oldestDue: null },
    ];
    await askedOn('11-20');
    tally.telemetry.count('lots.questions', { organisation: 'fyrbodal', answer: 'forum' });
    tally.telemetry.count('lots.messages', { about: 'case', outcome: 'delivered' }, 2);

    await look();
    await look();

    const all = lines.filter(({ msg }) => msg === 'figures');
    expect(all[0]).toMatchObject({ waiting: 5, dead: 1, oldestDue: 40, questionAge: 93_600, deliveryAge: null });
    expect(all[0]).toMatchObject({ memory: 100_000_000, questions: 1, delivered: 2, notDelivered: 0, refused: 0 });
    expect(all[1]).toMatchObject({ waiting: 5, questions: 0, delivered: 0 });
    expect(gauges.get('lots.queue.depth tell')).toBe(3);
    expect(gauges.get('lots.question.age')).toBe(93_600);
  });

  it('says that it cannot be written when the database is away, and nobody fails by it', async () => {
    const look = watcher(desk, {
      signs: storedSigns(test.database),
      depth: () => Promise.reject(new Error('away')),
      tally,
      memory: () => 1,
      log: createLog('info', { write: (line) => lines.push(JSON.parse(line)) }),
    });

    await look();

    expect(lines.map(({ msg }) => msg)).toEqual(['figures-not-read']);
  });
});

describe('a reminder that is due', () => {
  beforeEach(async () => {
    await desk.secretariat.meetings.save(uddevalla, adding(someOccurrence()));
    const [meeting] = await desk.secretariat.meetings.of(uddevalla, LONG_AGO);
    if (meeting) await desk.secretariat.meetings.sleep(meeting.id, Temporal.Instant.from('2026-11-21T11:00:00Z'));
  });

  it('and has not been looked to for a quarter of an hour is told of, once an hour', async () => {
    const look = watching();

    for (const moment of ['11:10', '11:15', '11:16', '12:14', '12:15']) {
      clock.moveTo(`2026-11-21T${moment}:00Z`);
      await look();
    }

    const once = ['reminders', '2026-11-21T11:00:00Z'];
    expect(silent()).toEqual([once, once]);
    expect(gauges.get('lots.silent reminders')).toBe(1);
    expect(gauges.get('lots.silent messages')).toBe(0);
  });

  it('is given as long after the bot has been away', async () => {
    clock.moveTo('2026-11-21T20:00:00Z');
    const look = watching();

    clock.moveTo('2026-11-21T20:14:00Z');
    await look();
    const soon = silent();
    clock.moveTo('2026-11-21T20:15:00Z');
    await look();

    expect(soon).toEqual([]);
    expect(silent()).toEqual([['reminders', '2026-11-21T11:00:00Z']]);
  });

  it('and has been looked to after all ends the silence', async () => {
    const look = watching();
    clock.moveTo('2026-11-21T11:20:00Z');
    await look();

    const [meeting] = await desk.secretariat.meetings.of(uddevalla, LONG_AGO);
    if (meeting) await desk.secretariat.meetings.sleep(meeting.id, Temporal.Instant.from('2026-12-03T07:00:00Z'));
    await look();

    expect(lines.map(({ msg }) => msg).filter((msg) => msg !== 'figures')).toEqual(['silent', 'silent-no-more']);
    expect(gauges.get('lots.silent reminders')).toBe(0);
  });

  it('of a forum whose calendar is no longer read is nobody to wait for', async () => {
    ({ desk, clock } = deskOn(test));
    const look = watching();

    clock.moveTo('2026-11-21T20:00:00Z');
    await look();

    expect(silent()).toEqual([]);
  });
});

describe('a message about a case', () => {
  it('that has waited for a quarter of an hour is told of', async () => {
    const look = watching();
    await desk.office.forms.keep(form);
    await desk.office.cases.file(someFiling({}, { tell: [{ tell: 'forum', handling: 1 }] }));

    clock.moveTo('2026-11-21T11:14:00Z');
    await look();
    const soon = silent();
    clock.moveTo('2026-11-21T11:16:00Z');
    await look();

    expect(soon).toEqual([]);
    expect(silent()).toEqual([['messages', NOON.toString()]]);
  });
});

describe('questions', () => {
  it('that do not come for three working days are told of where they usually come', async () => {
    await askedOn(...WEEKDAYS);
    const look = watching();

    for (const moment of ['11-22T12', '11-23T12', '11-25T23', '11-26T08', '11-26T08']) {
      clock.moveTo(`2026-${moment}:00+01:00`);
      await look();
    }

    expect(silent()).toEqual([['questions', '2026-11-20T08:00:00Z']]);
  });

  it('are not missed where they came now and then', async () => {
    await askedOn('11-09', '11-12', '11-16', '11-20');
    const look = watching();

    clock.moveTo('2026-12-10T12:00+01:00');
    await look();

    expect(silent()).toEqual([]);
  });

  it('are not missed over Christmas, nor by a bot that nobody has asked yet', async () => {
    const look = watching();
    await look();
    await askedOn('12-09', '12-10', '12-11', '12-14', '12-15', '12-16', '12-17', '12-18', '12-21', '12-22', '12-23');

    clock.moveTo('2026-12-30T12:00+01:00');
    await look();

    expect(silent()).toEqual([]);
  });
});
