import { describe, expect, it } from '@jest/globals';
import { distance } from '../../../src/domain/text.ts';
import { AS_WRITTEN, withSlips } from './slips.ts';

const TEXT = 'Hemtjänsten och vårdcentralen i Munkedal är inte överens om vem som sköter såromläggningar hos de äldre';
const LONG = Array.from({ length: 20 }, () => TEXT).join(' ');

describe('slips of the finger', () => {
  it('are the same each time', () => {
    expect(withSlips(TEXT)).toBe(withSlips(TEXT));
  });

  it('touch about a quarter of the long words and no others, each by one slip', () => {
    const [before, after] = [LONG.split(' '), withSlips(LONG).split(' ')];

    const changed = before.flatMap((word, at) => (after[at] === word ? [] : [[word, after[at] ?? ''] as const]));

    const longWords = before.filter((word) => word.length >= 6).length;
    expect(changed.length / longWords).toBeGreaterThan(0.15);
    expect(changed.length / longWords).toBeLessThan(0.35);
    expect(changed.every(([word, slip]) => word.length >= 6 && distance(word, slip) === 1)).toBe(true);
  });
});

it('without dots a text keeps everything else', () => {
  expect(AS_WRITTEN.withoutDots('Åmål, Älvsborg och Öckerö')).toBe('Amal, Alvsborg och Ockero');
});
