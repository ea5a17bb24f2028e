import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Courier, tell } from './app/case/deliver.ts';
import { nudge } from './app/case/nudge.ts';
import type { Office } from './app/case/office.ts';
import { rememberedOpenCases } from './app/case/openCases.ts';
import { repaint } from './app/case/repaint.ts';
import type { Desk } from './app/desk.ts';
import { routerMaker } from './config/routerFiles.ts';
import type { Config } from './config.ts';
import { downloadBy } from './export/download.ts';
import type { Clock, Log } from './ports.ts';
import { type Handlers, type Queue, startQueue } from './queue/queue.ts';
import { storedCases } from './store/cases.ts';
import { storedChannels } from './store/channels.ts';
import { storedContacts } from './store/contacts.ts';
import { type Database, migrate, openDatabase } from './store/database.ts';
import { storedDownloads } from './store/downloads.ts';
import { storedDrafts } from './store/drafts.ts';
import { startEmbedded } from './store/embedded.ts';
import { storedForms } from './store/forms.ts';
import { storedGrants } from './store/grants.ts';
import { storedOutbox } from './store/outbox.ts';
import { storedPeople } from './store/people.ts';
import { storedPosts } from './store/posts.ts';
import { storedQuestions } from './store/questions.ts';
import { createTeams, listen, type TeamsSettings } from './teams/server.ts';

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

/** In seconds: longer than it takes to answer a press. */
const REPAINT_AFTER = 2;

/** Starts everything that `config` asks for. When a part does not start, those before it are stopped again and the error is thrown. */
export async function start(config: Config, { log, clock = systemClock }: Surroundings): Promise<Service> {
  const releases: (() => Promise<unknown>)[] = [];
  try {
    const url = await databaseUrl(config, releases);
    const database = openDatabase(url, (error) => log.warn('database-connection-lost', { error }));
    releases.push(() => database.destroy());
    const migrated = await migrate(database);
    const queue = await startQueue(url, {
      joinWindowSeconds: config.cases.joinWindowSeconds,
      repaintAfterSeconds: REPAINT_AFTER,
      timeZone: config.timeZone,
      onError: (error) => log.warn('queue-error', { error }),
    });
    releases.push(() => queue.stop());
    const desk = deskFor(config, database, queue, clock);
    const { app, messenger } = createTeams({
      desk,
      language: config.language,
      log,
      identity: config.identity,
      download: downloadsOf(desk),
    });
    await queue.work(handlersOf({ desk, messenger, log }));
    const server = await listen(app, config.http.host, config.http.port);
    releases.push(() => closed(server));
    const { port } = server.address() as AddressInfo;
    const models = config.models.map((model) => model.id);
    log.info('started', { migrated, models, port, local: config.identity === null });
    return { address: `http://${config.http.host}:${port}/api/messages`, stop: () => unwind(releases) };
  } catch (error) {
    await unwind(releases);
    throw error;
  }
}

function deskFor(config: Config, database: Database, queue: Queue, clock: Clock): Desk {
  const make = routerMaker();
  const [first, ...others] = config.models;
  return {
    routers: [make(first), ...others.map(make)],
    questions: storedQuestions(database),
    people: storedPeople(database, clock),
    office: officeFor(config, database, queue, clock),
    clock,
    timeZone: config.timeZone,
    newId: randomUUID,
  };
}

function officeFor({ cases, grants, http }: Config, database: Database, queue: Queue, clock: Clock): Office {
  const stored = storedCases(database, queue.add);
  return {
    cases: stored,
    forms: storedForms(database),
    drafts: storedDrafts(database),
    grants: storedGrants(database),
    channels: storedChannels(database),
    contacts: storedContacts(database),
    posts: storedPosts(database, queue.add),
    outbox: storedOutbox(database, queue.add, clock),
    downloads: storedDownloads(database, http.publicUrl),
    open: rememberedOpenCases(stored, clock),
    rules: { replyWithinDays: cases.replyWithinDays, forms: cases.forms, grants },
  };
}

/** Every kind of job has its one handler. */
const handlersOf = (courier: Courier): Handlers => ({
  tell: ({ message }) => tell(courier, message),
  repaint: ({ case: id }) => repaint(courier, id),
  nudge: () => nudge(courier.desk),
});

/** The files that links in cards lead to. */
export const downloadsOf =
  ({ office, routers, timeZone, clock }: Desk): TeamsSettings['download'] =>
  (token) => {
    const model = (id: string) => routers.find((router) => router.model.id === id)?.model ?? null;
    return downloadBy(token, { archive: { ...office, model, timeZone, clock }, ...office });
  };

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });

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
