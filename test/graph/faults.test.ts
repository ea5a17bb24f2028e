import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CalendarFault } from '../../src/domain/meeting/view.ts';
import { createGraphCalendar } from '../../src/graph/calendar.ts';
import { freePort } from '../../src/loopback.ts';
import { type Calendar, CalendarError } from '../../src/ports/meetings.ts';
import type { Fault } from '../support/graphFaults.ts';
import { type GraphServer, startGraphServer } from '../support/graphServer.ts';
import { asked, hasty, MAILBOX, mailbox, refusalOf, seen, WINDOW } from './setup.ts';

/** What is said when a calendar cannot be read through Microsoft Graph. */

let graph: GraphServer;
let calendar: Calendar;
beforeEach(async () => {
  graph = await startGraphServer();
  calendar = createGraphCalendar(graph.settings);
  graph.mailbox(MAILBOX).put({ start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z' });
});
afterEach(() => graph.close());

const read = (of = calendar) => of.read(mailbox(), WINDOW, null);

/** Not those to sign in. */
const OF_GRAPH = { on: /\/(calendarView|delta)$/ };

const status = (number: number, code?: string, retryAfter?: string): Fault => ({
  is: 'status',
  status: number,
  ...(code === undefined ? {} : { code }),
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

describe('a calendar that Graph does not give', () => {
  it.each<[CalendarFault, number, string]>([
    ['sign-in', 401, 'InvalidAuthenticationToken'],
    ['forbidden', 403, 'ErrorAccessDenied'],
    ['missing', 404, 'ErrorItemNotFound'],
    ['missing', 404, 'MailboxNotEnabledForRESTAPI'],
    ['missing', 404, 'Request_ResourceNotFound'],
    ['missing', 400, 'ErrorGroupIsUsedInNonGroupURI'],
    ['missing', 400, 'ErrorInvalidIdMalformed'],
    ['missing', 403, 'ErrorInvalidUser'],
    ['throttled', 429, 'ApplicationThrottled'],
    ['throttled', 503, 'serviceNotAvailable'],
    ['throttled', 504, 'timeout'],
    ['unreachable', 500, 'generalException'],
    ['unreachable', 502, 'badGateway'],
    ['unreachable', 408, 'timeout'],
    ['unreadable', 400, 'BadRequest'],
    ['unreadable', 302, 'Found'],
  ])('is %s when it answers %i %s', async (expected, number, name) => {
    graph.fault(status(number, name), OF_GRAPH);

    const { code, where, message } = await refusalOf(read());

    expect([code, where]).toEqual([expected, MAILBOX]);
    expect(message).toContain(`mailbox ${MAILBOX}`);
    expect(message).toContain(`(${number} ${name})`);
  });

  it.each<[CalendarFault, RegExp]>([
    ['forbidden', /Application Calendars\.Read/],
    ['missing', /Microsoft 365 group/],
    ['sign-in', /graph\.credential/],
    ['unreachable', /graph\.baseUrl/],
  ])('names what to do when it is %s', async (code, remedy) => {
    const number = { forbidden: 403, missing: 404, 'sign-in': 401, unreachable: 500 }[code as string] ?? 0;
    graph.fault(status(number), OF_GRAPH);

    const { message } = await refusalOf(read());

    expect(message).toMatch(remedy);
  });

  it('is missing when there is no such mailbox, or no such calendar in it', async () => {
    const refusals = [
      await refusalOf(calendar.read(mailbox('nobody@example.org'), WINDOW, null)),
      await refusalOf(calendar.read(mailbox(MAILBOX, 'none'), WINDOW, null)),
    ];

    expect(refusals.map(({ code, where }) => [code, where])).toEqual([
      ['missing', 'nobody@example.org'],
      ['missing', MAILBOX],
    ]);
  });
});

describe('Graph asking to wait', () => {
  it('is heard at once, after one request, with how long', async () => {
    graph.fault(status(429, 'ApplicationThrottled', '120'), OF_GRAPH);
    const began = performance.now();

    const { code, retryAfter } = await refusalOf(read());

    expect([code, retryAfter]).toEqual(['throttled', 120]);
    expect(graph.requests).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('until a time of day is waiting until then', async () => {
    const later = new Date(Date.now() + 90_000).toUTCString();
    graph.fault(status(503, 'serviceNotAvailable', later), OF_GRAPH);

    const { retryAfter } = await refusalOf(read());

    expect(retryAfter).toBeGreaterThan(80);
    expect(retryAfter).toBeLessThanOrEqual(90);
  });

  it.each<[string | undefined, number | null]>([
    [undefined, null],
    ['soon', null],
    ['0', 0],
    ['-5', 0],
    ['99999999999', 86_400],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
  ])('for %j is waiting %j seconds', async (written, expected) => {
    graph.fault(status(429, 'ApplicationThrottled', written), OF_GRAPH);

    const { code, retryAfter } = await refusalOf(read());

    expect([code, retryAfter]).toEqual(['throttled', expected]);
  });
});

describe('a far side that is out of order', () => {
  it.each<[string, Fault, RegExp]>([
    ['does not answer', { is: 'hang' }, /within 0\.8 s/],
    ['never finishes its answer', { is: 'slow' }, /within 0\.8 s/],
    ['falls silent after one byte', { is: 'stall' }, /within 0\.8 s/],
    ['breaks off', { is: 'reset' }, /cannot be reached/],
  ])('and %s is unreachable, and can be read when it is well again', async (_how, fault, said) => {
    const patient = hasty(graph.settings);
    const end = graph.fault(fault, OF_GRAPH);
    const began = performance.now();

    const { code, message } = await refusalOf(read(patient));
    const waited = performance.now() - began;
    end();

    expect(code).toBe('unreachable');
    expect(message).toMatch(said);
    expect(waited).toBeLessThan(5_000);
    expect(seen(await read(patient))).toHaveLength(1);
  });

  it('and not there is unreachable, by a code that one can search for', async () => {
    const gone = createGraphCalendar({ ...graph.settings, baseUrl: `https://127.0.0.1:${await freePort()}` });

    const { code, message } = await refusalOf(read(gone));

    expect(code).toBe('unreachable');
    expect(message).toContain('(ECONNREFUSED)');
  });

  it('whose certificate is for somebody else gets no token', async () => {
    const elsewhere = createGraphCalendar({ ...graph.settings, baseUrl: graph.url.replace('localhost', '127.0.0.1') });

    const { code, message } = await refusalOf(read(elsewhere));

    expect(code).toBe('unreachable');
    expect(message).toContain('(ERR_TLS_CERT_ALTNAME_INVALID)');
    expect(graph.requests).toEqual([]);
  });

  it.each(['<html>Välkommen till hotellet</html>', '', '[]', '{"value":"none"}', '{}', 'null'])(
    'and answers %j is unreadable',
    async (text) => {
      graph.fault({ is: 'garbage', text }, OF_GRAPH);

      const { code } = await refusalOf(read());

      expect(code).toBe('unreadable');
    },
  );

  it('and sends more than any calendar can hold is unreadable', async () => {
    graph.fault({ is: 'garbage', text: ' '.repeat(33 * 1024 * 1024) }, OF_GRAPH);

    const { code, message } = await refusalOf(read());

    expect(code).toBe('unreadable');
    expect(message).toContain('does not end');
  });

  it('says nothing of what was answered, and nothing of the token', async () => {
    const text = JSON.stringify({ error: { code: 'Anna Andersson, 19121212-1212', message: 'hemligt' } });
    graph.fault({ is: 'garbage', text }, OF_GRAPH);
    graph.fault(status(500, 'Anna Andersson, 19121212-1212'), { on: /calendarView$/ });

    const refusals = [await refusalOf(read()), await refusalOf(calendar.read(mailbox(), WINDOW, 'x'))];

    for (const { message, cause } of refusals) {
      const all = `${message} ${String(cause)} ${JSON.stringify(cause)}`;
      expect(all).not.toMatch(/Anna|1212|hemligt|token-\d|Bearer|secret-of/);
    }
  });
});

describe('many mailboxes at once', () => {
  const boxes = Array.from({ length: 24 }, (_, index) => `forum${index}@example.org`);
  const readAll = () => Promise.allSettled(boxes.map((box) => calendar.read(mailbox(box), WINDOW, null)));

  it('are read at most four at a time', async () => {
    for (const box of boxes) graph.mailbox(box);
    graph.delay(10);

    const readings = await readAll();

    expect(readings.every(({ status: how }) => how === 'fulfilled')).toBe(true);
    expect(graph.maxInFlight()).toBe(4);
    expect(graph.signIns()).toBe(1);
  });

  it('that fail give their places to others', async () => {
    for (const box of boxes) graph.mailbox(box);
    graph.fault({ is: 'reset' }, { ...OF_GRAPH, times: 12 });

    const first = await readAll();
    const second = await readAll();

    expect(first.filter(({ status: how }) => how === 'rejected')).toHaveLength(12);
    expect(first.every((one) => one.status === 'fulfilled' || one.reason instanceof CalendarError)).toBe(true);
    expect(second.every(({ status: how }) => how === 'fulfilled')).toBe(true);
    expect(asked(graph)).toHaveLength(24 + 12 + 48);
  });
});
