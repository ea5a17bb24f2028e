import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createIcsCalendar } from '../../src/ics/calendar.ts';
import type { CalendarError } from '../../src/ports/meetings.ts';
import { calendarText, event, faultOf, icsSource, YEAR_2027 } from './reading.ts';
import { says, startWebServer, type WebServer } from './webServer.ts';

/** What goes wrong at an address, and what is said of it. */

let web: WebServer;
beforeEach(async () => {
  web = await startWebServer();
});
afterEach(() => web.close());

const TEXT = calendarText(event('DTSTART:20270301T080000Z', 'RRULE:FREQ=YEARLY', 'SUMMARY:Årsmöte'));

const fault = (from = `${web.base}/a.ics`): Promise<CalendarError> =>
  faultOf(createIcsCalendar().read(icsSource(from), YEAR_2027, null));

describe('a far side', () => {
  it.each([
    [404, 'missing'],
    [410, 'missing'],
    [401, 'forbidden'],
    [403, 'forbidden'],
    [429, 'throttled'],
    [503, 'throttled'],
    [500, 'unreachable'],
    [502, 'unreachable'],
    [418, 'unreachable'],
    [304, 'unreachable'],
  ])('that answers %i gives a fault', async (status, code) => {
    web.answer(says(status, {}, status === 304 ? '' : 'Hemligt'));

    const found = await fault();

    expect(found).toMatchObject({ name: 'CalendarError', code, where: `${web.base}/a.ics`, retryAfter: null });
    expect(found.message).toContain(`${status}`);
    expect(found.message).not.toContain('Hemligt');
  });

  it.each([
    ['in seconds', '120', 120],
    ['at a time by its own clock', 'Tue, 05 Jan 2027 08:01:30 GMT', 90],
    ['at a time that has been', 'Tue, 05 Jan 2027 07:00:00 GMT', 0],
    ['at no time that can be read', 'later', null],
  ])('that is busy says when to come back: %s', async (_, retryAfter, seconds) => {
    web.answer(says(429, { 'retry-after': retryAfter, date: 'Tue, 05 Jan 2027 08:00:00 GMT' }));

    expect((await fault()).retryAfter).toBe(seconds);
  });

  it('that sends a page instead of a calendar gives a fault that does not quote it', async () => {
    web.answer(says(200, { 'content-type': 'text/html' }, '<html>Hemligt</html>'));

    const found = await fault();

    expect(found.code).toBe('unreadable');
    expect(found.message).not.toContain('Hemligt');
  });

  it('that sends more than anybody needs is not listened to till the end', async () => {
    web.answer((_, response) => {
      response.writeHead(200);
      const piece = Buffer.alloc(1_000_000, 'x');
      let sent = 0;
      const more = (): void => {
        if (response.destroyed || sent++ > 500) return;
        response.write(piece, more);
      };
      more();
    });

    const found = await fault();

    expect(found.code).toBe('unreadable');
    expect(found.message).toContain('20 MB');
  });

  it('that packs more than that into little is not unpacked till the end', async () => {
    web.answer(says(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(40_000_000, 'x'))));

    expect((await fault()).code).toBe('unreadable');
  });

  it.each([
    ['does not answer', () => undefined],
    ['breaks off', (response: ServerResponse) => response.destroy()],
    ['begins and does not go on', (response: ServerResponse) => response.writeHead(200).write('BEGIN:VCALENDAR')],
    [
      'breaks off in the midst',
      (response: ServerResponse) => response.writeHead(200).write(TEXT.slice(0, 90), () => response.destroy()),
    ],
    [
      'sends less than it says',
      (response: ServerResponse) => response.writeHead(200, { 'content-length': '9999' }).end(TEXT),
    ],
  ])('that %s is not reachable', async (_, act) => {
    web.answer((_request, response) => {
      act(response);
    });

    const found = await faultOf(
      createIcsCalendar({ patience: 150 }).read(icsSource(`${web.base}/a.ics`), YEAR_2027, null),
    );

    expect(found).toMatchObject({ code: 'unreachable', where: `${web.base}/a.ics` });
  });

  it('that is not there is not reachable', async () => {
    await web.close();

    expect((await fault()).code).toBe('unreachable');
  });
});
