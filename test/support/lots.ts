import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { run } from '../../src/cli/run.ts';

/** The command line as a user meets it, in English unless told otherwise. */

const CLI = join(import.meta.dirname, '../../src/cli.ts');

/** Every run reads the same hundreds of files: compiled once, it starts in half the time. */
export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'samverkanslotsen-compiled') };

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface At {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** A command with all that it does, but in this process. */
export async function lots(args: readonly string[], { input = '', env = {}, cwd = import.meta.dirname }: At = {}) {
  const [stdout, stderr] = [collector(), collector()];
  const code = await run(args, {
    input: Readable.from([input]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    environment: { LC_ALL: 'C', ...env },
    directory: cwd,
  });
  return { code, stdout: stdout.said(), stderr: stderr.said() };
}

function collector() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, said: () => Buffer.concat(chunks).toString() };
}

/** As a program of its own. */
export async function program(
  args: readonly string[],
  { input = '', env = {}, cwd = import.meta.dirname }: At = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...COMPILED, ...env },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
