import { chmodSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createIcsCalendar } from '../../src/ics/calendar.ts';
import type { Calendar, Reading } from '../../src/ports/meetings.ts';
import {
  calendarText,
  event,
  faultOf,
  folder,
  icsSource,
  moments,
  readFrom,
  subjects,
  windowOf,
  YEAR_2027,
} from './reading.ts';

/** Calendars in files and folders: what is seen as changed, and what goes wrong. */

let files: ReturnType<typeof folder>;
let calendar: Calendar;
beforeEach(() => {
  files = folder();
  calendar = createIcsCalendar();
});
afterEach(() => files.remove());

const meeting = (uid: string, subject: string, day = '01'): string =>
  calendarText(event(`UID:${uid}`, `DTSTART:202703${day}T080000Z`, `SUMMARY:${subject}`));

const read = (from: string, cursor: string | null, window = YEAR_2027): Promise<Reading> =>
  calendar.read(icsSource(from), window, cursor);

const cursorOf = (reading: Reading): string | null => (reading.is === 'read' ? reading.cursor : null);
const subjectsOf = (reading: Reading): string[] => (reading.is === 'read' ? subjects(reading.occurrences) : []);

describe('a file', () => {
  it('is unchanged as long as nobody writes to it', async () => {
    const path = files.write('a.ics', meeting('a', 'Ett'));
    const cursor = cursorOf(await read(path, null));

    const again = await read(path, cursor);
    const byAnother = await createIcsCalendar().read(icsSource(path), YEAR_2027, cursor);

    expect(again).toEqual({ is: 'unchanged' });
    expect(byAnother).toEqual({ is: 'unchanged' });
  });

  it('is read anew when it is written to, though as long as before', async () => {
    const path = files.write('a.ics', meeting('a', 'Ett'));
    const cursor = cursorOf(await read(path, null));
    files.write('a.ics', meeting('a', 'Två'));
    utimesSync(path, new Date('2027-01-01'), new Date('2027-01-01'));

    const again = await read(path, cursor);

    expect(subjectsOf(again)).toEqual(['Två']);
    expect(cursorOf(again)).not.toBe(cursor);
  });

  it('that is unchanged gives the meetings of another window', async () => {
    const path = files.write(
      'a.ics',
      calendarText(event('DTSTART:20270301T080000Z', 'RRULE:FREQ=YEARLY', 'SUMMARY:Årsmöte')),
    );
    const first = await read(path, null);

    const later = await read(path, null, windowOf('2028-01-01', '2030-01-01'));

    expect(subjectsOf(first)).toHaveLength(1);
    expect(subjectsOf(later)).toHaveLength(2);
    expect(cursorOf(later)).toBe(cursorOf(first));
  });

  it('gives its meetings to one who knows an older state of it than this instance does', async () => {
    const path = files.write('a.ics', meeting('a', 'Ett'));
    const old = cursorOf(await read(path, null));
    files.write('a.ics', meeting('a', 'Nytt namn'));
    await read(path, null);

    const found = await read(path, old);

    expect(subjectsOf(found)).toEqual(['Nytt namn']);
  });

  it('has the hours of whoever asks, though it has been read for another', async () => {
    const path = files.write('a.ics', calendarText(event('DTSTART:20270301T080000')));
    const stockholm = await readFrom(path, YEAR_2027, calendar);

    const helsinki = await readFrom(path, windowOf('2027-01-01', '2028-01-01', 'Europe/Helsinki'), calendar);

    expect(moments(stockholm)).toEqual(['2027-03-01T07:00:00Z']);
    expect(moments(helsinki)).toEqual(['2027-03-01T06:00:00Z']);
  });
});

describe('a folder', () => {
  it('has the meetings of all its .ics files, and of nothing else', async () => {
    files.write('a.ics', meeting('a', 'Ett'));
    files.write('B.ICS', meeting('b', 'Två'));
    files.write('notes.txt', 'hej');
    files.write('.hidden.ics', 'no calendar');
    mkdirSync(join(files.path, 'folder.ics'));

    const found = await readFrom(files.path);

    expect(subjects(found).sort()).toEqual(['Ett', 'Två']);
  });

  it('has a meeting once that is in several of them: the newest', async () => {
    files.write('1.ics', calendarText(event('SEQUENCE:2', 'DTSTART:20270301T080000Z', 'SUMMARY:Nytt')));
    files.write('2.ics', calendarText(event('SEQUENCE:1', 'DTSTART:20270301T080000Z', 'SUMMARY:Gammalt')));

    expect(subjects(await readFrom(files.path))).toEqual(['Nytt']);
  });

  it('is changed when one of them is added, written to or taken away', async () => {
    const path = files.write('a.ics', meeting('a', 'Ett'));
    const first = cursorOf(await read(files.path, null));
    files.write('b.ics', meeting('b', 'Två'));
    const second = await read(files.path, first);
    utimesSync(path, new Date('2027-01-01'), new Date('2027-01-01'));
    const third = await read(files.path, cursorOf(second));
    const fourth = await read(files.path, cursorOf(third));

    expect(subjectsOf(second).sort()).toEqual(['Ett', 'Två']);
    expect(third.is).toBe('read');
    expect(fourth.is).toBe('unchanged');
  });

  it('is refused when one of them is no calendar: what was in it has not been called off', async () => {
    files.write('a.ics', meeting('a', 'Ett'));
    const bad = files.write('b.ics', meeting('b', 'Två').slice(0, -20));

    const fault = await faultOf(readFrom(files.path));

    expect(fault).toMatchObject({ code: 'unreadable', where: files.path });
    expect(fault.message).toContain(bad);
  });

  it('without any is missing its calendar', async () => {
    const fault = await faultOf(readFrom(files.path));

    expect(fault).toMatchObject({ code: 'missing', where: files.path });
    expect(fault.message).toContain('.ics');
  });
});

describe('a place', () => {
  it.each([
    ['that is not there', 'none.ics', 'missing'],
    ['within something that is no folder', 'a.ics/b.ics', 'missing'],
    ['with a name that cannot be', 'a\u0000b.ics', 'missing'],
    ['with a name too long', `${'x'.repeat(5000)}.ics`, 'missing'],
  ])('%s is a fault', async (_, name, code) => {
    files.write('a.ics', meeting('a', 'Ett'));
    const path = join(files.path, name);

    const fault = await faultOf(readFrom(path));

    expect(fault).toMatchObject({ name: 'CalendarError', code, where: path, retryAfter: null });
    expect(fault.message).toContain('settings');
  });

  it('that is neither a file nor a folder is refused', async () => {
    expect((await faultOf(readFrom('/dev/null'))).code).toBe('unreadable');
  });

  it('with more than anybody needs is refused before it is read', async () => {
    const path = files.write('a.ics', Buffer.alloc(20_000_001, 'BEGIN:VCALENDAR\r\n'));

    const fault = await faultOf(readFrom(path));

    expect(fault.code).toBe('unreadable');
    expect(fault.message).toContain('20 MB');
  });

  it('that may not be read is a fault', async () => {
    const path = files.write('a.ics', meeting('a', 'Ett'));
    chmodSync(path, 0);

    const fault = await asNobody(() => faultOf(readFrom(path)));

    expect(fault).toMatchObject({ code: 'forbidden', where: path });
  });
});

/** Nothing is forbidden to root: for once it is somebody else. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const self = process.geteuid?.();
  if (self !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(self);
  }
}
