import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk } from './app/desk.ts';
import { linkSettled } from './app/meeting/linkSettled.ts';
import { watcher } from './app/watch/watch.ts';
import { openCalendars } from './calendars.ts';
import type { Config } from './config.ts';
import { accessTo } from './databaseAccess.ts';
import { atMost } from './deadline.ts';
import { deskFor, downloadsOf } from './desk.ts';
import { rehearse } from './domain/routing/rehearse.ts';
import { handlersOf, syncs } from './jobs.ts';
import { notificationsFor } from './notifications.ts';
import type { DatabaseAccess } from './ports/database.ts';
import { NO_TELEMETRY, type Telemetry } from './ports/telemetry.ts';
import type { Clock, Log } from './ports.ts';
import { queueDepth } from './queue/depth.ts';
import { type Queue, startQueue } from './queue/queue.ts';
import { type LiveRouters, liveRouters } from './routers.ts';
import { storedAudit } from './store/auditTrail.ts';
import { type Database, isThere, laterMigrations, migrate, openDatabase } from './store/database.ts';
import { startEmbedded } from './store/embedded.ts';
import { storedRulings } from './store/rulings.ts';
import { storedSigns } from './store/signs.ts';
import { storedTeachings } from './store/teachings.ts';
import { storedWeightSets } from './store/weightSets.ts';
import { createTeams, listen } from './teams/server.ts';
import { countedLog } from './telemetry/countedLog.ts';
import { type Tally, tallying } from './telemetry/tally.ts';
import { aroundJobs } from './watching.ts';

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
  readonly telemetry?: Telemetry;
  /** How long it is said that we stop before we do, in milliseconds: whoever sends requests here needs a moment to send them elsewhere. */
  readonly notice?: number;
}

/** In milliseconds: how long requests and turns under way may take to end when we stop. */
const TURNS_END_WITHIN = 10_000;

/** In milliseconds: a database that does not answer does not hear that we go, either. */
const CLOSES_WITHIN = 2000;

const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** In seconds: longer than it takes to answer a press. */
const REPAINT_AFTER = 2;

/** In minutes. Locally nobody is burdened by it, and whoever tries the product sees at once what a changed calendar leads to. */
const READ_EVERY = 5;
const READ_EVERY_LOCALLY = 1;

/** In milliseconds: how soon what is settled, taught or learnt elsewhere is answered by here. */
const LEARN_EVERY = 60_000;

/** In milliseconds: how often it is looked whether anything is silent that should not be, and the figures are told. */
const WATCH_EVERY = 60_000;

/** Starts everything that `config` asks for. When a part does not start, those before it are stopped again and the error is thrown. */
export async function start(
  config: Config,
  { log: written, clock = systemClock, telemetry: collected = NO_TELEMETRY, notice = 0 }: Surroundings,
): Promise<Service> {
  const tally = tallying(collected);
  const { telemetry } = tally;
  const log = countedLog(written, telemetry);
  let isStopping = false;
  const releases: Release[] = [];
  const starting: Starting = { config, log, clock, tally, releases };
  try {
    const { access, database, migrated } = await openedDatabase(starting);
    const queue = await openedQueue(starting, access);
    const calendars = openCalendars(config, telemetry);
    const live = await openedRouters(starting, database);
    const desk = deskFor(config, { database, queue, calendars, clock, live, telemetry });
    const { app, messenger, ended } = createTeams({
      desk,
      language: config.language,
      log,
      telemetry,
      identity: config.identity,
      proxies: config.http.proxies,
      download: downloadsOf(desk),
      notified: notificationsFor({ config, database, queue, desk }),
      away: async () => [...(isStopping ? ['stopping'] : []), ...(await awayOf(database, queue))],
    });
    await queue.work(handlersOf({ desk, messenger, log, telemetry }, { config, database, queue, calendars }));
    const server = await listen(app, config.http.host, config.http.port);
    releases.push(() => closed(server, ended));
    // Locally there is nobody to see what is posted until the client is opened, which tells that the bot is installed.
    if (config.identity !== null) await linkSettled(desk, config.channels);
    await queue.add(database, syncs(desk));
    watchOver(starting, desk, database);
    await noteSettings(config, database, clock);
    const { port } = server.address() as AddressInfo;
    const models = config.models.map((model) => model.id);
    log.info('started', { migrated, models, port, local: config.identity === null });
    return {
      address: `http://${config.http.host}:${port}/api/messages`,
      async stop() {
        isStopping = true;
        await passed(notice);
        await unwind(releases);
      },
    };
  } catch (error) {
    await unwind(releases);
    throw error;
  }
}

type Release = () => Promise<unknown>;

/** What every part is started with. */
interface Starting {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly tally: Tally;
  /** What stops the parts that have been started, in their order. */
  readonly releases: Release[];
}

