import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { Answers, Stage, State } from '../domain/case/case.ts';
import type { Audience, CaseEvent } from '../domain/case/event.ts';
import type { Field } from '../domain/case/form.ts';
import type { Grant } from '../domain/case/roles.ts';
import type { Language } from '../domain/model/types.ts';
import type { PersonId } from '../domain/person.ts';
import type { Download } from '../ports/cases.ts';
import type { CasePost, Delivery } from '../ports/messages.ts';

/** The tables of filing and following, as kysely sees them. Times are read with `iso` of caseRows.ts, never as Date: that has no microseconds, and a date would move with the time zone. */

type Iso = ColumnType<never, string, string>;

/** A value as JSON holds it: times and dates as ISO text. */
export type Stored<T> = T extends Temporal.Instant | Temporal.PlainDate
  ? string
  : T extends string | number | boolean | null
    ? T
    : { readonly [K in keyof T]: Stored<T[K]> };

export interface CaseTables {
  readonly forms: {
    readonly version: string;
    readonly model: string;
    readonly fields: JSONColumnType<readonly Field[]>;
  };
  /** The last number given out in each year. */
  readonly case_numbers: { readonly year: number; readonly last: number };
  readonly cases: {
    readonly id: string;
    readonly number: string;
    readonly submit: string;
    readonly revision: number;
    readonly model: string;
    readonly language: Language;
    readonly form: string;
    readonly answers: JSONColumnType<Answers>;
    /** Number and title, folded. */
    readonly search: string;
    readonly theme: string | null;
    readonly filer_id: PersonId;
    readonly filer_name: string;
    readonly filed_at: Iso;
    readonly reply_by: Iso;
    readonly link: string;
    readonly diary_number: string;
    readonly is_deidentified: boolean;
  };
  readonly handlings: {
    readonly case: string;
    readonly no: number;
    readonly forum: string;
    readonly place: string | null;
    /** That of the stage, to be asked for. */
    readonly state: State;
    readonly stage: ColumnType<Stored<Stage>, string, string>;
    readonly since: Iso;
  };
  readonly supporters: {
    readonly case: string;
    readonly person: PersonId;
    readonly name: string;
    /** Who joined first comes first. */
    readonly nth: GeneratedAlways<string>;
  };
  readonly events: {
    readonly case: string;
    /** 1, 2, … within the case. */
    readonly seq: number;
    readonly at: Iso;
    readonly by_id: PersonId;
    readonly by_name: string;
    readonly did: CaseEvent['did'];
    readonly handling: number | null;
    readonly from_state: State | null;
    readonly to_state: State | null;
    readonly text: string;
    readonly about: ColumnType<CaseEvent['about'], string | null, never>;
  };
  readonly messages: {
    readonly id: string;
    readonly case: string;
    readonly audience: JSONColumnType<Audience>;
    /** Whose messages about a case are sent as one; null for those that are each sent by themselves. */
    readonly recipient: GeneratedAlways<string | null>;
    readonly since_event: number;
    readonly state: 'queued' | 'sending' | Exclude<Delivery['is'], 'again'>;
    /** Of a failed one. */
    readonly why: string;
    /** The message that was claimed when this one was taken along, while it is being sent. */
    readonly carrier: string | null;
    /** Of one that is added once for ever. */
    readonly key: string | null;
    readonly at: Iso;
    readonly settled_at: Iso | null;
  };
  readonly posts: {
    readonly conversation: string;
    readonly activity: string;
    readonly service_url: string;
    readonly case: string;
    readonly for: CasePost['for'];
    readonly person: PersonId | null;
    readonly handling: number;
    readonly language: Language;
    readonly revision: number;
  };
  readonly drafts: {
    readonly submit: string;
    readonly person: string;
    readonly model: string;
    readonly question: string | null;
    readonly link: string;
    readonly values: JSONColumnType<Answers>;
    readonly at: Iso;
  };
  /** Links to cases as files; the link itself is not stored, only what recognises it. */
  readonly downloads: {
    readonly hash: string;
    readonly file: JSONColumnType<Download['file']>;
    readonly language: Language;
    readonly until: ColumnType<Date, string, never>;
  };
  readonly contacts: {
    readonly person: PersonId;
    readonly name: string;
    readonly teams_id: string;
    readonly service_url: string;
    readonly tenant: string;
    readonly conversation: string;
    readonly language: Language;
    /** The last day on which something was heard from them, or some days earlier. */
    readonly seen_on: Generated<string>;
  };
  readonly grants: {
    readonly person: PersonId;
    readonly role: Grant['role'];
    readonly model: string;
    readonly forum: string | null;
    readonly place: string | null;
    readonly principal: string | null;
    readonly given_by: string;
    readonly at: Iso;
  };
  readonly channels: {
    readonly id: string;
    readonly team: string;
    readonly name: string;
    readonly service_url: string;
    readonly tenant: string;
  };
  readonly channel_forums: {
    readonly model: string;
    readonly forum: string;
    readonly place: string | null;
    readonly channel: string;
  };
}
