import { describe, expect, it } from '@jest/globals';
import { daysBetween, hasDecision, overviewOf } from '../../../src/domain/case/overview.ts';
import type { Recorded } from '../../../src/domain/case/recordOf.ts';
import { DECISION, type Deed, FILER, filed, lived, toDecision } from '../../export/sampleCases.ts';

const ZONE = 'Europe/Stockholm';
const overview = (...cases: readonly Recorded[]) => overviewOf(cases, ZONE);
const CLOSED: Deed = ['2027-01-11T10:00:00Z', { do: 'close', reason: 'Alla har sagt sitt.' }];

describe('the overview', () => {
  it('has nothing to tell of no cases', () => {
    expect(overview()).toEqual({
      total: 0,
      byState: {},
      byTheme: [],
      byForum: [],
      byMonth: [],
      daysToDecision: null,
      daysToClosed: null,
    });
  });

  it('counts cases by where they stand, where they were filed, whom they concern and when they came, most first', () => {
    const cases = [
      filed({ number: 1, place: 'tanum' }),
      filed({ number: 2, theme: 'vuxna' }),
      filed({ number: 3, theme: 'vuxna' }),
      lived(filed({ number: 4, at: '2026-10-02T08:00:00Z', theme: null }), ...toDecision),
    ];

    expect(overview(...cases)).toMatchObject({
      total: 4,
      byState: { filed: 3, decided: 1 },
      byTheme: [
        ['vuxna', 2],
        ['', 1],
        ['aldre', 1],
      ],
      byForum: [
        [{ forum: 'fyrbodal/lokal', place: 'uddevalla' }, 3],
        [{ forum: 'fyrbodal/lokal', place: 'tanum' }, 1],
      ],
      byMonth: [
        ['2026-10', 1],
        ['2026-11', 3],
      ],
    });
  });

  it("counts the month on the organisation's calendar, not on Greenwich's", () => {
    expect(overview(filed({ at: '2026-10-31T23:30:00Z' })).byMonth).toEqual([['2026-11', 1]]);
  });

  it('counts a case under every state that a forum has it in, once each', () => {
    const to = { forum: 'fyrbodal/uf-aldre', place: null };
    const shared = lived(
      filed(),
      ['2026-11-03T09:00:00Z', { do: 'prepare' }],
      ['2026-11-04T09:00:00Z', { do: 'share', with: to, reason: 'Båda berörs.' }],
    );

    expect(overview(shared)).toMatchObject({ total: 1, byState: { preparing: 1, filed: 1 } });
  });

  it('leaves a forwarded case with the forum it was filed in', () => {
    const to = { forum: 'fyrbodal/uf-aldre', place: null };
    const forwarded = lived(filed(), ['2026-11-04T09:00:00Z', { do: 'forward', to, reason: 'Större än oss.' }]);

    expect(overview(forwarded)).toMatchObject({
      byState: { preparing: 1 },
      byForum: [[{ forum: 'fyrbodal/lokal', place: 'uddevalla' }, 1]],
    });
  });
});

describe('lead times', () => {
  it('are calendar days to the first decision, also when it is put better later', () => {
    const again: Deed = ['2026-12-20T10:00:00Z', { do: 'decide', decision: DECISION }];

    expect(overview(lived(filed(), ...toDecision, again)).daysToDecision).toBe(36);
  });

  it('are medians: half-way between the two in the middle', () => {
    const decidedAfter = (number: number, at: string) => lived(filed({ number, at }), ...toDecision);
    const three = [
      decidedAfter(1, '2026-11-02T08:00:00Z'),
      decidedAfter(2, '2026-11-01T08:00:00Z'),
      decidedAfter(3, '2025-01-01T08:00:00Z'),
    ];

    expect(overview(...three).daysToDecision).toBe(37);
    expect(overview(...three.slice(0, 2)).daysToDecision).toBe(37);
    expect(overview(...three.slice(1)).daysToDecision).toBe(Math.round((37 + 706) / 2));
  });

  it('count a case as closed when no forum works with it any more', () => {
    const shared = lived(
      filed(),
      ['2026-11-02T09:00:00Z', { do: 'prepare' }],
      ['2026-11-02T10:00:00Z', { do: 'share', with: { forum: 'fyrbodal/uf-aldre', place: null }, reason: 'Båda.' }],
      ...toDecision.slice(1),
      CLOSED,
    );
    const back: Deed = ['2027-01-20T10:00:00Z', { do: 'return', to: 'line', reason: 'Inte vårt.' }, undefined, 2];

    expect(overview(shared).daysToClosed).toBeNull();
    expect(overview(lived(shared, back)).daysToClosed).toBe(70);
  });

  it('leave out what was withdrawn', () => {
    const withdrawn = lived(filed(), ['2026-11-03T09:00:00Z', { do: 'withdraw', reason: 'Löst.' }, FILER]);

    expect(overview(withdrawn)).toMatchObject({ daysToDecision: null, daysToClosed: null });
    expect(hasDecision(withdrawn.case)).toBe(false);
  });

  it('do not count the hour that the clocks give back', () => {
    const [from, to] = ['2026-10-24T22:30:00Z', '2026-10-25T22:30:00Z'].map((at) => Temporal.Instant.from(at));

    expect(from && to && daysBetween(from, to, ZONE)).toBe(0);
  });
});
