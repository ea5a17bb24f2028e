import { type Kysely, sql } from 'kysely';

/** Forums' meetings, what has been sent about them, and what belongs to reading calendars and sending at a pace. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await meetings(db);
  await deliveries(db);
  await points(db);
  await pauses(db);
  await calendars(db);
  await subscriptions(db);
  await pace(db);
}

/** Timed or of whole days: either both moments are there, or both dates. */
const A_SPAN = sql`num_nulls(starts_at, ends_at) in (0, 2) and num_nulls(first_on, last_on) in (0, 2)
  and num_nonnulls(starts_at, first_on) = 1 and coalesce(ends_at >= starts_at, last_on >= first_on)`;

const A_TELLING = sql`told #>> '{span,is}' in ('timed', 'all-day') and jsonb_typeof(told -> 'isCancelled') = 'boolean'`;

async function meetings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('meetings')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('seat', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'text', (column) => column.notNull())
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('original_at', 'timestamptz')
    .addColumn('original_on', 'date')
    .addColumn('starts_at', 'timestamptz')
    .addColumn('ends_at', 'timestamptz')
    .addColumn('first_on', 'date')
    .addColumn('last_on', 'date')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('location', 'text', (column) => column.notNull())
    .addColumn('join_url', 'text', (column) => column.notNull())
    .addColumn('is_cancelled', 'boolean', (column) => column.notNull())
    .addColumn('told', 'jsonb')
    .addColumn('is_skipped', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('is_wanted', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('arranged', 'jsonb', (column) =>
      column.notNull().defaultTo(sql`'[]'`).check(sql`jsonb_typeof(arranged) = 'array'`),
    )
    .addColumn('wake_at', 'timestamptz')
    .addUniqueConstraint('meetings_once', ['seat', 'occurrence'])
    .addCheckConstraint('meetings_span', A_SPAN)
    .addCheckConstraint('meetings_original', sql`num_nonnulls(original_at, original_on) <= 1`)
    .addCheckConstraint('meetings_told', sql`told is null or coalesce(${A_TELLING}, false)`)
    .execute();
  await db.schema
    .createIndex('meetings_to_wake')
    .on('meetings')
    .columns(['wake_at', 'id'])
    .where(sql.ref('wake_at'), 'is not', null)
    .execute();
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('meeting', 'uuid', (column) => column.notNull().references('meetings.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('claimed', 'sending', 'sent', 'unknown', 'failed')`),
    )
    .addColumn('carrier', 'uuid')
    .addColumn('service_url', 'text')
    .addColumn('conversation', 'text')
    .addColumn('activity', 'text')
    .addColumn('shows', 'text')
    .addColumn('why', 'text', (column) => column.check(sql`why in ('gone', 'refused', 'not-met', 'no-channel')`))
    .addPrimaryKeyConstraint('deliveries_once', ['meeting', 'name'])
    .addCheckConstraint('deliveries_carried', sql`state not in ('claimed', 'sending') or carrier is not null`)
    .addCheckConstraint('deliveries_post', sql`num_nulls(service_url, conversation, activity) in (0, 3)`)
    .addCheckConstraint(
      'deliveries_sent',
      sql`(state = 'sent') = (shows is not null) and (state = 'sent' or activity is null)`,
    )
    .addCheckConstraint('deliveries_failed', sql`(state = 'failed') = (why is not null)`)
    .execute();
}

async function points(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('points')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('seat', 'text', (column) => column.notNull())
    .addColumn('meeting', 'uuid', (column) => column.references('meetings.id').onDelete('set null'))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('case_id', 'uuid')
    .addColumn('case_number', 'text')
    .addColumn('minutes', 'integer', (column) => column.check(sql`minutes > 0`))
    .addColumn('purpose', 'text', (column) => column.check(sql`purpose in ('decision', 'discussion', 'information')`))
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('is_carried', 'boolean', (column) => column.notNull())
    .addColumn('is_withdrawn', 'boolean', (column) => column.notNull().defaultTo(false))
    .addCheckConstraint('points_case', sql`(case_id is null) = (case_number is null)`)
    .execute();
  await db.schema.createIndex('points_of_seat').on('points').columns(['seat', 'at']).execute();
  await db.schema.createIndex('points_of_meeting').on('points').column('meeting').execute();
}

async function pauses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pauses')
    .addColumn('seat', 'text', (column) => column.primaryKey())
    .addColumn('until', 'date', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();
}

async function calendars(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calendars')
    .addColumn('seat', 'text', (column) => column.primaryKey())
    .addColumn('about', 'text')
    .addColumn('cursor', 'text')
    .addColumn('read_at', 'timestamptz')
    .addColumn('failing_since', 'timestamptz')
    .addColumn('why', 'text', (column) =>
      column.check(sql`why in ('unreachable', 'sign-in', 'forbidden', 'missing', 'throttled', 'unreadable')`),
    )
    .addColumn('source', 'text')
    .addCheckConstraint(
      'calendars_read',
      sql`(read_at is null) = (about is null) and (cursor is null or about is not null)`,
    )
    .addCheckConstraint('calendars_failing', sql`num_nulls(failing_since, why, source) in (0, 3)`)
    .addCheckConstraint('calendars_tried', sql`num_nonnulls(read_at, failing_since) > 0`)
    .execute();
}

async function subscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('mailbox', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('expires', 'timestamptz', (column) => column.notNull())
    .execute();
}

/** `sendings`: each moment that has been given out, for as long as it counts. */
async function pace(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('paces')
    .addColumn('tenant', 'text', (column) => column.primaryKey())
    .addColumn('held_until', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sendings')
    .addColumn('tenant', 'text', (column) => column.notNull().references('paces.tenant').onDelete('cascade'))
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sendings_of_tenant').on('sendings').columns(['tenant', 'at']).execute();
  await db.schema.createIndex('sendings_in_thread').on('sendings').columns(['thread', 'at']).execute();
}
