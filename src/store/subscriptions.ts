import type { Subscription, Subscriptions } from '../ports/meetings.ts';
import { iso } from './caseRows.ts';
import type { Database } from './database.ts';

export function storedSubscriptions(db: Database): Subscriptions {
  return {
    async all() {
      const rows = await select(db).orderBy('mailbox').execute();
      return rows.map(subscriptionOf);
    },

    async find(id) {
      const row = await select(db).where('id', '=', id).executeTakeFirst();
      return row ? subscriptionOf(row) : null;
    },

    async keep({ mailbox, id, secret, expires }) {
      const subscription = { id, secret, expires: expires.toString() };
      await db
        .insertInto('subscriptions')
        .values({ mailbox, ...subscription })
        .onConflict((conflict) => conflict.column('mailbox').doUpdateSet(subscription))
        .execute();
    },

    async drop(id) {
      await db.deleteFrom('subscriptions').where('id', '=', id).execute();
    },
  };
}

const select = (db: Database) =>
  db.selectFrom('subscriptions').select(['mailbox', 'id', 'secret']).select(iso('expires').as('expires'));

type SubscriptionRow = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const subscriptionOf = ({ expires, ...row }: SubscriptionRow): Subscription => ({
  ...row,
  expires: Temporal.Instant.from(expires),
});
