import type { Person } from '../person.ts';
import type { WholeAction } from './action.ts';
import { type Case, currentHandlings, openHandlings, type Stage, sameSeat } from './case.ts';
import {
  type Change,
  type OnWhole,
  preparerOf,
  type Refused,
  revised,
  rolesInAny,
  statesOf,
  tellPeople,
} from './change.ts';
import type { Audience, CaseEvent } from './event.ts';
import type { Actor } from './roles.ts';
import { scrubbedCase } from './scrub.ts';
import { refusalBy } from './transitions.ts';

/** What is done to a case as a whole. */

/** Refused by the table, or by what the action itself needs. */
export function actOnWhole(on: OnWhole, action: WholeAction): Change | Refused {
  const { before, actor } = on;
  const refused = refusalBy(action.do, statesOf(currentHandlings(before)), rolesInAny(before, actor));
  if (refused) return { refused };
  const { person } = actor;
  switch (action.do) {
    case 'edit':
      return edited(on, action);
    case 'withdraw':
      return ended(on, action, { state: 'withdrawn', reason: action.reason }, action.reason);
    case 'comment':
      return { ...changed(on, action, {}, action.text), tell: otherSide(before, actor) };
    case 'join':
      return joined(on, action);
    case 'leave':
      return changed(on, action, { supporters: before.supporters.filter(({ id }) => id !== person.id) }, '');
    case 'hand-over':
      return handedOver(on, action);
    case 'merge':
      return merged(on, action);
    case 'deidentify':
      return deidentified(on, action);
    case 'diary':
      return changed(on, action, { diaryNumber: action.number }, action.number);
  }
}

function changed(
  { before, actor, at }: OnWhole,
  action: WholeAction,
  change: Partial<Case>,
  text: string,
  about: CaseEvent['about'] = null,
): Change {
  const event: CaseEvent = {
    at,
    by: actor.person,
    did: action.do,
    handling: null,
    from: null,
    to: null,
    text,
    about,
  };
  return { case: revised(before, change), events: [event], tell: [], scrub: [] };
}

/** Another forum takes the case when another was chosen, while it is in one only. It has waited for as long as it has. */
function edited(on: OnWhole, action: Extract<WholeAction, { do: 'edit' }>): Change {
  const { answers, seat, theme } = action;
  const [first, ...others] = on.before.handlings;
  if (others.length > 0 || sameSeat(first.seat, seat)) return changed(on, action, { answers, theme }, '');
  const change = changed(on, action, { answers, theme, handlings: [{ ...first, seat }] }, '', { seat });
  return { ...change, tell: [{ tell: 'forum', handling: first.no }] };
}

/** Every open handling ends, each with an event of its own. */
function ended({ before, actor, at }: OnWhole, action: WholeAction, stage: Stage, text: string): Change {
  const open = openHandlings(before);
  const events = open.map(
    ({ no, stage: was }): CaseEvent => ({
      at,
      by: actor.person,
      did: action.do,
      handling: no,
      from: was.state,
      to: stage.state,
      text,
      about: null,
    }),
  );
  const [first, ...others] = before.handlings.map((one) => (open.includes(one) ? { ...one, stage, since: at } : one));
  const after = revised(before, { handlings: [first ?? before.handlings[0], ...others] });
  const preparers = open.flatMap((one) => preparerOf(one) ?? []);
  return {
    case: after,
    events,
    tell: tellPeople([before.filer, ...before.supporters, ...preparers], actor.person),
    scrub: [],
  };
}

/** A comment goes both ways: from those who filed to those who prepare, and back. */
function otherSide(case_: Case, actor: Actor): Audience[] {
  const preparers = openHandlings(case_).flatMap((one) => preparerOf(one) ?? []);
  return tellPeople([case_.filer, ...case_.supporters, ...preparers], actor.person);
}

function joined(on: OnWhole, action: WholeAction): Change | Refused {
  const { before, actor } = on;
  const follows = [before.filer, ...before.supporters].some(({ id }) => id === actor.person.id);
  if (follows) return { refused: 'nothing-new' };
  return changed(on, action, { supporters: [...before.supporters, actor.person] }, '');
}

function handedOver(on: OnWhole, action: Extract<WholeAction, { do: 'hand-over' }>): Change | Refused {
  const { before } = on;
  if (action.to.id === before.filer.id) return { refused: 'nothing-new' };
  const supporters = before.supporters.filter(({ id }) => id !== action.to.id);
  const change = changed(on, action, { filer: action.to, supporters }, action.to.name);
  return { ...change, tell: [{ tell: 'person', person: action.to }] };
}

/** The other case goes on with both; this one keeps its number and points to it. */
function merged(on: OnWhole, action: Extract<WholeAction, { do: 'merge' }>): Change | Refused {
  if (action.into.id === on.before.id) return { refused: 'nothing-new' };
  return ended(on, action, { state: 'merged', into: action.into.number }, action.into.number);
}

/** The words disappear from the case as it is, from all that has been said of it, and (as its cards are repainted) from where it stands. */
function deidentified(on: OnWhole, action: Extract<WholeAction, { do: 'deidentify' }>): Change {
  const { words, fields } = action;
  const change = changed(on, action, { ...scrubbedCase(on.before, words, fields), isDeidentified: true }, '');
  return { ...change, scrub: words };
}

/** What the case that others are merged into gains: their followers. Told once, with the case that was merged. */
export function absorb(survivor: Case, other: Case, by: Person, at: Temporal.Instant): Change {
  const known = new Set([survivor.filer.id, ...survivor.supporters.map(({ id }) => id)]);
  const newcomers = [other.filer, ...other.supporters].filter(({ id }) => !known.has(id));
  const event: CaseEvent = {
    at,
    by,
    did: 'merge',
    handling: null,
    from: null,
    to: null,
    text: other.number,
    about: null,
  };
  return {
    case: revised(survivor, { supporters: [...survivor.supporters, ...newcomers] }),
    events: [event],
    tell: tellPeople([survivor.filer], by),
    scrub: [],
  };
}
