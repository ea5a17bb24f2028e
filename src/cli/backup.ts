import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { localDate } from '../domain/meeting/meeting.ts';
import { backUp } from '../store/backup/backUp.ts';
import { BackupError } from '../store/backup/fault.ts';
import type { OpenBackup } from '../store/backup/file.ts';
import type { Header } from '../store/backup/header.ts';
import { fitBackup, restore } from '../store/backup/restore.ts';
import { MIGRATION_NAMES } from '../store/database.ts';
import { markPerhapsSent, repaintAll, type Unsure } from './afterRestore.ts';
import { messageOf, type Opened, openStore } from './store.ts';
import type { Terminal } from './terminal.ts';

/** `lots backup` and `lots restore`. */

interface BackupValues {
  /** Without it, one in the directory, named after the moment. */
  readonly out?: string;
}

const MEGABYTE = 1024 * 1024;

/** @returns the exit code */
export async function backup(
  terminal: Terminal,
  config: Config,
  files: readonly string[],
  { out }: BackupValues,
  directory: string,
): Promise<number> {
  const { backup: texts } = terminal.texts;
  if (files.length > 0) return refuse(terminal, texts.noFiles);
  const at = Temporal.Now.instant();
  const file = resolve(directory, out ?? nameFor(at, config.timeZone));
  const progress = (bytes: number) => terminal.err(texts.progress(Math.round(bytes / MEGABYTE)));
  return explained(terminal, () =>
    withOpened(terminal, config, 'must-exist', async ({ access }) => {
      const header = await backUp(access, file, { product: version(), at, progress });
      terminal.out(texts.written(file, rowsIn(header), (header.bytes / MEGABYTE).toFixed(1)));
      return 0;
    }),
  );
}

/** @returns the exit code */
export async function restoreBackup(
  terminal: Terminal,
  config: Config,
  files: readonly string[],
  force: boolean,
  directory: string,
): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) return refuse(terminal, terminal.texts.backup.oneFile);
  return explained(terminal, async () => {
    // Before a database is made for it.
    const fit = await fitBackup(resolve(directory, file));
    try {
      return await withOpened(terminal, config, 'may-come', (opened) => putBack(terminal, config, fit, opened, force));
    } finally {
      await fit.close();
    }
  });
}

async function putBack(terminal: Terminal, config: Config, fit: OpenBackup, opened: Opened, force: boolean) {
  const at = Temporal.Now.instant();
  let unsure: Unsure = { messages: 0, reminders: 0 };
  await restore(opened.access, fit, {
    force,
    at,
    finish: async (db, { at: since }) => {
      unsure = await markPerhapsSent(db, config, { from: Temporal.Instant.from(since), to: at });
    },
  });
  report(terminal, config, fit.header, unsure);
  await repaintAll(opened, config).catch((error) => terminal.err(terminal.texts.backup.noRepaint(messageOf(error))));
  return 0;
}

function report(
  { texts: { backup: texts }, out, err }: Terminal,
  { timeZone }: Config,
  header: Header,
  unsure: Unsure,
) {
  const at = Temporal.Instant.from(header.at).toZonedDateTimeISO(timeZone);
  out(texts.restored(`${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`, rowsIn(header)));
  const [was, is] = [header.migrations.at(-1), MIGRATION_NAMES.at(-1)];
  if (was && is && was !== is) out(texts.migrated(was, is));
  err(texts.goneIsBack);
  if (unsure.messages + unsure.reminders > 0) err(texts.unsure(unsure.messages, unsure.reminders));
}

function refuse(terminal: Terminal, problem: string): number {
  terminal.err(problem);
  return 2;
}

async function withOpened(
  terminal: Terminal,
  config: Config,
  embedded: 'must-exist' | 'may-come',
  use: (opened: Opened) => Promise<number>,
): Promise<number> {
  const opened = await openStore(terminal, config, embedded);
  if (!opened) return 1;
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

/** What is wrong is said on the terminal. */
async function explained(terminal: Terminal, command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    terminal.err(explanation(terminal, error));
    return 1;
  }
}

function explanation({ texts: { backup: texts } }: Terminal, error: unknown): string {
  return error instanceof BackupError ? texts.faults[error.code](error.detail) : texts.failed(messageOf(error));
}

/** 12 November 2026 at 09.30: `samverkanslotsen-2026-11-12-0930.backup`. */
function nameFor(at: Temporal.Instant, timeZone: string): string {
  const time = at.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '');
  return `samverkanslotsen-${localDate(at, timeZone)}-${time}.backup`;
}

function version(): string {
  const file = join(import.meta.dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}

const rowsIn = ({ tables }: Header): number => tables.reduce((sum, { rows }) => sum + rows, 0);
