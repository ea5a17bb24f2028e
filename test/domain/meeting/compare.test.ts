import { describe, expect, it } from '@jest/globals';
import { compare, type Difference, newsOf, type Window } from '../../../src/domain/meeting/compare.ts';
import { type Meeting, type MeetingId, type Occurrence, startOf } from '../../../src/domain/meeting/meeting.ts';
import {
  allDay,
  at,
  day,
  LOCAL_GROUP,
  meeting,
  occurrence,
  STOCKHOLM,
  shown,
  timed,
} from '../../support/meetingSamples.ts';

const NOW = '2026-12-07T10:00+01:00';
const WINDOW: Window = { from: at('2026-12-06T00:00+01:00'), to: at('2027-06-15T00:00+02:00'), timeZone: STOCKHOLM };

const compared = (known: readonly Meeting[], read: readonly Occurrence[], now = NOW): Difference =>
  compare(known, read, WINDOW, at(now));

/** `10 2026-12-10T13:00+01:00`, and `cancelled` for one that is. */
const changedIn = ({ changed }: Difference): string[] =>
  changed.map(({ id, span, isCancelled }) =>
    [id, shown(startOf(span, STOCKHOLM)), ...(isCancelled ? ['cancelled'] : [])].join(' '),
  );
const addedIn = ({ added }: Difference): string[] => added.map(({ series }) => series);

/** What is kept once a difference has been stored. */
const stored = (known: readonly Meeting[], { added, changed }: Difference): Meeting[] => [
  ...known.map((one) => changed.find(({ id }) => id === one.id) ?? one),
  ...added.map((one, no) => ({ ...one, id: `new ${no}` as MeetingId, seat: LOCAL_GROUP })),
];

const THURSDAY = timed('2026-12-10T13:00+01:00');
const KNOWN = meeting('10', THURSDAY);

describe('a calendar that is read again', () => {
  it('with nothing new says nothing', () => {
    expect(compared([KNOWN], [KNOWN])).toEqual({ added: [], changed: [] });
  });

  it.each([
    ['to another time', { span: timed('2026-12-15T09:00+01:00') }],
    ['by its end alone', { span: timed('2026-12-10T13:00+01:00', 'PT1H') }],
    ['to a whole day', { span: allDay('2026-12-10') }],
    ['to another room', { place: 'Kasen' }],
    ['in its subject', { subject: 'Extra möte' }],
    ['in its link', { joinUrl: 'https://teams.example/1' }],
    ['by being cancelled', { isCancelled: true }],
  ])('with a meeting changed %s says how it is now, as the same meeting', (_, change) => {
    const difference = compared([KNOWN], [occurrence(THURSDAY, { series: '10', ...change })]);

    expect(difference).toEqual({ added: [], changed: [{ ...KNOWN, ...change }] });
  });

  it('with a new one says so, but not of one that comes cancelled', () => {
    const difference = compared(
      [KNOWN],
      [
        KNOWN,
        occurrence(timed('2026-12-17T13:00+01:00'), { series: '17' }),
        occurrence(timed('2026-12-24T13:00+01:00'), { series: '24', isCancelled: true }),
      ],
    );

    expect([addedIn(difference), changedIn(difference)]).toEqual([['17'], []]);
  });

  it('with a cancelled one taking place again says that it does', () => {
    const cancelled = { ...KNOWN, isCancelled: true };

    expect(changedIn(compared([cancelled], [KNOWN]))).toEqual(['10 2026-12-10T13:00+01:00']);
  });
});

describe('a meeting that is gone from the calendar', () => {
  it('is cancelled, once', () => {
    const difference = compared([KNOWN], []);

    expect(changedIn(difference)).toEqual(['10 2026-12-10T13:00+01:00 cancelled']);
    expect(compared(stored([KNOWN], difference), [])).toEqual({ added: [], changed: [] });
  });

  it('is cancelled until the moment it begins, and is history from then on', () => {
    expect(changedIn(compared([KNOWN], [], '2026-12-10T12:59+01:00'))).toHaveLength(1);
    expect(changedIn(compared([KNOWN], [], '2026-12-10T13:00+01:00'))).toEqual([]);
  });

  it.each([
    ['before what is read', timed('2026-12-05T13:00+01:00')],
    ['after what is read', timed('2027-06-15T09:00+02:00')],
    ['under way', timed('2026-12-07T09:30+01:00')],
    ['a whole day that has begun', allDay('2026-12-07')],
  ])('says nothing when it is %s', (_, span) => {
    expect(compared([meeting('1', span)], [])).toEqual({ added: [], changed: [] });
  });

  it('and comes back takes place after all', () => {
    const gone = stored([KNOWN], compared([KNOWN], []));

    expect(changedIn(compared(gone, [KNOWN]))).toEqual(['10 2026-12-10T13:00+01:00']);
  });
});

