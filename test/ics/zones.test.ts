import { describe, expect, it } from '@jest/globals';
import { WINDOWS_ZONES } from '../../src/ics/windowsZones.ts';
import { calendarText, event, moments, readText, starts, windowOf } from './reading.ts';

/** Which zone a file means, and what the clock shows there. */

const WINDOW = windowOf('2026-12-01', '2028-01-01');

/** When it is in UTC. @param local as 20270703T120000 */
async function momentOf(zone: string, local: string, ...more: readonly string[]): Promise<string | undefined> {
  const found = await readText(calendarText(...more, event(`DTSTART;TZID=${zone}:${local}`)), WINDOW);
  return moments(found)[0] ?? undefined;
}

const SUMMER = '20270703T120000';
const WINTER = '20270115T120000';

/** Finland: two hours before UTC, three in summer, changed as in all of Europe. */
const finland = (name: string, ...more: readonly string[]): string =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    ...more,
    'BEGIN:STANDARD',
    'DTSTART:16010101T040000',
    'TZOFFSETFROM:+0300',
    'TZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:16010101T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0300',
    'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ].join('\r\n');

describe('a zone is known', () => {
  it.each([
    ['by its name', 'Europe/Stockholm'],
    ['by its name in quotes', '"Europe/Stockholm"'],
    ['as Outlook and Exchange call it', 'W. Europe Standard Time'],
    ['as Exchange calls its neighbour', 'Romance Standard Time'],
    ['as Outlook shows it', '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"'],
    ['as Outlook shows it, without quotes', '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna'],
    [
      'as Outlook shows it, with the commas escaped',
      '(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna',
    ],
    ['as an older Outlook shows it in Swedish', '"(GMT+01.00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien"'],
    ['as an older program names it', '/mozilla.org/20050126_1/Europe/Stockholm'],
    ['as another one does', '/softwarestudio.org/Tzfile/Europe/Stockholm'],
    ['by its place', 'Stockholm'],
    ['by the only place of a label that is known, though it is escaped', '(UTC+01:00) Stockholm\\, Ingenstans'],
  ])('%s', async (_, zone) => {
    expect(await momentOf(zone, SUMMER)).toBe('2027-07-03T10:00:00Z');
    expect(await momentOf(zone, WINTER)).toBe('2027-01-15T11:00:00Z');
  });

  it.each([
    ['(UTC-05:00) Eastern Time (US & Canada)', '2027-07-03T16:00:00Z'],
    ['America/Argentina/Buenos_Aires', '2027-07-03T15:00:00Z'],
    ['/mozilla.org/20050126_1/America/Argentina/Buenos_Aires', '2027-07-03T15:00:00Z'],
    ['tzone://Microsoft/Utc', '2027-07-03T12:00:00Z'],
    ['(UTC) Coordinated Universal Time', '2027-07-03T12:00:00Z'],
    ['UTC+02:00', '2027-07-03T10:00:00Z'],
    ['GMT-0330', '2027-07-03T15:30:00Z'],
    ['(UTC+01:00) Nowhere in particular', '2027-07-03T11:00:00Z'],
  ])('in other parts of the world too: %s', async (zone, expected) => {
    expect(await momentOf(zone, SUMMER)).toBe(expected);
  });

  it.each([...WINDOWS_ZONES.keys()])('as Windows has it: %s', async (zone) => {
    const id = WINDOWS_ZONES.get(zone) ?? '';
    const expected = Temporal.PlainDateTime.from(SUMMER).toZonedDateTime(id).toInstant();

    expect(await momentOf(zone, SUMMER)).toBe(`${expected}`);
  });
});

