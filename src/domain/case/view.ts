import type { Meeting } from '../meeting/meeting.ts';
import type { Model } from '../model/types.ts';
import type { Person } from '../person.ts';
import type { Deed } from './action.ts';
import type { Answers, Case, CaseId, ForumSeat, Handling, State } from './case.ts';
import type { CaseEvent } from './event.ts';
import type { Form, Inputs, Problems } from './form.ts';
import type { GivenRole, Where } from './giving.ts';
import type { CaseFilter } from './press.ts';
import type { Grant } from './roles.ts';
import type { Refusal } from './transitions.ts';

/** What the bot shows of cases: everything a card needs, worked out beforehand. */

/** A case as somebody may see it. */
export interface CaseView {
  readonly case: Case;
  readonly model: Model;
  /** The form it was filed on. */
  readonly form: Form;
  /** The local date where the organisation is. */
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
  /** Whose eyes it is for: the card posted for all, the one who filed or follows it, someone who leads, anyone else. */
  readonly for: 'everyone' | 'follower' | 'lead' | 'other';
  /** Of the card posted for all: those whose clients fetch their own view of it, as Teams knows them; nobody on other cards. */
  readonly refreshFor: readonly string[];
  /** What whoever looks may do now; on the card posted for all, what anybody may try. */
  readonly may: readonly May[];
  /** Whether whoever looks may take it out as a file. */
  readonly mayExport: boolean;
}

export interface May {
  readonly deed: Deed;
  /** 0 for the whole case. */
  readonly handling: number;
  /** Whom one may answer for, with `report`. */
  readonly principals: readonly string[];
}

/** What is left of a case for those who may not read it. */
export interface CaseGlimpse {
  readonly number: string;
  readonly seat: ForumSeat;
  readonly state: State;
}

export interface FormView {
  readonly form: Form;
  readonly model: Model;
  readonly submit: string;
  readonly question: string | null;
  readonly link: string;
  readonly values: Answers;
  readonly problems: Problems;
  /** True for a dialog, where a draft can not be kept beside it. */
  readonly isDialog: boolean;
  /** Set when it was sent and could not be stored. */
  readonly notice?: 'unsaved';
}

/** A similar case, whole or as a glimpse. */
export interface Similar {
  readonly id: CaseId;
  readonly number: string;
  readonly seat: ForumSeat;
  readonly state: State;
  /** Null for those who may not read it. */
  readonly title: string | null;
  /** How many stand behind it, the one who filed counted. */
  readonly behind: number;
}

export interface Draft {
  readonly submit: string;
  readonly model: string;
  readonly question: string | null;
  readonly link: string;
  readonly values: Answers;
  readonly at: Temporal.Instant;
}

export interface CaseLine {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly seat: ForumSeat;
  readonly state: State;
  readonly since: Temporal.Instant;
  readonly behind: number;
}

/** One of those who have a role. */
export interface RoleHeld {
  readonly grant: Grant;
  /** Null for somebody the bot has not met. */
  readonly name: string | null;
  /** Those of the settings can be taken only there; others by those who may. */
  readonly is: 'in-settings' | 'takeable' | 'not-yours';
}

