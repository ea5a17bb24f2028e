import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Case, CaseId, ForumSeat } from '../../../src/domain/case/case.ts';
import { comparison, rememberedTraits, type Sought, similar } from '../../../src/domain/case/similar.ts';
import { caseWith, handling, OLDER, stageOf, UDDEVALLA } from './build.ts';

interface Words {
  readonly title: string;
  readonly happening: string;
}

interface Pair {
  readonly isSame: boolean;
  readonly one: Words;
  readonly other: Words;
}

const DATA = join(import.meta.dirname, '../../data');

const pairsIn = (name: string): Pair[] =>
  readFileSync(join(DATA, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [sort, title = '', happening = '', otherTitle = '', otherHappening = ''] = line.split('\t');
      return {
        isSame: sort === 'same',
        one: { title, happening },
        other: { title: otherTitle, happening: otherHappening },
      };
    });

let made = 0;
const caseOf = ({ title, happening }: Words, more: Partial<Case> = {}): Case => {
  made++;
  return caseWith({ id: `case-${made}` as CaseId, theme: null, answers: { title, happening }, ...more });
};

const soughtBy = (words: Words, more: Partial<Sought> = {}): Sought => ({ ...words, seat: null, theme: null, ...more });

/** Each pair's first is about to be filed while the seconds of all are open: what is shown of it, and of what is not its own. */
function shown(pairs: readonly Pair[]) {
  const open = pairs.map(({ other }) => caseOf(other));
  const found = pairs.map(({ one }, at) => {
    const ids = similar(open, soughtBy(one)).map((match) => match.case.id);
    return {
      isOwn: ids.includes(open[at]?.id ?? ('' as CaseId)),
      others: ids.filter((id) => id !== open[at]?.id).length,
    };
  });
  const ofSort = (isSame: boolean) => found.filter((_, at) => pairs[at]?.isSame === isSame);
  const right = ofSort(true).filter(({ isOwn }) => isOwn).length;
  return {
    right,
    of: ofSort(true).length,
    alikeInSound: ofSort(false).filter(({ isOwn }) => isOwn).length,
    unrelated: found.reduce((sum, { others }) => sum + others, 0),
  };
}

describe('cases about the same thing', () => {
  it.each([
    ['similar-1.tsv', 10],
    ['similar-2.tsv', 8],
    ['similar-3.tsv', 9],
  ])('are mostly found in other words, and seldom what only sounds alike (%s)', (name, atLeast) => {
    const { right, of, alikeInSound } = shown(pairsIn(name));

    expect(of).toBeGreaterThanOrEqual(12);
    expect(right).toBeGreaterThanOrEqual(atLeast);
    expect(alikeInSound).toBeLessThanOrEqual(1);
  });

  it.each(['similar-1.tsv', 'similar-2.tsv', 'similar-3.tsv'])(
    'never bring up what has nothing to do with it (%s)',
    (name) => {
      const sameOnly = pairsIn(name).filter(({ isSame }) => isSame);

      expect(shown(sameOnly).unrelated).toBe(0);
    },
  );
});

describe('what is shown of similar cases', () => {
  const lists = {
    title: 'Läkemedelslistor saknas vid hemgång',
    happening: 'Aktuella läkemedelslistor följer inte med hem från sjukhuset.',
  };
  const rewritten = {
    title: 'Läkemedelslistan följer inte med hem',
    happening: 'Vid utskrivning från sjukhuset saknas läkemedelslistor.',
  };

  it('is nothing when nothing is open, and nothing when nothing has been written', () => {
    const ended = ['closed', 'withdrawn', 'merged', 'returned'] as const;
    const cases = ended.map((state) => caseOf(lists, { handlings: [handling(stageOf(state))] }));

    expect(similar(cases, soughtBy(lists))).toEqual([]);
    expect(similar([caseOf(lists)], soughtBy({ title: '', happening: '' }))).toEqual([]);
    expect(similar([], soughtBy(lists))).toEqual([]);
  });

  it('is at most three, best first', () => {
    const cases = [caseOf(rewritten), caseOf(rewritten), caseOf(lists), caseOf(rewritten)];

    const matches = similar(cases, soughtBy(lists));

    expect(matches).toHaveLength(3);
    expect(matches[0]?.case).toBe(cases[2]);
    expect(matches.map(({ score }) => score)).toEqual(matches.map(({ score }) => score).sort((a, b) => b - a));
  });

  it('puts first what is in the same forum, place and theme', () => {
    const inSeat = (seat: ForumSeat, theme: string | null) =>
      caseOf(rewritten, { handlings: [handling(stageOf('filed'), { seat })], theme });
    const near = inSeat(UDDEVALLA, 'aldre');
    const cases = [inSeat(OLDER, null), inSeat({ ...UDDEVALLA, place: 'tanum' }, null), near];

    expect(similar(cases, soughtBy(lists, { seat: UDDEVALLA, theme: 'aldre' }))[0]?.case).toBe(near);
  });

  it('does not depend on å, ä and ö or on how a word is bent', () => {
    const hurried = {
      title: 'LAKEMEDELSLISTA SAKNAS VID HEMGANG',
      happening: 'aktuell lakemedelslista foljer inte med hem fran sjukhus',
    };

    expect(similar([caseOf(lists)], soughtBy(hurried))).toHaveLength(1);
  });
});

describe('looking through two thousand open cases', () => {
  const sentences = [...pairsIn('similar-1.tsv'), ...pairsIn('similar-2.tsv')].flatMap(({ one, other }) => [
    one,
    other,
  ]);
  const wordsFor = (at: number): Words => ({
    title: sentences[at % sentences.length]?.title ?? '',
    happening: [at * 7, at * 3 + 1, at * 11 + 5].map((one) => sentences[one % sentences.length]?.happening).join(' '),
  });
  const cases = Array.from({ length: 2000 }, (_, at) => caseOf(wordsFor(at)));

  it('takes less than 20 ms once their texts have been read', () => {
    const known = comparison(cases);
    const times = Array.from({ length: 6 }, () => {
      const began = performance.now();
      known.like(soughtBy(wordsFor(5)));
      return performance.now() - began;
    });

    expect(Math.min(...times)).toBeLessThan(20);
  });

  it('finds the same as in one look when they come and change one by one', () => {
    const [known, few] = [comparison([]), cases.slice(0, 300)];
    const sought = soughtBy(wordsFor(5));

    for (const case_ of few) known.put({ ...case_, answers: { title: 'Tolk', happening: 'Tolk bokas inte' } });
    for (const case_ of few) known.put({ ...case_, revision: 9 });
    for (const case_ of few) known.put({ ...case_, revision: 8, answers: {} });

    expect(known.like(sought).map((match) => match.case.id)).toEqual(
      similar(few, sought).map(({ case: { id } }) => id),
    );
  });

  it('reads a text anew when its case has changed', () => {
    const traitsOf = rememberedTraits();
    const [before] = cases;
    const after = { ...(before ?? caseWith()), revision: 9, answers: { title: 'Tolk', happening: 'Tolk bokas inte' } };

    const was = traitsOf(before ?? caseWith());

    expect(traitsOf(after)).not.toEqual(was);
    expect(traitsOf(after)).toBe(traitsOf(after));
  });
});
