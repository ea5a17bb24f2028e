import { mayDo } from '../../domain/case/act.ts';
import type { Case, Handling } from '../../domain/case/case.ts';
import { currentHandlings, titleOf } from '../../domain/case/case.ts';
import type { Form } from '../../domain/case/form.ts';
import { type Actor, mayExport, principalsOf, reaches, rolesIn } from '../../domain/case/roles.ts';
import { formFor } from '../../domain/case/standardForm.ts';
import { DEEDS, TRANSITIONS } from '../../domain/case/transitions.ts';
import type { CaseLine, CaseReply, CaseView, May } from '../../domain/case/view.ts';
import type { Desk } from '../desk.ts';
import { grantsIn, routerOfCase, todayAt } from './office.ts';

/** A case made ready to be shown to somebody. */

/** As whoever looks may see and press it. */
export async function viewFor(desk: Desk, case_: Case, actor: Actor): Promise<CaseView> {
  const eyes = { for: eyesOf(case_, actor), may: deedsOf(case_, actor), mayExport: mayExport(case_, actor) };
  return { ...(await shown(desk, case_)), refreshFor: [], ...eyes };
}

/** As it stands in a channel, for all: who may do what shows when they press. */
export async function viewForEveryone(desk: Desk, case_: Case): Promise<CaseView> {
  const anybody: Actor = { person: { id: '' as Actor['person']['id'], name: '' }, grants: [] };
  const eyes = { for: 'everyone', may: deedsOf(case_, anybody), mayExport: false } as const;
  return { ...(await shown(desk, case_)), refreshFor: await refreshedFor(desk, case_), ...eyes };
}

/** Teams refreshes a card by itself for no more than so many. */
const MOST_REFRESHED = 60;

/** Those who lead first, then those who answer for a principal, then those who follow. */
async function refreshedFor({ office }: Desk, case_: Case): Promise<string[]> {
  const grants = (await grantsIn(office, case_.model)).filter((grant) =>
    case_.handlings.some(({ seat }) => reaches(grant, case_.model, seat)),
  );
  const leads = grants.filter(({ role }) => role !== 'member');
  const members = grants.filter(({ role }) => role === 'member');
  const followers = [case_.filer, ...case_.supporters].map(({ id }) => id);
  const people = new Set([...[...leads, ...members].map(({ person }) => person), ...followers]);
  return office.contacts.teamsIds([...people].slice(0, MOST_REFRESHED));
}

type Shown = Pick<CaseView, 'case' | 'model' | 'form' | 'today' | 'timeZone'>;

async function shown(desk: Desk, case_: Case): Promise<Shown> {
  const { model } = routerOfCase(desk, case_);
  return { case: case_, model, form: await formOf(desk, case_), today: todayAt(desk), timeZone: desk.timeZone };
}

/** The form as it was when the case was filed. */
export async function formOf(desk: Desk, case_: Case): Promise<Form> {
  const { model } = routerOfCase(desk, case_);
  return (await desk.office.forms.find(case_.form)) ?? formFor(model, desk.office.rules.forms[model.id] ?? {});
}

function eyesOf(case_: Case, actor: Actor): CaseView['for'] {
  const roles = new Set(case_.handlings.flatMap((handling) => [...rolesIn(case_, handling, actor)]));
  if (roles.has('process-lead') || roles.has('chair')) return 'lead';
  return roles.has('filer') || roles.has('supporter') ? 'follower' : 'other';
}

function deedsOf(case_: Case, actor: Actor): May[] {
  const whole = DEEDS.filter((deed) => TRANSITIONS[deed].on === 'whole');
  const [any] = currentHandlings(case_);
  return [
    ...whole
      .filter((deed) => any && mayDo(case_, actor, deed, any))
      .filter((deed) => deed !== 'join' || !follows(case_, actor))
      .map((deed): May => ({ deed, handling: 0, principals: [] })),
    ...case_.handlings.flatMap((handling) => deedsOn(case_, handling, actor)),
  ];
}

const follows = ({ filer, supporters }: Case, { person }: Actor): boolean =>
  [filer, ...supporters].some(({ id }) => id === person.id);

function deedsOn(case_: Case, handling: Handling, actor: Actor): May[] {
  return DEEDS.filter((deed) => TRANSITIONS[deed].on === 'handling' && mayDo(case_, actor, deed, handling))
    .map(
      (deed): May => ({
        deed,
        handling: handling.no,
        principals: deed === 'report' ? answerable(case_, handling, actor) : [],
      }),
    )
    .filter(({ deed, principals }) => deed !== 'report' || principals.length > 0)
    .filter(({ deed }) => deed !== 'anchor' || hasPrincipals(handling));
}

const hasPrincipals = ({ stage }: Handling): boolean =>
  stage.state === 'decided' && stage.decision.principals.length > 0;

/** Those who lead answer for anyone, others for their own principal. */
function answerable(case_: Case, handling: Handling, actor: Actor): string[] {
  if (handling.stage.state !== 'anchoring') return [];
  const roles = rolesIn(case_, handling, actor);
  const own = principalsOf(case_, handling, actor);
  const leads = roles.has('process-lead') || roles.has('chair');
  return handling.stage.anchorings
    .filter(({ principal, home }) => home.is !== 'done' && (leads || own.includes(principal)))
    .map(({ principal }) => principal);
}

/** What is left of it for those who may not read it. */
export function glimpseOf(desk: Desk, case_: Case): Extract<CaseReply, { say: 'case-glimpse' }> {
  const [current] = currentHandlings(case_);
  const { seat, stage } = current ?? case_.handlings[0];
  const { model } = routerOfCase(desk, case_);
  return { say: 'case-glimpse', model, glimpse: { number: case_.number, seat, state: stage.state } };
}

/** A case as a line in a list. */
export function lineOf(case_: Case): CaseLine {
  const [current] = currentHandlings(case_);
  const { seat, stage, since } = current ?? case_.handlings[0];
  return {
    id: case_.id,
    number: case_.number,
    title: titleOf(case_),
    seat,
    state: stage.state,
    since,
    behind: case_.supporters.length + 1,
  };
}
