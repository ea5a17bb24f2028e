import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { type Condition, conditionOf, isLeftBehind, migrationsApart } from '../../store/condition.ts';
import { messageOf, type Opened, openStore } from '../store.ts';
import type { Terminal } from '../terminal.ts';
import { minutesOff } from './clock.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

/** The database: that it is there, and is what the bot needs. */

export type Looked =
  /** The tables are those of this version: what is in them can be looked at. */
  | { readonly is: 'ready'; readonly opened: Opened; readonly findings: readonly Finding[] }
  | { readonly is: 'not-ready'; readonly opened: Opened | null; readonly findings: readonly Finding[] };

export async function lookAtDatabase(terminal: Terminal, config: Config): Promise<Looked> {
  const { database } = config;
  // One that is not there yet comes with the bot's first start.
  if ('embeddedIn' in database && !existsSync(database.embeddedIn))
    return { is: 'not-ready', opened: null, findings: [note('database-none', { where: database.embeddedIn })] };
  const said: string[] = [];
  const opened = await openStore({ ...terminal, err: (line) => said.push(line) }, config);
  if (!opened) return { is: 'not-ready', opened, findings: [wrong('database-not-started', { why: said.join(' ') })] };
  try {
    const before = Temporal.Now.instant();
    const condition = await conditionOf(opened.database);
    const findings = [...databaseFindings(condition, between(before)), ...(await diskFindings(config))];
    return { is: isCurrent(condition) ? 'ready' : 'not-ready', opened, findings };
  } catch (error) {
    return { is: 'not-ready', opened, findings: [wrong('database-away', { why: messageOf(error) })] };
  }
}

/** Where the far side looked at its clock, as near as one can know. */
function between(before: Temporal.Instant): Temporal.Instant {
  const half = (Temporal.Now.instant().epochMilliseconds - before.epochMilliseconds) / 2;
  return before.add({ milliseconds: Math.round(half) });
}

/** The first whose unique constraints can take two nulls as alike, as those of roles and channels do. */
const LEAST_POSTGRES = 15;

const isCurrent = (condition: Condition): boolean => migrationsApart(condition).missing.length === 0;

/** @param now by this machine's clock, when the database looked at its own */
export function databaseFindings(condition: Condition, now: Temporal.Instant): Finding[] {
  const { version, major, isReadOnly, mayCreate, closedBy, user, name } = condition;
  const minutes = minutesOff(condition.at, now);
  const faults = [
    ...(major < LEAST_POSTGRES ? [wrong('database-old', { version, least: String(LEAST_POSTGRES) })] : []),
    ...(isReadOnly ? [wrong('database-read-only')] : []),
    ...(mayCreate || isReadOnly ? [] : [wrong('database-rights', { user, name })]),
    ...(minutes === 0 ? [] : [wrong('database-clock', { minutes: String(minutes) })]),
  ];
  if (closedBy !== null) return [...faults, wrong('database-closed', { user, owner: closedBy })];
  const tables = tablesFinding(condition);
  return faults.length > 0 && tables.is === 'ok' ? faults : [...faults, tables];
}

function tablesFinding(condition: Condition): Finding {
  const { version, bytes, migrations } = condition;
  const { missing, unknown } = migrationsApart(condition);
  const names = unknown.join(', ');
  if (unknown.length > 0)
    return isLeftBehind(unknown) ? wrong('database-ahead', { names }) : note('database-later', { names });
  if (migrations.length === 0) return note('database-empty', { version });
  if (missing.length > 0)
    return note('database-behind', { version, count: String(missing.length), names: missing.join(', ') });
  return fine('database', { version, megabytes: String(Math.ceil(bytes / MEGABYTE)) });
}

const MEGABYTE = 1024 * 1024;
const LEAST_FREE = 1000 * MEGABYTE;

/** Of a server elsewhere nobody here can know it. */
async function diskFindings({ database }: Config): Promise<Finding[]> {
  if (!('embeddedIn' in database)) return [];
  const { bavail, bsize } = await statfs(database.embeddedIn);
  return freeFindings(bavail * bsize);
}

export const freeFindings = (bytes: number): Finding[] =>
  bytes < LEAST_FREE ? [wrong('disk', { free: String(Math.floor(bytes / MEGABYTE)) })] : [];
