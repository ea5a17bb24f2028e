import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { parseEnv } from 'node:util';
import { nearest } from '../config/nearest.ts';
import type { Environment } from '../config.ts';
import { COMMANDS } from './commands.ts';
import { readArguments } from './options.ts';
import { type Streams, type Terminal, terminalOn } from './terminal.ts';

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
  if (command) {
    const environment = environmentWith(terminal, around, values.env);
    return environment ? command({ ...around, environment, terminal, rest, values }) : 1;
  }
  terminal.err(terminal.texts.unknownCommand(name, nearest(name, Object.keys(COMMANDS))));
  return 2;
}

/**
 * What stands in a file for what is not set already: secrets belong on no command line.
 * @returns null, told to the person, when there is no such file
 */
function environmentWith(
  { texts, err }: Terminal,
  { environment, directory }: Surroundings,
  file: string | undefined,
): Environment | null {
  if (file === undefined) return environment;
  try {
    return { ...parseEnv(readFileSync(resolve(directory, file), 'utf8')), ...environment };
  } catch {
    err(texts.noEnvironment(file));
    return null;
  }
}