/** Who has which role in an organisation, a page at a time, and the form to give one. */
export interface RolesView {
  readonly model: Model;
  readonly held: readonly RoleHeld[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** What whoever looks may give, where, and to whom; null when they may give nothing. */
  readonly offer: {
    readonly roles: readonly GivenRole[];
    readonly where: readonly Where[];
    readonly people: readonly Person[];
  } | null;
  readonly inputs: Inputs;
  readonly problems: Problems;
  /** What has just come of a press. */
  readonly news: 'none' | 'given' | 'taken' | 'nothing-new';
}

/** Why a press changed nothing. */
export type PressRefusal =
  | Refusal
  | 'outdated'
  | 'unknown-case'
  | 'no-rights'
  | 'not-a-channel'
  | 'not-linked'
  /** Others read along where it was asked for. */
  | 'own-chat-only'
  /** The role stands in the settings, and can only be taken there. */
  | 'role-in-settings'
  /** Nobody could give roles after that. */
  | 'last-administrator';

/** Everything the bot can say of cases. */
export type CaseReply =
  | { readonly say: 'case-form'; readonly view: FormView }
  | {
      readonly say: 'case-similar';
      readonly model: Model;
      readonly submit: string;
      readonly similar: readonly Similar[];
    }
  /** After filing. */
  | { readonly say: 'case-receipt'; readonly view: CaseView }
  | { readonly say: 'case'; readonly view: CaseView }
  | { readonly say: 'case-glimpse'; readonly model: Model; readonly glimpse: CaseGlimpse }
  /** In the channel of a forum that no longer has it. */
  | { readonly say: 'case-moved'; readonly model: Model; readonly glimpse: CaseGlimpse }
  | { readonly say: 'case-history'; readonly view: CaseView; readonly events: readonly CaseEvent[] }
  /** Asks for what a deed needs; `inputs` are what was typed before somebody else came in between. */
  | {
      readonly say: 'case-step';
      readonly view: CaseView;
      readonly handling: Handling;
      readonly deed: Deed;
      readonly inputs: Inputs;
      readonly problems: Problems;
      /** Whom it can be given to, for a deed that needs somebody; empty for others, and when nobody is known. */
      readonly people: readonly Person[];
      /** The forum's coming meetings, to put a case on; empty for other deeds and where no calendar is read. Inputs `meeting`, or `date` for another day. */
      readonly meetings: readonly Meeting[];
      /** True when the case had changed since the card that was pressed. */
      readonly hasChanged: boolean;
    }
  /** To one who filed or follows: what has happened since last. */
  | { readonly say: 'case-news'; readonly view: CaseView; readonly events: readonly CaseEvent[] }
  /** To one who answers for a principal: carry this home. */
  | { readonly say: 'anchor-request'; readonly view: CaseView; readonly handling: Handling; readonly principal: string }
  /** A press changed nothing; with the case as it is now when it may be seen. */
  | { readonly say: 'case-refused'; readonly why: PressRefusal; readonly view: CaseView | null }
  | { readonly say: 'case-draft-kept'; readonly submit: string }
  | {
      readonly say: 'case-drafts';
      readonly drafts: readonly Draft[];
      readonly today: Temporal.PlainDate;
      readonly timeZone: string;
    }
  | { readonly say: 'case-draft-discarded' }
  | {
      readonly say: 'cases';
      readonly of:
        | { readonly who: 'me' }
        | {
            readonly forum: ForumSeat;
            readonly model: Model;
            readonly show: CaseFilter;
            readonly mayGiveRoles: boolean;
          };
      readonly models: readonly Model[];
      readonly lines: readonly CaseLine[];
      readonly total: number;
      /** From 0. */
      readonly page: number;
      /** As many as a full page has. */
      readonly pageSize: number;
      readonly today: Temporal.PlainDate;
      readonly timeZone: string;
    }
  | {
      readonly say: 'case-overview';
      readonly model: Model;
      readonly overview: Overview;
      readonly today: Temporal.PlainDate;
      readonly mayGiveRoles: boolean;
      readonly mayExport: boolean;
    }
  | { readonly say: 'roles'; readonly view: RolesView }
  | { readonly say: 'link-form'; readonly model: Model; readonly linked: readonly ForumSeat[] }
  | { readonly say: 'linked'; readonly model: Model; readonly seat: ForumSeat; readonly waiting: number }
  | { readonly say: 'unlinked' }
  /** A link to the case as a file, that works for some minutes. */
  | {
      readonly say: 'case-export';
      readonly view: CaseView;
      readonly as: 'pdf' | 'json';
      readonly url: string;
      readonly minutes: number;
    }
  /** The same for all of an organisation's cases. */
  | {
      readonly say: 'cases-export';
      readonly model: Model;
      readonly as: 'csv' | 'json';
      readonly url: string;
      readonly minutes: number;
    }
  /** To whoever owes the next step. */
  | { readonly say: 'case-nudge'; readonly view: CaseView; readonly handling: Handling }
  /** To process leads: a case whose forum has no channel. */
  | { readonly say: 'case-unplaced'; readonly view: CaseView; readonly handling: Handling };

/** Counts over the cases of an organisation. */
export interface Overview {
  readonly total: number;
  readonly byState: Readonly<Partial<Record<State, number>>>;
  /** Theme id, or empty for none. */
  readonly byTheme: readonly (readonly [theme: string, count: number])[];
  readonly byForum: readonly (readonly [seat: ForumSeat, count: number])[];
  /** `2026-11`, oldest first. */
  readonly byMonth: readonly (readonly [month: string, count: number])[];
  /** Median whole days; null where nothing has come so far. */
  readonly daysToDecision: number | null;
  readonly daysToClosed: number | null;
}
