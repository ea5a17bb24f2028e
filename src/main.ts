import { createHash, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Courier, tell } from './app/case/deliver.ts';
import { nudge } from './app/case/nudge.ts';
import type { Office } from './app/case/office.ts';
import { rememberedOpenCases } from './app/case/openCases.ts';
import { repaint } from './app/case/repaint.ts';
import { type Desk, routerById } from './app/desk.ts';
import { askOwners } from './app/learning/owners.ts';
import { linkSettled } from './app/meeting/linkSettled.ts';
import { lookTo } from './app/meeting/remind.ts';
import { type Secretariat, seatsRead } from './app/meeting/secretariat.ts';
import { syncForum } from './app/meeting/sync.ts';
import { retain } from './app/trust/retain.ts';
import { type Calendars, openCalendars } from './calendars.ts';
import type { Config } from './config.ts';
import { atMost } from './deadline.ts';
import { seatKey, seatOfKey } from './domain/meeting/meeting.ts';
import { sweepsDue } from './domain/retention/plan.ts';
import { rehearse } from './domain/routing/rehearse.ts';
import { downloadBy } from './export/download.ts';
import { notificationsFor, type Reading, subscribe } from './notifications.ts';
import type { Job } from './ports/jobs.ts';
import type { Clock, Log } from './ports.ts';
import { type Handlers, type Queue, startQueue } from './queue/queue.ts';
import { retentionAround } from './retention.ts';
import { type LiveRouters, liveRouters } from './routers.ts';
import { storedAudit } from './store/auditTrail.ts';
import { storedCalendarStates } from './store/calendarStates.ts';
import { storedCases } from './store/cases.ts';
import { storedChannels } from './store/channels.ts';
import { storedContacts } from './store/contacts.ts';
import { type Database, isThere, migrate, openDatabase } from './store/database.ts';
import { storedDeliveries } from './store/deliveries.ts';
import { storedDownloads } from './store/downloads.ts';
import { storedDrafts } from './store/drafts.ts';
import { startEmbedded } from './store/embedded.ts';
import { storedForms } from './store/forms.ts';
import { storedForumChecks } from './store/forumChecks.ts';
import { storedGaps } from './store/gaps.ts';
import { storedGrants } from './store/grants.ts';
import { storedMeetings } from './store/meetings.ts';
import { storedOutbox } from './store/outbox.ts';
import { storedPace } from './store/pace.ts';
import { storedPauses } from './store/pauses.ts';
import { storedPeople } from './store/people.ts';
import { storedPoints } from './store/points.ts';
import { storedPosts } from './store/posts.ts';
import { storedQuestions } from './store/questions.ts';
import { storedRetention } from './store/retention.ts';
import { storedRulings } from './store/rulings.ts';
import { storedTeachings } from './store/teachings.ts';
import { storedWeightSets } from './store/weightSets.ts';
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

