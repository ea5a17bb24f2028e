import { describe, expect, it } from '@jest/globals';
import { type Agenda, type AgendaSources, agendaOf } from '../../../src/domain/meeting/agenda.ts';
import { allDay, at, meeting, point, timed } from '../../support/meetingSamples.ts';
import { caseWith, handling, OLDER, stageOf } from '../case/build.ts';
import { ALL, cancelled, DECEMBER, instead, JANUARY, NOVEMBER, scheduled, sources } from './agendaSamples.ts';

/** Which meetings something is on, and `carried` where it was on an earlier one: `dec`, `jan carried`. */
function meetingsWith(is: 'case' | 'point', of: Partial<AgendaSources>): string[] {
  const all = sources(of);
  return all.meetings.flatMap((one) =>
    agendaOf(one, all).flatMap(({ content }) =>
      content.is === is && 'carried' in content ? [`${one.id}${content.carried ? ' carried' : ''}`] : [],
    ),
  );
}

const ids = (agenda: Agenda): string[] => agenda.map(({ id }) => id);

describe('a case that is put on a meeting', () => {
  const cases = [scheduled('2026-12-10', 'dec')];

  it('is on that one only', () => {
    expect(meetingsWith('case', { cases })).toEqual(['dec']);
  });

  it('is shown with its number, title and handling', () => {
    expect(agendaOf(DECEMBER, sources({ cases }))).toEqual([
      {
        id: 'case case-1 1',
        content: {
          is: 'case',
          case: 'case-1',
          number: 'SKAV-2026-0042',
          title: 'Läkemedelslistor saknas',
          handling: 1,
          carried: false,
        },
        minutes: null,
        purpose: null,
      },
    ]);
  });

  it('follows it when it is moved, past other meetings too', () => {
    const meetings = instead({ ...DECEMBER, span: timed('2027-01-28T13:00+01:00') });

    expect(meetingsWith('case', { cases, meetings })).toEqual(['dec']);
  });

  it('goes to the one after when it is cancelled', () => {
    expect(meetingsWith('case', { cases, meetings: instead(cancelled(DECEMBER)) })).toEqual(['jan carried']);
  });

  it('goes past one that is cancelled too', () => {
    const meetings = instead(cancelled(DECEMBER), instead(cancelled(JANUARY)));

    expect(meetingsWith('case', { cases, meetings })).toEqual(['feb carried']);
  });

  it('is not on another one of the same day', () => {
    const meetings = [meeting('early', timed('2026-12-10T09:00+01:00')), ...ALL];

    expect(meetingsWith('case', { cases, meetings })).toEqual(['dec']);
  });

  it('stays with it while it is held', () => {
    expect(meetingsWith('case', { cases, now: at('2026-12-10T14:59+01:00') })).toEqual(['dec']);
  });

  it('is carried over when it is over and nothing was recorded, and what it was on still shows it', () => {
    expect(meetingsWith('case', { cases, now: at('2026-12-10T15:00+01:00') })).toEqual(['dec', 'jan carried']);
    expect(meetingsWith('case', { cases, now: at('2027-01-14T15:00+01:00') })).toEqual([
      'dec',
      'jan carried',
      'feb carried',
    ]);
  });

  it('is nowhere when no meeting is to come after a cancelled one', () => {
    expect(meetingsWith('case', { cases, meetings: [NOVEMBER, cancelled(DECEMBER)] })).toEqual([]);
  });

  it('is on no agenda when it has come further', () => {
    const decided = caseWith({ handlings: [handling(stageOf('decided'))] });

    expect(meetingsWith('case', { cases: [decided] })).toEqual([]);
  });

  it('is not on a meeting of another forum', () => {
    const elsewhere = [scheduled('2026-12-10', 'dec', OLDER), scheduled('2026-12-10')];
    const ofOlder = { ...DECEMBER, seat: OLDER };

    expect(ids(agendaOf(ofOlder, sources({ cases: elsewhere, meetings: [ofOlder] })))).toHaveLength(1);
  });
});

