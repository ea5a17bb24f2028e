import type { ForumCheck } from '../../src/domain/learning/check.ts';
import { firstsIn, GAP_KINDS, type Gap, type GapCount } from '../../src/domain/learning/gap.ts';
import { TEACHINGS_A_PAGE, type Teaching, type TeachingProblem } from '../../src/domain/learning/teaching.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import { forumByKey } from '../../src/domain/model/forums.ts';
import type { Forum, Model } from '../../src/domain/model/types.ts';
import { at, KARIN, LONG, MODEL, PREPARER, TIME_ZONE, TODAY } from './caseSamples.ts';
import { modelOf } from './models.ts';

/** One of everything the bot can say of what it has missed and learnt. */

type Reply<S extends LearningReply['say']> = Extract<LearningReply, { say: S }>;

export function forumOf(model: Model, key: string): Forum {
  const forum = forumByKey(model, key);
  if (!forum) throw new Error(key);
  return forum;
}

export const LOCAL = forumOf(MODEL, 'fyrbodal/lokal');
export const OLDER = forumOf(MODEL, 'fyrbodal/uf-aldre');
const WHEN = { timeZone: TIME_ZONE, today: TODAY };

/** A row's id, the same for the same number. */
export const rowId = (no: number): string => `3f2504e0-4f89-41d3-9a0c-${String(no).padStart(12, '0')}`;

export const gap = (no: number, change: Partial<Gap> = {}): Gap => ({
  id: rowId(no),
  at: at('2026-11-12T13:05:00Z'),
  model: 'fyrbodal',
  kind: 'unanswered',
  text: 'Vem skriver intyget när någon flyttar till korttidsboende?',
  answered: null,
  suggested: null,
  ...change,
});

const WRONG = gap(2, {
  kind: 'wrong',
  text: 'Ambulansen kommer med patienter mitt i natten utan att *** har ringt först',
  answered: 'fyrbodal/lokal',
  suggested: 'fyrbodal/uf-aldre',
});
const OUTSIDE = gap(3, { kind: 'offtopic', text: 'Hur får vi tag på fler tolkar?', answered: 'utanfor' });
const HELPED_NOT = gap(4, {
  kind: 'wrong',
  text: 'Vem äger frågan om *egenvård*?',
  answered: null,
  suggested: 'linjen',
});

export const count = (first: string | null, asked: number, gaps: Partial<GapCount['gaps']> = {}): GapCount => ({
  first,
  asked,
  gaps: { unanswered: 0, wrong: 0, offtopic: 0, ...gaps },
});

const COUNTS = [
  count('fyrbodal/lokal', 25, { unanswered: 3, wrong: 1 }),
  count(null, 9, { unanswered: 5 }),
  count('fyrbodal/uf-aldre', 1, { wrong: 2 }),
  count('utanfor', 1, { offtopic: 1 }),
  count('fyrbodal/styrgrupp', 12),
];

export const remark = (forum: string, note: string, when = '2026-11-03T09:00:00Z'): ForumCheck => ({
  model: 'fyrbodal',
  forum,
  asked: at('2026-11-02T08:00:00Z'),
  answer: { is: 'wrong', at: at(when), by: KARIN, note },
});

const LISTED = [gap(1), WRONG, OUTSIDE, HELPED_NOT];
export const gaps = (change: Partial<Reply<'gaps'>> = {}): Reply<'gaps'> => ({
  say: 'gaps',
  model: MODEL,
  forum: null,
  gaps: LISTED,
  settleable: new Set((change.gaps ?? LISTED).map(({ id }) => id)),
  counts: COUNTS,
  page: 0,
  pages: 1,
  total: 4,
  since: TODAY.subtract({ days: 90 }),
  remarks: [],
  ...WHEN,
  ...change,
});

