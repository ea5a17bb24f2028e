import type { Teaching } from '../domain/learning/teaching.ts';
import { words } from '../domain/text.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Teachings } from '../ports/learning.ts';
import { appendAudit } from './audit.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';

export function storedTeachings(db: Database): Teachings {
  return {
    async of(model) {
      const rows = await db
        .selectFrom('teachings')
        .select(['id', 'model', 'forum', 'is', 'text', 'by_id', 'by_name', iso('at').as('at')])
        .where('model', '=', model)
        .orderBy('teachings.at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(
        ({ at, by_id, by_name, ...row }): Teaching => ({
          ...row,
          at: Temporal.Instant.from(at),
          by: { id: by_id, name: by_name },
        }),
      );
    },

    add: ({ id, at, model, forum, by, is, text }) =>
      db.transaction().execute(async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('teachings')
          .values({
            id,
            model,
            forum,
            is,
            text,
            words: foldedWords(text),
            by_id: by.id,
            by_name: by.name,
            at: at.toString(),
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        const isAdded = (numInsertedOrUpdatedRows ?? 0n) > 0n;
        const about = { teaching: id, model, forum, is };
        if (isAdded) await appendAudit(trx, [{ at, by: by.id, did: 'teaching-added', who: null, about }]);
        return isAdded;
      }),

    async remove(model, id, doing) {
      if (!isUuid(id)) return false;
      return db.transaction().execute(async (trx) => {
        const removed = await trx
          .deleteFrom('teachings')
          .where('id', '=', id)
          .where('model', '=', model)
          .returning(['forum', 'is'])
          .executeTakeFirst();
        if (!removed) return false;
        const about = { teaching: id, model, ...removed };
        await appendAudit(trx, [{ ...doing, did: 'teaching-removed', who: null, about }]);
        return true;
      });
    },
  };
}

const foldedWords = (text: string): string =>
  words(text)
    .map(({ folded }) => folded)
    .join(' ');
