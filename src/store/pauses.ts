import { sql } from 'kysely';
import { seatKey } from '../domain/meeting/meeting.ts';
import type { Pauses } from '../ports/meetings.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';

export function storedPauses(db: Database): Pauses {
  return {
    async until(seat, today) {
      const row = await db
        .selectFrom('pauses')
        .select(iso('until').as('until'))
        .where('seat', '=', seatKey(seat))
        .where('pauses.until', '>', sql<never>`${today.toString()}::date`)
        .executeTakeFirst();
      return row ? Temporal.PlainDate.from(row.until) : null;
    },

    async set(seat, until, by, at) {
      const key = seatKey(seat);
      if (!until) return void (await db.deleteFrom('pauses').where('seat', '=', key).execute());
      const pause = { until: until.toString(), by_id: by, at: at.toString() };
      await db
        .insertInto('pauses')
        .values({ seat: key, ...pause })
        .onConflict((conflict) => conflict.column('seat').doUpdateSet(pause))
        .execute();
    },
  };
}
