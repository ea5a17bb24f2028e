import type { Inputs, Problems } from '../../domain/case/form.ts';
import {
  givable,
  givableWhere,
  inOrder,
  isLastAdministrator,
  mayGive,
  mayGiveRoles,
  sameGrant,
} from '../../domain/case/giving.ts';
import type { CasePress } from '../../domain/case/press.ts';
import type { Grant } from '../../domain/case/roles.ts';
import type { RoleHeld, RolesView } from '../../domain/case/view.ts';
import type { Model } from '../../domain/model/types.ts';
import { type Asker, type Desk, routerById } from '../desk.ts';
import { type CaseAnswer, grantsIn, rememberContact } from './office.ts';
import { MOST_PEOPLE } from './people.ts';
import { readGrant } from './readGrant.ts';
import { refused } from './show.ts';

/** Who has which role in an organisation; giving and taking them. What somebody may follows from their own roles, never from a card. */

/** Each has its own button, and a card must not be too large for Teams. */
const PAGE = 6;

/** An organisation's roles, as somebody who may change them sees them. */
interface Roster {
  readonly desk: Desk;
  readonly asker: Asker;
  readonly model: Model;
  /** Each once, in order. */
  readonly all: readonly Grant[];
  readonly own: readonly Grant[];
}

/** @param page left out when the list is opened from elsewhere: it then comes as a card of its own */
export async function showRoles(desk: Desk, asker: Asker, modelId: string, page?: number): Promise<CaseAnswer> {
  const roster = await rosterFor(desk, asker, modelId);
  if (!roster) return refused('no-rights');
  await rememberContact(desk, asker);
  const answered = await answer(roster, { page: page ?? 0 });
  return page === undefined ? { ...answered, how: 'follow' } : answered;
}

/** Gives what was filled in, once, however often it is pressed. */
export async function giveRole(desk: Desk, asker: Asker, modelId: string, inputs: Inputs): Promise<CaseAnswer> {
  const roster = await rosterFor(desk, asker, modelId);
  if (!roster) return refused('no-rights');
  const { model, own, all } = roster;
  const read = await readGrant({ desk, model, own, tenant: asker.reach.tenant }, inputs);
  if (!read.ok) return answer(roster, { inputs: read.kept, problems: read.problems });
  const { grant } = read;
  if (all.some((one) => sameGrant(one, grant))) return answer(roster, { showing: grant, news: 'nothing-new' });
  await desk.office.grants.give(grant, asker.person, desk.clock.now());
  return answer(await rosterOf(desk, asker, model), { showing: grant, news: 'given' });
}

/** Takes a role that was given in Teams. */
export async function takeRole(
  desk: Desk,
  asker: Asker,
  { press: _, ...grant }: Extract<CasePress, { press: 'take-role' }>,
): Promise<CaseAnswer> {
  const roster = await rosterFor(desk, asker, grant.model);
  if (!roster || !mayGive(roster.own, grant)) return refused('no-rights');
  const { all, model } = roster;
  if (isInSettings(desk, grant)) return refused('role-in-settings');
  const at = all.findIndex((one) => sameGrant(one, grant));
  if (at < 0) return answer(roster, { news: 'nothing-new' });
  const { grants, rules } = desk.office;
  // Those of other organisations could not give the role again.
  const settled = rules.grants.filter((one) => one.model === model.id);
  const doing = { by: asker.person, at: desk.clock.now() };
  const isTaken = await grants.take(grant, (given) => !isLastAdministrator([...settled, ...given], grant), doing);
  if (!isTaken) return refused('last-administrator');
  return answer(await rosterOf(desk, asker, model), { page: pageOf(at), news: 'taken' });
}

/** Null for those who may not change any role: who has which is no business of theirs. */
async function rosterFor(desk: Desk, asker: Asker, modelId: string): Promise<Roster | null> {
  const router = routerById(desk, modelId);
  const roster = router ? await rosterOf(desk, asker, router.model) : null;
  return roster && mayGiveRoles(roster.own, modelId) ? roster : null;
}

async function rosterOf(desk: Desk, asker: Asker, model: Model): Promise<Roster> {
  const grants = await grantsIn(desk.office, model.id);
  const once = grants.filter((grant, at) => grants.findIndex((one) => sameGrant(one, grant)) === at);
  const all = inOrder(once, model);
  return { desk, asker, model, all, own: all.filter(({ person }) => person === asker.person) };
}

const isInSettings = ({ office }: Desk, grant: Grant): boolean =>
  office.rules.grants.some((one) => sameGrant(one, grant));

const pageOf = (at: number): number => Math.floor(at / PAGE);

interface Showing {
  readonly page?: number;
  /** The role whose page is shown, in place of one with a number. */
  readonly showing?: Grant;
  readonly inputs?: Inputs;
  readonly problems?: Problems;
  readonly news?: RolesView['news'];
}

/** In somebody's own chat the card itself is changed; in a channel others have no use for their page and their form. */
async function answer(
  roster: Roster,
  { page = 0, showing, inputs = {}, problems = {}, news = 'none' }: Showing,
): Promise<CaseAnswer> {
  const { asker, model, all } = roster;
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const wanted = showing ? pageOf(all.findIndex((one) => sameGrant(one, showing))) : page;
  const shown = Math.min(Math.max(wanted, 0), pages - 1);
  const held = await Promise.all(all.slice(shown * PAGE, (shown + 1) * PAGE).map((grant) => heldIn(roster, grant)));
  const offer = await offerOf(roster);
  return {
    reply: { say: 'roles', view: { model, held, page: shown, pages, offer, inputs, problems, news } },
    how: asker.scope === 'personal' ? 'replace' : 'view',
  };
}

async function heldIn({ desk, own }: Roster, grant: Grant): Promise<RoleHeld> {
  const contact = await desk.office.contacts.of(grant.person);
  const is = isInSettings(desk, grant) ? 'in-settings' : mayGive(own, grant) ? 'takeable' : 'not-yours';
  return { grant, name: contact?.person.name || null, is };
}

/** Nothing for somebody who has just taken their own role. */
async function offerOf({ desk, model, own }: Roster): Promise<RolesView['offer']> {
  const roles = givable(own, model.id);
  if (roles.length === 0) return null;
  const people = await desk.office.contacts.known(MOST_PEOPLE);
  return { roles, where: givableWhere(own, model, roles), people };
}
