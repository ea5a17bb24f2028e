import type { ColumnType, Generated } from 'kysely';
import type { Arranged, Purpose } from '../domain/meeting/agenda.ts';
import type { Told } from '../domain/meeting/compare.ts';
import type { SeatKey } from '../domain/meeting/meeting.ts';
import type { CalendarFault, DeliveryFault } from '../domain/meeting/view.ts';
import type { PersonId } from '../domain/person.ts';
import type { SentDelivery } from '../ports/meetings.ts';
import type { Stored } from './caseTables.ts';

/** The tables of meetings and reminders, as kysely sees them. Times are read with `iso` of caseRows.ts, never as Date. */

type Iso = ColumnType<never, string, string>;
type IsoOrNull = ColumnType<never, string | null, string | null>;

export interface MeetingTables {
  readonly meetings: {
    readonly id: string;
    readonly seat: SeatKey;
    /** Names it within the seat's calendar: `occurrenceId`. */
    readonly occurrence: string;
    readonly series: string;
    readonly original_at: IsoOrNull;
    readonly original_on: IsoOrNull;
    /** Of a timed one. */
    readonly starts_at: IsoOrNull;
    readonly ends_at: IsoOrNull;
    /** Of one of whole days. */
    readonly first_on: IsoOrNull;
    readonly last_on: IsoOrNull;
    readonly subject: string;
    readonly location: string;
    readonly join_url: string;
    readonly is_cancelled: boolean;
    readonly told: ColumnType<Stored<Told> | null, string | null, string>;
    readonly is_skipped: Generated<boolean>;
    readonly is_wanted: Generated<boolean>;
    readonly arranged: ColumnType<readonly Arranged[], string | undefined, string>;
    /** When it is to be looked to next; null for never. */
    readonly wake_at: IsoOrNull;
  };
  readonly deliveries: {
    readonly meeting: string;
    readonly name: string;
    readonly at: Iso;
    readonly state: SentDelivery['state']['is'];
    /** Whose it is to settle. Stays when somebody else has settled it, for what the carrier may yet say. */
    readonly carrier: string | null;
    /** Where it stands; null for one that is not sent, or only seen. */
    readonly service_url: string | null;
    readonly conversation: string | null;
    readonly activity: string | null;
    /** Of a sent one. */
    readonly shows: string | null;
    /** Of a failed one. */
    readonly why: DeliveryFault | null;
  };
  readonly points: {
    readonly id: string;
    readonly seat: SeatKey;
    readonly meeting: string | null;
    readonly title: string;
    readonly note: string;
    readonly case_id: string | null;
    readonly case_number: string | null;
    readonly minutes: number | null;
    readonly purpose: Purpose | null;
    readonly by_id: PersonId;
    readonly by_name: string;
    readonly at: Iso;
    readonly is_carried: boolean;
    readonly is_withdrawn: Generated<boolean>;
  };
  readonly pauses: {
    readonly seat: SeatKey;
    readonly until: Iso;
    readonly by_id: PersonId;
    readonly at: Iso;
  };
  readonly calendars: {
    readonly seat: SeatKey;
    readonly about: string | null;
    readonly cursor: string | null;
    readonly read_at: IsoOrNull;
    readonly failing_since: IsoOrNull;
    readonly why: CalendarFault | null;
    /** The mailbox, file or address that failed. */
    readonly source: string | null;
  };
  readonly subscriptions: {
    readonly mailbox: string;
    readonly id: string;
    readonly secret: string;
    readonly expires: Iso;
  };
  readonly paces: {
    readonly tenant: string;
    readonly held_until: Iso;
  };
  readonly sendings: {
    readonly tenant: string;
    readonly thread: string;
    readonly at: Iso;
  };
}
