import type { CaseId } from '../domain/case/case.ts';
import { placeById } from '../domain/model/forums.ts';
import type { Language, Place } from '../domain/model/types.ts';
import type { Reply, Spoken } from '../domain/reply.ts';
import type { Router } from '../domain/routing/route.ts';
import type { Told } from '../domain/routing/routing.ts';
import type { Channel } from '../ports/cases.ts';
import type { Contact } from '../ports/messages.ts';
import type { Outage } from '../ports/outage.ts';
import type { AskedQuestion, Clock, ConversationId, People, PersonId, Profile, Questions } from '../ports.ts';
import type { LiveCard, Office } from './case/office.ts';
import type { School } from './learning/school.ts';
import type { Secretariat } from './meeting/secretariat.ts';

/** What answering takes: the organisations served, and what is reached through ports. */
export interface Desk {
  /** One router per organisation, the first one being the default. Read anew for each question: what has been learnt meanwhile is in it. */
  readonly routers: readonly [Router, ...Router[]];
  readonly questions: Questions;
  readonly people: People;
  /** Filing and following cases. */
  readonly office: Office;
  /** Reading calendars and reminding of meetings. */
  readonly secretariat: Secretariat;
  /** What the router learns from, and what it missed. */
  readonly school: School;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly newId: () => string;
}

/** Who asks, and where. */
export interface Asker {
  readonly person: PersonId;
  /** As their Teams says it. */
  readonly name: string;
  /** How they are reached in a chat of their own. */
  readonly reach: Pick<Contact, 'teamsId' | 'serviceUrl' | 'tenant'>;
  /** A dialog is gone when it is closed; what is said in a chat stays. */
  readonly surface: 'chat' | 'dialog';
  /** The channel they write in; null elsewhere. */
  readonly channel: Channel | null;
  /** Asks Teams whether they own the team of that channel. */
  ownsTeam(): Promise<boolean>;
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
  /** What is being stored while the answer is already on its way; see `storeBeside`. */
  readonly storing: Promise<void>[];
  /** Set when what is kept cannot be reached: the answer is given without it, and nothing is stored. */
  readonly without: Outage | null;
}

/**
 * Begins to store something beside the answering. When it fails, whoever awaits `stored` is told; a rejection that nobody has come to yet
 * would end the process.
 */
export function storeBeside({ storing }: Turn, work: Promise<void>): void {
  work.catch(() => undefined);
  storing.push(work);
}

/** What a message or a press comes to. */
export interface Answered {
  readonly spoken: Spoken;
  /**
   * `replace`: the card that was pressed becomes this, for everybody. `view`: for the one who pressed only.
   * `follow`: this comes after it.
   */
  readonly how: 'replace' | 'follow' | 'view';
  /** Set when the card shall be repainted as its case changes. */
  readonly live?: LiveCard;
  /** The case that was changed, if any. */
  readonly changed?: CaseId;
  /** What it had to be answered without. */
  readonly outage?: Outage;
  /** Settles when all that the answer refers to is stored. To be awaited beside the sending, before the turn ends. */
  readonly stored: Promise<void>;
}

export function answered(turn: Turn, reply: Reply, how: Answered['how']): Answered {
  const stored = Promise.all(turn.storing).then(() => undefined);
  stored.catch(() => undefined);
  const spoken = { reply, language: turn.language };
  return { spoken, how, stored, ...(turn.without ? { outage: turn.without } : {}) };
}

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
  home?.place && home.router.model.id === router.model.id ? { home: home.place } : {};
