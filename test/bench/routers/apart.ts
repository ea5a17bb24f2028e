import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Enough for the largest of what is learnt to be put into one text. */
const OPTIONS = ['--expose-gc', '--max-old-space-size=8192'];

/**
 * Runs a script in a process of its own, to its end. What it says on standard error goes straight on.
 * @returns what it said on standard output: JSON
 */
export async function apart<T>(script: string, args: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, [...OPTIONS, script, ...args], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = await text(child.stdout);
  const code = await ended;
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return JSON.parse(said) as T;
}
