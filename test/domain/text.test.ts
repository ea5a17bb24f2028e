import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { languageOf } from '../../src/domain/language.ts';
import { distance, fold, isOneSlip, words } from '../../src/domain/text.ts';

describe('words', () => {
  it('divide at hyphens and punctuation and keep where they stood', () => {
    expect(words('Dals-Ed, 2 st!').map(({ text, start }) => [text, start])).toEqual([
      ['Dals', 0],
      ['Ed', 5],
      ['2', 9],
      ['st', 11],
    ]);
  });

  it('read the same whether å is one character or two', () => {
    expect(words('A\u030amål')).toEqual(words('\u00c5mål'));
  });

  it('fold to the same letters with and without å ä ö', () => {
    expect(fold('Färgelanda ÅÄÖ é')).toBe(fold('fargelanda aao e'));
  });
});

describe('distance', () => {
  it.each([
    ['uddevalla', 'udevalla', 1],
    ['uddevalla', 'uddevlala', 1],
    ['uddevalla', 'oddevalla', 1],
    ['skara', 'skara', 0],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (a, b, slips) => {
    expect(distance(a, b)).toBe(slips);
  });

  it('is the same both ways and never larger than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('language', () => {
  it.each([
    ['vem tar det här om läkemedel', 'sv'],
    ['elevhalsan och bup pratar inte', 'sv'],
    ['Which forum takes this?', 'en'],
    ['our school never gets an answer from BUP', 'en'],
    ['Uddevalla', null],
    ['SIP?', null],
    ['', null],
  ] as const)('of "%s" is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe('one slip of the finger', () => {
  const words = [
    'uddevalla',
    'udevalla',
    'uddevala',
    'uddevlala',
    'uddevxlla',
    'xuddevalla',
    'uddevallaa',
    'ddevalla',
    'ab',
    'ba',
    'a',
    '',
    'abc',
  ];

  it('parts just those words that are at a distance of one', () => {
    const wrong = words.flatMap((a) =>
      words.filter((b) => isOneSlip(a, b) !== (distance(a, b) === 1)).map((b) => [a, b]),
    );

    expect(wrong).toEqual([]);
  });
});
