import { describe, expect, it } from '@jest/globals';
import type { Answer, Confidence } from './answers.ts';
import { atCoverage, mcNemar } from './compare.ts';

const repeat = (count: number, value: boolean): boolean[] => Array.from({ length: count }, () => value);

describe("McNemar's test", () => {
  it('of two that part nowhere says that it may well be chance', () => {
    const rights = [true, false, true];

    expect(mcNemar(rights, rights)).toEqual({ onlyOne: 0, onlyOther: 0, p: 1 });
  });

  it('counts only the questions where they part', () => {
    const one = [...repeat(9, true), ...repeat(1, false), ...repeat(200, true)];
    const other = [...repeat(9, false), ...repeat(1, true), ...repeat(200, true)];

    const { onlyOne, onlyOther, p } = mcNemar(one, other);

    expect([onlyOne, onlyOther]).toEqual([9, 1]);
    // Ten throws of a coin: 2 × (1 + 10) / 1024.
    expect(p).toBeCloseTo(22 / 1024, 12);
  });

  it('says the same whoever is named first', () => {
    const [one, other] = [
      [true, true, true, false],
      [false, false, true, true],
    ];

    expect(mcNemar(other, one).p).toBe(mcNemar(one, other).p);
  });

  it('of as many on both sides says certain chance', () => {
    const one = [...repeat(3, true), ...repeat(3, false)];

    expect(mcNemar(one, one.toReversed()).p).toBe(1);
  });

  it('holds for more questions than a power of two has room for', () => {
    const { p } = mcNemar(repeat(2000, true), repeat(2000, false));

    expect(p).toBeGreaterThanOrEqual(0);
    expect(p).toBeLessThan(1e-300);
  });
});

describe('answering as many as another', () => {
  const answer = (first: string, confidence: Confidence): Answer => ({
    shipped: { verdict: 'useful', first: 'fraga-tillbaka' },
    forced: { verdict: 'right', first },
    asked: 'useful',
    confidence,
    isAmongThree: true,
  });
  const answered = (answers: readonly Answer[], count: number) =>
    atCoverage(answers, count).map(({ first, verdict }) => `${first} ${verdict}`);

  it('gives the surest answers, and asks back about the rest', () => {
    const answers = [answer('low', 0.2), answer('high', 0.9), answer('middle', 0.5)];

    expect(answered(answers, 2)).toEqual(['fraga-tillbaka useful', 'high right', 'middle right']);
  });

  it('counts danger and personal data first, and gives them even when there are more', () => {
    const answers = [answer('sure', 1), answer('akut-112', 'always'), answer('vagra', 'always')];

    expect(answered(answers, 2)).toEqual(['fraga-tillbaka useful', 'akut-112 right', 'vagra right']);
    expect(answered(answers, 1)).toEqual(['fraga-tillbaka useful', 'akut-112 right', 'vagra right']);
  });

  it('never answers what belongs to another area', () => {
    expect(answered([answer('sure', 0.9), answer('else', 'never')], 2)).toEqual([
      'sure right',
      'fraga-tillbaka useful',
    ]);
  });

  it('of equally sure ones takes those asked first', () => {
    const answers = [answer('a', 0.5), answer('b', 0.5), answer('c', 0.5)];

    expect(answered(answers, 1)).toEqual(['a right', 'fraga-tillbaka useful', 'fraga-tillbaka useful']);
  });
});
