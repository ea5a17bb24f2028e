import { describe, expect, it } from '@jest/globals';
import { tried } from '../../../src/domain/learning/trial.ts';
import type { Expected, Judged, Verdict } from '../../../src/domain/routing/judge.ts';

const FIRST: Readonly<Record<Verdict, string>> = {
  right: 'a',
  useful: 'fraga-tillbaka',
  idle: 'fraga-tillbaka',
  wrong: 'b',
};

const forum: Expected = { kind: 'forum', first: 'a' };

const answered = (verdicts: readonly Verdict[], expect = forum): Judged[] =>
  verdicts.map((verdict, at) => ({
    question: { id: `q${at}`, text: `fråga ${at}`, model: 'fyrbodal', expect },
    verdict,
    first: FIRST[verdict],
  }));

const many = (count: number, verdict: Verdict): Verdict[] => Array.from({ length: count }, () => verdict);
const objectionsTo = (shipped: Judged[], before: Judged[], after: Judged[]) =>
  tried(shipped, before, after).objections.map(({ is }) => is);

describe('weights that are tried', () => {
  it('are good enough when nothing is worse', () => {
    const before = answered(['right', 'useful', 'wrong']);

    expect(objectionsTo(before, before, before)).toEqual([]);
    expect(objectionsTo(before, before, answered(['right', 'right', 'wrong']))).toEqual([]);
  });

  it('are not when the value falls by as little as one question back', () => {
    const before = answered([...many(999, 'right'), 'useful']);

    expect(objectionsTo(before, before, answered([...many(999, 'right'), 'idle']))).toEqual(['value']);
  });

  it.each([
    [995, []],
    [994, ['precision']],
  ])('may be less precise by half a point and no more: %d of 1000 right', (right, expected) => {
    const before = answered([...many(1000, 'right'), ...many(60, 'idle')]);
    const after = answered([...many(right, 'right'), ...many(1000 - right, 'wrong'), ...many(60, 'useful')]);

    expect(objectionsTo(before, before, after)).toEqual(expected);
  });

  it('never sink below the shipped ones, however little each time', () => {
    const shipped = answered(['right', 'right', 'useful']);
    const before = answered(['right', 'useful', 'useful']);

    expect(objectionsTo(shipped, before, before)).toEqual(['value']);
  });

  it.each(['acute', 'personal-data'] as const)('never miss what is %s, whatever else they gain', (kind) => {
    const found = answered(['right'], { kind, first: 'x' });
    const missed = answered(['wrong'], { kind, first: 'x' });
    const before = [...answered(many(999, 'useful')), ...found];
    const after = [...answered(many(999, 'right')), ...missed];

    expect(tried(before, before, after).objections).toEqual([{ is: 'danger', missed: 1 }]);
  });

  it('are told by what they answer in another way', () => {
    const before = answered(['right', 'useful', 'wrong']);
    const after = answered(['right', 'right', 'idle']);

    const { changed } = tried(before, before, after);

    expect(changed.map(({ was, is }) => [was.question.id, was.first, is.first])).toEqual([
      ['q1', 'fraga-tillbaka', 'a'],
      ['q2', 'b', 'fraga-tillbaka'],
    ]);
  });
});
