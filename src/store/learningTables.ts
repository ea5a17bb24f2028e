import type { ColumnType } from 'kysely';
import type { CheckAnswer } from '../domain/learning/check.ts';
import type { Settlement } from '../domain/learning/gap.ts';
import type { Teaching } from '../domain/learning/teaching.ts';
import type { PersonId } from '../domain/person.ts';
import type { Stored } from './caseTables.ts';

/** The tables of what the router learns, as kysely sees them. Times are read with `iso` of caseRows.ts, never as Date. */

type Iso = ColumnType<never, string, string>;

export interface LearningTables {
  readonly forum_marks: {
    readonly model: string;
    readonly forum: string;
    readonly mark: string;
    /** What was ruled before does not count. */
    readonly since: Iso;
    /** When it was first seen, with whatever mark. */
    readonly seen_at: Iso;
  };
  readonly settlements: {
    readonly question: string;
    readonly is: Settlement['is'];
    /** Of one that belongs somewhere. */
    readonly first: string | null;
    readonly by_id: PersonId;
    readonly at: Iso;
  };
  readonly teachings: {
    readonly id: string;
    readonly model: string;
    readonly forum: string;
    readonly is: Teaching['is'];
    readonly text: string;
    /** Its words, folded: an organisation has them once. */
    readonly words: string;
    readonly by_id: PersonId;
    readonly by_name: string;
    readonly at: Iso;
  };
  /** The latest of each forum. */
  readonly forum_checks: {
    readonly model: string;
    readonly forum: string;
    readonly asked_at: Iso;
    readonly answer: ColumnType<Stored<CheckAnswer>, string, string>;
  };
  /** One for each set of shipped sentences: the one in use. */
  readonly weight_sets: {
    readonly base: string;
    readonly id: string;
    readonly at: Iso;
    readonly hash: string;
    readonly bytes: ColumnType<Buffer, Uint8Array, Uint8Array>;
    readonly rulings: number;
    readonly before: number;
    readonly after: number;
  };
}
