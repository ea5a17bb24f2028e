import { type SqlBool, sql } from 'kysely';
import type { Grant } from '../domain/case/roles.ts';
import type { Rulings } from '../ports/learning.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';
import { everythingRuled } from './ruled.ts';

/** @param given roles that stand in the settings and not in the database: their process leads' forwarding counts as well */
export function storedRulings(db: Database, given: readonly Grant[] = []): Rulings {
  return {
    async of(model, most) {
      const rows = await db
        .selectFrom(everythingRuled(model, given).as('rulings'))
        .leftJoin('forum_marks', (join) =>
          join.on('forum_marks.model', '=', model).onRef('forum_marks.forum', '=', 'rulings.first'),
        )
        .select(['rulings.id', 'rulings.by', 'rulings.text', 'rulings.first', 'rulings.theme', 'rulings.caseNumber'])
        .select(iso('rulings.at').as('at'))
        .where('rulings.text', '<>', '')
        .where(sql<SqlBool>`coalesce(rulings.at >= forum_marks.since, true)`)
        .orderBy('rulings.at', 'desc')
        .orderBy('rulings.id')
        .limit(most)
        .execute();
      return rows.map(({ at, ...row }) => ({ ...row, at: Temporal.Instant.from(at) }));
    },

    /** In the order of the forums, so that two at once never wait for each other. */
    async see(model, marks, now) {
      if (marks.size === 0) return;
      const [since, seen_at] = [EVER.toString(), now.toString()];
      await db
        .insertInto('forum_marks')
        .values([...marks].sort(byForum).map(([forum, mark]) => ({ model, forum, mark, since, seen_at })))
        .onConflict((conflict) =>
          conflict
            .columns(['model', 'forum'])
            .doUpdateSet(({ ref }) => ({ mark: ref('excluded.mark'), since: now.toString() }))
            .whereRef('forum_marks.mark', '<>', 'excluded.mark'),
        )
        .execute();
    },

    async servedSince(model) {
      const { at } = await db
        .selectFrom('forum_marks')
        .select(sql<string | null>`to_json(min(seen_at)) #>> '{}'`.as('at'))
        .where('model', '=', model)
        .executeTakeFirstOrThrow();
      return at === null ? null : Temporal.Instant.from(at);
    },
  };
}

/** What was ruled before a forum had a mark counts. */
const EVER = Temporal.Instant.fromEpochMilliseconds(0);

const byForum = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1);