const GOTEBORG = modelOf('goteborg');
const LONG_GAPS = Array.from({ length: 10 }, (_, no) =>
  gap(no, {
    model: 'goteborg',
    kind: 'wrong',
    text: LONG,
    answered: 'goteborg/nosam-barn-och-unga',
    suggested: 'goteborg/samverkanskontoret',
  }),
);
const FULL_GAPS = gaps({
  model: GOTEBORG,
  gaps: LONG_GAPS,
  counts: GOTEBORG.forums.map(({ key }) => count(key, 1000, Object.fromEntries(GAP_KINDS.map((kind) => [kind, 100])))),
  pages: 9,
  total: 87,
  remarks: GOTEBORG.forums.map(({ key }) => remark(key, LONG)),
});

export const openedGap = (change: Partial<Reply<'gap'>> = {}): Reply<'gap'> => ({
  say: 'gap',
  model: MODEL,
  gap: WRONG,
  maySettle: true,
  choices: firstsIn(change.model ?? MODEL),
  problem: null,
  ...WHEN,
  ...change,
});

const listed: Readonly<Record<string, LearningReply>> = {
  gaps: gaps({ remarks: [remark('fyrbodal/styrgrupp', 'Vi möts varannan månad, inte varje.')] }),
  'gaps of a forum': gaps({
    forum: LOCAL,
    gaps: [gap(1)],
    counts: [count('fyrbodal/lokal', 25, { wrong: 1 })],
    total: 1,
  }),
  'gaps on a middle page': gaps({ page: 1, pages: 3, total: 24, remarks: [remark('fyrbodal/lokal', 'Fel namn.')] }),
  'no gaps': gaps({ gaps: [], counts: [count('fyrbodal/lokal', 25)], total: 0 }),
  'no gaps of a forum': gaps({ forum: OLDER, gaps: [], counts: [], total: 0 }),
  'the fullest gaps': FULL_GAPS,
  'gaps to read': gaps({ settleable: new Set() }),
  'a gap': openedGap(),
  'a gap with nothing chosen': openedGap({ gap: gap(1), problem: 'nothing-chosen' }),
  'a long gap': openedGap({ model: GOTEBORG, gap: gap(5, { text: LONG }) }),
  'a gap for who leads one forum': openedGap({ choices: [OLDER.key] }),
  'a gap for who may only read': openedGap({ maySettle: false, choices: [] }),
  'a gap settled': {
    say: 'gap-settled',
    model: MODEL,
    gap: WRONG,
    settlement: { is: 'belongs', first: 'fyrbodal/uf-aldre' },
  },
  'a gap settled as one person': {
    say: 'gap-settled',
    model: MODEL,
    gap: gap(1),
    settlement: { is: 'belongs', first: 'sip' },
  },
  'a gap set aside': { say: 'gap-settled', model: MODEL, gap: OUTSIDE, settlement: { is: 'set-aside' } },
};

export const teaching = (no: number, is: Teaching['is'], text: string): Teaching => ({
  id: rowId(no),
  at: at('2026-11-12T13:05:00Z'),
  model: 'fyrbodal',
  forum: 'fyrbodal/lokal',
  by: PREPARER,
  is,
  text,
});

const TEACHINGS = [
  teaching(1, 'example', 'Vem beställer hjälpmedel när någon skrivs ut?'),
  teaching(2, 'name', 'torsdagsgruppen'),
  teaching(3, 'example', 'Hemtjänsten får inte veta när någon kommer hem'),
];

export const teachings = (change: Partial<Reply<'teachings'>> = {}): Reply<'teachings'> => ({
  say: 'teachings',
  model: MODEL,
  forum: LOCAL,
  teachings: TEACHINGS,
  page: 0,
  pages: 1,
  total: change.teachings?.length ?? TEACHINGS.length,
  news: { is: 'nothing' },
  ...WHEN,
  ...change,
});

export const withProblem = (problem: TeachingProblem, is: Teaching['is'] = 'example', text = 'hit med ***') =>
  teachings({ news: { is: 'problem', problem, kept: { is, text } } });

