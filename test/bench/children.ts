import { type ChildProcess, spawn } from 'node:child_process';

/** What is measured runs in processes of its own. */

const children: ChildProcess[] = [];

/** @returns the first it says, when it is ready */
export function startChild(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd = import.meta.dirname,
): Promise<string> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...env },
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
}

export async function stopChildren(): Promise<void> {
  await Promise.all(
    children.map((child) => {
      child.removeAllListeners('exit');
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      return gone;
    }),
  );
}