/** Starts everything that `config` asks for. When a part does not start, those before it are stopped again and the error is thrown. */
export async function start(config: Config, { log, clock = systemClock, notice = 0 }: Surroundings): Promise<Service> {
  let isStopping = false;
  const releases: (() => Promise<unknown>)[] = [];
  try {
    const url = await databaseUrl(config, releases);
    const database = openDatabase(url, (error) => log.warn('database-connection-lost', { error }));
    releases.push(() => atMost(CLOSES_WITHIN, database.destroy()));
    const migrated = await migrate(database);
    const queue = await startQueue(url, {
      joinWindowSeconds: config.cases.joinWindowSeconds,
      repaintAfterSeconds: REPAINT_AFTER,
      timeZone: config.timeZone,
      readEvery: config.identity === null ? READ_EVERY_LOCALLY : READ_EVERY,
      onError: (error) => log.warn('queue-error', { error }),
    });
    releases.push(() => queue.stop());
    const calendars = openCalendars(config);
    const live = routersFor(config, database, { log, clock });
    await live.refresh();
    rehearse(live.now);
    releases.push(again(LEARN_EVERY, live.refresh));
    const desk = deskFor(config, { database, queue, calendars, clock, live });
    const { app, messenger, ended } = createTeams({
      desk,
      language: config.language,
      log,
      identity: config.identity,
      proxies: config.http.proxies,
      download: downloadsOf(desk),
      notified: notificationsFor({ config, database, queue, desk }),
      away: async () => [...(isStopping ? ['stopping'] : []), ...(await awayOf(database, queue))],
    });
    await queue.work(handlersOf({ desk, messenger, log }, { config, database, queue, calendars }));
    const server = await listen(app, config.http.host, config.http.port);
    releases.push(() => closed(server, ended));
    // Locally there is nobody to see what is posted until the client is opened, which tells that the bot is installed.
    if (config.identity !== null) await linkSettled(desk, config.channels);
    await queue.add(database, syncs(desk));
    const { port } = server.address() as AddressInfo;
    const models = config.models.map((model) => model.id);
    await noteSettings(config, database, clock);
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

interface Parts {
  readonly database: Database;
  readonly queue: Queue;
  readonly calendars: Calendars;
  readonly clock: Clock;
  readonly live: LiveRouters;
}

function deskFor(config: Config, parts: Parts): Desk {
  const { database, queue, clock, live } = parts;
  return {
    get routers() {
      return live.now;
    },
    questions: storedQuestions(database),
    people: storedPeople(database, clock),
    office: officeFor(config, database, queue, clock),
    secretariat: secretariatFor(config, parts),
    school: {
      gaps: storedGaps(database),
      teachings: storedTeachings(database),
      checks: storedForumChecks(database),
      learn: live.refresh,
    },
    clock,
    timeZone: config.timeZone,
    newId: randomUUID,
  };
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
    audit: storedAudit(database),
    open: rememberedOpenCases(stored, clock),
    rules: { replyWithinDays: cases.replyWithinDays, forms: cases.forms, grants },
  };
}

const secretariatFor = (
  { meetings, channels, language, timeZone }: Config,
  { database, queue, calendars }: Parts,
): Secretariat => ({
  calendar: calendars.calendar,
  meetings: storedMeetings(database, queue.add, timeZone),
  deliveries: storedDeliveries(database),
  points: storedPoints(database, timeZone),
  pauses: storedPauses(database),
  states: storedCalendarStates(database),
  pace: storedPace(database),
  rules: meetings,
  settled: channels,
  wait: passed,
  language: language ?? 'sv',
});

const syncs = (desk: Desk): Job[] => seatsRead(desk).map((seat) => ({ job: 'sync', seat: seatKey(seat) }));

/** Meetings that are to be looked to before the next look come to the queue beforehand, each for its moment; also when the next look is late. */
const ROUSED_AHEAD = Temporal.Duration.from({ seconds: 150 });

/** What was thrown away is told in numbers; the audit trail has them too. */
async function retainNow({ desk, log }: Courier, { config, database }: Reading): Promise<void> {
  const now = desk.clock.now();
  const models = config.models.map(({ id }) => id);
  const sweeps = sweepsDue(config.retention, models, now, config.timeZone);
  const retention = storedRetention(database, retentionAround(config));
  for await (const { sweep, done } of retain(retention, sweeps, { by: 'bot', at: now }))
    if (done > 0) log.info('retained', { part: sweep.part, of: sweep.of, count: done });
}

/** Every kind of job has its one handler. */
const handlersOf = (courier: Courier, reading: Reading): Handlers => ({
  tell: ({ message }) => tell(courier, message),
  repaint: ({ case: id }) => repaint(courier, id),
  nudge: () => nudge(courier.desk),
  owners: () => askOwners(courier, storedRulings(reading.database)),
  retain: () => retainNow(courier, reading),
  calendars: () => reading.queue.add(reading.database, syncs(courier.desk)),
  sync: ({ seat }) => syncForum(courier.desk, courier.log, seatOfKey(seat)),
  tick: async () => {
    await courier.desk.secretariat.meetings.rouse(courier.desk.clock.now().add(ROUSED_AHEAD));
  },
  remind: ({ meeting }) => lookTo(courier, meeting),
  subscribe: () => subscribe(courier, reading),
});

/** The files that links in cards lead to. */
export const downloadsOf =
  (desk: Desk): TeamsSettings['download'] =>
  (token) => {
    const { office, timeZone, clock } = desk;
    const model = (id: string) => routerById(desk, id)?.model ?? null;
    return downloadBy(token, { archive: { ...office, model, timeZone, clock }, ...office });
  };

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
