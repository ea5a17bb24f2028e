import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A schema that a later version has changed already, as while two versions run beside each other. What was only added does no harm; see
 * migrations/README.md.
 */

/** The schema has lost what this version needs. */
export class TooOld extends Error {
  readonly code = 'too-old';
  /** The one that has taken it away. */
  readonly migration: string;

  constructor(migration: string) {
    super(
      `the database has been changed by a later version of the bot (${migration}), which this one cannot work with; start the later one`,
    );
    this.name = 'TooOld';
    this.migration = migration;
  }
}

/** What has been run on the database, and by its name comes after all that are known here; none where nothing has been run yet. */
export async function laterThan<Tables>(known: readonly string[], db: Kysely<Tables>): Promise<string[]> {
  const { rows: found } = await sql<{ is: boolean }>`select to_regclass('kysely_migration') is not null as is`.execute(
    db,
  );
  if (!found[0]?.is) return [];
  const last = known.at(-1) ?? '';
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.flatMap(({ name }) => (name > last ? [name] : []));
}

/**
 * Those of later versions stand for what has been run already, and are never run.
 * @throws TooOld where one of them has taken away what this version may still use
 */
export function withLater(
  known: Readonly<Record<string, Migration>>,
  later: readonly string[],
): Readonly<Record<string, Migration>> {
  const last = Object.keys(known).at(-1) ?? '';
  for (const name of later)
    if ((/^\d+_contract_(\d+)/.exec(name)?.[1] ?? '') > last.slice(0, NUMBER)) throw new TooOld(name);
  return {
    ...known,
    ...Object.fromEntries(later.map((name) => [name, { up: () => Promise.reject(new TooOld(name)) }])),
  };
}

/** Digits at the beginning of a name. */
const NUMBER = 4;
