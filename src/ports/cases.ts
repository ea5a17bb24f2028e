import type { Case, CaseId, ForumSeat, State } from '../domain/case/case.ts';
import type { Change } from '../domain/case/change.ts';
import type { Audience, CaseEvent } from '../domain/case/event.ts';
import type { Form } from '../domain/case/form.ts';
import type { Grant } from '../domain/case/roles.ts';
import type { Draft } from '../domain/case/view.ts';
import type { Language } from '../domain/model/types.ts';
import type { PersonId } from '../domain/person.ts';
import type { Doing } from './trust.ts';

/** Cases and what belongs to them, as kept. */

/** A case about to be filed: everything but its number and revision, which the store gives. */
export interface Filing {
  /** Names this one filing: filed twice, it becomes one case. A UUID made with the form. */
  readonly submit: string;
  readonly case: Omit<Case, 'number' | 'revision'>;
  /** The year in the number. */
  readonly year: number;
  readonly event: CaseEvent;
  readonly tell: readonly Audience[];
}

/** Which cases are wanted. What is left out does not narrow. */
export interface Wanted {
  readonly model?: string;
  /** A forum, in one place or (without a place) wherever it exists; any handling of the case counts. */
  readonly forum?: { readonly key: string; readonly place?: string | null };
  /** Filed or joined by. */
  readonly person?: PersonId;
  /** With a handling in one of these states. */
  readonly states?: readonly State[];
  /** In the number or the title, folded. */
  readonly text?: string;
  readonly theme?: string;
  readonly filedFrom?: Temporal.Instant;
  readonly filedTo?: Temporal.Instant;
  readonly offset: number;
  readonly limit: number;
}

export interface Cases {
  /**
   * Stores case, event and messages in one transaction, once per submit id.
   * @returns the case with its number; the one already there when the submit id has been used
   */
  file(filing: Filing): Promise<Case>;
  find(id: CaseId): Promise<Case | null>;
  /** Also a merged case's number: the case itself, which points on. */
  findByNumber(number: string): Promise<Case | null>;
  /**
   * Stores changes (two when cases are merged) with their events and messages in one transaction.
   * @returns `outdated`, with nothing stored, when any of the cases has another revision than the change began from
   */
  save(changes: readonly Change[]): Promise<'saved' | 'outdated'>;
  /** Oldest first. */
  history(id: CaseId): Promise<CaseEvent[]>;
  /** Newest first, with the number of all that are wanted. */
  list(wanted: Wanted): Promise<{ readonly cases: readonly Case[]; readonly total: number }>;
  /** Every wanted case, a batch at a time, oldest first: for exports that must not hold all in memory. */
  all(wanted: Omit<Wanted, 'offset' | 'limit'>): AsyncIterable<Case>;
}

/** Forms as they were when cases were filed on them. */
export interface Forms {
  /** Once per version. */
  keep(form: Form): Promise<void>;
  find(version: string): Promise<Form | null>;
}

export interface Drafts {
  /** Replaces an earlier one with the same submit id, if it is this person's. The oldest go when there are more than twenty. */
  keep(person: PersonId, draft: Draft): Promise<void>;
  find(person: PersonId, submit: string): Promise<Draft | null>;
  /** Newest first. */
  of(person: PersonId): Promise<Draft[]>;
  discard(person: PersonId, submit: string): Promise<void>;
}

/** Roles given in Teams; those of the settings are added by the app. */
export interface Grants {
  of(person: PersonId): Promise<Grant[]>;
  /** Everybody with a role in an organisation. */
  in(model: string): Promise<Grant[]>;
  give(grant: Grant, by: PersonId, at: Temporal.Instant): Promise<void>;
  /**
   * @param may asked with all that the organisation has been given in Teams, which nobody else takes from meanwhile
   * @returns false when it may not be taken
   */
  take(grant: Grant, may: (given: readonly Grant[]) => boolean, doing: Doing): Promise<boolean>;
}

/** A Teams channel where a forum's cases are posted. */
export interface Channel {
  /** `19:…@thread.tacv2`. */
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly serviceUrl: string;
  readonly tenant: string;
}

export interface Channels {
  /** A forum has at most one channel; a channel may have several forums. */
  link(model: string, seat: ForumSeat, channel: Channel, doing: Doing): Promise<void>;
  /** @param model only this organisation's forums; left out when the channel is gone */
  unlink(channelId: string, doing: Doing, model?: string): Promise<void>;
  of(model: string, seat: ForumSeat): Promise<Channel | null>;
  /** The forums linked to a channel. */
  in(channelId: string): Promise<{ readonly model: string; readonly seat: ForumSeat }[]>;
  renamed(channelId: string, name: string): Promise<void>;
  /** When the app is taken out of a team. @returns the forums that lost their channel */
  forgetTeam(team: string, doing: Doing): Promise<{ readonly model: string; readonly seat: ForumSeat }[]>;
}

/** A file for whoever holds its link: one case, or all of an organisation's. */
export interface Download {
  readonly file:
    | { readonly of: 'case'; readonly case: CaseId; readonly as: 'pdf' | 'json' }
    | { readonly of: 'all'; readonly model: string; readonly as: 'csv' | 'json' };
  readonly language: Language;
  readonly until: Temporal.Instant;
}

export interface Downloads {
  /** @returns an address that cannot be guessed; what is stored does not give it away */
  offer(download: Download, doing: Doing): Promise<string>;
  /** Null for a link that never was, or has run out. */
  find(token: string, now: Temporal.Instant): Promise<Download | null>;
}
