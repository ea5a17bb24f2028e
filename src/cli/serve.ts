import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { playgroundPort } from '../config/demo.ts';
import { type Config, type Environment, loadConfig } from '../config.ts';
import { atMost } from '../deadline.ts';
import { playgroundScript, startPlayground } from '../local/playground.ts';
import { createLog } from '../log.ts';
import { comesFree } from '../loopback.ts';
import { type Service, start } from '../main.ts';
import { EmbeddedError } from '../store/embedded.ts';
import { TooOld } from '../store/laterMigrations.ts';
import { collectorFrom } from '../watching.ts';
import { replacedIn } from './doctor/settings.ts';
import { stopSignal, uncaughtFault } from './stopping.ts';
import { messageOf } from './store.ts';
import { printFaults, type Terminal } from './terminal.ts';

/** `lots serve` and `npm start`: runs until it is told to stop. */

export interface ServeOptions {
  readonly config: string | undefined;
  readonly playground: boolean;
}

/** @returns the exit code, once stopped */
export async function serve(
  terminal: Terminal,
  environment: Environment,
  directory: string,
  options: ServeOptions,
): Promise<number> {
  const loaded = await loadConfig(environment, directory, options.config);
  if (!loaded.ok) {
    printFaults(terminal, loaded.faults);
    return 1;
  }
  const config = loaded.value;
  warnOfOddities(terminal, config);
  const script = config.identity === null && options.playground ? playgroundScript() : null;
  if (config.identity === null && options.playground && !script) terminal.err(terminal.texts.serve.noPlayground);
  const listening = playgroundPort(environment);
  if (!(await portsAreFree(terminal, config.http.port, script ? listening : null))) return 1;
  try {
    return await run(terminal, config, { script, listening, environment });
  } catch (error) {
    terminal.err(explanation(terminal, config, error));
    return 1;
  }
}

function warnOfOddities({ texts, err }: Terminal, config: Config): void {
  if (config.file === null) err(texts.serve.demo);
  const names = replacedIn(config);
  if (names.length > 0) err(texts.serve.overridden(names.join(', ')));
}

async function portsAreFree({ texts, err }: Terminal, port: number, playground: number | null): Promise<boolean> {
  const wanted = [
    { port, what: texts.serve.theBot },
    ...(playground ? [{ port: playground, what: 'Playground' }] : []),
  ];
  const free = await Promise.all(wanted.map((one) => comesFree(one.port)));
  for (const [at, isFree] of free.entries()) {
    const taken = wanted[at];
    if (!isFree && taken) err(texts.serve.portBusy(taken.port, taken.what));
  }
  return free.every(Boolean);
}

interface Beside {
  /** The Playground's; null when it is not to be started. */
  readonly script: string | null;
  readonly listening: number;
  readonly environment: Environment;
}

async function run(terminal: Terminal, config: Config, { script, listening, environment }: Beside): Promise<number> {
  const { texts } = terminal;
  const log = logFor(config);
  const stopAsked = Promise.race([stopSignal(), uncaughtFault(log)]);
  terminal.err(texts.serve.starting);
  const collector = await collectorFrom(environment, log);
  const service = await start(config, {
    log,
    ...(collector ? { telemetry: collector.telemetry } : {}),
    notice: config.identity === null ? 0 : NOTICE,
  });
  const playground = script
    ? await withService(
        service,
        startPlayground(script, service.address, listening, join(config.dataDirectory, 'playground')),
      )
    : null;
  terminal.out(playground ? texts.serve.open(playground.address) : texts.serve.bot(service.address));
  const code = await stopAsked;
  terminal.err(texts.serve.stopping);
  await playground?.stop();
  await service.stop();
  if (collector) await atMost(LAST_FIGURES_WITHIN, collector.stop());
  terminal.err(texts.serve.stopped);
  // A connection whose other end is silent would keep the process for as long as the other end is.
  setTimeout(() => process.exit(code), LEFT_WITHIN).unref();
  return code;
}

/** In milliseconds, once all is stopped. */
const LEFT_WITHIN = 500;

/** In milliseconds: a collector that does not answer holds nobody up. */
const LAST_FIGURES_WITHIN = 3000;

/** Long enough for whoever sends requests here to hear that we stop, in milliseconds. */
const NOTICE = 2000;

/** Stops the service again when what should stand beside it does not start. */
async function withService<T>(service: Service, starting: Promise<T>): Promise<T> {
  try {
    return await starting;
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/** Locally the log goes to a file, so that the one line that matters stays in sight; in production to standard output. */
function logFor(config: Config) {
  if (config.identity !== null) return createLog(config.logLevel);
  mkdirSync(config.dataDirectory, { recursive: true });
  return createLog(config.logLevel, pino.destination({ dest: join(config.dataDirectory, 'bot.log'), sync: true }));
}

function explanation({ texts }: Terminal, config: Config, error: unknown): string {
  if (error instanceof TooOld) return texts.serve.tooOld(error.migration);
  if (error instanceof EmbeddedError) return texts.serve.noDatabase(error.message);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return texts.serve.portBusy(config.http.port, texts.serve.theBot);
  return texts.serve.noDatabase(messageOf(error));
}
