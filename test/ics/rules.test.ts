import { describe, expect, it } from '@jest/globals';
import { dates, event, originals, readEvents, spans, starts, windowOf } from './reading.ts';

/** Which days a rule names, by hand from the almanac of 2027: it begins on a Friday and has no leap day. */

const series = (start: string, rule: string, ...more: readonly string[]): string =>
  event(`DTSTART;TZID=Europe/Stockholm:${start}`, 'DURATION:PT1H', `RRULE:${rule}`, ...more);

describe('a rule', () => {
  it.each([
    ['every day', '20270226T090000', 'FREQ=DAILY;COUNT=4', '02-26 02-27 02-28 03-01'],
    ['every third day', '20261230T090000', 'FREQ=DAILY;INTERVAL=3;UNTIL=20270111T080000Z', '01-02 01-05 01-08 01-11'],
    ['every week', '20270104T090000', 'FREQ=WEEKLY;COUNT=3', '01-04 01-11 01-18'],
    ['some days of the week', '20270104T090000', 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=5', '01-04 01-07 01-11 01-14 01-18'],
    [
      'every second week since the year before',
      '20260113T090000',
      'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270310',
      '01-12 01-26 02-09 02-23 03-09',
    ],
    [
      'the second Tuesday',
      '20260113T090000',
      'FREQ=MONTHLY;BYDAY=2TU',
      '01-12 02-09 03-09 04-13 05-11 06-08 07-13 08-10 09-14 10-12 11-09 12-14',
    ],
    [
      'the last Friday',
      '20260130T090000',
      'FREQ=MONTHLY;BYDAY=-1FR',
      '01-29 02-26 03-26 04-30 05-28 06-25 07-30 08-27 09-24 10-29 11-26 12-31',
    ],
    [
      'the last weekday of the month',
      '20260130T090000',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      '01-29 02-26 03-31 04-30 05-31 06-30 07-30 08-31 09-30 10-29 11-30 12-31',
    ],
    ['the third of some days', '20260120T090000', 'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=3;COUNT=14', '01-19 02-16'],
    ['the 31st, where there is one', '20260131T090000', 'FREQ=MONTHLY', '01-31 03-31 05-31 07-31 08-31 10-31 12-31'],
    [
      'the last day of the month',
      '20260131T090000',
      'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270430T235959Z',
      '01-31 02-28 03-31 04-30',
    ],
    ['every third month', '20260210T090000', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU', '02-09 05-11 08-10 11-09'],
    ['some months of the year', '20260113T090000', 'FREQ=YEARLY;BYMONTH=1,9;BYDAY=2TU', '01-12 09-14'],
    ['the last Sunday of March and October', '20260329T090000', 'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU', '03-28 10-31'],
    ['the same day each year', '20250607T090000', 'FREQ=YEARLY', '06-07'],
    ['a day of a week of the year', '20260106T090000', 'FREQ=YEARLY;BYWEEKNO=2,36;BYDAY=TU', '01-12 09-07'],
  ])('names %s', async (_, start, rule, expected) => {
    const found = await readEvents([series(start, rule)]);

    expect(dates(found).join(' ')).toBe(expected);
    expect(
      found.every((one) => one.span.is === 'timed' && one.span.start.toZonedDateTimeISO('Europe/Stockholm').hour === 9),
    ).toBe(true);
  });

  it('counts the weeks from the day they begin with', async () => {
    const window = windowOf('1997-08-01', '1997-10-01');
    const weekly = (first: string) =>
      series('19970805T090000', `FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=${first}`);

    const byMonday = await readEvents([weekly('MO')], window);
    const bySunday = await readEvents([weekly('SU')], window);

    expect(dates(byMonday)).toEqual(['08-05', '08-10', '08-19', '08-24']);
    expect(dates(bySunday)).toEqual(['08-05', '08-17', '08-19', '08-31']);
  });

  it('of a leap day names leap days only', async () => {
    const found = await readEvents([series('20240229T090000', 'FREQ=YEARLY')], windowOf('2025-01-01', '2033-01-01'));

    expect(starts(found)).toEqual(['2028-02-29T09:00', '2032-02-29T09:00']);
  });

  it.each([
    ['a moment', 'UNTIL=20270118T080000Z', ['01-04', '01-11', '01-18']],
    ['the moment before', 'UNTIL=20270118T075959Z', ['01-04', '01-11']],
    ['a day', 'UNTIL=20270118', ['01-04', '01-11', '01-18']],
    ['an hour where it is', 'UNTIL=20270118T090000', ['01-04', '01-11', '01-18']],
  ])('goes on until %s', async (_, until, expected) => {
    const found = await readEvents([series('20270104T090000', `FREQ=WEEKLY;${until}`)]);

    expect(dates(found)).toEqual(expected);
  });

  it('counts meetings that are left out', async () => {
    const found = await readEvents([
      series('20270104T090000', 'FREQ=WEEKLY;COUNT=3', 'EXDATE;TZID=Europe/Stockholm:20270111T090000'),
    ]);

    expect(dates(found)).toEqual(['01-04', '01-18']);
  });

  it('begins with the start, though it would not name it', async () => {
    const found = await readEvents([series('20270104T090000', 'FREQ=WEEKLY;BYDAY=TU;COUNT=3')]);

    expect(dates(found)).toEqual(['01-04', '01-05', '01-12']);
  });

  it('in another has all that either names, each once', async () => {
    const found = await readEvents([
      series('20270104T090000', 'FREQ=WEEKLY;COUNT=3', 'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3'),
    ]);

    expect(dates(found)).toEqual(['01-04', '01-11', '01-18', '02-01']);
  });

  it('without end since long ago has the meetings of the window and no others', async () => {
    const began = performance.now();
    const found = await readEvents([series('19700101T090000', 'FREQ=DAILY')], windowOf('2027-03-01', '2027-03-04'));

    expect(starts(found)).toEqual(['2027-03-01T09:00', '2027-03-02T09:00', '2027-03-03T09:00']);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('a rule that counts', () => {
  it('does so since long ago', async () => {
    const found = await readEvents(
      [series('19700101T090000', 'FREQ=DAILY;COUNT=20876')],
      windowOf('2027-02-20', '2027-03-10'),
    );

    // 57 years, 14 of them leap years, are 20,819 days to New Year's Day 2027, which is the 20,820th meeting: the last is 56 days later.
    expect(dates(found)).toEqual(['02-20', '02-21', '02-22', '02-23', '02-24', '02-25', '02-26']);
  });
});

describe('a series', () => {
  it('keeps its hour when the clock is put forward and back', async () => {
    const spring = await readEvents([series('20270111T090000', 'FREQ=WEEKLY')], windowOf('2027-03-20', '2027-04-06'));
    const autumn = await readEvents([series('20270111T090000', 'FREQ=WEEKLY')], windowOf('2027-10-20', '2027-11-10'));

    expect(originals(spring)).toEqual(['2027-03-22T08:00:00Z', '2027-03-29T07:00:00Z', '2027-04-05T07:00:00Z']);
    expect(originals(autumn)).toEqual(['2027-10-25T07:00:00Z', '2027-11-01T08:00:00Z', '2027-11-08T08:00:00Z']);
    expect(starts([...spring, ...autumn]).every((start) => start.endsWith('T09:00'))).toBe(true);
  });

  it('at an hour that does not exist one night is an hour later that night', async () => {
    const found = await readEvents([series('20270327T023000', 'FREQ=DAILY;COUNT=3')]);

    expect(spans(found)).toEqual([
      '2027-03-27T02:30 to 2027-03-27T03:30',
      '2027-03-28T03:30 to 2027-03-28T04:30',
      '2027-03-29T02:30 to 2027-03-29T03:30',
    ]);
  });

  it('at an hour that comes twice one night is at the first of them', async () => {
    const found = await readEvents([series('20271030T023000', 'FREQ=DAILY;COUNT=3')]);

    expect(originals(found)).toEqual(['2027-10-30T00:30:00Z', '2027-10-31T00:30:00Z', '2027-11-01T01:30:00Z']);
  });

  it('in UTC keeps its hour in UTC', async () => {
    const found = await readEvents([event('DTSTART:20270325T080000Z', 'RRULE:FREQ=WEEKLY;COUNT=2')]);

    expect(starts(found)).toEqual(['2027-03-25T09:00', '2027-04-01T10:00']);
  });

  it('has times beside its rule, as times, as days and as periods of their own', async () => {
    const found = await readEvents([
      series(
        '20270104T090000',
        'FREQ=WEEKLY;COUNT=2',
        'RDATE:20270120T120000Z,20270122T120000Z',
        'RDATE;VALUE=DATE:20270125',
        'RDATE;VALUE=PERIOD:20270201T120000Z/20270201T150000Z,20270202T120000Z/PT30M',
        'RDATE;TZID=Europe/Stockholm:20270111T090000',
      ),
    ]);

    expect(spans(found)).toEqual([
      '2027-01-04T09:00 to 2027-01-04T10:00',
      '2027-01-11T09:00 to 2027-01-11T10:00',
      '2027-01-20T13:00 to 2027-01-20T14:00',
      '2027-01-22T13:00 to 2027-01-22T14:00',
      '2027-01-25T09:00 to 2027-01-25T10:00',
      '2027-02-01T13:00 to 2027-02-01T16:00',
      '2027-02-02T13:00 to 2027-02-02T13:30',
    ]);
  });

  it('can be of such times only', async () => {
    const found = await readEvents([event('DTSTART:20270104T080000Z', 'RDATE:20270112T080000Z,20270315T080000Z')]);

    expect(originals(found)).toEqual(['2027-01-04T08:00:00Z', '2027-01-12T08:00:00Z', '2027-03-15T08:00:00Z']);
  });

  it.each([
    ['a time in its own zone', 'EXDATE;TZID=Europe/Stockholm:20270111T090000'],
    ['a time in UTC', 'EXDATE:20270111T080000Z'],
    ['a time in the zone as Outlook calls it', 'EXDATE;TZID="W. Europe Standard Time":20270111T090000'],
    ['a day', 'EXDATE;VALUE=DATE:20270111'],
    ['one of several', 'EXDATE:20260101T080000Z,20270111T080000Z'],
  ])('lacks what is left out by %s', async (_, exdate) => {
    const found = await readEvents([series('20270104T090000', 'FREQ=WEEKLY;COUNT=3', exdate)]);

    expect(dates(found)).toEqual(['01-04', '01-18']);
  });

  it('names each of its meetings by where it was from the beginning', async () => {
    const found = await readEvents([series('20270104T090000', 'FREQ=WEEKLY;COUNT=2', 'UID:weekly@example.org')]);

    expect(found.map((one) => one.series)).toEqual(['weekly@example.org', 'weekly@example.org']);
    expect(originals(found)).toEqual(['2027-01-04T08:00:00Z', '2027-01-11T08:00:00Z']);
  });
});

describe('a meeting that stands alone', () => {
  it('is named by itself', async () => {
    const [found] = await readEvents([event('UID:alone@example.org', 'DTSTART:20270104T080000Z')]);

    expect(found).toMatchObject({ series: 'alone@example.org', original: null });
  });
});
