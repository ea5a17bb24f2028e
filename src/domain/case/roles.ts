import type { Person, PersonId } from '../person.ts';
import type { Case, ForumSeat, Handling } from './case.ts';

/** Who may do what to a case follows from what they are to it. Never from what a card says. */

export const ROLES = ['filer', 'supporter', 'member', 'process-lead', 'chair', 'administrator', 'anyone'] as const;
export type Role = (typeof ROLES)[number];

/** A role that somebody has been given, in the settings or in Teams. */
export interface Grant {
  readonly person: PersonId;
  readonly role: 'member' | 'process-lead' | 'chair' | 'administrator';
  readonly model: string;
  /** One forum's key, or null for all of the organisation's. */
  readonly forum: string | null;
  /** One place's group of that forum, or null for all. */
  readonly place: string | null;
  /** The principal that a member answers for; null for none. */
  readonly principal: string | null;
}

/** Whoever acts: read from the authenticated activity, with the roles that are stored for them. */
export interface Actor {
  readonly person: Person;
  readonly grants: readonly Grant[];
}

export const reaches = (grant: Grant, model: string, seat: ForumSeat): boolean =>
  grant.model === model &&
  (grant.forum === null || grant.forum === seat.forum) &&
  (grant.place === null || grant.place === seat.place);

/** Everything somebody is to one handling of a case. Everybody is `anyone`. */
export function rolesIn(case_: Case, handling: Handling, { person, grants }: Actor): ReadonlySet<Role> {
  const roles = new Set<Role>(['anyone']);
  if (case_.filer.id === person.id) roles.add('filer');
  if (case_.supporters.some(({ id }) => id === person.id)) roles.add('supporter');
  for (const grant of grants) if (reaches(grant, case_.model, handling.seat)) roles.add(grant.role);
  return roles;
}

/** The principals that somebody may answer for in a handling. */
export const principalsOf = (case_: Case, handling: Handling, { grants }: Actor): string[] =>
  grants.flatMap((grant) => (grant.principal && reaches(grant, case_.model, handling.seat) ? [grant.principal] : []));

/** Those who may take a case out of the bot, for the diary. */
const EXPORTERS: readonly Role[] = ['process-lead', 'chair', 'administrator'];

export const mayExport = (case_: Case, actor: Actor): boolean => isAny(case_, actor, EXPORTERS);

/** All of an organisation's cases: those whose role reaches all of its forums, in every place. */
export const mayExportAll = (grants: readonly Grant[], wanted: string): boolean =>
  grants.some(
    ({ role, model, forum, place }) => EXPORTERS.includes(role) && model === wanted && forum === null && place === null,
  );

/** Those who may read all of a case. Others see its number, its forum and its state. */
const READERS: readonly Role[] = ['filer', 'supporter', 'member', 'process-lead', 'chair', 'administrator'];

export const mayRead = (case_: Case, actor: Actor): boolean => isAny(case_, actor, READERS);

/** To any of a case's handlings, those that have ended too. */
const isAny = (case_: Case, actor: Actor, wanted: readonly Role[]): boolean =>
  case_.handlings.some((handling) => {
    const roles = rolesIn(case_, handling, actor);
    return wanted.some((role) => roles.has(role));
  });
