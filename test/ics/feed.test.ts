import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createIcsCalendar } from '../../src/ics/calendar.ts';
import type { CalendarError, Reading } from '../../src/ports/meetings.ts';
import { calendarText, event, faultOf, icsSource, subjects, windowOf, YEAR_2027 } from './reading.ts';
import { says, startWebServer, type WebServer } from './webServer.ts';

/** Calendars at an address. What goes wrong there: feedFaults.test.ts. */

let web: WebServer;
beforeEach(async () => {
  web = await startWebServer();
});
afterEach(() => web.close());

const TEXT = calendarText(event('DTSTART:20270301T080000Z', 'RRULE:FREQ=YEARLY', 'SUMMARY:Årsmöte'));

/** Answers 304 to those who know the calendar as it is. */
const keeps =
  (header: 'etag' | 'last-modified', value: string, ask: 'if-none-match' | 'if-modified-since') =>
  (request: IncomingMessage, response: ServerResponse): void => {
    if (request.headers[ask] === value) response.writeHead(304, { [header]: value }).end();
    else response.writeHead(200, { [header]: value, 'content-type': 'text/calendar' }).end(TEXT);
  };

const read = (
  from: string,
  cursor: string | null = null,
  calendar = createIcsCalendar(),
  window = YEAR_2027,
): Promise<Reading> => calendar.read(icsSource(from), window, cursor);
const cursorOf = (reading: Reading): string | null => (reading.is === 'read' ? reading.cursor : null);
const subjectsOf = (reading: Reading): string[] => (reading.is === 'read' ? subjects(reading.occurrences) : []);

const fault = (from = `${web.base}/a.ics`): Promise<CalendarError> =>
  faultOf(createIcsCalendar().read(icsSource(from), YEAR_2027, null));

describe('a calendar at an address', () => {
  it('is read, also when it is packed', async () => {
    web.answer((request, response) => {
      const packs = `${request.headers['accept-encoding']}`.includes('gzip');
      response.writeHead(200, packs ? { 'content-encoding': 'gzip' } : {}).end(packs ? gzipSync(TEXT) : TEXT);
    });

    expect(subjectsOf(await read(`${web.base}/a.ics`))).toEqual(['Årsmöte']);
  });

  it.each([
    ['etag', '"v1"', 'if-none-match'],
    ['last-modified', 'Tue, 05 Jan 2027 08:00:00 GMT', 'if-modified-since'],
  ] as const)('with %s is web.asked for only when it has changed', async (header, value, ask) => {
    web.answer(keeps(header, value, ask));
    const cursor = cursorOf(await read(`${web.base}/a.ics`));

    const again = await read(`${web.base}/a.ics`, cursor);
    web.answer(keeps(header, value === '"v1"' ? '"v2"' : 'Wed, 06 Jan 2027 08:00:00 GMT', ask));
    const changed = await read(`${web.base}/a.ics`, cursor);

    expect(again).toEqual({ is: 'unchanged' });
    expect(subjectsOf(changed)).toEqual(['Årsmöte']);
    expect(cursorOf(changed)).not.toBe(cursor);
  });

  it('that is unchanged gives the meetings of another window, without being sent again', async () => {
    const keep = keeps('etag', '"v1"', 'if-none-match');
    const statuses: number[] = [];
    web.answer((request, response) => {
      response.on('finish', () => statuses.push(response.statusCode));
      keep(request, response);
    });
    const calendar = createIcsCalendar();
    const first = await read(`${web.base}/a.ics`, null, calendar);

    const later = await read(`${web.base}/a.ics`, null, calendar, windowOf('2028-01-01', '2030-01-01'));

    expect(subjectsOf(later)).toEqual(['Årsmöte', 'Årsmöte']);
    expect(cursorOf(later)).toBe(cursorOf(first));
    expect(statuses).toEqual([200, 304]);
  });

  it('that says nothing of its state is read each time', async () => {
    web.answer(says(200, {}, TEXT));
    const calendar = createIcsCalendar();

    const first = await read(`${web.base}/a.ics`, null, calendar);
    const second = await read(`${web.base}/a.ics`, cursorOf(first), calendar);

    expect(cursorOf(first)).toBeNull();
    expect(second.is).toBe('read');
  });

  it('is read anew where the cursor is none of its own', async () => {
    web.answer(keeps('etag', '"v1"', 'if-none-match'));

    expect((await read(`${web.base}/a.ics`, 'from another time')).is).toBe('read');
  });

  it('may ask for a name and a password, which are in no message', async () => {
    web.answer((request, response) =>
      says(
        request.headers.authorization === `Basic ${Buffer.from('kim:hem ligt').toString('base64')}` ? 200 : 401,
        {},
        TEXT,
      )(request, response),
    );
    const host = web.base.replace('http://', '');

    const found = await read(`http://kim:hem%20ligt@${host}/a.ics`);
    const refused = await fault(`http://kim:fel@${host}/a.ics?key=abc`);

    expect(subjectsOf(found)).toEqual(['Årsmöte']);
    expect(refused).toMatchObject({ code: 'forbidden', where: `http://${host}/a.ics` });
    expect(refused.message).not.toMatch(/kim|fel@|abc/);
  });
});

describe('an address that has moved', () => {
  it('is followed', async () => {
    web.answer((request, response) =>
      request.url === '/a.ics'
        ? says(302, { location: '/b.ics' })(request, response)
        : says(200, {}, TEXT)(request, response),
    );

    expect(subjectsOf(await read(`${web.base}/a.ics`))).toEqual(['Årsmöte']);
  });

  it('does not take a password with it to another place', async () => {
    web.answer((request, response) =>
      request.url === '/a.ics'
        ? says(302, { location: `${web.base.replace('127.0.0.1', 'localhost')}/b.ics` })(request, response)
        : says(200, {}, TEXT)(request, response),
    );

    await read(`${web.base.replace('//', '//kim:hemligt@')}/a.ics`);

    expect(web.asked.map(({ headers }) => headers.authorization !== undefined)).toEqual([true, false]);
  });

  it('is not followed without end', async () => {
    web.answer(says(301, { location: '/a.ics' }));

    expect((await fault()).code).toBe('unreachable');
    expect(web.asked.length).toBeLessThan(10);
  });

  it('is not followed out of encryption, nor from the net into this machine', async () => {
    const places = ['http://calendar.example.org/b.ics', 'http://127.0.0.1/b.ics', 'file:///etc/hosts'];

    for (const location of places) {
      const tried: string[] = [];
      const fetch: typeof globalThis.fetch = (address) => {
        tried.push(`${address}`);
        return Promise.resolve(
          tried.length === 1 ? new Response(null, { status: 302, headers: { location } }) : new Response(TEXT),
        );
      };

      const refused = await faultOf(
        createIcsCalendar({ fetch }).read(icsSource('https://calendar.example.org/a.ics'), YEAR_2027, null),
      );

      expect(refused.code).toBe('unreachable');
      expect(tried).toEqual(['https://calendar.example.org/a.ics']);
    }
  });
});

describe('an address', () => {
  it.each([
    ['http://calendar.example.org/a.ics'],
    ['ftp://calendar.example.org/a.ics'],
    ['http://127.0.0.1.example.org/a.ics'],
    ['https://'],
  ])('that is not https is not even tried: %s', async (from) => {
    let tried = false;
    const fetch = () => {
      tried = true;
      return Promise.reject(new Error('tried'));
    };

    const refused = await faultOf(createIcsCalendar({ fetch }).read(icsSource(from), YEAR_2027, null));

    expect(refused).toMatchObject({ code: 'unreachable', where: from });
    expect(tried).toBe(false);
  });
});
