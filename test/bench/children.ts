import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What is measured runs in processes of its own. */

const children: ChildProcess[] = [];

/** @returns the first it says, when it is ready */
export async function startChild(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd = import.meta.dirname,
): Promise<string> {
  return (await runChild(script, args, env, cwd)).said;
}

export interface Child {
  /** The first it said, when it was ready. */
  readonly said: string;
  /** Milliseconds of the processor that it has had. */
  spent(): number;
  stop(): Promise<void>;
}

export function runChild(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd: string,
): Promise<Child> {
  const child = spawn(process.execPath, [...nodeOptions(), script, ...args], {
    cwd,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...env },
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout
      ?.setEncoding('utf8')
      .once('data', (text: string) =>
        resolve({ said: text.trim(), spent: () => spentBy(child), stop: () => stop(child) }),
      );
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
}

/** `LOTS_BENCH_NODE=--cpu-prof`: what the children are started with beside. */
const nodeOptions = (): string[] => process.env.LOTS_BENCH_NODE?.split(' ') ?? [];

/** As the kernel has it, in hundredths of a second; not a number where there is no such thing. */
function spentBy({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

export const stopChildren = async (): Promise<void> => void (await Promise.all(children.map(stop)));

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.removeAllListeners('exit');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
