import { describe, expect, it } from '@jest/globals';
import { createIcsCalendar } from '../../src/ics/calendar.ts';
import {
  calendarText,
  event,
  faultOf,
  folder,
  icsSource,
  readEvents,
  readFrom,
  readText,
  starts,
  subjects,
  windowOf,
  YEAR_2027,
} from './reading.ts';

/** What is not as it should be: what of it is read nevertheless, and what is refused. */

const GOOD = event('UID:good@example.org', 'DTSTART:20270301T080000Z', 'SUMMARY:Bra');
const broken = (...lines: readonly string[]): string => event('UID:broken@example.org', 'SUMMARY:Trasigt', ...lines);
const START = 'DTSTART:20270302T080000Z';

describe('an event that cannot be read', () => {
  it.each([
    ['has no start', broken()],
    ['has a start that is none', broken('DTSTART:next Tuesday')],
    ['begins on a day that does not exist', broken('DTSTART:20270230T080000Z')],
    ['has a rule that is none', broken(START, 'RRULE:FREQ=FORTNIGHTLY')],
    ['has a rule without a frequency', broken(START, 'RRULE:INTERVAL=2')],
    ['comes back every hour', broken(START, 'RRULE:FREQ=HOURLY')],
    ['comes back every no weeks', broken(START, 'RRULE:FREQ=WEEKLY;INTERVAL=0')],
    ['comes back in a thirteenth month', broken(START, 'RRULE:FREQ=YEARLY;BYMONTH=13')],
    ['comes back on a day of no week', broken(START, 'RRULE:FREQ=WEEKLY;BYDAY=XX')],
    ['comes back by a moon calendar', broken(START, 'RRULE:FREQ=YEARLY;RSCALE=CHINESE')],
    ['comes back until something that is no time', broken(START, 'RRULE:FREQ=WEEKLY;UNTIL=2027-13-01')],
    ['has an exception that is no time', broken(START, 'RRULE:FREQ=WEEKLY', 'EXDATE:sometimes')],
    ['stands instead of something that is no time', broken(START, 'RECURRENCE-ID:once')],
    ['has a time beside its rule that lasts for ever', broken(START, 'RDATE:20270401T080000Z/P99999999999D')],
    ['has no name', event('UID:', 'DTSTART:20270302T080000Z')],
    ['has a name without end', event(`UID:${'x'.repeat(1000)}`, 'DTSTART:20270302T080000Z')],
  ])('because it %s does not take the others with it', async (_, bad) => {
    const found = await readEvents([bad, GOOD]);

    expect(subjects(found)).toEqual(['Bra']);
  });

  it('does not take others with it that stand after it, when its end is missing', async () => {
    const found = await readText(calendarText('BEGIN:VEVENT', 'UID:open@example.org', START, 'BEGIN:VALARM', GOOD));

    expect(starts(found)).toEqual(['2027-03-01T09:00', '2027-03-02T09:00']);
  });

  it('may say a thing twice: the first time counts', async () => {
    const found = await readEvents([broken(START, 'DTSTART:20270401T080000Z'), GOOD]);

    expect(starts(found)).toEqual(['2027-03-01T09:00', '2027-03-02T09:00']);
  });

  it('is a fault when there is no other', async () => {
    const fault = await faultOf(readEvents([broken()]));

    expect(fault.code).toBe('unreadable');
    expect(fault.message).toContain('DTSTART');
  });
});

describe('a calendar', () => {
  it('without events has no meetings', async () => {
    expect(await readEvents([])).toEqual([]);
  });

  it('can be several in one file', async () => {
    const found = await readText(calendarText(GOOD) + calendarText(event('UID:other@example.org', START)));

    expect(found).toHaveLength(2);
  });

  it.each([
    ['nothing', ''],
    ['a page', '<!DOCTYPE html><html><title>Sign in</title></html>'],
    ['a card', 'BEGIN:VCARD\r\nFN:Kim Exempel\r\nEND:VCARD\r\n'],
    ['cut off', calendarText(GOOD, GOOD).slice(0, -30)],
    ['cut off between two events', calendarText(GOOD).replace('END:VCALENDAR\r\n', '')],
    ['followed by one that is cut off', `${calendarText(GOOD)}BEGIN:VCALENDAR\r\n${GOOD}`],
    ['begun twice', `BEGIN:VCALENDAR\r\n${calendarText(GOOD)}END:VCALENDAR`],
    ['without bottom', calendarText(...Array.from({ length: 50 }, () => 'BEGIN:X-PART'))],
    ['binary', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))],
    ['in two bytes a letter', Buffer.from(calendarText(GOOD), 'utf16le')],
  ])('that is %s is refused', async (_, text) => {
    const fault = await faultOf(readText(text));

    expect(fault.code).toBe('unreadable');
    expect(fault.message).toContain('BEGIN:VCALENDAR');
  });

  it('is named where it cannot be read, and not quoted', async () => {
    const files = folder();
    const path = files.write('calendar.ics', `${calendarText(event(START, 'SUMMARY:Hemligt'))}BEGIN:VCALENDAR`);

    const fault = await faultOf(readFrom(path));

    expect(fault.where).toBe(path);
    expect(fault.message).toContain(path);
    expect(fault.message).not.toContain('Hemligt');
    files.remove();
  });

  it('with more work in it than can be done is refused', async () => {
    const hopeless = Array.from({ length: 40 }, (_, at) =>
      event(`UID:${at}`, 'DTSTART:19700101T080000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5'),
    );
    const files = folder();
    const path = files.write('calendar.ics', calendarText(...hopeless, GOOD));

    const fault = await faultOf(readFrom(path, YEAR_2027, createIcsCalendar({ work: 100 })));

    expect(fault.code).toBe('unreadable');
    files.remove();
  });

  it('with ten thousand events is read at once, and lets others go on meanwhile', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      event(
        `UID:${at}`,
        `DTSTART;TZID=W. Europe Standard Time:2027${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}T090000`,
        'DURATION:PT1H',
        `DESCRIPTION:${'x'.repeat(350)}`,
        at % 20 === 0 ? 'RRULE:FREQ=WEEKLY;COUNT=10' : 'PRIORITY:5',
      ),
    );
    const files = folder();
    const path = files.write('calendar.ics', calendarText(...many));
    let turns = 0;
    const others = setInterval(() => turns++, 5);

    const began = performance.now();
    const found = await readFrom(path, windowOf('2027-03-01', '2027-04-01'));
    const taken = performance.now() - began;

    clearInterval(others);
    files.remove();
    expect(found.length).toBeGreaterThan(800);
    expect(taken).toBeLessThan(4000);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('a source that is no .ics', () => {
  it('is refused', async () => {
    const mailbox = { kind: 'graph', mailbox: 'a@example.org', calendar: null, subject: '' } as const;

    const fault = await faultOf(createIcsCalendar().read(mailbox, YEAR_2027, null));

    expect(fault).toMatchObject({ code: 'unreadable', where: 'a@example.org' });
  });

  it('is not read where the window is in no zone', async () => {
    const files = folder();
    const path = files.write('calendar.ics', calendarText(GOOD));

    const fault = await faultOf(
      createIcsCalendar().read(icsSource(path), { ...YEAR_2027, timeZone: 'Nowhere/At-all' }, null),
    );

    expect(fault.code).toBe('unreadable');
    files.remove();
  });
});
