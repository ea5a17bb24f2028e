import { placeById } from '../domain/model/forums.ts';
import type { Language, Place } from '../domain/model/types.ts';
import type { Reply, Spoken } from '../domain/reply.ts';
import type { Router } from '../domain/routing/route.ts';
import type { Told } from '../domain/routing/routing.ts';
import type { AskedQuestion, Clock, ConversationId, People, PersonId, Profile, Questions } from '../ports.ts';

/** What answering takes: the organisations served, and what is reached through ports. */
export interface Desk {
  /** One router per organisation, the first one being the default. */
  readonly routers: readonly [Router, ...Router[]];
  readonly questions: Questions;
  readonly people: People;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly newId: () => string;
}

/** Who asks, and where. */
export interface Asker {
  readonly person: PersonId;
  readonly conversation: ConversationId;
  readonly scope: AskedQuestion['scope'];
  /** The language of the person's Teams, for when the text does not tell. */
  readonly language: Language;
}

/** One message or press being answered. */
export interface Turn {
  readonly desk: Desk;
  readonly asker: Asker;
  readonly language: Language;
  /** What is being stored while the answer is already on its way. */
  readonly storing: Promise<void>[];
}

/** What a message or a press comes to. */
export interface Answered {
  readonly spoken: Spoken;
  /** `replace`: the card that was pressed becomes this. `follow`: this comes after it. */
  readonly how: 'replace' | 'follow';
  /** Settles when all that the answer refers to is stored. To be awaited beside the sending, before the turn ends. */
  readonly stored: Promise<void>;
}

export const answered = (turn: Turn, reply: Reply, how: Answered['how']): Answered => ({
  spoken: { reply, language: turn.language },
  how,
  stored: Promise.all(turn.storing).then(() => undefined),
});

export const routerById = ({ routers }: Desk, id: string): Router | undefined =>
  routers.find((router) => router.model.id === id);

/** The calendar year where the organisation is: it decides who has the chair. */
export const yearNow = ({ clock, timeZone }: Desk): number => clock.now().toZonedDateTimeISO(timeZone).year;

/** Where a person works, when they have said so and it still exists. */
export interface Home {
  readonly router: Router;
  readonly place: Place | undefined;
}

export function homeOf(desk: Desk, profile: Profile | null): Home | null {
  const router = profile ? routerById(desk, profile.model) : undefined;
  return router && profile ? { router, place: placeById(router.model, profile.place) } : null;
}

/** A person's own place stands in for the one they did not write. */
export const toldByHome = (home: Home | null, router: Router): Told =>
  home?.place && home.router === router ? { home: home.place } : {};
