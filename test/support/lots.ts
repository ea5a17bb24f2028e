import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs the command line as a user would, in English unless told otherwise. */

const CLI = join(import.meta.dirname, '../../src/cli.ts');

/** Every run reads the same hundreds of files: compiled once, it starts in half the time. */
export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'samverkanslotsen-compiled') };

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function lots(args: readonly string[], { input = '', env = {}, cwd = import.meta.dirname } = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd,
      env: { PATH: process.env.PATH, LC_ALL: 'C', ...COMPILED, ...env },
    });
    const out = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      out.stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...out }));
    child.stdin.end(input);
  });
}