describe('a zone that the file describes', () => {
  it.each([
    ['in winter', '20270327T120000', '2027-03-27T10:00:00Z'],
    ['the day after the clock is put forward', '20270329T120000', '2027-03-29T09:00:00Z'],
    ['the day before it is put back', '20271030T120000', '2027-10-30T09:00:00Z'],
    ['the day after', '20271101T120000', '2027-11-01T10:00:00Z'],
    ['at an hour that does not exist', '20270328T033000', '2027-03-28T01:30:00Z'],
    ['at an hour that comes twice', '20271031T033000', '2027-10-31T00:30:00Z'],
  ])('is as it says %s', async (_, local, expected) => {
    expect(await momentOf('Egen zon', local, finland('Egen zon'))).toBe(expected);
  });

  it('is the same as the one in the tz database, hour for hour around both changes', async () => {
    const hours = ['0328', '1031'].flatMap((day) => Array.from({ length: 8 }, (_, hour) => `2027${day}T0${hour}3000`));

    const own = await Promise.all(hours.map((local) => momentOf('Egen zon', local, finland('Egen zon'))));
    const known = await Promise.all(hours.map((local) => momentOf('Europe/Helsinki', local)));

    expect(own).toEqual(known);
  });

  it('keeps a series at its hour', async () => {
    const found = await readText(
      calendarText(finland('Egen zon'), event('DTSTART;TZID=Egen zon:20270322T100000', 'RRULE:FREQ=WEEKLY;COUNT=3')),
    );

    expect(starts(found)).toEqual(['2027-03-22T09:00', '2027-03-29T09:00', '2027-04-05T09:00']);
  });

  it('does not go before what is known by the same name', async () => {
    expect(await momentOf('Europe/Stockholm', WINTER, finland('Europe/Stockholm'))).toBe('2027-01-15T11:00:00Z');
  });

  it('can say which known one it is', async () => {
    expect(await momentOf('Egen zon', WINTER, finland('Egen zon', 'X-LIC-LOCATION:Asia/Tokyo'))).toBe(
      '2027-01-15T03:00:00Z',
    );
  });

  it('goes before what could be made of a label', async () => {
    expect(await momentOf('"(UTC+01:00) Stockholm"', WINTER, finland('(UTC+01:00) Stockholm'))).toBe(
      '2027-01-15T10:00:00Z',
    );
  });

  it('holds as its last change left it', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Moskva',
      'BEGIN:DAYLIGHT',
      'DTSTART:20000326T020000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0400',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20110326T230000Z',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'DTSTART:20001029T030000',
      'TZOFFSETFROM:+0400',
      'TZOFFSETTO:+0300',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20101030T230000Z',
      'END:STANDARD',
      'BEGIN:STANDARD',
      'DTSTART:20141026T020000',
      'TZOFFSETFROM:+0400',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n');

    const found = await readText(
      calendarText(
        zone,
        ...['20110115', '20110715', '20120115', '20270703'].map((day) =>
          event(`UID:${day}`, `DTSTART;TZID=Moskva:${day}T120000`),
        ),
      ),
      windowOf('2011-01-01', '2028-01-01'),
    );

    expect(moments(found)).toEqual([
      '2011-01-15T09:00:00Z',
      '2011-07-15T08:00:00Z',
      '2012-01-15T08:00:00Z',
      '2027-07-03T09:00:00Z',
    ]);
  });
});

describe('an hour without a zone', () => {
  const floating = calendarText(event('DTSTART:20270703T120000', 'DTEND:20270703T130000'));

  it.each([
    ['Europe/Stockholm', '2027-07-03T10:00:00Z'],
    ['Europe/Helsinki', '2027-07-03T09:00:00Z'],
  ])('is meant where the organisation is: %s', async (timeZone, expected) => {
    const found = await readText(floating, windowOf('2027-07-01', '2027-08-01', timeZone));

    expect(moments(found)).toEqual([expected]);
  });

  it('is what is made of one in a zone of which nothing is known', async () => {
    expect(await momentOf('Customized Time Zone 7', SUMMER)).toBe('2027-07-03T10:00:00Z');
  });
});

describe('a meeting that stands alone', () => {
  it('is at the first of an hour that comes twice, and after one that does not exist', async () => {
    expect(await momentOf('Europe/Stockholm', '20271031T023000')).toBe('2027-10-31T00:30:00Z');
    expect(await momentOf('Europe/Stockholm', '20270328T023000')).toBe('2027-03-28T01:30:00Z');
  });

  it('said in UTC can be at the second of them', async () => {
    const found = await readText(calendarText(event('DTSTART:20271031T013000Z')), WINDOW);

    expect(moments(found)).toEqual(['2027-10-31T01:30:00Z']);
  });
});
