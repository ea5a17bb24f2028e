import type { HandlingAction } from './action.ts';
import {
  type Anchoring,
  type Case,
  type ForumSeat,
  type Handling,
  type Meeting,
  openHandlings,
  type Stage,
  sameSeat,
} from './case.ts';
import {
  type Change,
  followersOf,
  type OnHandling,
  preparerOf,
  type Refused,
  revised,
  statesOf,
  tellPeople,
} from './change.ts';
import type { Audience, CaseEvent } from './event.ts';
import { principalsOf, rolesIn } from './roles.ts';
import { refusalBy } from './transitions.ts';

/** What is done to one forum's handling of a case. */

/** Refused by the table, or by what the action itself needs. */
export function actOnHandling(on: OnHandling, action: HandlingAction): Change | Refused {
  const { before, handling, actor } = on;
  const refused = refusalBy(action.do, statesOf([handling]), rolesIn(before, handling, actor));
  if (refused) return { refused };
  switch (action.do) {
    case 'prepare':
      return moved(on, action, { state: 'preparing', preparer: actor.person }, '');
    case 'assign':
      return assigned(on, action);
    case 'schedule':
      return scheduled(on, action);
    case 'decide':
      return moved(on, action, { state: 'decided', decision: action.decision }, action.decision.text);
    case 'anchor':
      return sentHome(on, action);
    case 'report':
      return reported(on, action);
    case 'close':
      return closed(on, action);
    case 'forward':
      return passedOn(on, action, action.to, { state: 'forwarded', to: action.to, reason: action.reason });
    case 'return':
      return moved(on, action, { state: 'returned', to: action.to, reason: action.reason }, action.reason);
    case 'share':
      return passedOn(on, action, action.with, handling.stage);
  }
}

/** The handling in a new stage. One that only changes what its state holds has been in it for as long as before. */
function moved(on: OnHandling, action: HandlingAction, stage: Stage, text: string): Change {
  const { before, handling, at } = on;
  const isSame = stage.state === handling.stage.state;
  const after = withHandling(before, { ...handling, stage, since: isSame ? handling.since : at });
  return {
    case: after,
    events: [eventOf(on, action, stage, text)],
    tell: followersOf(after, on.actor.person),
    scrub: [],
  };
}

function eventOf({ actor, at, handling }: OnHandling, action: HandlingAction, stage: Stage, text: string): CaseEvent {
  const from = handling.stage.state;
  const about = aboutOf(action);
  return { at, by: actor.person, did: action.do, handling: handling.no, from, to: stage.state, text, about };
}

function aboutOf(action: HandlingAction): CaseEvent['about'] {
  switch (action.do) {
    case 'report':
      return { principal: action.principal, home: action.home };
    case 'forward':
      return { seat: action.to };
    case 'share':
      return { seat: action.with };
    default:
      return null;
  }
}

function withHandling(before: Case, handling: Handling, ...more: Handling[]): Case {
  const [first, ...others] = before.handlings.map((one) => (one.no === handling.no ? handling : one));
  return revised(before, { handlings: [first ?? handling, ...others, ...more] });
}

/** Handing the preparation to somebody concerns those two, not the one who filed. The handling stays where it is. */
function assigned(on: OnHandling, action: Extract<HandlingAction, { do: 'assign' }>): Change | Refused {
  const { before, handling, actor } = on;
  const { stage } = handling;
  if (!('preparer' in stage)) return { refused: 'wrong-state' };
  if (stage.preparer?.id === action.to.id) return { refused: 'nothing-new' };
  const next: Stage = { ...stage, preparer: action.to };
  return {
    case: withHandling(before, { ...handling, stage: next }),
    events: [eventOf(on, action, next, action.to.name)],
    tell: tellPeople([action.to], actor.person),
    scrub: [],
  };
}

function scheduled(on: OnHandling, action: Extract<HandlingAction, { do: 'schedule' }>): Change | Refused {
  const { stage } = on.handling;
  if (stage.state === 'scheduled' && sameMeeting(stage.meeting, action.meeting)) return { refused: 'nothing-new' };
  const next: Stage = { state: 'scheduled', preparer: preparerOf(on.handling), meeting: action.meeting };
  return moved(on, action, next, action.meeting.date.toString());
}

