import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { markPerhapsSent } from '../../src/cli/afterRestore.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { PersonId } from '../../src/ports.ts';
import { storedDeliveries } from '../../src/store/deliveries.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { storedPauses } from '../../src/store/pauses.ts';
import { someDirectory } from '../operation/backup/support.ts';
import { aldre, instant, keptIn, STOCKHOLM } from '../store/someMeeting.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';

/** Which reminders count as perhaps posted when a backup is put back: those that came due since it was made. */

let test: TestDatabase;
let config: Config;
let directory: ReturnType<typeof someDirectory>;
beforeAll(async () => {
  test = await createDatabase();
  directory = someDirectory();
  const settings = directory.file('samverkanslotsen.config.yaml');
  writeFileSync(settings, 'models: [fyrbodal]\ncalendars: { fyrbodal/uf-aldre: { ics: ./a.ics } }\n');
  const loaded = await loadConfig({ DATABASE_URL: test.url }, directory.file('.'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  config = loaded.value;
});
beforeEach(() => empty(test));
afterAll(async () => {
  await test.close();
  directory.remove();
});

/** On Thursday the tenth of December at one: its agenda comes a week before at eight, and a word the day before at one. */
const theMeeting = () => keptIn(storedMeetings(test.database, async () => undefined, STOCKHOLM));
const deliveries = () => storedDeliveries(test.database);

async function marked(from: string, to: string): Promise<string[]> {
  const [meeting] = await storedMeetings(test.database, async () => undefined, STOCKHOLM).of(aldre, instant(from));
  await markPerhapsSent(test.database, config, { from: instant(from), to: instant(to) });
  const sent = meeting ? await deliveries().of(meeting.id) : [];
  return sent.map(({ name, state }) => `${name} ${state.is}`).sort();
}

describe('after a restore', () => {
  it.each([
    ['2026-12-02T12:00:00Z', '2026-12-03T06:59:00Z', []],
    ['2026-12-02T12:00:00Z', '2026-12-03T07:00:00Z', ['agenda unknown']],
    ['2026-12-02T12:00:00Z', '2026-12-09T12:30:00Z', ['agenda unknown', 'day unknown']],
    ['2026-12-04T12:00:00Z', '2026-12-12T12:00:00Z', ['agenda unknown', 'day unknown', 'start unknown']],
    ['2026-12-11T12:00:00Z', '2026-12-12T12:00:00Z', []],
  ])('of a backup from %s, at %s, these are perhaps posted: %j', async (from, to, expected) => {
    await theMeeting();

    expect(await marked(from, to)).toEqual(expected);
  });

  it('what is known to be posted stays so', async () => {
    const { id } = await theMeeting();
    const claim = await deliveries().claim(id, 'agenda', instant('2026-12-03T07:00:00Z'));
    if (!claim) throw new Error('not claimed');
    const post = { serviceUrl: 'https://teams.example/', conversation: '19:a', activity: '1' };
    await deliveries().settle(claim, { is: 'sent', post, shows: '', told: null }, instant('2026-12-03T07:00:00Z'));

    expect(await marked('2026-12-04T12:00:00Z', '2026-12-09T12:30:00Z')).toEqual(['agenda sent', 'day unknown']);
  });

  it('nothing is perhaps posted of a meeting that is skipped, nor in a pause', async () => {
    const { id } = await theMeeting();
    const meetings = storedMeetings(test.database, async () => undefined, STOCKHOLM);
    await meetings.skip(id, true);
    expect(await marked('2026-12-02T12:00:00Z', '2026-12-09T12:30:00Z')).toEqual([]);

    await meetings.skip(id, false);
    const until = Temporal.PlainDate.from('2026-12-31');
    await storedPauses(test.database).set(aldre, until, 'tenant/lena' as PersonId, instant('2026-12-01T12:00:00Z'));

    expect(await marked('2026-12-02T12:00:00Z', '2026-12-09T12:30:00Z')).toEqual([]);
  });

  it('an agenda that somebody wanted at once is perhaps posted, and is not wanted any more', async () => {
    const { id } = await theMeeting();
    const meetings = storedMeetings(test.database, async () => undefined, STOCKHOLM);
    await meetings.want(id, true);

    expect(await marked('2026-11-20T12:00:00Z', '2026-11-21T12:00:00Z')).toEqual(['agenda unknown']);
    expect((await meetings.find(id))?.isWanted).toBe(false);
  });

  it('a meeting of which something is perhaps posted is looked to at once', async () => {
    const { id } = await theMeeting();
    const roused: string[] = [];
    const meetings = storedMeetings(
      test.database,
      async (_, jobs) => void roused.push(...jobs.map((job) => JSON.stringify(job))),
      STOCKHOLM,
    );
    await meetings.sleep(id, instant('2026-12-09T12:00:00Z'));

    await marked('2026-12-02T12:00:00Z', '2026-12-04T12:00:00Z');

    await meetings.rouse(instant('2026-12-04T12:00:00Z'));
    expect(roused).toEqual([expect.stringContaining(id)]);
  });
});
