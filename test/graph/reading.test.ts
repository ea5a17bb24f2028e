import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { occurrenceId } from '../../src/domain/meeting/meeting.ts';
import { createGraphCalendar } from '../../src/graph/calendar.ts';
import type { Calendar } from '../../src/ports/meetings.ts';
import type { FakeMailbox } from '../support/graphCalendars.ts';
import { type GraphServer, startGraphServer } from '../support/graphServer.ts';
import { MAILBOX, mailbox, type Plain, refusalOf, seen, WINDOW } from './setup.ts';

/** What is read of a mailbox's calendar through Microsoft Graph. */

let graph: GraphServer;
let calendar: Calendar;
let box: FakeMailbox;
beforeEach(async () => {
  graph = await startGraphServer();
  calendar = createGraphCalendar(graph.settings);
  box = graph.mailbox(MAILBOX);
});
afterEach(() => graph.close());

const read = async (): Promise<Plain[]> => seen(await calendar.read(mailbox(), WINDOW, null));

const names = (read_: readonly Plain[]): string[] => read_.map(({ subject }) => subject);

const soon = { start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z' };

describe('a meeting', () => {
  it('comes with its time, subject, place and link', async () => {
    const joinUrl = 'https://teams.example.com/l/meetup-join/1';
    const id = box.put({ ...soon, subject: ' Lokal grupp ', place: 'Demorummet', joinUrl });

    const [meeting] = await read();

    expect(meeting).toEqual({
      series: id,
      original: null,
      span: { is: 'timed', start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z' },
      subject: 'Lokal grupp',
      place: 'Demorummet',
      joinUrl,
      isCancelled: false,
    });
  });

  it('may be without everything but its time', async () => {
    const id = box.put(soon);
    box.tell(id, { subject: null, location: null, onlineMeeting: null, isCancelled: null, isAllDay: null, type: null });

    const [meeting] = await read();

    expect(meeting).toMatchObject({ subject: '', place: '', joinUrl: '', isCancelled: false, span: { is: 'timed' } });
  });

  it('keeps its name when it is moved', async () => {
    const id = box.put(soon);
    const [before] = await read();

    box.change(id, { start: '2026-12-11T12:00:00Z', end: '2026-12-11T14:00:00Z' });
    const [after] = await read();

    expect(after?.span.start).toBe('2026-12-11T12:00:00Z');
    expect(after?.series).toBe(before?.series);
  });

  it('is crossed out when it has been cancelled, and not there when it has been removed', async () => {
    box.cancel(box.put({ ...soon, subject: 'Inställt' }));
    box.remove(box.put({ ...soon, subject: 'Borttaget' }));

    const meetings = await read();

    expect(meetings).toMatchObject([{ subject: 'Inställt', isCancelled: true }]);
  });

  it.each(['http://teams.example.com/1', 'javascript:alert(1)', 'teams', ''])(
    'has no link when its link is %j',
    async (joinUrl) => {
      box.put({ ...soon, joinUrl });

      const [meeting] = await read();

      expect(meeting?.joinUrl).toBe('');
    },
  );

  it('that ends before it begins ends as it begins', async () => {
    box.tell(box.put(soon), { end: { dateTime: '2026-12-10T11:00:00.0000000', timeZone: 'UTC' } });

    const [meeting] = await read();

    expect(meeting?.span).toEqual({ is: 'timed', start: '2026-12-10T12:00:00Z', end: '2026-12-10T12:00:00Z' });
  });

  it('in a zone that has a name everybody knows is at that time there', async () => {
    const zone = 'Europe/Stockholm';
    box.tell(box.put(soon), {
      start: { dateTime: '2026-12-10T13:00:00.0000000', timeZone: zone },
      end: { dateTime: '2026-12-10T15:00:00.0000000', timeZone: zone },
    });

    const [meeting] = await read();

    expect(meeting?.span).toEqual({ is: 'timed', start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z' });
  });
});

describe('a series', () => {
  const starts = ['2026-12-03T12:00:00Z', '2026-12-10T12:00:00Z', '2026-12-17T12:00:00Z'];

  it('gives its occurrences, each by where it was from the beginning', async () => {
    box.putSeries(starts, 'PT2H');

    const occurrences = await read();

    expect(occurrences.map(({ original }) => original)).toEqual(starts);
    expect(new Set(occurrences.map(({ series }) => series)).size).toBe(1);
  });

  it('has an occurrence under the same name when it is moved past another', async () => {
    const [first = ''] = box.putSeries(starts, 'PT2H');
    const before = await calendar.read(mailbox(), WINDOW, null);

    box.change(first, { start: '2026-12-12T08:00:00Z', end: '2026-12-12T09:00:00Z', subject: 'Flyttat' });
    const after = await calendar.read(mailbox(), WINDOW, null);

    const ids = [before, after].map((one) => (one.is === 'read' ? one.occurrences.map(occurrenceId) : []));
    expect(ids[1]).toEqual([ids[0]?.[1], ids[0]?.[0], ids[0]?.[2]]);
    expect(seen(after)[1]).toMatchObject({ subject: 'Flyttat', original: starts[0] });
  });

  it('has an occurrence that has not been moved where it is, when Graph does not say where it was', async () => {
    const ids = box.putSeries(starts, 'PT2H');
    for (const id of ids) box.tell(id, { originalStart: null });

    const occurrences = await read();

    expect(occurrences.map(({ original }) => original)).toEqual(starts);
  });
});

describe('a meeting of whole days', () => {
  it('is on its dates, and the last one is the last', async () => {
    box.put({ start: '2026-12-10', end: '2026-12-11' });
    box.put({ start: '2027-03-27', end: '2027-03-30' });

    const meetings = await read();

    expect(meetings.map(({ span }) => span)).toEqual([
      { is: 'all-day', first: '2026-12-10', last: '2026-12-10' },
      { is: 'all-day', first: '2027-03-27', last: '2027-03-29' },
    ]);
  });

  it('is named by the day it was on, in winter as in summer, and also when it is moved', async () => {
    const [, july = ''] = box.putSeries(['2026-12-10', '2027-07-08'], 'P1D');
    box.change(july, { start: '2027-07-15', end: '2027-07-16' });

    const meetings = await read();

    expect(meetings).toMatchObject([
      { original: '2026-12-10', span: { first: '2026-12-10' } },
      { original: '2027-07-08', span: { first: '2027-07-15', last: '2027-07-15' } },
    ]);
  });

  it('lasts a day when it ends as it begins', async () => {
    box.put({ start: '2026-12-10', end: '2026-12-10' });

    const [meeting] = await read();

    expect(meeting?.span).toEqual({ is: 'all-day', first: '2026-12-10', last: '2026-12-10' });
  });
});

describe('an event that cannot be read', () => {
  const odd = {
    'has no start': { start: null },
    'has no end': { end: null },
    'has a start that is no time': { start: { dateTime: 'i morgon', timeZone: 'UTC' } },
    'is in a zone of Windows': { start: { dateTime: '2026-12-10T12:00:00', timeZone: 'W. Europe Standard Time' } },
    'is an exception from nothing': { type: 'exception', seriesMasterId: null },
    'is an exception that was nowhere': { type: 'exception', seriesMasterId: 'a', originalStart: null },
    'stands for a whole series': { type: 'seriesMaster' },
  };

  it.each(Object.entries(odd))('because it %s does not keep the others from coming', async (_why, raw) => {
    box.tell(box.put({ ...soon, subject: 'Konstigt' }), raw);
    box.put({ ...soon, subject: 'Rätt' });

    const meetings = await read();

    expect(names(meetings)).toEqual(['Rätt']);
  });

  it('makes the calendar unreadable when there is no other: an empty one would call off every meeting', async () => {
    box.tell(box.put(soon), odd['is in a zone of Windows']);

    const { code } = await refusalOf(calendar.read(mailbox(), WINDOW, null));

    expect(code).toBe('unreadable');
  });
});

describe('a calendar', () => {
  it('without meetings is read as one without meetings', async () => {
    expect(await read()).toEqual([]);
  });

  it('comes page by page, also over pages with nothing on them', async () => {
    for (const day of [11, 12, 13, 14, 15])
      box.put({ subject: `${day}`, start: `2026-12-${day}T08:00:00Z`, end: `2026-12-${day}T09:00:00Z` });
    graph.paging({ size: 2, empty: true });

    const meetings = await read();

    expect(names(meetings)).toEqual(['11', '12', '13', '14', '15']);
    expect(graph.requests.filter(({ path }) => path.endsWith('/calendarView'))).toHaveLength(6);
  });

  it('is asked for ids that stay and for times in UTC on every page', async () => {
    for (const day of [11, 12, 13]) box.put({ start: `2026-12-${day}T08:00:00Z`, end: `2026-12-${day}T09:00:00Z` });
    graph.paging({ size: 1 });

    await read();

    // Three pages of changes, three of the calendar, and whether anything has changed between those.
    expect(graph.requests).toHaveLength(7);
    for (const { prefer } of graph.requests)
      expect(prefer).toMatch(/^IdType="ImmutableId", outlook\.timezone="UTC"(, odata\.maxpagesize=100)?$/);
  });

  it('is asked for nothing of who is invited or what they have written', async () => {
    await read();

    const { query } = graph.requests.find(({ path }) => path.endsWith('/calendarView')) ?? {};
    expect(query?.get('$select')?.split(',')).not.toEqual(expect.arrayContaining(['body']));
    expect(query?.get('$select')).not.toMatch(/attendees|organizer|body|attachments/);
    expect([query?.get('startDateTime'), query?.get('endDateTime')]).toEqual([
      '2026-12-01T00:00:00Z',
      '2027-09-01T00:00:00Z',
    ]);
  });

  it('whose pages lead to another host is unreadable, and nobody there is asked', async () => {
    box.put(soon);
    graph.paging({ leads: 'elsewhere' });

    const { code } = await refusalOf(calendar.read(mailbox(), WINDOW, null));

    expect(code).toBe('unreadable');
  });

  it('whose pages never end is unreadable', async () => {
    graph.paging({ leads: 'nowhere' });

    const { code } = await refusalOf(calendar.read(mailbox(), WINDOW, null));

    expect(code).toBe('unreadable');
    expect(graph.requests.length).toBeLessThan(500);
  });

  it('has an event once that comes on two pages, as it is on the later one', async () => {
    const id = box.put({ ...soon, subject: 'Förut' });
    box.tell(box.put({ ...soon, start: '2026-12-10T13:00:00Z', subject: 'Nu' }), { id });
    graph.paging({ size: 1 });

    const meetings = await read();

    expect(names(meetings)).toEqual(['Nu']);
  });

  it('beside the own one of a mailbox is read by its id', async () => {
    box.put({ ...soon, subject: 'Egen' });
    box.calendar('AAkALgAAAA-cal/1+=').put({ ...soon, subject: 'Annan' });

    const meetings = seen(await calendar.read(mailbox(MAILBOX, 'AAkALgAAAA-cal/1+='), WINDOW, null));

    expect(names(meetings)).toEqual(['Annan']);
  });

  it('of a guest is found though its address has a number sign in it', async () => {
    const guest = 'kim_kommunen.se#EXT#@example.org';
    graph.mailbox(guest).put({ ...soon, subject: 'Gäst' });

    const meetings = seen(await calendar.read(mailbox(guest), WINDOW, null));

    expect(names(meetings)).toEqual(['Gäst']);
  });

  it('is not asked for before somebody reads it', async () => {
    createGraphCalendar({ credential: { kind: 'certificate', tenant: 't', clientId: 'c', path: '/nowhere' } });

    expect(graph.requests).toEqual([]);
    expect(graph.signIns()).toBe(0);
  });

  it('that is a file is none of Graph’s', async () => {
    const file = { kind: 'ics', from: 'uf-aldre.ics', subject: '' } as const;

    const { code, where } = await refusalOf(calendar.read(file, WINDOW, null));

    expect([code, where]).toEqual(['unreadable', 'uf-aldre.ics']);
  });
});
