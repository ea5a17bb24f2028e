import { describe, expect, it } from '@jest/globals';
import { event, originals, readEvents, spans, windowOf } from './reading.ts';

/** From when to when a meeting is, and whether that touches the window. */

const spanOf = async (...lines: readonly string[]): Promise<string | undefined> =>
  spans(await readEvents([event(...lines)], windowOf('2026-01-01', '2029-01-01')))[0];

describe('a meeting of whole days', () => {
  it.each([
    ['one day when no end is said', [], '2027-03-01 through 2027-03-01'],
    ['one day when the end is the day after', ['DTEND;VALUE=DATE:20270302'], '2027-03-01 through 2027-03-01'],
    ['several days', ['DTEND;VALUE=DATE:20270304'], '2027-03-01 through 2027-03-03'],
    ['as many days as are said', ['DURATION:P2D'], '2027-03-01 through 2027-03-02'],
    ['weeks', ['DURATION:P1W'], '2027-03-01 through 2027-03-07'],
    ['days said as hours', ['DURATION:PT48H'], '2027-03-01 through 2027-03-02'],
    ['one day when the end is its own day', ['DTEND;VALUE=DATE:20270301'], '2027-03-01 through 2027-03-01'],
    ['one day when the end is before', ['DTEND;VALUE=DATE:20270201'], '2027-03-01 through 2027-03-01'],
    ['one day when it lasts a month, which is no length', ['DURATION:P1M'], '2027-03-01 through 2027-03-01'],
    ['one day when the end is an hour', ['DTEND:20270301T120000Z'], '2027-03-01 through 2027-03-01'],
  ])('is %s', async (_, end, expected) => {
    const span = await spanOf('DTSTART;VALUE=DATE:20270301', ...end);

    expect(span).toBe(expected);
  });

  it('can be a series, named by dates', async () => {
    const found = await readEvents([
      event(
        'DTSTART;VALUE=DATE:20270327',
        'DTEND;VALUE=DATE:20270329',
        'RRULE:FREQ=WEEKLY;UNTIL=20270410',
        'EXDATE;VALUE=DATE:20270403',
      ),
    ]);

    expect(spans(found)).toEqual(['2027-03-27 through 2027-03-28', '2027-04-10 through 2027-04-11']);
    expect(originals(found)).toEqual(['2027-03-27', '2027-04-10']);
  });

  it('can have its exceptions as moments, which are midnight where one is', async () => {
    const found = await readEvents([
      event('DTSTART;VALUE=DATE:20270301', 'RRULE:FREQ=DAILY;UNTIL=20270303T230000Z', 'EXDATE:20270301T230000Z'),
    ]);

    expect(originals(found)).toEqual(['2027-03-01', '2027-03-03', '2027-03-04']);
  });

  it('is recognised as Exchange writes it, from midnight to midnight', async () => {
    const span = await spanOf(
      'DTSTART;TZID=W. Europe Standard Time:20270301T000000',
      'DTEND;TZID=W. Europe Standard Time:20270303T000000',
      'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
    );

    expect(span).toBe('2027-03-01 through 2027-03-02');
  });

  it('is not one that only begins at midnight', async () => {
    expect(await spanOf('DTSTART:20270228T230000Z', 'DTEND:20270301T230000Z')).toBe(
      '2027-03-01T00:00 to 2027-03-02T00:00',
    );
    expect(await spanOf('DTSTART;TZID=Europe/Stockholm:20270301T000000', 'DURATION:PT1H')).toBe(
      '2027-03-01T00:00 to 2027-03-01T01:00',
    );
  });

  it('needs no VALUE=DATE', async () => {
    expect(await spanOf('DTSTART:20270301')).toBe('2027-03-01 through 2027-03-01');
  });
});

