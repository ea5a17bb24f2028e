import { choosablePlaces } from '../model/forums.ts';
import type { Model } from '../model/types.ts';
import type { ForumSeat } from './case.ts';
import type { Grant } from './roles.ts';
import { forumsTakingCases } from './standardFields.ts';

/** Giving and taking roles in Teams: who may, where, and which one must stay. */

export type GivenRole = Grant['role'];

/** In the order they are shown. */
export const GIVEN_ROLES = ['administrator', 'process-lead', 'chair', 'member'] as const satisfies readonly GivenRole[];

/** What the holder of a role may give and take, as far as their own role reaches. */
const GIVES: Readonly<Record<GivenRole, readonly GivenRole[]>> = {
  administrator: GIVEN_ROLES,
  'process-lead': ['process-lead', 'chair', 'member'],
  chair: [],
  member: [],
};

export const mayGive = (own: readonly Grant[], given: Omit<Grant, 'person' | 'principal'>): boolean =>
  own.some((grant) => GIVES[grant.role].includes(given.role) && covers(grant, given));

/** True when the one holds everywhere that the other does. */
const covers = (wide: Omit<Grant, 'person'>, narrow: Omit<Grant, 'person' | 'principal'>): boolean =>
  wide.model === narrow.model &&
  (wide.forum === null || wide.forum === narrow.forum) &&
  (wide.place === null || wide.place === narrow.place);

/** What somebody may give somewhere in an organisation; nothing for most. */
export const givable = (own: readonly Grant[], model: string): GivenRole[] =>
  GIVEN_ROLES.filter((role) => own.some((grant) => grant.model === model && GIVES[grant.role].includes(role)));

export const mayGiveRoles = (own: readonly Grant[], model: string): boolean => givable(own, model).length > 0;

/** Where a role can be given: everywhere in the organisation, or in one forum. */
export type Where = ForumSeat | 'all';

export const asGranted = (where: Where): Pick<Grant, 'forum' | 'place'> =>
  where === 'all' ? { forum: null, place: null } : where;

/** Where somebody may give any of some roles. */
export const givableWhere = (own: readonly Grant[], model: Model, roles: readonly GivenRole[]): Where[] =>
  everywhere(model).filter((where) =>
    roles.some((role) => mayGive(own, { role, model: model.id, ...asGranted(where) })),
  );

const everywhere = (model: Model): Where[] => [
  'all',
  ...forumsTakingCases(model).flatMap(({ key, perPlace }): ForumSeat[] =>
    perPlace ? choosablePlaces(model).map(({ id }) => ({ forum: key, place: id })) : [{ forum: key, place: null }],
  ),
];

export const sameGrant = (a: Grant, b: Grant): boolean =>
  a.person === b.person &&
  a.role === b.role &&
  a.model === b.model &&
  a.forum === b.forum &&
  a.place === b.place &&
  a.principal === b.principal;

/** An administrator of all of an organisation; without one, nobody could give the role again. */
const administersAll = ({ role, forum, place }: Grant): boolean =>
  role === 'administrator' && forum === null && place === null;

/** @param all that there are in the organisation, those of the settings too */
export const isLastAdministrator = (all: readonly Grant[], taken: Grant): boolean =>
  administersAll(taken) && !all.some((grant) => administersAll(grant) && !sameGrant(grant, taken));

/** By role, then by whom a member answers for, then by forum and place as the model has them; what holds everywhere comes first. */
export function inOrder(grants: readonly Grant[], model: Model): Grant[] {
  const principals = model.principals.map(({ id }) => id);
  const forums = model.forums.map(({ key }) => key);
  const places = model.places.map(({ id }) => id);
  const rank = ({ role, principal, forum, place }: Grant): number[] => [
    GIVEN_ROLES.indexOf(role),
    principal === null ? -1 : principals.indexOf(principal),
    forum === null ? -1 : forums.indexOf(forum),
    place === null ? -1 : places.indexOf(place),
  ];
  return grants.toSorted((a, b) => compare(rank(a), rank(b)));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
