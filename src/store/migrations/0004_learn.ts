import { type Kysely, sql } from 'kysely';

/** What the router learns from, what it missed, and what it has learnt. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await chains(db);
  await forumMarks(db);
  await settlements(db);
  await teachings(db);
  await forumChecks(db);
  await weightSets(db);
}

async function chains(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('questions').addColumn('continues', 'uuid').execute();
  await db.schema
    .createIndex('questions_continued')
    .on('questions')
    .column('continues')
    .where(sql.ref('continues'), 'is not', null)
    .execute();
  await db.schema.createIndex('questions_of_model').on('questions').columns(['model', 'at']).execute();
}

async function forumMarks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('forum_marks')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('forum', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('since', 'timestamptz', (column) => column.notNull())
    .addColumn('seen_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('forum_marks_one', ['model', 'forum'])
    .execute();
}

async function settlements(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('settlements')
    .addColumn('question', 'uuid', (column) => column.primaryKey().references('questions.id').onDelete('cascade'))
    .addColumn('is', 'text', (column) => column.notNull().check(sql`"is" in ('belongs', 'set-aside')`))
    .addColumn('first', 'text')
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addCheckConstraint('settlements_where', sql`("is" = 'belongs') = (first is not null)`)
    .execute();
}

async function teachings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('teachings')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('forum', 'text', (column) => column.notNull())
    .addColumn('is', 'text', (column) => column.notNull().check(sql`"is" in ('example', 'name')`))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addUniqueConstraint('teachings_once', ['model', 'words'])
    .execute();
}

async function forumChecks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('forum_checks')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('forum', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'timestamptz', (column) => column.notNull())
    .addColumn('answer', 'jsonb', (column) =>
      column.notNull().check(sql`coalesce(answer ->> 'is' in ('waiting', 'right', 'wrong'), false)`),
    )
    .addPrimaryKeyConstraint('forum_checks_latest', ['model', 'forum'])
    .execute();
}

async function weightSets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('weight_sets')
    .addColumn('base', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .addColumn('rulings', 'integer', (column) => column.notNull())
    .addColumn('before', 'double precision', (column) => column.notNull())
    .addColumn('after', 'double precision', (column) => column.notNull())
    .execute();
}
