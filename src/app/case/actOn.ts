import { act, mayDo } from '../../domain/case/act.ts';
import type { Action, Deed } from '../../domain/case/action.ts';
import { type Case, currentHandlings, type Handling, handlingNo } from '../../domain/case/case.ts';
import { type Change, rolesInAny, statesOf } from '../../domain/case/change.ts';
import type { Inputs, Problems } from '../../domain/case/form.ts';
import type { CasePress } from '../../domain/case/press.ts';
import { isRepeat } from '../../domain/case/repeat.ts';
import { type Actor, mayRead, rolesIn } from '../../domain/case/roles.ts';
import { refusalBy, TRANSITIONS } from '../../domain/case/transitions.ts';
import type { PressRefusal } from '../../domain/case/view.ts';
import { absorb } from '../../domain/case/wholeActs.ts';
import type { Asker, Desk } from '../desk.ts';
import { comingMeetings } from '../meeting/coming.ts';
import { actorOf, type CaseAnswer, maskedInputs, rememberContact, routerOfCase } from './office.ts';
import { peopleFor } from './people.ts';
import { type ActPress, readAction } from './readAction.ts';
import { refused } from './show.ts';
import { viewFor } from './view.ts';

/** Doing something to a case from a card. The database is the truth: a press on an older card changes nothing and gets the fresh one. */

type StepPress = Extract<CasePress, { press: 'step' }>;

/** What does not depend on what others have done since the card was made: a press on an older card still means the same. */
const INDEPENDENT: ReadonlySet<Deed> = new Set(['join', 'leave', 'comment', 'report', 'diary']);

/** How often an independent deed is tried again when somebody else came in between. */
const TRIES = 5;

/** Asks for what a deed needs. */
export async function step(desk: Desk, asker: Asker, press: StepPress): Promise<CaseAnswer> {
  const case_ = await desk.office.cases.find(press.case);
  if (!case_) return refused('unknown-case');
  const actor = await actorOf(desk, asker);
  const handling = target(case_, press.handling);
  if (!handling) return refusal(desk, case_, actor, 'not-there');
  if (!mayDo(case_, actor, press.deed, handling))
    return refusal(desk, case_, actor, whyNot(case_, actor, press.deed, handling));
  // Anybody may join, which asks for nothing: the card with the case on it is for those who may read it.
  if (!mayRead(case_, actor)) return refused('wrong-role');
  return stepAgain(desk, { case: case_, actor, handling }, press.deed, {
    hasChanged: case_.revision !== press.revision,
  });
}

/** Does it, or gives the card back with what was typed and what is wrong. */
export async function actOnCase(desk: Desk, asker: Asker, press: ActPress, inputs: Inputs): Promise<CaseAnswer> {
  for (let tried = 0; tried < TRIES; tried++) {
    const answer = await attempt(desk, asker, press, inputs);
    if (answer) return answer;
  }
  return refused('outdated');
}

/** @returns null when somebody else came in between while it was done */
async function attempt(desk: Desk, asker: Asker, press: ActPress, inputs: Inputs): Promise<CaseAnswer | null> {
  const case_ = await desk.office.cases.find(press.case);
  if (!case_) return refused('unknown-case');
  const actor = await actorOf(desk, asker);
  if (case_.revision !== press.revision && !INDEPENDENT.has(press.deed))
    return outdated(desk, case_, actor, press, inputs);
  const read = await readAction(desk, { case: case_, actor, press, inputs, tenant: asker.reach.tenant });
  if (!read.ok) return withProblems(desk, case_, actor, press, inputs, read.problems);
  const change = act(case_, actor, read.action, desk.clock.now(), press.handling);
  if ('refused' in change) return refusal(desk, case_, actor, change.refused);
  if (case_.revision !== press.revision && (await isDone(desk, change))) return done(desk, asker, case_);
  const changes = await withSurvivor(desk, change, read.action, actor);
  if ((await desk.office.cases.save(changes)) === 'outdated') return null;
  await Promise.all(changes.map((one) => desk.office.open.put(one.case)));
  return done(desk, asker, change.case);
}

