import type { Person } from '../person.ts';
import type { Case, Handling } from './case.ts';
import { currentHandlings } from './case.ts';
import type { Audience, CaseEvent } from './event.ts';
import { type Actor, type Role, rolesIn } from './roles.ts';
import type { Refusal } from './transitions.ts';

/** What an action comes to, and what the actions on one handling and on the whole case share. */

export interface Change {
  /** With its new revision. */
  readonly case: Case;
  readonly events: readonly CaseEvent[];
  readonly tell: readonly Audience[];
  /** Words that must also be taken out of all earlier events; empty for every action but de-identifying. */
  readonly scrub: readonly string[];
}

export interface Refused {
  readonly refused: Refusal;
}

export interface OnWhole {
  readonly before: Case;
  readonly actor: Actor;
  readonly at: Temporal.Instant;
}

export interface OnHandling extends OnWhole {
  readonly handling: Handling;
}

export const statesOf = (handlings: readonly Handling[]) => handlings.map(({ stage }) => stage.state);

export const rolesInAny = (case_: Case, actor: Actor): ReadonlySet<Role> =>
  new Set(currentHandlings(case_).flatMap((handling) => [...rolesIn(case_, handling, actor)]));

export const revised = (before: Case, change: Partial<Case>): Case => ({
  ...before,
  ...change,
  revision: before.revision + 1,
});

/** Each once; nobody is told of what they did themselves. */
export const tellPeople = (all: readonly Person[], but: Person): Audience[] =>
  [...new Map(all.map((person) => [person.id, person])).values()]
    .filter(({ id }) => id !== but.id)
    .map((person) => ({ tell: 'person', person }));

/** Whoever filed, and those who joined. */
export const followersOf = ({ filer, supporters }: Case, actor: Person): Audience[] =>
  tellPeople([filer, ...supporters], actor);

export const preparerOf = ({ stage }: Handling): Person | null => ('preparer' in stage ? stage.preparer : null);
