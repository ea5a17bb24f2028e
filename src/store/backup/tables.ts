import type pg from 'pg';
import { BackupError } from './fault.ts';

/** What there is to back up: read from the database itself, so that a new table can not be forgotten. */

export interface Table {
  readonly name: string;
  /** Those that are stored as they were given; what the database works out itself it works out again. */
  readonly columns: readonly string[];
}

interface Row {
  readonly name: string;
  readonly columns: readonly string[];
  readonly refers_to: readonly string[];
}

/** kysely's own are made anew when the schema is: which changes have been made stands in the header. */
const OURS = `c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely\\_%'`;

/** All tables of ours, those that are referred to before those that refer to them. */
export async function tablesIn(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Row>(`
    select c.relname::text as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
        and attgenerated = '' order by attnum) as columns,
      array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and r.oid <> c.oid) as refers_to
    from pg_class c where ${OURS} order by name`);
  return inOrder(rows);
}

function inOrder(rows: readonly Row[]): Table[] {
  const ordered: Table[] = [];
  let left = [...rows];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const ready = left.filter((row) => row.refers_to.every((name) => !waiting.has(name)));
    if (ready.length === 0) throw new Error('tables refer to each other in a circle');
    ordered.push(...ready.map(({ name, columns }) => ({ name, columns })));
    left = left.filter((row) => !ready.includes(row));
  }
  return ordered;
}

/** @returns the changes of the schema that have been made, in order; null when none ever has */
export async function migrationsIn(client: pg.ClientBase): Promise<string[] | null> {
  const { rows: found } = await client.query(`select to_regclass('public.kysely_migration') as name`);
  if (found[0]?.name === null) return null;
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** So that a value is written in the same way whatever the server's own settings are. */
export async function plainly(client: pg.ClientBase): Promise<void> {
  await client.query(`set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601'; set timezone = 'UTC';
    set extra_float_digits = 1; set bytea_output = 'hex'; set client_encoding = 'UTF8'`);
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The part of COPY that names a table and what of it is meant. */
export const copied = ({ name, columns }: Table): string => `${quoted(name)} (${columns.map(quoted).join(', ')})`;

/** @throws BackupError when there is nothing of ours */
export async function readyTables(client: pg.ClientBase): Promise<{ tables: Table[]; migrations: string[] }> {
  const migrations = await migrationsIn(client);
  if (!migrations || migrations.length === 0) throw new BackupError('not-ready');
  return { tables: await tablesIn(client), migrations };
}
