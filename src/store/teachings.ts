import type { Teaching } from '../domain/learning/teaching.ts';
import { words } from '../domain/text.ts';
import { isUuid } from '../domain/uuid.ts';
import type { Teachings } from '../ports/learning.ts';
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

    async add({ id, at, model, forum, by, is, text }) {
      const { numInsertedOrUpdatedRows } = await db
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
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async remove(model, id) {
      if (!isUuid(id)) return false;
      const { numDeletedRows } = await db
        .deleteFrom('teachings')
        .where('id', '=', id)
        .where('model', '=', model)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

const foldedWords = (text: string): string =>
  words(text)
    .map(({ folded }) => folded)
    .join(' ');
