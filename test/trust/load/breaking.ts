import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { freePort } from '../../../src/loopback.ts';
import { type Embedded, startEmbedded } from '../../../src/store/embedded.ts';
import { kill, type Shared, spawnInstance } from '../../support/instances.ts';
import type { ManyForums } from '../../support/manyForums.ts';

/** What is broken meanwhile: bots are killed, the database is stopped or loses its power. */

/** A database server of its own that flushes as in earnest and comes back where it was. */
export interface BreakableServer {
  readonly url: string;
  /** Away for a moment; every other time as if the power went. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startBreakable(): Promise<BreakableServer> {
  const directory = mkdtempSync(join(tmpdir(), 'lots-trust-'));
  const settings = [`port=${await freePort()}`, 'max_connections=200'];
  // Whoever starts it believes that it listens where they told it to; whoever joins it reads where it does.
  const open = async (): Promise<Embedded> => {
    await startEmbedded(directory, settings);
    return startEmbedded(directory, settings);
  };
  let server = await open();
  let restarts = 0;
  return {
    url: server.url,
    async restart() {
      if (restarts++ % 2 === 0) await server.stop();
      else await losePower(directory);
      await passed(1_500);
      server = await open();
    },
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The postmaster is killed; those that served connections see it and go. */
async function losePower(directory: string): Promise<void> {
  const [pid] = readFileSync(join(directory, 'data', 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await passed(1_000);
}

/** Several bots, each killed again and again; and where they are reached. */
export interface Herd {
  /** Of one that is at work; null when none is. */
  port(): number | null;
  kills(): number;
  /** Ends when so many have been killed; then all of them are left alone. */
  killUntil(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds that a bot lives once it is at work. One lives long enough to see to what the others have left. */
const LIVES = [
  { shortest: 0, longest: 1_500 },
  { shortest: 300, longest: 3_000 },
  { shortest: 6_000, longest: 15_000 },
] as const;

interface Living {
  readonly child: ChildProcess;
  readonly port: number;
}

export function herdOn(shared: Shared, many: ManyForums): Herd {
  const living = new Set<Living>();
  let kills = 0;
  async function startOne(): Promise<Living> {
    for (;;) {
      try {
        const port = await freePort();
        const one = { child: await spawnInstance(shared, many, port), port };
        living.add(one);
        return one;
      } catch {
        // It does not start while the database is away; whoever watches over it starts it again.
        await passed(500);
      }
    }
  }
  const killAgain = async ({ shortest, longest }: (typeof LIVES)[number], count: number): Promise<void> => {
    for (let one = await startOne(); kills < count; one = await startOne()) {
      const end = performance.now() + shortest + Math.random() * (longest - shortest);
      while (performance.now() < end && kills < count) await passed(50);
      if (kills >= count) return;
      kills++;
      living.delete(one);
      await kill(one.child);
    }
  };
  return {
    port: () => {
      const all = [...living];
      return all[Math.floor(Math.random() * all.length)]?.port ?? null;
    },
    kills: () => kills,
    killUntil: async (count) => void (await Promise.all(LIVES.map((life) => killAgain(life, count)))),
    stop: async () => void (await Promise.all([...living].map(({ child }) => kill(child)))),
  };
}
