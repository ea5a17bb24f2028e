import { sql, type Transaction } from 'kysely';
import type { CaseId } from '../domain/case/case.ts';
import { isUuid } from '../domain/uuid.ts';
import type { CasePost, Posts } from '../ports/messages.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';
import type { Enqueue } from './tell.ts';

/** @param enqueue adds jobs to the queue, within the transaction that it is given */
export function storedPosts(db: Database, enqueue: Enqueue): Posts {
  return {
    async keep(post) {
      if (await keepNew(db, post)) return;
      await db.transaction().execute(async (trx) => {
        const current = await revisionOf(trx, post.case);
        await keep(trx, post);
        if (current > post.revision) await enqueue(trx, [{ job: 'repaint', case: post.case }]);
      });
    },

    async outdated(id, revision) {
      if (!isUuid(id)) return [];
      const rows = await db
        .selectFrom('posts')
        .selectAll()
        .where('case', '=', id)
        .where('revision', '<', revision)
        .orderBy('conversation')
        .orderBy('activity')
        .execute();
      return rows.map(({ service_url, case: of, ...card }) => ({
        ...card,
        serviceUrl: service_url,
        case: of as CaseId,
      }));
    },

    /** Never back to an older one: whoever was slower has not painted over what is newer. */
    async shown({ conversation, activity }, revision) {
      await db
        .updateTable('posts')
        .set({ revision })
        .where('conversation', '=', conversation)
        .where('activity', '=', activity)
        .where('revision', '<', revision)
        .execute();
    },

    async forget({ conversation, activity }) {
      await db.deleteFrom('posts').where('conversation', '=', conversation).where('activity', '=', activity).execute();
    },
  };
}

/**
 * Keeps a new card that shows its case as it is, which nearly all are, in one round trip. The case is locked as below.
 * @returns false, with nothing kept, for any other
 */
async function keepNew(db: Database, post: CasePost): Promise<boolean> {
  const { conversation, activity, serviceUrl, case: of, for: whom, person, handling, language, revision } = post;
  const { rows } = await sql`
    insert into posts (conversation, activity, service_url, "case", "for", person, handling, language, revision)
    select ${conversation}, ${activity}, ${serviceUrl}, id, ${whom}, ${person}, ${handling}, ${language}, ${revision}
    from cases where id = ${of} and revision <= ${revision} for share
    on conflict do nothing
    returning 1`.execute(db);
  return rows.length > 0;
}

/**
 * Locks the case against changes until the card is kept: a change comes either before, and is seen here, or after, and its repaint finds
 * the card.
 */
async function revisionOf(trx: Transaction<Tables>, id: CaseId): Promise<number> {
  const row = await trx
    .selectFrom('cases')
    .select('revision')
    .where('id', '=', id)
    .forShare()
    .executeTakeFirstOrThrow();
  return row.revision;
}

async function keep(trx: Transaction<Tables>, post: CasePost): Promise<void> {
  const { conversation, activity, serviceUrl, case: of, for: whom, person, handling, language, revision } = post;
  const columns = { service_url: serviceUrl, case: of, for: whom, person, handling, language, revision };
  await trx
    .insertInto('posts')
    .values({ conversation, activity, ...columns })
    .onConflict((conflict) => conflict.columns(['conversation', 'activity']).doUpdateSet(columns))
    .execute();
}