const sameMeeting = (a: Meeting, b: Meeting): boolean => a.date.equals(b.date) && a.on === b.on;

/** A decision that concerns no principal has nobody to carry it home: it is closed instead. */
function sentHome(on: OnHandling, action: Extract<HandlingAction, { do: 'anchor' }>): Change | Refused {
  const { stage } = on.handling;
  if (stage.state !== 'decided' || stage.decision.principals.length === 0) return { refused: 'not-there' };
  const { decision } = stage;
  const anchorings = decision.principals.map((principal): Anchoring => ({ principal, home: { is: 'awaited' } }));
  const change = moved(on, action, { state: 'anchoring', decision, anchorings }, '');
  const asked = decision.principals.map(
    (principal): Audience => ({ tell: 'principal', handling: on.handling.no, principal }),
  );
  return { ...change, tell: [...change.tell, ...asked] };
}

function reported(on: OnHandling, action: Extract<HandlingAction, { do: 'report' }>): Change | Refused {
  const { before, handling, actor, at } = on;
  const { stage } = handling;
  if (stage.state !== 'anchoring') return { refused: 'wrong-state' };
  const row = stage.anchorings.find(({ principal }) => principal === action.principal);
  if (!row) return { refused: 'not-there' };
  if (!mayAnswerFor(on, action.principal)) return { refused: 'wrong-principal' };
  if (row.home.is === action.home && row.home.note === action.note) return { refused: 'nothing-new' };
  const anchorings = stage.anchorings.map(
    (one): Anchoring =>
      one === row
        ? { principal: one.principal, home: { is: action.home, by: actor.person, at, note: action.note } }
        : one,
  );
  const isLast = anchorings.every(({ home }) => home.is === 'done');
  const next: Stage = isLast
    ? { state: 'closed', decision: stage.decision, anchorings, reason: '' }
    : { ...stage, anchorings };
  const since = isLast ? at : handling.since;
  const after = withHandling(before, { ...handling, stage: next, since });
  const tell = isLast || action.home === 'hindered' ? followersOf(after, actor.person) : [];
  return { case: after, events: [eventOf(on, action, next, action.note)], tell, scrub: [] };
}

/** A member answers for their own principal, those who lead for anyone's. */
function mayAnswerFor({ before, handling, actor }: OnHandling, principal: string): boolean {
  const roles = rolesIn(before, handling, actor);
  const leads = roles.has('process-lead') || roles.has('chair');
  return leads || principalsOf(before, handling, actor).includes(principal);
}

function closed(on: OnHandling, action: Extract<HandlingAction, { do: 'close' }>): Change | Refused {
  const { stage } = on.handling;
  if (!('decision' in stage)) return { refused: 'wrong-state' };
  const anchorings = 'anchorings' in stage ? stage.anchorings : [];
  const next: Stage = { state: 'closed', decision: stage.decision, anchorings, reason: action.reason };
  return moved(on, action, next, action.reason);
}

/** A new handling in another forum: in place of this one, or beside it. Forwarded, it starts over at preparing there. */
function passedOn(
  on: OnHandling,
  action: Extract<HandlingAction, { do: 'forward' | 'share' }>,
  to: ForumSeat,
  stage: Stage,
): Change | Refused {
  const { before, handling, actor, at } = on;
  if (openHandlings(before).some(({ seat }) => sameSeat(seat, to))) return { refused: 'nothing-new' };
  const begins: Stage = action.do === 'forward' ? { state: 'preparing', preparer: null } : { state: 'filed' };
  const next: Handling = { no: before.handlings.length + 1, seat: to, since: at, stage: begins };
  const since = action.do === 'forward' ? at : handling.since;
  const after = withHandling(before, { ...handling, stage, since }, next);
  const tell: Audience[] = [...followersOf(after, actor.person), { tell: 'forum', handling: next.no }];
  return { case: after, events: [eventOf(on, action, stage, action.reason)], tell, scrub: [] };
}
