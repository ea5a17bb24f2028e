import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { showDeliveries } from '../../src/cli/deliveries.ts';
import type { Config } from '../../src/config.ts';
import { storedCalendarStates } from '../../src/store/calendarStates.ts';
import { storedDeliveries } from '../../src/store/deliveries.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { keptIn, STOCKHOLM, uddevalla } from '../store/someMeeting.ts';
import { demonstrationOn } from '../support/demonstration.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';

/** `lots deliveries`, for whoever looks after the bot. */

let test: TestDatabase;
let config: Config;
beforeAll(async () => {
  test = await createDatabase();
  config = await demonstrationOn(test.url);
});
beforeEach(() => empty(test));
afterAll(() => test.close());

const NOW = Temporal.Now.instant();
const FORUM = { forum: 'fyrbodal/lokal', place: 'uddevalla' };

/** Something of a meeting that has come to nothing, or perhaps to something. */
async function sentAs(name: string, is: 'unknown' | 'failed' | 'sent'): Promise<void> {
  const meetings = storedMeetings(test.database, async () => undefined, STOCKHOLM);
  const deliveries = storedDeliveries(test.database);
  const meeting =
    (await meetings.of(uddevalla, NOW.subtract({ hours: 1 })))[0] ?? (await keptIn(meetings, {}, uddevalla));
  const claim = await deliveries.claim(meeting.id, name, NOW);
  if (!claim) throw new Error('not claimed');
  await deliveries.begin(claim, NOW);
  const post = { serviceUrl: 'https://teams.example/', conversation: '19:a', activity: '1' };
  if (is === 'sent') await deliveries.settle(claim, { is, post, shows: 'x', told: null }, NOW);
  else await deliveries.settle(claim, is === 'failed' ? { is, why: 'gone' } : { is }, NOW);
}

describe('lots deliveries', () => {
  it('says that all is well, and ends with 0', async () => {
    await storedCalendarStates(test.database).read(uddevalla, Temporal.Instant.from('2026-12-01T11:00:00Z'), 'x', null);
    await sentAs('agenda', 'sent');
    const { terminal, out } = localTerminal();

    const code = await showDeliveries(terminal, config, FORUM);

    expect(out.join('\n')).toContain('Kalendern lästes senast 2026-12-01 12:00.');
    expect(out.join('\n')).toContain('1 utskick framme, 0 okända, 0 misslyckade');
    expect(code).toBe(0);
  });

  it('names what is unknown and what failed, and ends with 1', async () => {
    await sentAs('agenda', 'unknown');
    await sentAs('day', 'failed');
    const { terminal, out } = localTerminal();

    const code = await showDeliveries(terminal, config, FORUM);

    expect(out.join('\n')).toMatch(/! Dagordning, mötet 2026-12-10 13:00: Teams svarade aldrig/);
    expect(out.join('\n')).toMatch(/! Mötet närmar sig, mötet 2026-12-10 13:00: boten får inte skriva där/);
    expect(code).toBe(1);
  });

  it('names a calendar that cannot be read, with what to do', async () => {
    await storedCalendarStates(test.database).failed(uddevalla, 'forbidden', 'uddevalla@example.org', NOW);
    const { terminal, out } = localTerminal();

    const code = await showDeliveries(terminal, config, FORUM);

    expect(out.join('\n')).toContain('Kalendern uddevalla@example.org får boten inte läsa');
    expect(out.join('\n')).toContain('Ge boten läsrätt till just den kalendern.');
    expect(code).toBe(1);
  });

  it('is a line a forum for programs', async () => {
    await sentAs('news 0 abc', 'unknown');
    const { terminal, out } = localTerminal();

    await showDeliveries(terminal, config, { json: true });

    expect(out).toHaveLength(3);
    expect(out.map((line) => JSON.parse(line)).find(({ forum }) => forum === 'fyrbodal/lokal/uddevalla')).toMatchObject(
      {
        calendar: { is: 'unread' },
        deliveries: [{ what: 'news', meeting: '2026-12-10T13:00:00+01:00', state: 'unknown' }],
      },
    );
  });

  it('knows its forums', async () => {
    const { terminal, err } = localTerminal();

    expect(await showDeliveries(terminal, config, { forum: 'fyrbodal/lokall' })).toBe(2);
    expect(err.join('\n')).toContain('fyrbodal/lokal');
  });
});
