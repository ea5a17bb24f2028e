import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Downloads } from '../ports/cases.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './database.ts';

const BYTES = 32;
/** What is stored does not open the link. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** @param publicUrl where the bot is reached from outside, without a slash at its end */
export function storedDownloads(db: Database, publicUrl: string): Downloads {
  return {
    async offer({ file, language, until }, doing) {
      const token = randomBytes(BYTES).toString('base64url');
      await db.transaction().execute(async (trx) => {
        await trx
          .with('swept', (query) => query.deleteFrom('downloads').where('until', '<', sql<Date>`now()`))
          .insertInto('downloads')
          .values({ hash: hashOf(token), file: JSON.stringify(file), language, until: until.toString() })
          .execute();
        await appendAudit(trx, [{ ...doing, did: 'download-given', who: null, about: { ...file } }]);
      });
      return `${publicUrl}/download/${token}`;
    },

    async find(token, now) {
      const row = await db
        .selectFrom('downloads')
        .select(['file', 'language', 'until'])
        .where('hash', '=', hashOf(token))
        .executeTakeFirst();
      if (!row || row.until.getTime() < now.epochMilliseconds) return null;
      const until = Temporal.Instant.fromEpochMilliseconds(row.until.getTime());
      return { file: row.file, language: row.language, until };
    },
  };
}
