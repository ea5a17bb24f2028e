import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Occurrence } from '../../src/domain/meeting/meeting.ts';
import { dates, plain, readFrom, readText, spans, startIn, starts } from './reading.ts';

/** Whole calendars, as programs write them. */

const fixture = (name: string): string => `${import.meta.dirname}/fixtures/${name}`;
const on = (found: readonly Occurrence[], date: string): Occurrence | undefined =>
  found.find((one) => startIn(one).startsWith(date));

describe('a calendar that Exchange has published', () => {
  it('has its meetings, with those that are moved, cancelled and left out', async () => {
    const found = await readFrom(fixture('exchange.ics'));

    expect(dates(found).join(' ')).toBe('01-08 02-12 03-18 04-09 05-14 06-11 09-10 09-27 10-08 11-12 12-10');
    expect(found.filter(({ isCancelled }) => isCancelled).map((one) => startIn(one))).toEqual(['2027-05-14T09:00']);
    expect(spans(found)[2]).toBe('2027-03-18T09:00 to 2027-03-18T16:00');
    expect(spans(found)[7]).toBe('2027-09-27 through 2027-09-28');
  });

  it('says what they are, where they are and how one joins', async () => {
    const found = await readFrom(fixture('exchange.ics'));

    expect(on(found, '2027-01-08')).toMatchObject({
      subject: 'Styrgrupp, ordinarie möte',
      place: 'Östra salen; Microsoft Teams-möte',
      joinUrl:
        'https://teams.microsoft.com/l/meetup-join/19%3ameeting_RXhlbXBlbA%40thread.v2/0?context=%7b%22Tid%22%3a%2200000000-0000-0000-0000-000000000001%22%7d',
    });
    expect(on(found, '2027-03-18')).toMatchObject({
      subject: 'Styrgrupp, extra långt möte',
      place: 'Kommunhuset, Uddevalla',
    });
    expect(on(found, '2027-09-27')).toMatchObject({ subject: 'Planeringsdagar', place: 'Bohusgården', joinUrl: '' });
  });

  it('has the link in its description too', async () => {
    const text = readFileSync(fixture('exchange.ics'), 'utf8');
    const own = (await readText(text))[0];

    const [found] = await readText(text.replace('X-MICROSOFT-SKYPETEAMSMEETINGURL', 'X-SOMETHING-ELSE'));

    expect(found?.joinUrl).toBe(own?.joinUrl);
    expect(found?.joinUrl).not.toBe('');
  });
});

describe('a calendar that Google has published', () => {
  it('has its meetings, over the split of the series', async () => {
    const found = await readFrom(fixture('google.ics'));

    expect(starts(found)).toEqual([
      '2027-01-12T09:00',
      '2027-02-16T09:00',
      '2027-03-09T09:00',
      '2027-04-13T13:00',
      '2027-05-11T13:00',
      '2027-06-03',
      '2027-06-08T13:00',
      '2027-07-13T13:00',
      '2027-08-10T13:00',
      '2027-09-14T13:00',
      '2027-10-12T13:00',
      '2027-11-09T13:00',
      '2027-12-14T13:00',
    ]);
  });
});

describe('a calendar that somebody has written by hand', () => {
  it('has its meetings', async () => {
    const found = await readFrom(fixture('by-hand.ics'));

    expect(dates(found).join(' ')).toBe(
      '01-07 01-21 02-04 02-18 03-02 03-04 03-18 04-15 04-29 05-13 05-27 06-02 06-10 06-24 07-08 07-22 08-05 08-19 09-02 09-15 09-29 10-13 10-27 11-10 11-24 12-08 12-22',
    );
    expect(on(found, '2027-01-07')).toMatchObject({ joinUrl: 'https://video.example.org/lokal' });
    expect(spans(found).at(-1)).toBe('2027-12-22T09:00 to 2027-12-22T11:00');
  });
});

describe('a file', () => {
  const written = readFileSync(fixture('exchange.ics'), 'utf8');

  it.each([
    ['with a byte order mark', Buffer.from(`\uFEFF${written}`)],
    ['with line feeds only', Buffer.from(written.replaceAll('\r\n', '\n'))],
    [
      'in small letters',
      Buffer.from(written.replace(/^(BEGIN|END|DTSTART|SUMMARY|UID|RRULE)/gm, (name) => name.toLowerCase())),
    ],
    ['with empty lines', Buffer.from(written.replaceAll('\r\nSEQUENCE', '\r\n\r\nSEQUENCE'))],
    ['in the letters of older systems', Buffer.from(written, 'latin1')],
    ['folded in the midst of its letters', foldedByOctets(written)],
    ['folded with tabs', Buffer.from(written.replaceAll('\r\n ', '\r\n\t'))],
  ])('%s is read the same', async (_, bytes) => {
    const asWritten = await readText(written);

    const found = await readText(bytes);

    expect(plain(found)).toEqual(plain(asWritten));
  });
});

/** As the standard has it: by 75 octets, whatever letters they are part of. */
function foldedByOctets(text: string): Buffer {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  return Buffer.concat(
    lines.flatMap((line) => {
      const octets = Buffer.from(line);
      const pieces = Array.from({ length: Math.ceil(octets.length / 20) }, (_, at) =>
        octets.subarray(at * 20, at * 20 + 20),
      );
      return [
        ...pieces.flatMap((piece, at) => (at === 0 ? [piece] : [Buffer.from('\r\n '), piece])),
        Buffer.from('\r\n'),
      ];
    }),
  );
}
