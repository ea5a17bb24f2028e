import { describe, expect, it } from '@jest/globals';
import { forumByKey, placeById } from '../../../src/domain/model/forums.ts';
import type { ExitId } from '../../../src/domain/model/types.ts';
import {
  type Expected,
  type Judged,
  judge,
  judged,
  measureOf,
  type Verdict,
  valueIn,
} from '../../../src/domain/routing/judge.ts';
import type { AskBack, Candidate, Routing, ToForum, WayOutRouting } from '../../../src/domain/routing/routing.ts';
import { modelOf } from '../../support/models.ts';

const MODEL = modelOf('fyrbodal');
const LOKAL = 'fyrbodal/lokal';
const ALDRE = 'fyrbodal/uf-aldre';

const common = {
  confidence: 0.9,
  alternatives: [],
  because: [],
  precedents: [],
  caution: false,
  theme: null,
  place: null,
} as const;

function toForum(key: string, place?: string): ToForum {
  const forum = forumByKey(MODEL, key);
  if (!forum) throw new Error(`no forum ${key}`);
  const at = placeById(MODEL, place) ?? null;
  return { ...common, kind: 'forum', level: forum.level, forum, via: null, next: null, place: at };
}

const toExit = (kind: WayOutRouting['kind'], exit: ExitId): WayOutRouting => ({
  ...common,
  kind,
  exit: MODEL.exits[exit],
  next: null,
});

const danger: Routing = {
  kind: 'acute',
  exit: MODEL.exits['akut-112'],
  confidence: 1,
  because: [],
  hasPersonalData: false,
};

const offering = (...firsts: string[]): AskBack => ({
  ...common,
  kind: 'clarify',
  question: { about: 'more' },
  alternatives: firsts.map((first): Candidate => ({ first, kind: 'forum', outcome: 'local', confidence: 0.3 })),
});

const forum = (change: Partial<Expected> = {}): Expected => ({ kind: 'forum', first: ALDRE, ...change });
const local = forum({ first: LOKAL, level: 'lokal', place: 'Åmål' });
const sip: Expected = { kind: 'individual', first: 'sip' };

describe('an answer', () => {
  it.each<readonly [string, Expected, Routing, Verdict]>([
    ['the forum', forum(), toForum(ALDRE), 'right'],
    ['one as good', forum({ accept: ['fyrbodal/styrgrupp'] }), toForum('fyrbodal/styrgrupp'), 'right'],
    ['another forum', forum(), toForum(LOKAL), 'wrong'],
    ['another way out than the forum', forum(), toExit('line', 'linjen'), 'wrong'],
    ['a way out that is as good as the forum', forum({ accept: ['linjen'] }), toExit('line', 'linjen'), 'right'],
    [
      'a kind as good as a forum, but no such forum',
      forum({ accept_kind: ['line'] }),
      toExit('line', 'linjen'),
      'wrong',
    ],
    ['the way out', sip, toExit('individual', 'sip'), 'right'],
    [
      'a kind as good as the way out',
      { ...sip, accept_kind: ['deviation'] },
      toExit('deviation', 'avvikelse'),
      'right',
    ],
    ['a forum as good as the way out', { ...sip, accept: [LOKAL] }, toForum(LOKAL), 'right'],
    ['a forum instead of the way out', sip, toForum(LOKAL), 'wrong'],
    ['danger seen', { kind: 'acute', first: 'akut-112' }, danger, 'right'],
    ['danger where there is none', forum(), danger, 'wrong'],
  ])('with %s', (_, expected, routing, verdict) => {
    expect(judge(expected, routing)).toBe(verdict);
  });

  it.each<readonly [string, Routing, Verdict]>([
    ['there', toForum(LOKAL, 'amal'), 'right'],
    ['elsewhere', toForum(LOKAL, 'tanum'), 'wrong'],
    ['nobody knows where', toForum(LOKAL), 'wrong'],
  ])('with the local group %s', (_, routing, verdict) => {
    expect(judge(local, routing)).toBe(verdict);
  });

  it('may leave out the place of a forum that is as good', () => {
    expect(judge({ ...local, first: ALDRE, accept: [LOKAL] }, toForum(LOKAL))).toBe('right');
  });
});

describe('a question back', () => {
  it.each<readonly [string, Expected, Routing, Verdict]>([
    ['is useful when the forum can be chosen', forum(), offering(LOKAL, ALDRE), 'useful'],
    ['is useful when one as good can be chosen', forum({ accept: [LOKAL] }), offering(LOKAL), 'useful'],
    ['is idle when it cannot', forum(), offering(LOKAL), 'idle'],
    ['is idle when it comes fourth', forum(), offering('a', 'b', 'c', ALDRE), 'idle'],
    ['is wrong in danger', { kind: 'acute', first: 'akut-112' }, offering('akut-112'), 'wrong'],
    ['is wrong when a person is pointed out', { kind: 'personal-data', first: 'vagra' }, offering('vagra'), 'wrong'],
    ['is right when nobody could tell', { kind: 'clarify', first: 'fraga-tillbaka' }, offering(), 'right'],
  ])('%s', (_, expected, routing, verdict) => {
    expect(judge(expected, routing)).toBe(verdict);
  });

  it('is what was right, when an answer is given to what nobody could tell', () => {
    expect(judge({ kind: 'clarify', first: 'fraga-tillbaka' }, toForum(LOKAL, 'amal'))).toBe('wrong');
  });
});

describe('many answers', () => {
  const given = (expect: Expected, routing: Routing): Judged =>
    judged({ id: 'q', text: 'vart?', model: 'fyrbodal', expect }, routing);

  it('are worth a half for a useful question back, and less than nothing when wrong', () => {
    expect(valueIn(['right', 'right', 'useful', 'idle', 'wrong'])).toBeCloseTo(1.5 / 5);
    expect(valueIn([])).toBe(0);
  });

  it('are measured on what was answered, and on what has an answer', () => {
    const measure = measureOf([
      given(forum(), toForum(ALDRE)),
      given(forum(), toForum(LOKAL)),
      given(forum(), offering(ALDRE)),
      given({ kind: 'clarify', first: 'fraga-tillbaka' }, offering()),
      given({ kind: 'clarify', first: 'fraga-tillbaka' }, toForum(ALDRE)),
    ]);

    expect(measure.questions).toBe(5);
    expect(measure.value).toBeCloseTo(0.5 / 5);
    expect(measure.precision).toBeCloseTo(1 / 2);
    expect(measure.coverage).toBeCloseTo(2 / 3);
  });
});