const taught: Readonly<Record<string, LearningReply>> = {
  teachings: teachings(),
  'no teachings': teachings({ teachings: [] }),
  'an example taught': teachings({
    news: { is: 'taught', teaching: teaching(1, 'example', 'Vem *beställer* hjälpmedel?') },
  }),
  'a name taught': teachings({ news: { is: 'taught', teaching: teaching(2, 'name', 'torsdagsgruppen') } }),
  'a teaching removed': teachings({ news: { is: 'removed' } }),
  'a teaching with personal data': withProblem({ is: 'personal-data', found: ['name', 'number'] }),
  'a teaching too short': withProblem({ is: 'too-short' }, 'name', 'ab'),
  'a teaching of another forum': withProblem({ is: 'known', forum: 'fyrbodal/uf-aldre' }, 'name', 'äldregruppen'),
  'a teaching of a place': withProblem({ is: 'known', forum: null }, 'name', 'Uddevalla'),
  'a teaching of an ordinary word': withProblem({ is: 'ordinary-word' }, 'name', 'hemtjänsten'),
  'the fullest teachings': teachings({
    model: GOTEBORG,
    forum: forumOf(GOTEBORG, 'goteborg/nosam-barn-och-unga'),
    page: 3,
    pages: 10,
    total: 200,
    teachings: Array.from({ length: TEACHINGS_A_PAGE }, (_, no) =>
      teaching(no, no % 9 === 0 ? 'name' : 'example', LONG),
    ),
    news: { is: 'problem', problem: { is: 'full' }, kept: { is: 'example', text: LONG.slice(0, 500) } },
  }),
  'which forum to teach': which('teachings'),
  'which forum to teach in Göteborg': which('teachings', GOTEBORG),
  'which forum to check': which('check'),
  'which gaps': which('gaps'),
};

function which(to: Reply<'which-taught'>['to'], model = MODEL): Reply<'which-taught'> {
  return { say: 'which-taught', to, model, forums: model.forums };
}

export const check = (change: Partial<Reply<'check'>> = {}): Reply<'check'> => ({
  say: 'check',
  model: MODEL,
  forum: LOCAL,
  chair: LOCAL.chair?.between[0] ?? null,
  year: 2026,
  check: null,
  problem: null,
  kept: '',
  ...WHEN,
  ...change,
});

const CONFIRMED: ForumCheck = {
  ...remark('fyrbodal/lokal', ''),
  answer: { is: 'right', at: at('2025-11-03T09:00:00Z'), by: KARIN },
};

const checked: Readonly<Record<string, LearningReply>> = {
  'a check': check(),
  'a check of what is new': check({ check: { ...CONFIRMED, answer: { is: 'waiting' } } }),
  'a check of what has been confirmed': check({ check: CONFIRMED }),
  'a check of what is wrong': check({ check: remark('fyrbodal/lokal', 'Vi möts *varannan* månad.') }),
  'a check without a word': check({ problem: { is: 'missing' } }),
  'a check with personal data': check({
    problem: { is: 'personal-data', found: ['name'] },
    kept: 'Ordförande är *** nu, inte kommunen.',
  }),
  'a check of a forum that takes nothing': check({ forum: forumOf(MODEL, 'vastra-gotaland/sro'), chair: null }),
  'the fullest check': check({
    model: GOTEBORG,
    forum: forumOf(GOTEBORG, 'goteborg/lgs'),
    check: remark('goteborg/lgs', LONG),
  }),
  'a check confirmed': { say: 'check-answered', model: MODEL, forum: LOCAL, was: 'right' },
  'a check with a remark': { say: 'check-answered', model: MODEL, forum: LOCAL, was: 'wrong' },
};

const refused = Object.fromEntries(
  (['no-rights', 'not-there', 'own-chat-only', 'settled-already'] as const).map((why): [string, LearningReply] => [
    `learning refused: ${why}`,
    { say: 'learning-refused', why },
  ]),
);

export const EVERY_LEARNING_REPLY: Readonly<Record<string, LearningReply>> = {
  ...listed,
  ...taught,
  ...checked,
  ...refused,
};