describe('a series that is split', () => {
  const inSeries = (series: string, original: string, span = timed(original)): Occurrence =>
    occurrence(span, { series, original: at(original) });
  const known = (id: string, of: Occurrence): Meeting => ({ ...of, id: id as MeetingId, seat: LOCAL_GROUP });

  it('leaves its meetings what they were, by the names they have now', () => {
    const [tenth, seventeenth] = ['2026-12-10T13:00+01:00', '2026-12-17T13:00+01:00'];
    const before = [known('10', inSeries('old', tenth)), known('17', inSeries('old', seventeenth))];
    const difference = compared(before, [inSeries('old', tenth), inSeries('new', seventeenth)]);

    expect(difference.added).toEqual([]);
    expect(difference.changed).toMatchObject([{ id: '17', series: 'new', span: timed(seventeenth) }]);
  });

  it('with another hour moves them', () => {
    const before = [known('17', inSeries('old', '2026-12-17T13:00+01:00'))];
    const difference = compared(before, [inSeries('new', '2026-12-17T09:00+01:00')]);

    expect([addedIn(difference), changedIn(difference)]).toEqual([[], ['17 2026-12-17T09:00+01:00']]);
  });

  it('keeps two meetings of the same day and subject apart, whatever order they are read in', () => {
    const [morning, afternoon] = ['2026-12-17T09:00+01:00', '2026-12-17T13:00+01:00'];
    const before = [known('am', inSeries('a', morning)), known('pm', inSeries('b', afternoon))];
    const difference = compared(before, [inSeries('d', afternoon), inSeries('c', morning)]);

    expect(changedIn(difference)).toEqual([`am ${morning}`, `pm ${afternoon}`]);
  });

  it('does not give a meeting that is gone the place of another one that same day', () => {
    const [morning, afternoon] = ['2026-12-17T09:00+01:00', '2026-12-17T13:00+01:00'];
    const before = [known('am', inSeries('a', morning)), known('pm', inSeries('b', afternoon))];
    const difference = compared(before, [inSeries('d', afternoon)]);

    expect(changedIn(difference)).toEqual([`am ${morning} cancelled`, `pm ${afternoon}`]);
  });

  it('has the meeting that is held just then be the same, and not another one', () => {
    const today = '2026-12-07T09:00+01:00';
    const difference = compared([known('7', inSeries('old', today))], [inSeries('new', today)]);

    expect([addedIn(difference), changedIn(difference)]).toEqual([[], [`7 ${today}`]]);
  });

  it('tells meetings of whole days by their date', () => {
    const original = day('2026-12-17');
    const before = known('17', occurrence(allDay('2026-12-17'), { series: 'old', original }));
    const difference = compared([before], [occurrence(allDay('2026-12-17'), { series: 'new', original })]);

    expect([addedIn(difference), difference.changed.map(({ id }) => id)]).toEqual([[], ['17']]);
  });
});

describe('a meeting that comes the same day as one that has been', () => {
  it('is a meeting of its own, though it is called the same and the other is gone', () => {
    const held = meeting('7', timed('2026-12-07T08:00+01:00', 'PT1H'));
    const extra = occurrence(timed('2026-12-07T15:00+01:00'), { series: 'extra' });

    expect(addedIn(compared([held], [extra]))).toEqual(['extra']);
    expect(changedIn(compared([held], [extra]))).toEqual([]);
  });

  it('is a meeting of its own when the other one has been cancelled', () => {
    const cancelled = { ...KNOWN, isCancelled: true };
    const anew = occurrence(timed('2026-12-10T15:00+01:00'), { series: 'anew' });

    expect(addedIn(compared([cancelled], [cancelled, anew]))).toEqual(['anew']);
    expect(addedIn(compared([cancelled], [{ ...anew, span: THURSDAY }]))).toEqual(['anew']);
  });

  it('is a meeting of its own when it is called something else', () => {
    const other = occurrence(timed('2026-12-10T15:00+01:00'), { series: 'other', subject: 'Beredning' });
    const difference = compared([KNOWN], [other]);

    expect([addedIn(difference), changedIn(difference)]).toEqual([['other'], ['10 2026-12-10T13:00+01:00 cancelled']]);
  });
});

describe('the news of a meeting', () => {
  const told = { span: THURSDAY, isCancelled: false };
  const later = timed('2026-12-15T09:00+01:00');

  it.each([
    ['is where it was', {}, null],
    ['only ends earlier', { span: timed('2026-12-10T13:00+01:00', 'PT1H') }, null],
    ['has another room', { place: 'Kasen' }, null],
    ['has moved', { span: later }, { is: 'moved', from: THURSDAY }],
    ['has become a whole day', { span: allDay('2026-12-10') }, { is: 'moved', from: THURSDAY }],
    ['is cancelled', { isCancelled: true }, { is: 'cancelled' }],
    ['is cancelled after it was moved', { isCancelled: true, span: later }, { is: 'cancelled' }],
  ])('that %s is told as such', (_, change, expected) => {
    expect(newsOf(told, occurrence(THURSDAY, change))).toEqual(expected);
  });

  it('that was told to be cancelled is that it takes place, at whatever time', () => {
    const cancelled = { ...told, isCancelled: true };

    expect(newsOf(cancelled, occurrence(later))).toEqual({ is: 'reinstated' });
    expect(newsOf(cancelled, occurrence(later, { isCancelled: true }))).toBeNull();
  });

  it('that moved away and back before anybody was told is none', () => {
    expect(newsOf(told, occurrence(timed('2026-12-10T12:00:00Z')))).toBeNull();
  });
});
