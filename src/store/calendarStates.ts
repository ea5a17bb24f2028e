import { sql } from 'kysely';
import { seatKey } from '../domain/meeting/meeting.ts';
import type { CalendarState } from '../domain/meeting/view.ts';
import type { CalendarStates } from '../ports/meetings.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';

/** Which calendars are connected at all is settled elsewhere: one that has never been tried is unread here. */
export function storedCalendarStates(db: Database): CalendarStates {
  return {
    async of(seat) {
      const row = await select(db).where('seat', '=', seatKey(seat)).executeTakeFirst();
      return row ? stateOf(row) : { is: 'unread' };
    },

    async cursor(seat, about) {
      const row = await db
        .selectFrom('calendars')
        .select('cursor')
        .where('seat', '=', seatKey(seat))
        .where('about', '=', about)
        .executeTakeFirst();
      return row?.cursor ?? null;
    },

    async read(seat, at, about, cursor) {
      const read = { about, cursor, read_at: at.toString(), failing_since: null, why: null, source: null };
      await db
        .insertInto('calendars')
        .values({ seat: seatKey(seat), ...read })
        .onConflict((conflict) => conflict.column('seat').doUpdateSet(read))
        .execute();
    },

    /** One that goes on failing has done so since the first time. What was read stays read. */
    async failed(seat, why, where, at) {
      const failure = { why, source: where };
      await db
        .insertInto('calendars')
        .values({ seat: seatKey(seat), ...failure, failing_since: at.toString() })
        .onConflict((conflict) =>
          conflict.column('seat').doUpdateSet({
            ...failure,
            failing_since: sql`coalesce(calendars.failing_since, excluded.failing_since)`,
          }),
        )
        .execute();
    },
  };
}

const select = (db: Database) =>
  db
    .selectFrom('calendars')
    .select(['seat', 'why', 'source'])
    .select([iso('read_at').as('read_at'), iso('failing_since').as('failing_since')]);

type CalendarRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function stateOf({ why, source, read_at, failing_since }: CalendarRow): CalendarState {
  const lastRead = read_at === null ? null : Temporal.Instant.from(read_at);
  if (why !== null && source !== null && failing_since !== null)
    return { is: 'failing', why, where: source, since: Temporal.Instant.from(failing_since), lastRead };
  return lastRead ? { is: 'read', at: lastRead } : { is: 'unread' };
}
