import { describe, expect, it } from '@jest/globals';
import { readPress, writePress } from '../../cards/actions.ts';
import type { LearningPress } from '../../src/domain/learning/press.ts';
import { rowId } from '../support/learningReplies.ts';

const of = { model: 'fyrbodal', forum: 'fyrbodal/lokal' };
const gap = rowId(7);

const EVERY: { readonly [P in LearningPress['press']]: Extract<LearningPress, { press: P }> } = {
  gaps: { press: 'gaps', model: 'fyrbodal', forum: null, page: 2 },
  gap: { press: 'gap', gap },
  'settle-gap': { press: 'settle-gap', gap },
  'set-gap-aside': { press: 'set-gap-aside', gap },
  teachings: { press: 'teachings', ...of, page: 1 },
  teach: { press: 'teach', ...of },
  unteach: { press: 'unteach', ...of, teaching: rowId(8), page: 3 },
  check: { press: 'check', ...of },
  'check-right': { press: 'check-right', ...of },
  'check-wrong': { press: 'check-wrong', ...of },
};

const data = (press: object, filledIn: object = {}) => ({ ...filledIn, version: 1, language: 'sv', press });

describe('a press on a card of what was missed and learnt', () => {
  it.each(Object.values(EVERY))('comes back as it was sent: $press', (press) => {
    const sent: unknown = JSON.parse(JSON.stringify(writePress({ press, language: 'en' })));

    const read = readPress(sent);

    expect(read).toEqual({ press, language: 'en', inputs: {} });
  });

  it.each([
    ['a gap that cannot be one', { press: 'gap', gap: '7' }],
    ['a gap with more to it', { press: 'settle-gap', gap: `${gap}'; drop table questions` }],
    ['a teaching that cannot be one', { press: 'unteach', ...of, teaching: 'x', page: 0 }],
    ['a list without its page', { press: 'teachings', ...of }],
    ['no organisation', { press: 'gaps', forum: null, page: 0 }],
    ['no forum', { press: 'teach', model: 'fyrbodal', forum: '' }],
    ['an endless forum', { press: 'check', model: 'fyrbodal', forum: 'x'.repeat(81) }],
    ['a page before the first', { press: 'gaps', model: 'fyrbodal', forum: null, page: -1 }],
    ['half a page', { press: 'gaps', model: 'fyrbodal', forum: null, page: 0.5 }],
  ])('is not read when it has %s', (_what, press) => {
    expect(readPress(data(press))).toBeNull();
  });

  it('brings what was filled in beside it, and takes nothing of its meaning from there', () => {
    const filledIn = { first: 'fyrbodal/uf-aldre', gap: rowId(9), forum: 'fyrbodal/styrgrupp' };

    const read = readPress(data({ press: 'settle-gap', gap }, filledIn));

    expect(read?.press).toEqual({ press: 'settle-gap', gap });
    expect(read?.inputs).toEqual(filledIn);
  });
});
