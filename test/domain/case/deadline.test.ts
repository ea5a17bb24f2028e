import { describe, expect, it } from '@jest/globals';
import { type Case, type CaseId, STATES } from '../../../src/domain/case/case.ts';
import { nudgesDue, owes, previousWorkingDay, replyBy, workingDaysBetween } from '../../../src/domain/case/deadline.ts';
import { isFreeDay } from '../../../src/domain/holidays.ts';
import { caseWith, FILER, handling, NOW, OLDER, person, stageOf } from './build.ts';

const STOCKHOLM = 'Europe/Stockholm';
const date = (text: string) => Temporal.PlainDate.from(text);
const instant = (text: string) => Temporal.Instant.from(text);

describe('the date for an answer', () => {
  it.each([
    ['2026-11-21T10:00:00Z', 60, '2027-01-20'],
    ['2026-11-21T23:30:00Z', 60, '2027-01-21'],
    ['2026-03-28T22:30:00Z', 1, '2026-03-29'],
    ['2026-10-24T22:30:00Z', 1, '2026-10-26'],
  ])('of what was filed %s, %i days on, is %s in Stockholm', (filedAt, days, expected) => {
    expect(replyBy(instant(filedAt), STOCKHOLM, days).toString()).toBe(expected);
  });
});

describe('the next step', () => {
  it('is owed by the lead, then the chair, then the principals, then nobody', () => {
    const sides = STATES.map((state) => owes(handling(stageOf(state))));

    expect(sides.slice(0, 5)).toEqual(['process-lead', 'process-lead', 'chair', 'chair', 'principals']);
    expect(new Set(sides.slice(5))).toEqual(new Set([null]));
  });

  it("is the chair's when every principal has answered and one is hindered", () => {
    const stage = stageOf('anchoring');
    const anchorings = [{ principal: 'vgr', home: { is: 'hindered', by: FILER, at: NOW, note: 'Nej' } }] as const;

    expect(owes(handling(stage.state === 'anchoring' ? { ...stage, anchorings } : stage))).toBe('chair');
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-21', '2026-11-22', 0],
    ['2026-12-23', '2026-12-28', 1],
    ['2026-12-28', '2026-12-23', 0],
    ['2027-04-01', '2027-04-01', 0],
  ])('after %s up to and with %s are %i', (from, to, expected) => {
    expect(workingDaysBetween(date(from), date(to), isFreeDay)).toBe(expected);
  });

  it('go back over a weekend and red days', () => {
    expect(previousWorkingDay(date('2026-12-27'), isFreeDay).toString()).toBe('2026-12-23');
    expect(previousWorkingDay(date('2026-12-23'), isFreeDay).toString()).toBe('2026-12-23');
  });
});

describe('a nudge', () => {
  const CASE = caseWith({ filedAt: instant('2026-11-02T09:00:00Z'), replyBy: date('2027-01-01') });
  const since = instant('2026-11-02T09:00:00Z');
  const waiting: Case = { ...CASE, handlings: [handling(stageOf('filed'), { since })] };

  const on = (day: string, case_ = waiting) =>
    nudgesDue(case_, { today: date(day), timeZone: STOCKHOLM, isFree: isFreeDay });

  /** Every nudge of a while, each key once, as a caller that remembers them gives them. */
  function given(case_: Case, from: string, days: number, isUp = (_: Temporal.PlainDate) => true): string[] {
    const keys = new Map<string, string>();
    for (let at = 0; at < days; at++) {
      const today = date(from).add({ days: at });
      if (!isUp(today)) continue;
      for (const due of on(today.toString(), case_)) if (!keys.has(due.key)) keys.set(due.key, `${today} ${due.kind}`);
    }
    return [...keys.values()];
  }

  it('comes half-way, three working days before, and every fifth working day after', () => {
    expect(given(waiting, '2026-11-02', 82)).toEqual([
      '2026-12-02 half-way',
      '2026-12-23 before-deadline',
      '2027-01-11 overdue',
      '2027-01-18 overdue',
    ]);
  });

  it('never comes on a free day', () => {
    const days = Array.from({ length: 400 }, (_, at) => date('2026-11-02').add({ days: at }));

    expect(days.filter((day) => isFreeDay(day) && on(day.toString()).length > 0)).toEqual([]);
  });

  it('comes once though nobody ran on its day, and not together with those that were missed', () => {
    const isUp = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, date('2026-12-29')) >= 0;

    expect(given(waiting, '2026-11-02', 65, isUp)).toEqual(['2026-12-29 before-deadline']);
  });

  it('does not come to whoever has acted since it was due', () => {
    const acted: Case = {
      ...CASE,
      handlings: [handling(stageOf('preparing'), { since: instant('2026-12-03T09:00:00Z') })],
    };

    expect(on('2026-12-04', acted)).toEqual([]);
    expect(on('2026-12-28', acted)).toMatchObject([{ kind: 'before-deadline', side: 'process-lead' }]);
  });

  it('goes to the side that owes the next step of each open handling', () => {
    const shared: Case = {
      ...CASE,
      handlings: [
        handling(stageOf('scheduled'), { since }),
        handling(stageOf('forwarded'), { since, no: 2 }),
        handling(stageOf('anchoring'), { since, no: 3, seat: OLDER }),
      ],
    };

    expect(on('2026-12-02', shared)).toMatchObject([
      { handling: 1, side: 'chair', principals: [] },
      { handling: 3, side: 'principals', principals: ['uddevalla', 'vgr'] },
    ]);
  });

  it('leaves out the principals that have answered', () => {
    const stage = stageOf('anchoring');
    if (stage.state !== 'anchoring') throw new Error('not anchoring');
    const [first, ...others] = stage.anchorings;
    const answered = {
      principal: first?.principal ?? '',
      home: { is: 'done', by: person('Mona'), at: NOW, note: '' },
    } as const;
    const handlings = [handling({ ...stage, anchorings: [answered, ...others] }, { since })] as const;

    expect(on('2026-12-02', { ...CASE, handlings })).toMatchObject([{ side: 'principals', principals: ['vgr'] }]);
  });

  it('has a key of its own for every case, handling, kind and date', () => {
    const other: Case = { ...waiting, id: 'case-9' as CaseId };
    const keys = [on('2026-12-02'), on('2026-12-28'), on('2027-01-11'), on('2027-01-18'), on('2026-12-02', other)].map(
      (due) => due[0]?.key,
    );

    expect(new Set(keys).size).toBe(5);
    expect(on('2026-12-03')[0]?.key).toBe(keys[0]);
  });

  it('does not come for what has ended', () => {
    expect(on('2027-01-18', { ...CASE, handlings: [handling(stageOf('closed'), { since })] })).toEqual([]);
  });

  it('comes in order also when the answer is due within the week', () => {
    const hasty: Case = { ...waiting, replyBy: date('2026-11-06') };

    expect(given(hasty, '2026-11-02', 14)).toEqual(['2026-11-04 half-way', '2026-11-13 overdue']);
  });
});