async function openedDatabase({ config, log, tally: { telemetry }, releases }: Starting) {
  const access = await databaseAccess(config, releases);
  const database = openDatabase(
    access,
    (error) => log.warn('database-connection-lost', { error }),
    (milliseconds) => telemetry.measure('lots.database.wait', milliseconds / 1000, {}),
  );
  releases.push(() => atMost(CLOSES_WITHIN, database.destroy()));
  const migrated = await migrate(database);
  await tellOfLater(database, log);
  return { access, database, migrated };
}

async function openedQueue({ config, log, tally, releases }: Starting, access: DatabaseAccess): Promise<Queue> {
  const queue = await startQueue(access, {
    joinWindowSeconds: config.cases.joinWindowSeconds,
    repaintAfterSeconds: REPAINT_AFTER,
    timeZone: config.timeZone,
    readEvery: config.identity === null ? READ_EVERY_LOCALLY : READ_EVERY,
    around: aroundJobs(tally.telemetry),
    onError: (error) => log.warn('queue-error', { error }),
  });
  releases.push(() => queue.stop());
  return queue;
}

/** As they are after what has been taught and learnt, and rehearsed: the first who asks waits no longer than the others. */
async function openedRouters({ config, log, clock, releases }: Starting, database: Database): Promise<LiveRouters> {
  const live = routersFor(config, database, { log, clock });
  await live.refresh();
  rehearse(live.now);
  releases.push(again(LEARN_EVERY, live.refresh));
  return live;
}

function watchOver({ log, tally, releases }: Starting, desk: Desk, database: Database): void {
  const watch = watcher(desk, {
    signs: storedSigns(database),
    depth: () => queueDepth(database),
    tally,
    memory: () => process.memoryUsage.rss(),
    log,
  });
  releases.push(again(WATCH_EVERY, watch));
}

/** While a later version takes over, this one may be started again on the schema that is already that one's. */
async function tellOfLater(database: Database, log: Log): Promise<void> {
  const later = await laterMigrations(database);
  if (later.length > 0) log.warn('database-is-later', { later });
}

/** Which settings the bot runs by, by a fingerprint of all but its secrets: when they were others shows in the audit trail. */
async function noteSettings(config: Config, database: Database, clock: Clock): Promise<void> {
  const { database: _where, identity, graph, logLevel: _level, ...open } = config;
  const known = {
    ...open,
    appId: identity?.appId ?? null,
    tenants: identity?.tenants ?? null,
    graph: graph?.baseUrl ?? null,
  };
  const fingerprint = createHash('sha256').update(JSON.stringify(known)).digest('hex');
  const about = { fingerprint, models: config.models.map(({ id }) => id).join(' ') };
  await storedAudit(database).note({ at: clock.now(), did: 'settings-loaded', by: 'bot', who: null, about });
}

const routersFor = (
  config: Config,
  database: Database,
  { log, clock }: Required<Pick<Surroundings, 'log' | 'clock'>>,
): LiveRouters =>
  liveRouters({
    config,
    rulings: storedRulings(database, config.grants),
    teachings: storedTeachings(database),
    weightSets: storedWeightSets(database),
    clock,
    log,
  });

/** @returns what stops it, once what is under way has ended */
function again(milliseconds: number, work: () => Promise<void>): () => Promise<void> {
  let latest = Promise.resolve();
  const timer = setInterval(() => {
    latest = work();
  }, milliseconds).unref();
  return () => {
    clearInterval(timer);
    return latest;
  };
}

/** Nothing new is taken; what is under way may end, but holds us up no longer than it may take. */
async function closed(server: Server, ended: () => Promise<void>): Promise<void> {
  const closing = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept open for the next request is not idle until its last one is answered.
  const sweeping = setInterval(() => server.closeIdleConnections(), SWEPT_EVERY);
  await atMost(TURNS_END_WITHIN, Promise.all([closing, ended()]));
  clearInterval(sweeping);
  server.closeAllConnections();
}

const SWEPT_EVERY = 50;

const passed = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What turns and jobs lean on, and cannot use just now. */
async function awayOf(database: Database, queue: Queue): Promise<string[]> {
  const [hasDatabase, hasQueue] = await Promise.all([isThere(database), queue.isThere()]);
  return [...(hasDatabase ? [] : ['database']), ...(hasQueue ? [] : ['queue'])];
}

async function databaseAccess({ database }: Config, releases: Release[]): Promise<DatabaseAccess> {
  if ('url' in database) return accessTo(database);
  const embedded = await startEmbedded(database.embeddedIn);
  releases.push(() => embedded.stop());
  return embedded.url;
}

/** Last started, first stopped. All are tried; the first error is thrown. */
async function unwind(releases: Release[]): Promise<void> {
  const errors: unknown[] = [];
  for (let release = releases.pop(); release; release = releases.pop())
    await release().catch((error) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
