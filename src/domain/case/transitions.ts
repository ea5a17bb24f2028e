import type { Deed } from './action.ts';
import { STATES, type State } from './case.ts';
import type { Role } from './roles.ts';

/**
 * The one table of what may be done: from which states, by whom, and where it leads. `stays` means that the state is kept.
 * An action on the whole case needs every open handling to be in one of its states.
 */
export interface Transition {
  readonly on: 'handling' | 'whole';
  readonly from: readonly State[];
  readonly to: State | 'stays';
  readonly by: readonly Role[];
}

const BEFORE_DECISION: readonly State[] = ['filed', 'preparing', 'scheduled'];
const UNDER_WAY: readonly State[] = ['filed', 'preparing', 'scheduled', 'decided', 'anchoring'];
const LEADS: readonly Role[] = ['process-lead', 'chair'];
const CONCERNED: readonly Role[] = ['filer', 'supporter', 'member', 'process-lead', 'chair'];

export const TRANSITIONS: Readonly<Record<Deed, Transition>> = {
  prepare: { on: 'handling', from: ['filed'], to: 'preparing', by: LEADS },
  /** Of a case just filed, preparing begins first. */
  assign: { on: 'handling', from: ['preparing', 'scheduled'], to: 'stays', by: LEADS },
  schedule: { on: 'handling', from: ['preparing', 'scheduled'], to: 'scheduled', by: LEADS },
  /** Once more while it has not been sent home: a decision can be put better. */
  decide: { on: 'handling', from: ['scheduled', 'decided'], to: 'decided', by: LEADS },
  anchor: { on: 'handling', from: ['decided'], to: 'anchoring', by: LEADS },
  /** Closes by itself with the last answer. */
  report: { on: 'handling', from: ['anchoring'], to: 'stays', by: ['member', 'process-lead', 'chair'] },
  close: { on: 'handling', from: ['decided', 'anchoring'], to: 'closed', by: ['chair'] },
  forward: { on: 'handling', from: BEFORE_DECISION, to: 'forwarded', by: LEADS },
  return: { on: 'handling', from: BEFORE_DECISION, to: 'returned', by: LEADS },
  share: { on: 'handling', from: BEFORE_DECISION, to: 'stays', by: LEADS },
  edit: { on: 'whole', from: ['filed'], to: 'stays', by: ['filer'] },
  withdraw: { on: 'whole', from: BEFORE_DECISION, to: 'withdrawn', by: ['filer'] },
  comment: { on: 'whole', from: UNDER_WAY, to: 'stays', by: CONCERNED },
  join: { on: 'whole', from: UNDER_WAY, to: 'stays', by: ['anyone'] },
  leave: { on: 'whole', from: UNDER_WAY, to: 'stays', by: ['supporter'] },
  'hand-over': { on: 'whole', from: UNDER_WAY, to: 'stays', by: ['filer'] },
  merge: { on: 'whole', from: BEFORE_DECISION, to: 'merged', by: LEADS },
  deidentify: { on: 'whole', from: STATES, to: 'stays', by: LEADS },
  diary: { on: 'whole', from: STATES, to: 'stays', by: ['process-lead', 'chair', 'administrator'] },
};

export const DEEDS = Object.keys(TRANSITIONS) as readonly Deed[];

/** Why an action changes nothing. */
export type Refusal =
  /** The case has come to a state where it cannot be done. */
  | 'wrong-state'
  /** Somebody else may do it, not this person. */
  | 'wrong-role'
  /** Only for the principal that the person answers for. */
  | 'wrong-principal'
  /** The handling, principal or person it names is not there. */
  | 'not-there'
  /** Nothing would be different. */
  | 'nothing-new';

/** The table's own answer, for a state and what somebody is to the case. */
export function refusalBy(deed: Deed, states: readonly State[], roles: ReadonlySet<Role>): Refusal | null {
  const { from, by } = TRANSITIONS[deed];
  if (states.length === 0 || !states.every((state) => from.includes(state))) return 'wrong-state';
  return by.some((role) => roles.has(role)) ? null : 'wrong-role';
}
