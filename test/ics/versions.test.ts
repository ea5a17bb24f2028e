import { describe, expect, it } from '@jest/globals';
import { at, instead, JANUARY, mondays, UID } from './mondays.ts';
import {
  calendarText,
  event,
  folder,
  readEvents,
  readFrom,
  readText,
  startIn,
  starts,
  subjects,
  windowOf,
} from './reading.ts';

/** Which of several versions counts, and what is cancelled. */

describe('of several versions', () => {
  const WINDOW = windowOf('2027-01-04', '2027-01-05');

  it.each([
    ['the one with the higher SEQUENCE', 'SEQUENCE:3', 'SEQUENCE:11'],
    ['the one that was written later', 'DTSTAMP:20260301T000000Z', 'DTSTAMP:20260401T000000Z'],
    ['the one that was changed later', 'LAST-MODIFIED:20260301T000000Z', 'LAST-MODIFIED:20260401T000000Z'],
  ])('%s counts, wherever it stands', async (_, older, newer) => {
    const versions = [mondays(older, 'SUMMARY:Äldre'), mondays(newer, 'SUMMARY:Nyare')].map((one) =>
      older.startsWith('DTSTAMP') ? one.replace('DTSTAMP:20260101T000000Z\r\n', '') : one,
    );

    const found = await readEvents(versions, WINDOW);
    const reversed = await readEvents(versions.toReversed(), WINDOW);

    expect(subjects(found)).toEqual(['Nyare']);
    expect(subjects(reversed)).toEqual(['Nyare']);
  });

  it('that are as new the last counts', async () => {
    const found = await readEvents([mondays('SUMMARY:Först'), mondays('SUMMARY:Sist')], WINDOW);

    expect(subjects(found)).toEqual(['Sist']);
  });

  it('of one of a series the newest counts, though they name it differently', async () => {
    const found = await readEvents(
      [
        mondays(),
        event(UID, 'RECURRENCE-ID:20270104T080000Z', 'SEQUENCE:2', ...at('20270104T150000', '20270104T160000')),
        instead('20270104T090000', 'SEQUENCE:1', ...at('20270104T110000', '20270104T120000')),
      ],
      WINDOW,
    );

    expect(starts(found)).toEqual(['2027-01-04T15:00']);
  });
});

describe('a series that is cancelled', () => {
  it('has all its meetings as cancelled', async () => {
    const found = await readEvents(
      [mondays('STATUS:CANCELLED'), instead('20270111T090000', ...at('20270111T150000', '20270111T160000'))],
      JANUARY,
    );

    expect(found).toHaveLength(4);
    expect(found.every(({ isCancelled }) => isCancelled)).toBe(true);
  });
});

describe('a file that tells of a cancellation', () => {
  const cancelling = (...events: readonly string[]): string => calendarText('METHOD:CANCEL', ...events);

  const readAll = async (...texts: readonly string[]) => {
    const files = folder();
    try {
      for (const [index, text] of texts.entries()) files.write(`${index}.ics`, text);
      return await readFrom(files.path, JANUARY);
    } finally {
      files.remove();
    }
  };

  it('cancels the series, though it says no more than its name', async () => {
    const found = await readAll(calendarText(mondays()), cancelling(event(UID, 'SEQUENCE:1')));

    expect(starts(found)).toEqual(['2027-01-04T09:00', '2027-01-11T09:00', '2027-01-18T09:00', '2027-01-25T09:00']);
    expect(found.every(({ isCancelled, subject }) => isCancelled && subject === 'Lokal grupp')).toBe(true);
  });

  it('cancels one meeting of it', async () => {
    const found = await readAll(
      calendarText(mondays(), instead('20270111T090000', ...at('20270112T150000', '20270112T160000'))),
      cancelling(instead('20270111T090000', 'SEQUENCE:1')),
    );

    expect(found.map((one) => [startIn(one), one.isCancelled])).toEqual([
      ['2027-01-04T09:00', false],
      ['2027-01-12T15:00', true],
      ['2027-01-18T09:00', false],
      ['2027-01-25T09:00', false],
    ]);
  });

  it('cancels the meetings that are known of a series that is not', async () => {
    const found = await readAll(
      calendarText(instead('20270111T090000', ...at('20270112T090000', '20270112T100000'))),
      cancelling(event(UID, 'SEQUENCE:1')),
    );

    expect(found.map((one) => [startIn(one), one.isCancelled])).toEqual([['2027-01-12T09:00', true]]);
  });

  it('cancels nothing of what has been said since', async () => {
    const found = await readAll(cancelling(event(UID, 'SEQUENCE:1')), calendarText(mondays('SEQUENCE:2')));

    expect(found.some(({ isCancelled }) => isCancelled)).toBe(false);
  });

  it('by itself tells of a meeting that is cancelled when it says when', async () => {
    const found = await readText(
      cancelling(event('UID:gone@example.org', ...at('20270111T090000', '20270111T100000'))),
      JANUARY,
    );

    expect(found).toMatchObject([{ series: 'gone@example.org', original: null, isCancelled: true }]);
  });
});

describe('a file with an answer to an invitation', () => {
  it('changes nothing', async () => {
    const found = await readText(
      calendarText(mondays('RRULE:FREQ=WEEKLY;COUNT=1')) +
        calendarText('METHOD:REPLY', mondays('SEQUENCE:9', 'SUMMARY:Tackar nej')),
    );

    expect(subjects(found)).toEqual(['Lokal grupp']);
  });
});