describe('a meeting at a time', () => {
  const START = 'DTSTART;TZID=Europe/Stockholm:20270301T090000';

  it.each([
    ['when its end says', ['DTEND;TZID=Europe/Stockholm:20270301T113000'], '11:30'],
    ['when its end says in another zone', ['DTEND:20270301T103000Z'], '11:30'],
    ['after as long as is said', ['DURATION:PT1H30M'], '10:30'],
    ['when it begins, where nothing is said', [], '09:00'],
    ['when it begins, where that is its end', ['DTEND;TZID=Europe/Stockholm:20270301T090000'], '09:00'],
    ['when it begins, where its end is before', ['DTEND;TZID=Europe/Stockholm:20270301T080000'], '09:00'],
    ['when it begins, where it lasts less than nothing', ['DURATION:-PT1H'], '09:00'],
    ['when it begins, where it lasts for ever', ['DURATION:P99999999999D'], '09:00'],
    ['when it begins, where its end is a day', ['DTEND;VALUE=DATE:20270302'], '09:00'],
    ['when it begins, where its end cannot be read', ['DTEND:tomorrow'], '09:00'],
    ['when it begins, where it lasts a month, which is no length', ['DURATION:P1M'], '09:00'],
  ])('ends %s', async (_, end, expected) => {
    const span = await spanOf(START, ...end);

    expect(span).toBe(`2027-03-01T09:00 to 2027-03-01T${expected}`);
  });

  it('is as long in hours when the clock is changed in the midst of it', async () => {
    const night = ['DTSTART;TZID=Europe/Stockholm:20270320T220000', 'DTEND;TZID=Europe/Stockholm:20270321T040000'];
    const found = await readEvents([event(...night, 'RRULE:FREQ=WEEKLY;COUNT=2')]);

    expect(spans(found)[1]).toBe('2027-03-27T22:00 to 2027-03-28T05:00');
  });

  it('that lasts a day ends at the same hour the next day, also when the clock is changed', async () => {
    expect(await spanOf('DTSTART;TZID=Europe/Stockholm:20270327T120000', 'DURATION:P1D')).toBe(
      '2027-03-27T12:00 to 2027-03-28T12:00',
    );
    expect(await spanOf('DTSTART;TZID=Europe/Stockholm:20270327T120000', 'DURATION:PT24H')).toBe(
      '2027-03-27T12:00 to 2027-03-28T13:00',
    );
  });

  it('needs no seconds', async () => {
    expect(await spanOf('DTSTART:20270301T0800Z')).toBe('2027-03-01T09:00 to 2027-03-01T09:00');
  });
});

describe('the window', () => {
  const WINDOW = windowOf('2027-03-01', '2027-03-02');

  it.each([
    ['begins in it', 'DTSTART:20270301T120000Z', 'DTEND:20270301T130000Z', 1],
    ['begins as it begins', 'DTSTART:20270228T230000Z', 'DTEND:20270301T000000Z', 1],
    ['begins before and ends in it', 'DTSTART:20270228T220000Z', 'DTEND:20270301T000000Z', 1],
    ['is over as it begins', 'DTSTART:20270228T220000Z', 'DTEND:20270228T230000Z', 0],
    ['goes on all through it', 'DTSTART:20270101T000000Z', 'DTEND:20270401T000000Z', 1],
    ['begins as it ends', 'DTSTART:20270301T230000Z', 'DTEND:20270302T000000Z', 0],
    ['takes no time, as it begins', 'DTSTART:20270228T230000Z', 'DTEND:20270228T230000Z', 1],
    ['takes no time, as it ends', 'DTSTART:20270301T230000Z', 'DTEND:20270301T230000Z', 0],
    ['is its day', 'DTSTART;VALUE=DATE:20270301', 'DTEND;VALUE=DATE:20270302', 1],
    ['is the day before', 'DTSTART;VALUE=DATE:20270228', 'DTEND;VALUE=DATE:20270301', 0],
    ['is the day after', 'DTSTART;VALUE=DATE:20270302', 'DTEND;VALUE=DATE:20270303', 0],
    ['is days around it', 'DTSTART;VALUE=DATE:20270226', 'DTEND;VALUE=DATE:20270310', 1],
  ])('and a meeting that %s', async (_, start, end, count) => {
    const alone = await readEvents([event(start, end)], WINDOW);
    const inSeries = await readEvents([event(start, end, 'RRULE:FREQ=YEARLY;COUNT=3')], WINDOW);

    expect(alone).toHaveLength(count);
    expect(inSeries).toHaveLength(count);
  });

  it('of no length has nothing in it', async () => {
    const found = await readEvents(
      [event('DTSTART:20270301T000000Z', 'DURATION:P3D')],
      windowOf('2027-03-02', '2027-03-02'),
    );

    expect(found).toEqual([]);
  });

  it('finds a long meeting of a series that began well before it', async () => {
    const found = await readEvents(
      [event('DTSTART:20270101T080000Z', 'DURATION:P40D', 'RRULE:FREQ=YEARLY')],
      windowOf('2028-02-09', '2028-02-10'),
    );

    expect(originals(found)).toEqual(['2028-01-01T08:00:00Z']);
  });
});
