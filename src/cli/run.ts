import type { Readable } from 'node:stream';
import { nearest } from '../config/nearest.ts';
import type { Environment } from '../config.ts';
import { COMMANDS } from './commands.ts';
import { readArguments } from './options.ts';
import { type Streams, terminalOn } from './terminal.ts';

/** Where somebody stands who writes a command. */
export interface Surroundings extends Streams {
  readonly input: Readable;
  readonly environment: Environment;
  readonly directory: string;
}

/** The command line `lots`: each command in a file of its own. @returns the exit code, as commands.ts has it */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const terminal = terminalOn(around, around.environment);
  const read = readArguments(terminal, args);
  if (!read) return 2;
  const { values } = read;
  const [name, ...rest] = read.positionals;
  if (name === undefined || values.help) {
    terminal.out(terminal.texts.help);
    return values.help ? 0 : 2;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command({ ...around, terminal, rest, values });
  terminal.err(terminal.texts.unknownCommand(name, nearest(name, Object.keys(COMMANDS))));
  return 2;
}
