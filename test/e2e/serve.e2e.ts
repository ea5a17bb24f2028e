import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort, isListening } from '../../src/loopback.ts';
import { COMPILED, program } from '../support/lots.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');

let directory: string;
let running: ChildProcess[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-serve-'));
  running = [];
});
afterEach(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) await ended(child, 'SIGTERM');
  rmSync(directory, { recursive: true, force: true });
});

const ended = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.kill(signal);
  });

/** Starts the bot without the Playground and waits for its one line. */
async function serve(port: number): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [CLI, 'serve', '--no-playground'], {
    cwd: directory,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...COMPILED, PORT: String(port) },
  });
  running.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  return { child, line };
}

/** The fourth line of the server's own pid file. */
const databasePort = () =>
  Number(readFileSync(join(directory, '.samverkanslotsen/postgres/data/postmaster.pid'), 'utf8').split('\n')[3]);

describe('the bot', () => {
  it('starts from nothing, says where it is in one line, and leaves nothing running when stopped', async () => {
    const port = await freePort();

    const { child, line } = await serve(port);
    const database = databasePort();

    expect(line).toBe(`The bot listens on http://127.0.0.1:${port}/api/messages.`);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(await ended(child, 'SIGINT')).toBe(0);
    expect(await isListening(port)).toBe(false);
    expect(await isListening(database)).toBe(false);
  }, 60_000);

  it('starts again after it was killed', async () => {
    const port = await freePort();
    const first = await serve(port);
    await ended(first.child, 'SIGKILL');

    const second = await serve(port);

    expect(second.line).toContain(String(port));
    expect(await ended(second.child, 'SIGINT')).toBe(0);
  }, 60_000);

  it('says plainly when its port is taken, and what to do', async () => {
    const port = await freePort();
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));

    const { code, stderr } = await program(['serve', '--no-playground'], {
      cwd: directory,
      env: { PORT: String(port) },
    });

    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(
      `Port ${port} is taken, and the bot needs it. Stop what uses it, or choose another with PORT=…`,
    );
  }, 60_000);

  it('says which part of its settings is missing instead of starting half', async () => {
    const { code, stderr } = await program(['serve'], { cwd: directory, env: { BOT_APP_ID: 'app' } });

    expect(code).toBe(1);
    expect(stderr).toMatch(/BOT_TENANT_ID is missing[\s\S]*BOT_APP_PASSWORD is missing/);
  });
});
