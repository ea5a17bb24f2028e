import { parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';

/** Every option of every command; what each does for a command is told by `lots --help`. */

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  model: { type: 'string' },
  config: { type: 'string' },
  'no-playground': { type: 'boolean' },
  check: { type: 'boolean' },
  overview: { type: 'boolean' },
  stuck: { type: 'boolean' },
  forum: { type: 'string' },
  place: { type: 'string' },
  state: { type: 'string' },
  text: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  now: { type: 'string' },
  year: { type: 'string' },
  all: { type: 'boolean' },
  as: { type: 'string' },
  out: { type: 'string' },
  use: { type: 'boolean' },
  drop: { type: 'boolean' },
  force: { type: 'boolean' },
  texts: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  expect: { type: 'string' },
  dead: { type: 'boolean' },
  retry: { type: 'boolean' },
  env: { type: 'string' },
  dir: { type: 'string' },
  yes: { type: 'boolean' },
  local: { type: 'boolean' },
  'app-id': { type: 'string' },
  tenant: { type: 'string' },
  credential: { type: 'string' },
  'public-url': { type: 'string' },
  database: { type: 'string' },
  calendar: { type: 'string', multiple: true },
  graph: { type: 'string' },
  admin: { type: 'string', multiple: true },
  language: { type: 'string' },
  'time-zone': { type: 'string' },
  'no-doctor': { type: 'boolean' },
} as const;

const parsed = (args: readonly string[]) => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });

export type Arguments = ReturnType<typeof parsed>;
export type Values = Arguments['values'];

/** @returns null, told to the person, when there is an option that does not exist */
export function readArguments(terminal: Terminal, args: readonly string[]): Arguments | null {
  try {
    return parsed(args);
  } catch (error) {
    terminal.err(terminal.texts.badOption(Error.isError(error) ? (error.message.split('. ')[0] ?? '') : ''));
    return null;
  }
}
