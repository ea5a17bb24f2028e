import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Desk } from './app/desk.ts';
import { routerMaker } from './config/routerFiles.ts';
import type { Config } from './config.ts';
import type { Clock, Log } from './ports.ts';
import { migrate, openDatabase } from './store/database.ts';
import { startEmbedded } from './store/embedded.ts';
import { storedPeople } from './store/people.ts';
import { storedQuestions } from './store/questions.ts';
import { createTeamsApp, listen } from './teams/server.ts';

/** The composition root: the one place that knows every room. */

export interface Service {
  /** Where Teams, or the Playground, posts activities. */
  readonly address: string;
  /** Stops in the reverse order of starting. Safe to call twice. */
  stop(): Promise<void>;
}

export interface Surroundings {
  readonly log: Log;
  readonly clock?: Clock;
}

const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Starts everything that `config` asks for. When a part does not start, those before it are stopped again and the error is thrown. */
export async function start(config: Config, { log, clock = systemClock }: Surroundings): Promise<Service> {
  const releases: (() => Promise<unknown>)[] = [];
  try {
    const url = await databaseUrl(config, releases);
    const database = openDatabase(url, (error) => log.warn('database-connection-lost', { error }));
    releases.push(() => database.destroy());
    const migrated = await migrate(database);
    const make = routerMaker();
    const [first, ...others] = config.models;
    const desk: Desk = {
      routers: [make(first), ...others.map(make)],
      questions: storedQuestions(database),
      people: storedPeople(database, clock),
      clock,
      timeZone: config.timeZone,
      newId: randomUUID,
    };
    const app = createTeamsApp({ desk, language: config.language, log, identity: config.identity });
    const server = await listen(app, config.http.host, config.http.port);
    releases.push(
      () =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeIdleConnections();
        }),
    );
    const { port } = server.address() as AddressInfo;
    log.info('started', {
      migrated,
      models: config.models.map((model) => model.id),
      port,
      local: config.identity === null,
    });
    return { address: `http://${config.http.host}:${port}/api/messages`, stop: () => unwind(releases) };
  } catch (error) {
    await unwind(releases);
    throw error;
  }
}

async function databaseUrl({ database }: Config, releases: (() => Promise<unknown>)[]): Promise<string> {
  if ('url' in database) return database.url;
  const embedded = await startEmbedded(database.embeddedIn);
  releases.push(() => embedded.stop());
  return embedded.url;
}

/** Last started, first stopped. All are tried; the first error is thrown. */
async function unwind(releases: (() => Promise<unknown>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (let release = releases.pop(); release; release = releases.pop())
    await release().catch((error) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
