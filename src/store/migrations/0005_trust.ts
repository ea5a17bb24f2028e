import { type Kysely, sql } from 'kysely';

/** The audit trail, and what makes it quick to find what has been kept long enough and what is about somebody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await auditTrail(db);
  await auditGuard(db);
  await lastSeen(db);
  await retentionIndexes(db);
  await personIndexes(db);
}

/**
 * `audit_head`: one row, the end of the chain and what it begins after: those before `since_seq` have been kept long enough. Who writes locks it, so
 * that there is one chain. `audit_people`: whom an alias stands for, until they are erased.
 */
async function auditTrail(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_entries')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().check(sql`seq > 0`))
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('did', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('who', 'text')
    .addColumn('about', 'jsonb', (column) => column.notNull().check(sql`jsonb_typeof(about) = 'object'`))
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_entries_at').on('audit_entries').columns(['at', 'seq']).execute();
  await db.schema.createIndex('audit_entries_by').on('audit_entries').column('by').execute();
  await db.schema.createIndex('audit_entries_who').on('audit_entries').column('who').execute();

  await db.schema
    .createTable('audit_head')
    .addColumn('is_one', 'boolean', (column) => column.primaryKey().defaultTo(true).check(sql`is_one`))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('since_seq', 'bigint', (column) => column.notNull())
    .addColumn('since_hash', 'text', (column) => column.notNull())
    .addCheckConstraint('audit_head_after', sql`seq >= since_seq`)
    .execute();

  await db.schema
    .createTable('audit_people')
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('alias', 'text', (column) => column.notNull().unique())
    .execute();
}

/** What `lots audit verify` expects the guard to be. */
export const GUARD = `
begin
  if tg_op = 'DELETE' and tg_table_name = 'audit_entries' then
    if old.seq <= (select since_seq from audit_head) then return old; end if;
  elsif tg_op = 'UPDATE' and tg_table_name = 'audit_head' then
    if new.seq >= old.seq and new.since_seq >= old.since_seq then return new; end if;
  end if;
  raise exception 'the audit trail is only added to' using errcode = 'insufficient_privilege';
end`;

/** Functions outlive tables that are dropped to be restored. Nothing in the trail is changed, and only what lies before its beginning is taken away. */
async function auditGuard(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create or replace function audit_guard() returns trigger language plpgsql as $guard$${GUARD}$guard$`)
    .execute(db);
  for (const table of ['audit_entries', 'audit_head']) {
    await sql
      .raw(
        `create trigger ${table}_kept before update or delete on ${table} for each row execute function audit_guard()`,
      )
      .execute(db);
    await sql
      .raw(
        `create trigger ${table}_whole before truncate on ${table} for each statement execute function audit_guard()`,
      )
      .execute(db);
  }
  await sql`
    create or replace function audit_due(until timestamptz) returns bigint language sql stable as $due$
      select coalesce(max(seq), 0) from audit_entries
      where seq < coalesce((select min(seq) from audit_entries where at >= until), 9223372036854775807)
    $due$`.execute(db);
  await sql`
    create or replace function audit_forget(until timestamptz, most bigint) returns bigint language plpgsql as $forget$
    declare
      last record;
      forgotten bigint;
    begin
      perform 1 from audit_head for update;
      select entry.seq, entry.hash into last from audit_entries entry, audit_head
        where entry.seq <= least(audit_due(until), since_seq + most) order by entry.seq desc limit 1;
      if not found then return 0; end if;
      update audit_head set since_seq = last.seq, since_hash = last.hash;
      delete from audit_entries where seq <= last.seq;
      get diagnostics forgotten = row_count;
      return forgotten;
    end
    $forget$`.execute(db);
}

/** When the bot last heard from somebody it can write to. Those it knows already are as if seen today. */
async function lastSeen(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('contacts')
    .addColumn('seen_on', 'date', (column) => column.notNull().defaultTo(sql`current_date`))
    .execute();
  await db.schema.createIndex('contacts_seen').on('contacts').column('seen_on').execute();
}

/** Where no index of another use finds what is old. What has been de-identified already is in none of them. */
async function retentionIndexes(db: Kysely<unknown>): Promise<void> {
  await sql`create index questions_linked on questions (at) where conversation_mark <> ''`.execute(db);
  await sql`create index verdicts_given on verdicts (at) where left(person_mark, 1) <> '~'`.execute(db);
  await sql`create index settlements_given on settlements (at) where by_id <> 'gone/somebody'`.execute(db);
  await sql`create index messages_old on messages (at) where key is null`.execute(db);
  await db.schema.createIndex('drafts_at').on('drafts').column('at').execute();
  await db.schema.createIndex('profiles_at').on('profiles').column('at').execute();
  await db.schema.createIndex('points_at').on('points').column('at').execute();
  await db.schema.createIndex('meetings_ended').on('meetings').column('ends_at').execute();
  await db.schema.createIndex('meetings_ended_on').on('meetings').column('last_on').execute();
  await db.schema.createIndex('downloads_until').on('downloads').column('until').execute();
}

async function personIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('events_by').on('events').column('by_id').execute();
  await sql`create index posts_for on posts (person) where person is not null`.execute(db);
  await sql`create index messages_about on messages ((audience #>> '{person,id}'))`.execute(db);
}
