import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { isListening } from '../loopback.ts';

/** The Microsoft 365 Agents Playground as the Teams client of local mode. */

export interface Playground {
  readonly address: string;
  stop(): Promise<void>;
}

const PACKAGE = '@microsoft/m365agentsplayground';
const START_TIMEOUT = 30_000;
const POLL = 100;

/** Where the Playground is installed; null in a production install, which leaves it out. */
export function playgroundScript(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
    const script = join(dirname(manifest), 'cli.js');
    return existsSync(script) ? script : null;
  } catch {
    return null;
  }
}

/**
 * @param bot where the bot takes activities
 * @param directory for the Playground's own files
 */
export async function startPlayground(
  script: string,
  bot: string,
  port: number,
  directory: string,
): Promise<Playground> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, '.m365agentsplayground.yml'), stringify(SCENE));
  const preload = fileURLToPath(new URL('./onLoopback.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', preload, script, '-e', bot, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    {
      cwd: directory,
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const deadline = Date.now() + START_TIMEOUT;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the Playground did not start on port ${port}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
  return { address: `http://127.0.0.1:${port}`, stop };
}

const objectId = (number: number): string => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;

const someone = (at: number, name: string) => {
  const [givenName = '', surname = ''] = name.split(' ');
  const email = `${givenName}.${surname}@example.org`.toLowerCase();
  return { name, userPrincipleName: email, aadObjectId: objectId(20 + at), givenName, surname, email };
};

/** Who and what the Playground pretends there is. */
const SCENE = {
  version: '0.1.1',
  tenantId: objectId(1),
  bot: { id: objectId(11), name: 'Samverkanslotsen' },
  currentUser: { id: 'user-id-0', ...someone(0, 'Kim Exempel') },
  users: ['Alex Exempel', 'Robin Exempel', 'Sam Exempel', 'Charlie Exempel', 'Noa Exempel'].map((name, at) => ({
    id: `user-id-${at + 1}`,
    ...someone(at + 1, name),
  })),
  personalChat: { id: 'personal-chat-id' },
  groupChat: { id: 'group-chat-id', name: 'Gruppchatt' },
  team: {
    id: 'team-id',
    name: 'Vårdsamverkan',
    aadGroupId: objectId(31),
    channels: [{ id: 'channel-announcements-id', name: 'Lokal grupp Uddevalla' }],
  },
};
