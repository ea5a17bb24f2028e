import { type Kysely, sql } from 'kysely';

/** Cases and what is told of them; the forms, drafts, roles and channels that belong to filing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await forms(db);
  await cases(db);
  await handlings(db);
  await supporters(db);
  await events(db);
  await messages(db);
  await posts(db);
  await drafts(db);
  await downloads(db);
  await contacts(db);
  await grants(db);
  await channels(db);
}

const A_LANGUAGE = sql`language in ('sv', 'en')`;

async function forms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('forms')
    .addColumn('version', 'text', (column) => column.primaryKey())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('fields', 'jsonb', (column) => column.notNull())
    .execute();
}

async function cases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('case_numbers')
    .addColumn('year', 'integer', (column) => column.primaryKey())
    .addColumn('last', 'integer', (column) => column.notNull().check(sql`last > 0`))
    .execute();

  await db.schema
    .createTable('cases')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('submit', 'uuid', (column) => column.notNull().unique())
    .addColumn('revision', 'integer', (column) => column.notNull().check(sql`revision > 0`))
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull().check(A_LANGUAGE))
    .addColumn('form', 'text', (column) => column.notNull().references('forms.version'))
    .addColumn('answers', 'jsonb', (column) => column.notNull())
    .addColumn('search', 'text', (column) => column.notNull())
    .addColumn('theme', 'text')
    .addColumn('filer_id', 'text', (column) => column.notNull())
    .addColumn('filer_name', 'text', (column) => column.notNull())
    .addColumn('filed_at', 'timestamptz', (column) => column.notNull())
    .addColumn('reply_by', 'date', (column) => column.notNull())
    .addColumn('link', 'text', (column) => column.notNull())
    .addColumn('diary_number', 'text', (column) => column.notNull())
    .addColumn('is_deidentified', 'boolean', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('cases_filed').on('cases').columns(['filed_at', 'id']).execute();
  await db.schema.createIndex('cases_of_model').on('cases').columns(['model', 'filed_at', 'id']).execute();
  await db.schema.createIndex('cases_of_filer').on('cases').column('filer_id').execute();
}

async function handlings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('handlings')
    .addColumn('case', 'uuid', (column) => column.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('no', 'integer', (column) => column.notNull().check(sql`no > 0`))
    .addColumn('forum', 'text', (column) => column.notNull())
    .addColumn('place', 'text')
    .addColumn('state', 'text', (column) =>
      column
        .notNull()
        .check(
          sql`state in ('filed', 'preparing', 'scheduled', 'decided', 'anchoring', 'closed', 'forwarded', 'returned', 'withdrawn', 'merged')`,
        ),
    )
    .addColumn('stage', 'jsonb', (column) => column.notNull().check(sql`stage ->> 'state' = state`))
    .addColumn('since', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('handlings_one', ['case', 'no'])
    .execute();
  await db.schema.createIndex('handlings_of_forum').on('handlings').columns(['forum', 'place', 'state']).execute();
}

async function supporters(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('supporters')
    .addColumn('case', 'uuid', (column) => column.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('nth', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addPrimaryKeyConstraint('supporters_one', ['case', 'person'])
    .execute();
  await db.schema.createIndex('supporters_person').on('supporters').column('person').execute();
}

async function events(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('case', 'uuid', (column) => column.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (column) => column.notNull().check(sql`seq > 0`))
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('did', 'text', (column) => column.notNull())
    .addColumn('handling', 'integer')
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text')
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('about', 'jsonb')
    .addPrimaryKeyConstraint('events_one', ['case', 'seq'])
    .execute();
}

async function messages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('case', 'uuid', (column) => column.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('audience', 'jsonb', (column) =>
      column
        .notNull()
        .check(sql`audience ->> 'tell' in ('person', 'receipt', 'forum', 'principal', 'asked', 'unplaced', 'nudge')`),
    )
    .addColumn('recipient', 'text', (column) =>
      column
        .generatedAlwaysAs(sql`case when audience ->> 'tell' = 'person' then audience #>> '{person,id}' end`)
        .stored(),
    )
    .addColumn('since_event', 'integer', (column) => column.notNull().check(sql`since_event > 0`))
    .addColumn('state', 'text', (column) =>
      column.notNull().check(sql`state in ('queued', 'sending', 'sent', 'unknown', 'failed')`),
    )
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('carrier', 'uuid')
    .addColumn('key', 'text', (column) => column.unique())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('settled_at', 'timestamptz')
    .addCheckConstraint('messages_carried', sql`state <> 'sending' or carrier is not null`)
    .execute();
  await db.schema
    .createIndex('messages_waiting')
    .on('messages')
    .columns(['case', 'recipient'])
    .where(sql.ref('state'), '=', sql.lit('queued'))
    .execute();
  await db.schema
    .createIndex('messages_carried_by')
    .on('messages')
    .column('carrier')
    .where(sql.ref('state'), '=', sql.lit('sending'))
    .execute();
  await db.schema
    .createIndex('messages_to_forum')
    .unique()
    .on('messages')
    .expression(sql`"case", (audience ->> 'handling')`)
    .where(sql<boolean>`state = 'sending' and audience ->> 'tell' = 'forum'`)
    .execute();
  await db.schema
    .createIndex('messages_unsent')
    .on('messages')
    .column('at')
    .where(sql.ref('state'), '<>', sql.lit('sent'))
    .execute();
}

async function posts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('posts')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('activity', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('case', 'uuid', (column) => column.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('for', 'text', (column) => column.notNull().check(sql`"for" in ('everyone', 'follower', 'news')`))
    .addColumn('person', 'text')
    .addColumn('handling', 'integer', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull().check(A_LANGUAGE))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addCheckConstraint('posts_whose', sql`("for" = 'everyone') = (person is null)`)
    .addPrimaryKeyConstraint('posts_one', ['conversation', 'activity'])
    .execute();
  await db.schema.createIndex('posts_of_case').on('posts').columns(['case', 'revision']).execute();
}

async function drafts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('drafts')
    .addColumn('submit', 'uuid', (column) => column.primaryKey())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('question', 'text')
    .addColumn('link', 'text', (column) => column.notNull())
    .addColumn('values', 'jsonb', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('drafts_of_person').on('drafts').columns(['person', 'at']).execute();
}

async function downloads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('downloads')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('file', 'jsonb', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull().check(A_LANGUAGE))
    .addColumn('until', 'timestamptz', (column) => column.notNull())
    .execute();
}

async function contacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('contacts')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('teams_id', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull().check(A_LANGUAGE))
    .execute();
}

async function grants(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grants')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) =>
      column.notNull().check(sql`role in ('member', 'process-lead', 'chair', 'administrator')`),
    )
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('forum', 'text')
    .addColumn('place', 'text')
    .addColumn('principal', 'text')
    .addColumn('given_by', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('grants_once', ['person', 'role', 'model', 'forum', 'place', 'principal'], (constraint) =>
      constraint.nullsNotDistinct(),
    )
    .execute();
  await db.schema.createIndex('grants_in_model').on('grants').column('model').execute();
}

async function channels(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channels')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('service_url', 'text', (column) => column.notNull())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('channels_of_team').on('channels').column('team').execute();

  await db.schema
    .createTable('channel_forums')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('forum', 'text', (column) => column.notNull())
    .addColumn('place', 'text')
    .addColumn('channel', 'text', (column) => column.notNull().references('channels.id').onDelete('cascade'))
    .addUniqueConstraint('channel_forums_one', ['model', 'forum', 'place'], (constraint) =>
      constraint.nullsNotDistinct(),
    )
    .execute();
  await db.schema.createIndex('channel_forums_in').on('channel_forums').column('channel').execute();
}
