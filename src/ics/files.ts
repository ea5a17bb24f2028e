import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CalendarError } from '../ports/meetings.ts';
import { fault, LARGEST, tooLarge } from './fault.ts';
import type { Document, Fetched } from './source.ts';

/** Calendars in files: one, or all those in a folder together. */

interface Found {
  readonly path: string;
  readonly stats: BigIntStats;
}

/**
 * @param path a file, or a folder with files named .ics
 * @param since the cursor of what is known already
 */
export async function fetchFiles(path: string, since: string | null): Promise<Fetched> {
  try {
    const found = await filesAt(path);
    // Taken before anything is read: what is written meanwhile is then seen as new the next time.
    const cursor = cursorOf(found);
    if (cursor === since) return { is: 'unchanged' };
    if (found.reduce((sum, { stats }) => sum + stats.size, 0n) > LARGEST) throw tooLarge(path);
    return { is: 'fetched', documents: await documentsOf(found), cursor };
  } catch (error) {
    throw fileError(error, path);
  }
}

async function filesAt(path: string): Promise<readonly Found[]> {
  const stats = await stat(path, { bigint: true });
  if (stats.isFile()) return [{ path, stats }];
  if (!stats.isDirectory()) throw fault('unreadable', path, `${path}: neither a file nor a folder.`);
  const names = (await readdir(path)).filter(isCalendar).sort();
  const found = await Promise.all(
    names.map(async (name) => ({ path: join(path, name), stats: await stat(join(path, name), { bigint: true }) })),
  );
  const files = found.filter((one) => one.stats.isFile());
  // An empty folder is more likely to be one that is not mounted than that every meeting has been called off.
  if (files.length === 0)
    throw fault('missing', path, `${path}: no .ics files in this folder. Put the calendar there.`);
  return files;
}

/** Hidden files are the litter of other systems. */
const isCalendar = (name: string): boolean => /^[^.].*\.ics$/i.test(name);

const cursorOf = (found: readonly Found[]): string =>
  createHash('sha256')
    .update(found.map(({ path, stats }) => `${path} ${stats.mtimeNs} ${stats.size}`).join('\n'))
    .digest('hex');

/** One after the other: a folder may have more files than can be open at once. */
async function documentsOf(found: readonly Found[]): Promise<Document[]> {
  const documents: Document[] = [];
  for (const { path } of found) documents.push({ name: path, bytes: await readFile(path) });
  return documents;
}

function fileError(cause: unknown, path: string): unknown {
  if (cause instanceof CalendarError || typeof cause !== 'object' || cause === null || !('code' in cause)) return cause;
  const code = String(cause.code);
  if (NOT_ALLOWED.has(code))
    return fault('forbidden', path, `${path}: not allowed to read it (${code}). Let the bot's account read it.`, {
      cause,
    });
  if (NOT_THERE.has(code))
    return fault('missing', path, `${path}: not there (${code}). Put the calendar there, or correct the settings.`, {
      cause,
    });
  return fault('unreachable', path, `${path}: cannot be read (${code}). See whether its disk or share answers.`, {
    cause,
  });
}

const NOT_ALLOWED: ReadonlySet<string> = new Set(['EACCES', 'EPERM']);
/** The last two are of names that no file can have. */
const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE']);
