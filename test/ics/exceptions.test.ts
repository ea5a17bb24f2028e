import { describe, expect, it } from '@jest/globals';
import { occurrenceId } from '../../src/domain/meeting/meeting.ts';
import { at, instead, JANUARY, mondays, UID } from './mondays.ts';
import { event, moments, originals, readEvents, spans, starts, subjects, windowOf } from './reading.ts';

/** How one of a series is different. */

describe('one of a series', () => {
  it('that is moved keeps its name', async () => {
    const plain = await readEvents([mondays()], JANUARY);
    const moved = await readEvents(
      [mondays(), instead('20270111T090000', ...at('20270113T130000', '20270113T143000'))],
      JANUARY,
    );

    expect(starts(moved)).toEqual(['2027-01-04T09:00', '2027-01-13T13:00', '2027-01-18T09:00', '2027-01-25T09:00']);
    expect(spans(moved)[1]).toBe('2027-01-13T13:00 to 2027-01-13T14:30');
    expect(moved.map(occurrenceId)).toEqual(plain.map(occurrenceId));
  });

  it('that is renamed or meets elsewhere says so, and is otherwise as the series', async () => {
    const [, renamed, elsewhere] = await readEvents(
      [
        mondays(),
        instead('20270111T090000', ...at('20270111T090000', '20270111T100000'), 'SUMMARY:Temadag'),
        instead('20270118T090000', 'DTSTART;TZID=Europe/Stockholm:20270118T100000', 'LOCATION:Stadshuset'),
      ],
      JANUARY,
    );

    expect(renamed).toMatchObject({ subject: 'Temadag', place: 'Rum 3' });
    expect(elsewhere).toMatchObject({ subject: 'Lokal grupp', place: 'Stadshuset' });
    expect(elsewhere && spans([elsewhere])).toEqual(['2027-01-18T10:00 to 2027-01-18T11:00']);
  });

  it('that is cancelled is there as cancelled, as it was', async () => {
    const found = await readEvents([mondays(), instead('20270111T090000', 'STATUS:CANCELLED')], JANUARY);

    expect(found.map(({ isCancelled }) => isCancelled)).toEqual([false, true, false, false]);
    expect(found[1]).toMatchObject({ subject: 'Lokal grupp', place: 'Rum 3' });
    expect(spans(found)[1]).toBe('2027-01-11T09:00 to 2027-01-11T10:00');
  });

  it('that is left out is not there, whatever else is said of it', async () => {
    const found = await readEvents(
      [
        mondays('EXDATE;TZID=Europe/Stockholm:20270111T090000,20270118T090000'),
        instead('20270111T090000', ...at('20270112T090000', '20270112T100000')),
      ],
      JANUARY,
    );

    expect(starts(found)).toEqual(['2027-01-04T09:00', '2027-01-25T09:00']);
  });

  it.each([
    ['in UTC', 'RECURRENCE-ID:20270111T080000Z'],
    ['by a day', 'RECURRENCE-ID;VALUE=DATE:20270111'],
    ['in the zone as Outlook calls it', 'RECURRENCE-ID;TZID=W. Europe Standard Time:20270111T090000'],
    ['where no zone is said', 'RECURRENCE-ID:20270111T090000'],
  ])('is found when it is named %s', async (_, name) => {
    const found = await readEvents(
      [mondays(), event(UID, name, ...at('20270111T150000', '20270111T160000'))],
      windowOf('2027-01-10', '2027-01-13'),
    );

    expect(starts(found)).toEqual(['2027-01-11T15:00']);
    expect(originals(found)).toEqual(['2027-01-11T08:00:00Z']);
  });

  it('that is moved into the window from far outside is found', async () => {
    const found = await readEvents(
      [mondays(), instead('20290604T090000', ...at('20270107T090000', '20270107T100000'))],
      windowOf('2027-01-05', '2027-01-10'),
    );

    expect(starts(found)).toEqual(['2027-01-07T09:00']);
    expect(originals(found)).toEqual(['2029-06-04T07:00:00Z']);
  });

  it('that is moved to the second of an hour that comes twice is at that', async () => {
    const found = await readEvents(
      [mondays(), instead('20271101T090000', 'DTSTART:20271031T013000Z', 'DTEND:20271031T023000Z')],
      windowOf('2027-10-30', '2027-11-05'),
    );

    expect(moments(found)).toEqual(['2027-10-31T01:30:00Z']);
  });

  it('that is moved out of the window is not there', async () => {
    const found = await readEvents(
      [mondays(), instead('20270111T090000', ...at('20290607T090000', '20290607T100000'))],
      JANUARY,
    );

    expect(originals(found)).toEqual(['2027-01-04T08:00:00Z', '2027-01-18T08:00:00Z', '2027-01-25T08:00:00Z']);
  });

  it('counts also where the rule no longer names it', async () => {
    const found = await readEvents(
      [mondays('RRULE:FREQ=WEEKLY;COUNT=2'), instead('20270119T090000', ...at('20270120T090000', '20270120T100000'))],
      JANUARY,
    );

    expect(starts(found)).toEqual(['2027-01-04T09:00', '2027-01-11T09:00', '2027-01-20T09:00']);
  });

  it('can become whole days, and one of whole days a time', async () => {
    const found = await readEvents([
      mondays('RRULE:FREQ=WEEKLY;COUNT=2'),
      instead('20270111T090000', 'DTSTART;VALUE=DATE:20270111', 'DTEND;VALUE=DATE:20270113'),
      event('UID:days@example.org', 'DTSTART;VALUE=DATE:20270301', 'RRULE:FREQ=WEEKLY;COUNT=2'),
      event('UID:days@example.org', 'RECURRENCE-ID;VALUE=DATE:20270308', ...at('20270308T130000', '20270308T150000')),
    ]);

    expect(spans(found)).toEqual([
      '2027-01-04T09:00 to 2027-01-04T10:00',
      '2027-01-11 through 2027-01-12',
      '2027-03-01 through 2027-03-01',
      '2027-03-08T13:00 to 2027-03-08T15:00',
    ]);
    expect(originals(found).slice(2)).toEqual(['2027-03-01', '2027-03-08']);
  });

  it('stands for itself where the series is not told of', async () => {
    const found = await readEvents(
      [
        instead('20270111T090000', ...at('20270112T090000', '20270112T100000'), 'SUMMARY:Inbjuden'),
        event(UID, 'RECURRENCE-ID;VALUE=DATE:20270118', 'DTSTART;VALUE=DATE:20270119'),
      ],
      JANUARY,
    );

    expect(starts(found)).toEqual(['2027-01-12T09:00', '2027-01-19']);
    expect(originals(found)).toEqual(['2027-01-11T08:00:00Z', '2027-01-18']);
  });
});

