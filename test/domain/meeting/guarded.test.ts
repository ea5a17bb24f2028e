import { describe, expect, it } from '@jest/globals';
import { guarded } from '../../../src/domain/meeting/guarded.ts';
import type { Occurrence } from '../../../src/domain/meeting/meeting.ts';
import { read } from '../../../src/domain/routing/reading.ts';
import { routerOf } from '../../support/models.ts';

/** What anybody may have written in an invitation, as it is kept and shown. */

const guard = (text: string) => read(routerOf('fyrbodal').lexicon, text).personalData;

const START = Temporal.Instant.from('2026-12-10T12:00:00Z');
const END = Temporal.Instant.from('2026-12-10T14:00:00Z');

const taken = (change: Partial<Occurrence>): Occurrence =>
  guarded(guard)({
    series: 'a',
    original: null,
    span: { is: 'timed', start: START, end: END },
    subject: 'Möte',
    place: '',
    joinUrl: '',
    isCancelled: false,
    ...change,
  });

const subject = (written: string): string => taken({ subject: written }).subject;
const place = (written: string): string => taken({ place: written }).place;

describe("a meeting's name", () => {
  it.each([
    ['Vårdplanering 19121212-1212 Anna Andersson', 'Vårdplanering *** ***'],
    ['Utskrivning pat. Svensson', 'Utskrivning pat. ***'],
    ['Hembesök Storgatan 12', 'Hembesök ***'],
    ['Dialog, ring 070-174 06 05', 'Dialog, ring ***'],
    ['Möte med sven.svensson@example.org', 'Möte med ***'],
  ])('%s stands as %s', (written, expected) => {
    expect(subject(written)).toBe(expected);
  });

  it.each([
    'Lokal vårdsamverkansgrupp Uddevalla',
    'NOSAM sydost 2026-12-10',
    'Styrgrupp Fyrbodal, ärende SKAV-2026-0042',
    'Beredningsgrupp Cosmic',
    'Ordförande Lena Persson bjuder in',
  ])('%s stands as it is', (written) => {
    expect(subject(written)).toBe(written);
  });
});

describe("a meeting's place", () => {
  it.each([
    ['Kasen, hos Anna Andersson', 'Kasen, hos ***'],
    ['Rum 19121212-1212', 'Rum ***'],
    ['Hemma hos patienten, Storgatan 12', 'Hemma hos patienten, ***'],
    ['Hos Berit, Ringvägen 5', 'Hos ***, ***'],
    ['Hembesök, Ringvägen 5', 'Hembesök, ***'],
    ['Ringvägen 5 lgh 1102', '***'],
    ['Teams, tel 010-441 00 00', 'Teams, tel ***'],
    ['Bokas av sven.svensson@example.org', 'Bokas av ***'],
  ])('%s stands as %s', (written, expected) => {
    expect(place(written)).toBe(expected);
  });

  it.each([
    'Kommunhuset, Storgatan 12, Uddevalla',
    'Varvsvägen 1, Uddevalla',
    'Konferensrum Bohus 3',
    'Sammanträdesrum Kasen',
    'Nya Varvet, Uddevalla',
  ])('%s stands as it is', (written) => {
    expect(place(written)).toBe(written);
  });
});

describe('a text that is too long', () => {
  it.each(Array.from({ length: 16 }, (_, at) => 184 + at))(
    'shows no part of a number that is cut (at %d)',
    (length) => {
      const written = `${'x'.repeat(length)} 19121212-1212 ${'y'.repeat(300)}`;

      const shown = subject(written);

      expect(shown).toMatch(/^x+( \*\*\*( y*)?)?$/);
      expect(shown.length).toBeLessThanOrEqual(203);
    },
  );

  it('is not cut in the middle of a character', () => {
    expect(subject(`${'x'.repeat(199)}😀`).isWellFormed()).toBe(true);
  });
});

describe('a text', () => {
  it('stands on one line, without what a terminal would obey', () => {
    expect(subject('Möte\u0000\r\n\u001b[2Jnu')).toBe('Möte [2Jnu');
  });
});

describe('a meeting that ends before it begins', () => {
  it('begins when it says', () => {
    const { span } = taken({ span: { is: 'timed', start: END, end: START } });

    expect(JSON.stringify(span)).toBe(JSON.stringify({ is: 'timed', start: END, end: END }));
  });
});