/** On an older card a deed that does not depend on it may be one whose answer never came. */
async function isDone({ office }: Desk, { case: { id }, events }: Change): Promise<boolean> {
  const history = await office.cases.history(id);
  return events.every((event) => isRepeat(history, event));
}

const target = (case_: Case, no: number): Handling | undefined =>
  no === 0 ? (currentHandlings(case_)[0] ?? case_.handlings[0]) : handlingNo(case_, no);

/** Merging changes two cases, or none. */
async function withSurvivor(desk: Desk, change: Change, action: Action, actor: Actor): Promise<Change[]> {
  if (action.do !== 'merge') return [change];
  const survivor = await desk.office.cases.find(action.into.id);
  return survivor ? [change, absorb(survivor, change.case, actor.person, desk.clock.now())] : [change];
}

async function done(desk: Desk, asker: Asker, case_: Case): Promise<CaseAnswer> {
  await rememberContact(desk, asker);
  const view = await viewFor(desk, case_, await actorOf(desk, asker));
  return { reply: { say: 'case', view }, how: 'view', changed: case_.id };
}

interface At {
  readonly case: Case;
  readonly actor: Actor;
  readonly handling: Handling;
}

async function stepAgain(
  desk: Desk,
  { case: case_, actor, handling }: At,
  deed: Deed,
  { inputs = {}, problems = {}, hasChanged = false }: { inputs?: Inputs; problems?: Problems; hasChanged?: boolean },
): Promise<CaseAnswer> {
  const view = await viewFor(desk, case_, actor);
  const people = await peopleFor(desk, actor.person, { case: case_, handling, deed });
  const meetings = deed === 'schedule' ? await comingMeetings(desk, handling.seat) : [];
  return {
    reply: { say: 'case-step', view, handling, deed, inputs, problems, people, meetings, hasChanged },
    how: 'view',
  };
}

/** Somebody else was first: the fresh card, with what was typed when it can still be done. */
function outdated(desk: Desk, case_: Case, actor: Actor, press: ActPress, inputs: Inputs): Promise<CaseAnswer> {
  const handling = target(case_, press.handling);
  if (!handling || !mayDo(case_, actor, press.deed, handling) || Object.keys(inputs).length === 0)
    return refusal(desk, case_, actor, 'outdated');
  const kept = maskedInputs(routerOfCase(desk, case_), inputs, 'person');
  return stepAgain(desk, { case: case_, actor, handling }, press.deed, { inputs: kept, hasChanged: true });
}

function withProblems(
  desk: Desk,
  case_: Case,
  actor: Actor,
  press: ActPress,
  inputs: Inputs,
  problems: Problems,
): Promise<CaseAnswer> {
  const handling = target(case_, press.handling);
  if (!handling) return refusal(desk, case_, actor, 'not-there');
  if (!mayDo(case_, actor, press.deed, handling))
    return refusal(desk, case_, actor, whyNot(case_, actor, press.deed, handling));
  const kept = maskedInputs(routerOfCase(desk, case_), inputs, 'person');
  return stepAgain(desk, { case: case_, actor, handling }, press.deed, { inputs: kept, problems });
}

/** The state comes first: whoever could do it yesterday is told that it is too late, not that they never could. */
function whyNot(case_: Case, actor: Actor, deed: Deed, handling: Handling): PressRefusal {
  const isOne = TRANSITIONS[deed].on === 'handling';
  const states = statesOf(isOne ? [handling] : currentHandlings(case_));
  const roles = isOne ? rolesIn(case_, handling, actor) : rolesInAny(case_, actor);
  return refusalBy(deed, states, roles) ?? 'wrong-state';
}

/** Nothing was changed; whoever may read the case sees it as it is. */
async function refusal(desk: Desk, case_: Case, actor: Actor, why: PressRefusal): Promise<CaseAnswer> {
  if (!mayRead(case_, actor)) return refused(why);
  return { reply: { say: 'case-refused', why, view: await viewFor(desk, case_, actor) }, how: 'view' };
}