describe('a case that is put on a date', () => {
  const cases = [scheduled('2026-12-10')];

  it('is on the meeting of that date, in the local time', () => {
    const lateInTheEvening = { ...DECEMBER, span: timed('2026-12-09T23:30:00Z') };

    expect(meetingsWith('case', { cases })).toEqual(['dec']);
    expect(meetingsWith('case', { cases, meetings: instead(lateInTheEvening) })).toEqual(['dec']);
  });

  it('is on the first one after a date that has none', () => {
    expect(meetingsWith('case', { cases: [scheduled('2026-12-01')] })).toEqual(['dec']);
  });

  it('is on the one that takes place when another of that date is cancelled', () => {
    const replacedAt = (start: string) => [...instead(cancelled(DECEMBER)), meeting('new', timed(start))];

    expect(meetingsWith('case', { cases, meetings: replacedAt('2026-12-10T09:00+01:00') })).toEqual(['new']);
    expect(meetingsWith('case', { cases, meetings: replacedAt('2026-12-10T15:00+01:00') })).toEqual(['new']);
  });

  it('is carried over when the meeting of that date is cancelled, or is over', () => {
    expect(meetingsWith('case', { cases, meetings: instead(cancelled(DECEMBER)) })).toEqual(['jan carried']);
    expect(meetingsWith('case', { cases, now: at('2026-12-11T10:00+01:00') })).toEqual(['dec', 'jan carried']);
  });

  it('long gone is on what was held since and on the next one, not on two to come', () => {
    const long = { cases: [scheduled('2026-06-01')], now: at('2026-12-11T10:00+01:00') };

    expect(meetingsWith('case', long)).toEqual(['nov', 'dec carried', 'jan carried']);
  });

  it('is on a meeting of whole days that begins on it', () => {
    const conference = { ...DECEMBER, span: allDay('2026-12-10', '2026-12-11') };

    expect(meetingsWith('case', { cases, meetings: instead(conference) })).toEqual(['dec']);
  });
});

describe('a point', () => {
  it('is on the meeting it was proposed for, wherever that is moved', () => {
    const points = [point('1', 'dec')];
    const meetings = instead({ ...DECEMBER, span: timed('2027-01-28T13:00+01:00') });

    expect(meetingsWith('point', { points })).toEqual(['dec']);
    expect(meetingsWith('point', { points, meetings })).toEqual(['dec']);
  });

  it('goes with a cancelled meeting to the one after, and stays there', () => {
    const of = { points: [point('1', 'dec')], meetings: instead(cancelled(DECEMBER)) };

    expect(meetingsWith('point', of)).toEqual(['jan carried']);
    expect(meetingsWith('point', { ...of, now: at('2027-01-15T10:00+01:00') })).toEqual(['jan carried']);
  });

  it('stays with a meeting that is over: whether it was reached, those who lead know', () => {
    expect(meetingsWith('point', { points: [point('1', 'nov')] })).toEqual(['nov']);
  });

  it('that was not reached is on the next meeting, and shown to come from an earlier one', () => {
    expect(meetingsWith('point', { points: [point('1', null, { isCarried: true })] })).toEqual(['dec carried']);
  });

  it('that waits for a meeting is on the next one, and comes from no earlier one', () => {
    const points = [point('1', null)];

    expect(meetingsWith('point', { points })).toEqual(['dec']);
    expect(meetingsWith('point', { points, meetings: [NOVEMBER] })).toEqual([]);
  });

  it('brings the minutes and the purpose it was proposed with', () => {
    const points = [point('1', 'dec', { minutes: 10, purpose: 'decision' })];

    expect(agendaOf(DECEMBER, sources({ points }))).toMatchObject([{ minutes: 10, purpose: 'decision' }]);
  });
});
