import { describe, expect, it } from '@jest/globals';
import type { Anchoring, CaseId, ForumSeat } from '../../../src/domain/case/case.ts';
import {
  type Agenda,
  type AgendaSources,
  type Arranged,
  agendaOf,
  nextMeeting,
} from '../../../src/domain/meeting/agenda.ts';
import { at, day, LOCAL_GROUP, meeting, point, STOCKHOLM, timed } from '../../support/meetingSamples.ts';
import { modelOf } from '../../support/models.ts';
import { caseWith, DECISION, FILER, handling, OLDER } from '../case/build.ts';
import { cancelled, DECEMBER, instead, scheduled, sources } from './agendaSamples.ts';

const ids = (agenda: Agenda): string[] => agenda.map(({ id }) => id);

describe('a decision that is being carried home', () => {
  const anchoring = (homes: readonly Anchoring['home'][], seat: ForumSeat = LOCAL_GROUP) =>
    caseWith({
      handlings: [
        handling(
          {
            state: 'anchoring',
            decision: DECISION,
            anchorings: homes.map((home, no) => ({ principal: `kommun-${no}`, home })),
          },
          { seat },
        ),
      ],
    });
  const given = { by: FILER, at: at('2026-11-20T10:00+01:00'), note: '' };

  it('is counted: those who are hindered have answered too', () => {
    const cases = [anchoring([{ is: 'done', ...given }, { is: 'hindered', ...given }, { is: 'awaited' }])];

    expect(agendaOf(DECEMBER, sources({ cases }))).toMatchObject([
      { id: 'anchoring case-1 1', content: { decision: 'Listan skickas med hem', answered: 2, of: 3 } },
    ]);
  });

  it('is no other forum’s', () => {
    expect(agendaOf(DECEMBER, sources({ cases: [anchoring([{ is: 'awaited' }], OLDER)] }))).toEqual([]);
  });
});

describe('the year wheel', () => {
  const LGS: ForumSeat = { forum: 'goteborg/lgs', place: null };
  const inMonthOf = (start: string): string[] => {
    const lgs = meeting('lgs', timed(start), { seat: LGS });
    return agendaOf(lgs, sources({ model: modelOf('goteborg'), meetings: [lgs] })).map(({ content }) =>
      content.is === 'year' ? content.fact.text.sv : content.is,
    );
  };

  it('gives what is in the month of the meeting, and another thing when it moves to another month', () => {
    expect(inMonthOf('2026-11-27T13:00+01:00')).toEqual(['Budgeten fastställs.']);
    expect(inMonthOf('2026-12-04T13:00+01:00')).toEqual(['Bokslut.']);
    expect(inMonthOf('2026-10-09T13:00+02:00')).toEqual([]);
  });

  it('counts the month where the organisation is', () => {
    expect(inMonthOf('2026-11-30T23:30:00Z')).toEqual(['Bokslut.']);
  });
});

describe('an agenda', () => {
  const LGS: ForumSeat = { forum: 'goteborg/lgs', place: null };
  const lgs = meeting('lgs', timed('2026-11-27T13:00+01:00'), { seat: LGS });
  const full = (more: Partial<AgendaSources> = {}): AgendaSources =>
    sources({
      model: modelOf('goteborg'),
      meetings: [lgs],
      standing: ['Föregående anteckningar', 'Laget runt'],
      cases: [scheduled('2026-11-27', 'lgs', LGS)],
      points: [point('1', 'lgs', { seat: LGS, minutes: 5 })],
      ...more,
    });
  const laid = (item: string, minutes: number | null = null): Arranged => ({ item, minutes, purpose: null });

  it('has what comes back first, then cases, points and the year wheel', () => {
    expect(ids(agendaOf(lgs, full()))).toEqual(['standing 0', 'standing 1', 'case case-1 1', 'point 1', 'year 11 0']);
  });

  it('is in the order that it was laid out, with the minutes and purposes given there', () => {
    const arranged: Arranged[] = [
      { item: 'point 1', minutes: 20, purpose: 'discussion' },
      ...['year 11 0', 'standing 1', 'case case-1 1', 'standing 0'].map((item) => laid(item)),
    ];
    const agenda = agendaOf(lgs, full({ arranged }));

    expect(ids(agenda)).toEqual(arranged.map(({ item }) => item));
    expect(agenda[0]).toMatchObject({ minutes: 20, purpose: 'discussion' });
  });

  it('has what came after it was laid out last, and leaves out what has gone', () => {
    const arranged = ['year 11 0', 'point gone', 'standing 1', 'standing 0'].map((item) => laid(item));

    expect(ids(agendaOf(lgs, full({ arranged })))).toEqual([
      'year 11 0',
      'standing 1',
      'standing 0',
      'case case-1 1',
      'point 1',
    ]);
  });

  it('keeps the minutes with the thing they were given to, whatever comes before it', () => {
    const arranged = [laid('year 11 0', 25)];
    const minutes = (more: Partial<AgendaSources>) =>
      agendaOf(lgs, full({ arranged, ...more })).find(({ content }) => content.is === 'year')?.minutes;

    expect([minutes({}), minutes({ points: [], cases: [], standing: [] })]).toEqual([25, 25]);
  });

  it('does not give the minutes of one month to what another month has', () => {
    const moved = { ...lgs, span: timed('2026-12-04T13:00+01:00') };
    const agenda = agendaOf(moved, full({ meetings: [moved], arranged: [laid('year 11 0', 25)] }));

    expect(agenda.find(({ content }) => content.is === 'year')).toMatchObject({ id: 'year 12 0', minutes: null });
  });

  it('has each thing once', () => {
    const twice = [scheduled('2026-11-27', 'lgs', LGS), { ...scheduled('2026-11-27', 'lgs', LGS), id: 'b' as CaseId }];
    const found = ids(agendaOf(lgs, full({ cases: twice, points: [point('1', 'lgs'), point('2', 'lgs')] })));

    expect(new Set(found).size).toBe(found.length);
  });
});

describe('the next meeting', () => {
  it('is the first that is not over or cancelled', () => {
    const meetings = instead(cancelled(DECEMBER)).toReversed();
    const of = { meetings, timeZone: STOCKHOLM, now: at('2026-11-12T15:00+01:00') };

    expect(nextMeeting(of)?.id).toBe('jan');
    expect(nextMeeting({ ...of, now: at('2026-11-12T14:59+01:00') })?.id).toBe('nov');
    expect(nextMeeting(of, day('2027-01-15'))?.id).toBe('feb');
    expect(nextMeeting(of, day('2027-03-01'))).toBeUndefined();
  });
});
