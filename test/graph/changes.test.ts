import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createGraphCalendar } from '../../src/graph/calendar.ts';
import type { Calendar, Reading } from '../../src/ports/meetings.ts';
import type { FakeMailbox } from '../support/graphCalendars.ts';
import type { Fault } from '../support/graphFaults.ts';
import { type GraphServer, startGraphServer } from '../support/graphServer.ts';
import { asked, cursorOf, hasty, MAILBOX, mailbox, refusalOf, seen, until, WINDOW } from './setup.ts';

/** Whether a calendar has to be read again. */

let graph: GraphServer;
let calendar: Calendar;
let box: FakeMailbox;
let id: string;
beforeEach(async () => {
  graph = await startGraphServer();
  calendar = createGraphCalendar(graph.settings);
  box = graph.mailbox(MAILBOX);
  id = box.put({ ...soon, subject: 'Möte' });
});
afterEach(() => graph.close());

const soon = { start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z' };

const read = (cursor: string | null): Promise<Reading> => calendar.read(mailbox(), WINDOW, cursor);

/** From how many requests on is meant. */
const since = (count: number): string[] => asked(graph).slice(count);

describe('a calendar that has been read', () => {
  it('is not read again as long as nothing has changed', async () => {
    const cursor = cursorOf(await read(null));
    const before = graph.requests.length;

    const readings = [await read(cursor), await read(cursor)];

    expect(readings).toEqual([{ is: 'unchanged' }, { is: 'unchanged' }]);
    expect(since(before)).toEqual(['calendarView/delta', 'calendarView/delta']);
  });

  it.each<[string, () => void, readonly string[]]>([
    ['added', () => box.put({ ...soon, subject: 'Nytt' }), ['Möte', 'Nytt']],
    ['moved', () => box.change(id, { end: '2026-12-10T15:00:00Z' }), ['Möte']],
    ['renamed', () => box.change(id, { subject: 'Annat' }), ['Annat']],
    ['cancelled', () => box.cancel(id), ['Möte']],
    ['removed', () => box.remove(id), []],
  ])('is read whole when something has been %s, and then no more', async (_what, change, subjects) => {
    const cursor = cursorOf(await read(null));

    change();
    const second = await read(cursor);
    const third = await read(cursorOf(second));

    expect(seen(second).map(({ subject }) => subject)).toEqual(subjects);
    expect(third).toEqual({ is: 'unchanged' });
  });

  it('does not miss what changes while it is being read', async () => {
    graph.delay(30);
    const reading = read(null);
    await until(() => asked(graph).includes('calendarView'));
    box.remove(id);
    const cursor = cursorOf(await reading);

    const next = await read(cursor);

    expect(asked(graph).slice(0, 2)).toEqual(['calendarView/delta', 'calendarView']);
    expect(seen(next)).toEqual([]);
  });

  it('is read again at once when something changes between two of its pages', async () => {
    box.put({ start: '2026-12-11T12:00:00Z', end: '2026-12-11T13:00:00Z', subject: 'Senare' });
    graph.paging({ size: 1 });
    graph.delay(30);
    const reading = read(null);
    await until(() => graph.requests.some(({ query }) => query.has('$skip')));
    box.remove(id);

    const subjects = seen(await reading).map(({ subject }) => subject);

    expect(subjects).toEqual(['Senare']);
    expect(await read(cursorOf(await reading))).toEqual({ is: 'unchanged' });
  });

  it('tells its changes page by page, also over pages with nothing on them', async () => {
    graph.paging({ size: 1, empty: true });
    const cursor = cursorOf(await read(null));

    const unchanged = await read(cursor);
    for (const subject of ['A', 'B', 'C']) box.put({ ...soon, subject });
    const changed = await read(cursor);

    expect(unchanged).toEqual({ is: 'unchanged' });
    expect(seen(changed)).toHaveLength(4);
    expect(await read(cursorOf(changed))).toEqual({ is: 'unchanged' });
  });

  it('is read whole when its cursor has run out, and has a new one that is good', async () => {
    const cursor = cursorOf(await read(null));
    graph.forgetChanges();

    const second = await read(cursor);

    expect(seen(second)).toHaveLength(1);
    expect(await read(cursorOf(second))).toEqual({ is: 'unchanged' });
  });

  it.each<[string, Fault]>([
    ['400 syncStateNotFound', { is: 'status', status: 400, code: 'syncStateNotFound' }],
    ['400 resyncRequired', { is: 'status', status: 400, code: 'resyncRequired' }],
    ['404 syncStateInvalid', { is: 'status', status: 404, code: 'SyncStateInvalid' }],
    ['410', { is: 'status', status: 410, code: 'resyncChangesApplyDifferences' }],
    ['405', { is: 'status', status: 405 }],
    ['500', { is: 'status', status: 500 }],
    ['something else', { is: 'garbage', text: '<html>' }],
    ['JSON of another kind', { is: 'garbage', text: '{"value":{}}' }],
  ])('is read whole when its cursor is answered with %s', async (_what, fault) => {
    const cursor = cursorOf(await read(null));
    graph.fault(fault, { on: /delta$/, times: 1 });

    const second = await read(cursor);

    expect(seen(second)).toHaveLength(1);
    expect(await read(cursorOf(second))).toEqual({ is: 'unchanged' });
  });

  it('is read whole each time when Graph does not keep track of its changes', async () => {
    const plain = box.calendar('plain', { hasDelta: false });
    plain.put(soon);

    const first = await calendar.read(mailbox(MAILBOX, 'plain'), WINDOW, null);
    const second = await calendar.read(mailbox(MAILBOX, 'plain'), WINDOW, cursorOf(first));

    expect([cursorOf(first), cursorOf(second)]).toEqual([null, null]);
    expect(seen(second)).toHaveLength(1);
  });

  it.each(['https://graph.example.org/v1.0/users/delta', 'nonsense', ''])(
    'is read whole when its cursor is %j, and nobody else is asked',
    async (cursor) => {
      const reading = await read(cursor);

      expect(seen(reading)).toHaveLength(1);
      expect(cursorOf(reading)).toContain(graph.url);
    },
  );

  it('is left alone when Graph asks to wait', async () => {
    const cursor = cursorOf(await read(null));
    const before = graph.requests.length;
    graph.fault({ is: 'status', status: 429, retryAfter: '9' });

    const { code, retryAfter } = await refusalOf(read(cursor));

    expect([code, retryAfter]).toEqual(['throttled', 9]);
    expect(since(before)).toHaveLength(1);
  });

  it('is waited for once only when Graph does not answer', async () => {
    const cursor = cursorOf(await read(null));
    const before = graph.requests.length;
    graph.fault({ is: 'hang' }, { on: /delta$/ });

    const { code } = await refusalOf(hasty(graph.settings).read(mailbox(), WINDOW, cursor));

    expect(code).toBe('unreachable');
    expect(since(before)).toHaveLength(1);
  });
});
