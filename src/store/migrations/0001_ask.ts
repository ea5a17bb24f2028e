import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('questions')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('told', 'jsonb', (column) => column.notNull())
    .addColumn('outcome', 'jsonb', (column) => column.notNull())
    .addColumn('conversation_mark', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('questions_at').on('questions').column('at').execute();

  await db.schema
    .createTable('verdicts')
    .addColumn('question', 'uuid', (column) => column.notNull().references('questions.id').onDelete('cascade'))
    .addColumn('person_mark', 'text', (column) => column.notNull())
    .addColumn('sort', 'text', (column) => column.notNull().check(sql`sort in ('helped', 'right-forum')`))
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('verdicts_once', ['question', 'person_mark', 'sort'])
    .execute();

  await db.schema
    .createTable('profiles')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('latest')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('question', 'uuid', (column) => column.notNull().references('questions.id').onDelete('cascade'))
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('latest_one', ['conversation', 'person'])
    .execute();
  await db.schema.createIndex('latest_at').on('latest').column('at').execute();
}