describe('this and all that follow', () => {
  const fromThird = (...more: readonly string[]): string =>
    event(UID, 'RECURRENCE-ID;TZID=Europe/Stockholm;RANGE=THISANDFUTURE:20270118T090000', ...more);

  it('are moved as far as the first of them', async () => {
    const found = await readEvents(
      [mondays('RRULE:FREQ=WEEKLY;COUNT=13'), fromThird(...at('20270119T130000', '20270119T143000'), 'SUMMARY:Ny tid')],
      windowOf('2027-01-01', '2027-05-01'),
    );

    expect(starts(found).slice(0, 4)).toEqual([
      '2027-01-04T09:00',
      '2027-01-11T09:00',
      '2027-01-19T13:00',
      '2027-01-26T13:00',
    ]);
    // Over the clock change it is still 13:00, on Tuesdays, for an hour and a half.
    expect(spans(found).at(-1)).toBe('2027-03-30T13:00 to 2027-03-30T14:30');
    expect(originals(found).at(-1)).toBe('2027-03-29T07:00:00Z');
    expect(subjects(found).slice(1, 4)).toEqual(['Lokal grupp', 'Ny tid', 'Ny tid']);
  });

  it('are found in a window that only what they are moved to lies in', async () => {
    const found = await readEvents(
      [mondays(), fromThird(...at('20270618T090000', '20270618T100000'))],
      windowOf('2027-06-24', '2027-07-02'),
    );

    expect(starts(found)).toEqual(['2027-06-25T09:00']);
    expect(originals(found)).toEqual(['2027-01-25T08:00:00Z']);
  });

  it('are found where they are moved to an earlier time', async () => {
    const found = await readEvents(
      [mondays(), fromThird(...at('20260302T090000', '20260302T100000'))],
      windowOf('2026-03-01', '2026-03-20'),
    );

    expect(starts(found)).toEqual(['2026-03-02T09:00', '2026-03-09T09:00', '2026-03-16T09:00']);
    expect(originals(found).at(-1)).toBe('2027-02-01T08:00:00Z');
  });

  it('are different once more from a later one on', async () => {
    const found = await readEvents(
      [
        mondays('RRULE:FREQ=WEEKLY;COUNT=6'),
        fromThird(...at('20270118T110000', '20270118T120000')),
        event(
          UID,
          'RECURRENCE-ID;TZID=Europe/Stockholm;RANGE=THISANDFUTURE:20270201T090000',
          ...at('20270202T090000', '20270202T100000'),
        ),
      ],
      windowOf('2027-01-01', '2027-03-01'),
    );

    expect(starts(found)).toEqual([
      '2027-01-04T09:00',
      '2027-01-11T09:00',
      '2027-01-18T11:00',
      '2027-01-25T11:00',
      '2027-02-02T09:00',
      '2027-02-09T09:00',
    ]);
  });

  it('can be cancelled, all but one of which something else is said', async () => {
    const found = await readEvents(
      [
        mondays(),
        fromThird(...at('20270118T090000', '20270118T100000'), 'STATUS:CANCELLED'),
        instead('20270125T090000', ...at('20270125T150000', '20270125T160000')),
      ],
      windowOf('2027-01-01', '2027-02-05'),
    );

    expect(found.map(({ isCancelled }) => isCancelled)).toEqual([false, false, true, false, true]);
    expect(starts(found)[3]).toBe('2027-01-25T15:00');
  });
});

describe('a series that is split', () => {
  it('has the meetings of both its parts, each once', async () => {
    const found = await readEvents(
      [
        mondays('RRULE:FREQ=WEEKLY;UNTIL=20270117T225959Z'),
        event('UID:weekly_R20270119@example.org', ...at('20270119T130000', '20270119T140000'), 'RRULE:FREQ=WEEKLY'),
      ],
      JANUARY,
    );

    expect(starts(found)).toEqual(['2027-01-04T09:00', '2027-01-11T09:00', '2027-01-19T13:00', '2027-01-26T13:00']);
  });
});
