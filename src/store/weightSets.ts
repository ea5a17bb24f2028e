import type { WeightSets } from '../ports/learning.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';

export function storedWeightSets(db: Database): WeightSets {
  return {
    async current(base) {
      const row = await db
        .selectFrom('weight_sets')
        .select(['id', 'base', 'hash', 'bytes', 'rulings', 'before', 'after', iso('at').as('at')])
        .where('base', '=', base)
        .executeTakeFirst();
      return row ? { ...row, at: Temporal.Instant.from(row.at), bytes: new Uint8Array(row.bytes) } : null;
    },

    async currentId(base) {
      const row = await db.selectFrom('weight_sets').select('id').where('base', '=', base).executeTakeFirst();
      return row?.id ?? null;
    },

    /** In place of the one before; of two that come at once, the later one stays, whichever comes last. */
    async use({ at, ...set }) {
      const row = { ...set, at: at.toString() };
      await db
        .insertInto('weight_sets')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('base').doUpdateSet(row).whereRef('weight_sets.at', '<=', 'excluded.at'),
        )
        .execute();
    },

    async drop(base) {
      const { numDeletedRows } = await db.deleteFrom('weight_sets').where('base', '=', base).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}
