import type { Action, HandlingAction } from './action.ts';
import { type Case, currentHandlings, type Handling, handlingNo } from './case.ts';
import { type Change, type Refused, rolesInAny, statesOf } from './change.ts';
import { actOnHandling } from './handlingActs.ts';
import { type Actor, rolesIn } from './roles.ts';
import { refusalBy, TRANSITIONS } from './transitions.ts';
import { actOnWhole } from './wholeActs.ts';

/** Doing something to a case. Pure: a change is a new case, what happened, and who must be told; a refusal is a value with its reason. */

/** @param target the number of the handling, for what is done to one; not used for what is done to the whole case */
export function act(before: Case, actor: Actor, action: Action, at: Temporal.Instant, target = 0): Change | Refused {
  if (!isOnHandling(action)) return actOnWhole({ before, actor, at }, action);
  const handling = handlingNo(before, target);
  return handling ? actOnHandling({ before, handling, actor, at }, action) : { refused: 'not-there' };
}

const isOnHandling = (action: Action): action is HandlingAction => TRANSITIONS[action.do].on === 'handling';

/** What somebody may do now, as the table says; what else an action needs shows when they try. */
export function mayDo(case_: Case, actor: Actor, deed: Action['do'], handling: Handling): boolean {
  const isOne = TRANSITIONS[deed].on === 'handling';
  const concerned = isOne ? [handling] : currentHandlings(case_);
  const roles = isOne ? rolesIn(case_, handling, actor) : rolesInAny(case_, actor);
  return refusalBy(deed, statesOf(concerned), roles) === null;
}
