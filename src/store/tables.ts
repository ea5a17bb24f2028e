import type { ColumnType, JSONColumnType } from 'kysely';
import type { AskedQuestion, StoredOutcome, StoredTold } from '../ports.ts';
import type { CaseTables } from './caseTables.ts';
import type { LearningTables } from './learningTables.ts';
import type { MeetingTables } from './meetingTables.ts';
import type { TrustTables } from './trustTables.ts';

/** The database as kysely sees it. Times go in as ISO text and come out as Date, with their zone. */

type Time = ColumnType<Date, string, string>;

export interface Tables extends CaseTables, MeetingTables, LearningTables, TrustTables {
  readonly questions: {
    readonly id: string;
    readonly at: Time;
    readonly model: string;
    readonly language: AskedQuestion['language'];
    readonly scope: AskedQuestion['scope'];
    /** Masked. */
    readonly text: string;
    readonly told: JSONColumnType<StoredTold>;
    readonly outcome: JSONColumnType<StoredOutcome>;
    /** Tells whether a button was pressed in the conversation it was given in, without naming the conversation. */
    readonly conversation_mark: string;
    /** The question that it goes on with. */
    readonly continues: string | null;
  };
  readonly verdicts: {
    readonly question: string;
    /** Different for every question: counts a person once without telling who it was. */
    readonly person_mark: string;
    readonly sort: 'helped' | 'right-forum';
    readonly value: string;
    readonly at: Time;
  };
  readonly profiles: {
    readonly person: string;
    readonly model: string;
    readonly place: string;
    readonly at: Time;
  };
  /** Where each conversation is. Rows live for half an hour. */
  readonly latest: {
    readonly conversation: string;
    readonly person: string;
    readonly question: string;
    readonly at: Time;
  };
}
