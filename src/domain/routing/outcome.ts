import { type ExitId, FIELDS, GROUPS, MATTERS } from '../model/types.ts';

/** What a question can turn out to be: a matter for some forum, or one of the ways out. */

export const WAYS_OUT = ['acute', 'individual', 'deviation', 'line', 'offtopic', 'vague'] as const;
export type WayOut = (typeof WAYS_OUT)[number];

export const OUTCOMES = [...WAYS_OUT, ...MATTERS] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A group, or that the text does not say. */
export const CONCERNS = [...GROUPS, 'none'] as const;

/** What a training sentence may be labelled with. */
export const LABELS = { matter: OUTCOMES, group: CONCERNS, field: FIELDS } as const;

export type Kind = 'forum' | 'individual' | 'deviation' | 'line' | 'acute' | 'personal-data' | 'clarify' | 'offtopic';

export const EXIT_OF = {
  acute: 'akut-112',
  individual: 'sip',
  deviation: 'avvikelse',
  line: 'linjen',
  offtopic: 'utanfor',
} as const satisfies Partial<Record<WayOut, ExitId>>;

/** The key of a question back; no exit of any model. */
export const ASK_BACK = 'fraga-tillbaka';

export const isWayOut = (outcome: Outcome): outcome is WayOut => (WAYS_OUT as readonly string[]).includes(outcome);
