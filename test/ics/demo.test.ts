import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { dates, readFrom, spans, windowOf } from './reading.ts';

/** The calendars of local mode. */

const demo = (name: string): string => fileURLToPath(new URL(`../../src/local/calendars/${name}.ics`, import.meta.url));

const MARCH = windowOf('2027-03-01', '2027-04-10');

describe('the demo calendar', () => {
  it('of the local group in Uddevalla has a meeting every Thursday', async () => {
    const found = await readFrom(demo('lokal-uddevalla'), MARCH);

    expect(dates(found)).toEqual(['03-04', '03-11', '03-18', '03-25', '04-01', '04-08']);
    expect(spans(found).at(-1)).toBe('2027-04-08T13:00 to 2027-04-08T15:00');
    expect(found[0]).toMatchObject({
      subject: 'Lokal vårdsamverkansgrupp Uddevalla',
      place: 'Demorummet',
      joinUrl: '',
    });
  });

  it('of the development forum for the elderly has one every second Tuesday, in Teams', async () => {
    const found = await readFrom(demo('uf-aldre'), MARCH);

    expect(dates(found)).toEqual(['03-09', '03-23', '04-06']);
    expect(spans(found).at(-1)).toBe('2027-04-06T09:00 to 2027-04-06T11:30');
    expect(found[0]?.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
  });

  it('of the steering group has one a month', async () => {
    const found = await readFrom(demo('styrgrupp'), windowOf('2027-01-01', '2027-06-01'));

    expect(dates(found)).toEqual(['01-15', '02-19', '03-19', '04-16', '05-21']);
  });

  it.each(['lokal-uddevalla', 'uf-aldre', 'styrgrupp'])(
    'goes on for ever, and says that it is made up: %s',
    async (name) => {
      const first = await readFrom(demo(name), windowOf('2026-01-01', '2026-02-01'));
      const late = await readFrom(demo(name), windowOf('2060-01-01', '2060-02-01'));

      expect(first.length).toBeGreaterThan(0);
      expect(late.length).toBeGreaterThan(0);
      expect(readFileSync(demo(name), 'utf8')).toMatch(/\r\nCOMMENT:Demo: påhittade möten/);
    },
  );

  it('is as the standard demands: lines of at most 75 octets, ended by CRLF', () => {
    const folder = fileURLToPath(new URL('../../src/local/calendars/', import.meta.url));
    const texts = readdirSync(folder).map((name) => readFileSync(`${folder}${name}`, 'utf8'));

    expect(texts).toHaveLength(3);
    for (const text of texts) {
      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    }
  });
});
