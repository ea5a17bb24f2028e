import type { WeightSets } from '../ports/learning.ts';
import { appendAudit } from './audit.ts';
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
    use: ({ at, ...set }) =>
      db.transaction().execute(async (trx) => {
        const row = { ...set, at: at.toString() };
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('weight_sets')
          .values(row)
          .onConflict((conflict) =>
            conflict.column('base').doUpdateSet(row).whereRef('weight_sets.at', '<=', 'excluded.at'),
          )
          .executeTakeFirstOrThrow();
        const { id, hash, rulings } = set;
        const about = { set: id, hash, rulings };
        if (numInsertedOrUpdatedRows)
          await appendAudit(trx, [{ at, by: 'operator', did: 'weights-used', who: null, about }]);
      }),

    drop: (base, at) =>
      db.transaction().execute(async (trx) => {
        const dropped = await trx.deleteFrom('weight_sets').where('base', '=', base).returning('id').executeTakeFirst();
        if (!dropped) return false;
        await appendAudit(trx, [{ at, by: 'operator', did: 'weights-dropped', who: null, about: { set: dropped.id } }]);
        return true;
      }),
  };
}
