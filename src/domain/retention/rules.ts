/** For how long what is stored is kept (gallring). A public authority decides that itself; these are what holds when it has said nothing. */

export const KEPT_KINDS = [
  /** What was asked and answered, of which nothing is to be learnt. The gaps of ninety days are made of them. */
  'questions',
  /** Questions whose answer was settled: precedents, and what the router learns from. Without who asked once `questions` has passed. */
  'rulings',
  /** Who said that an answer was right, who placed a gap, who taught a forum and who answered for what is said of it: what they said is kept. */
  'givers',
  'drafts',
  /** From when the last forum was done with it. Open ones are never thrown away. */
  'cases',
  /** What was told of cases; that it was, stands in the case. */
  'messages',
  /** Where cards of ended cases stand. Without it they are not repainted any more. */
  'posts',
  /** How those are reached, and where they work, whom nothing has been heard from. Those with a role, or with an open case, are kept. */
  'contacts',
  /** What was sent about meetings that have been. */
  'deliveries',
  /** What was proposed for meetings that have been. */
  'points',
  /** Those that have been, with everything that belongs to them. */
  'meetings',
  /** Links to files, where conversations are, when things were sent, pauses: from when they have run out. */
  'passing',
  'audit',
] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Those that belong to one organisation, and may be kept for another time there. */
export const ORGANISATIONS_OWN = ['questions', 'rulings', 'givers', 'drafts', 'cases', 'messages', 'posts'] as const;
export type OwnKind = (typeof ORGANISATIONS_OWN)[number];

/** An ISO 8601 duration of whole days, or `keep`: never thrown away. */
export type Period = string;
export const KEEP: Period = 'keep';

export type Periods = Readonly<Record<KeptKind, Period>>;

export const PERIODS: Periods = {
  questions: 'P90D',
  rulings: 'P5Y',
  givers: 'P2Y',
  drafts: 'P30D',
  cases: 'P2Y',
  messages: 'P90D',
  posts: 'P1Y',
  contacts: 'P1Y',
  deliveries: 'P1Y',
  points: 'P2Y',
  meetings: 'P2Y',
  passing: 'P1D',
  audit: 'P5Y',
};

/** What the bot itself works with: gaps of ninety days, points that are carried over for four months, reports of sixty days … */
export const LEAST: Periods = {
  questions: 'P90D',
  rulings: 'P90D',
  givers: 'P30D',
  drafts: 'P1D',
  cases: 'P90D',
  messages: 'P14D',
  posts: 'P30D',
  contacts: 'P90D',
  deliveries: 'P60D',
  points: 'P120D',
  meetings: 'P120D',
  passing: 'P1D',
  audit: 'P1Y',
};

/** What would lose its ground if the other were thrown away first. */
export const NO_SHORTER: readonly (readonly [KeptKind, KeptKind])[] = [
  ['rulings', 'questions'],
  ['meetings', 'deliveries'],
  ['meetings', 'points'],
];

export interface RetentionRules {
  readonly periods: Periods;
  /** By the id of the model; one that is not there has the periods of all. */
  readonly organisations: Readonly<Record<string, Periods>>;
}

export const NO_RETENTION_RULES: RetentionRules = { periods: PERIODS, organisations: {} };

/** Any day does: which of two is longer must not hang on when it is asked. */
const SOME_DAY = Temporal.PlainDate.from('2025-01-01');

export function isShorter(one: Period, other: Period): boolean {
  if (one === KEEP) return false;
  if (other === KEEP) return true;
  return Temporal.Duration.compare(one, other, { relativeTo: SOME_DAY }) < 0;
}
