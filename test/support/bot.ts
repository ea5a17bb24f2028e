import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Courier, TryAgain, tell } from '../../src/app/case/deliver.ts';
import type { Rules } from '../../src/app/case/office.ts';
import { repaint } from '../../src/app/case/repaint.ts';
import type { Desk } from '../../src/app/desk.ts';
import { askOwners } from '../../src/app/learning/owners.ts';
import { lookTo } from '../../src/app/meeting/remind.ts';
import { seatsRead } from '../../src/app/meeting/secretariat.ts';
import { syncForum } from '../../src/app/meeting/sync.ts';
import { downloadsOf } from '../../src/desk.ts';
import { seatOfKey } from '../../src/domain/meeting/meeting.ts';
import type { MeetingRules } from '../../src/domain/meeting/rules.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { createLog } from '../../src/log.ts';
import type { Job } from '../../src/ports/jobs.ts';
import type { Calendar } from '../../src/ports/meetings.ts';
import type { Messenger } from '../../src/ports/messages.ts';
import { NO_TELEMETRY, type Telemetry } from '../../src/ports/telemetry.ts';
import { storedRulings } from '../../src/store/rulings.ts';
import type { DoorLimits } from '../../src/teams/door/limits.ts';
import { type BotIdentity, createTeams, listen, type TeamsSettings, type Waits } from '../../src/teams/server.ts';
import { countedLog } from '../../src/telemetry/countedLog.ts';
import type { TestClock } from './clock.ts';
import { type Connector, type SentActivity, startConnector } from './connector.ts';
import { deskOn } from './desk.ts';
import type { TestDatabase } from './postgres.ts';

/** The real bot on a real port, with a fake connector behind it and a real database under it. */

export interface RunningBot {
  readonly connector: Connector;
  /** Where it is posted to. */
  readonly url: string;
  readonly logged: string[];
  /** Posts an activity as Teams does; what is not given is filled in. */
  post(activity: object, headers?: Record<string, string>): Promise<Response>;
  postRaw(body: string, headers?: Record<string, string>): Promise<Response>;
  readonly clock: TestClock;
  readonly desk: Desk;
  readonly messenger: Messenger;
  /** Does what the queue would do by now. What is not taken waits for the next time. */
  work(): Promise<void>;
  /** Reads every forum's calendar, and does what has come due by now. */
  look(): Promise<void>;
  /** Asks those who lead whether what is said of their forum is still so, as every day. */
  askOwners(): Promise<void>;
  /** The last activity that the bot sent. */
  last(): SentActivity;
  close(): Promise<void>;
}

export interface BotOptions {
  /** Told where the connector is; nobody knows before. */
  readonly identity?: (connector: string) => BotIdentity;
  readonly language?: Language;
  readonly models?: readonly [string, ...string[]];
  readonly rules?: Partial<Rules>;
  readonly meetings?: Partial<MeetingRules>;
  /** Where meetings are read; .ics files when left out. */
  readonly calendar?: Calendar;
  /** How long the bot waits for Teams, in milliseconds. */
  readonly patience?: number;
  readonly limits?: Partial<DoorLimits>;
  readonly proxies?: number;
  readonly notified?: TeamsSettings['notified'];
  readonly waits?: Waits;
  /** What it tells of itself. */
  readonly telemetry?: Telemetry;
}

export async function startBot(
  database: TestDatabase,
  {
    identity,
    language,
    models,
    rules,
    meetings,
    calendar,
    notified,
    telemetry = NO_TELEMETRY,
    ...others
  }: BotOptions = {},
): Promise<RunningBot> {
  const connector = await startConnector();
  const logged: string[] = [];
  const { desk, jobs, clock } = deskOn(database, models, rules, meetings, calendar, telemetry);
  const log = countedLog(createLog('debug', { write: (line) => logged.push(line) }), telemetry);
  const { app, messenger } = createTeams({
    desk,
    language: language ?? null,
    log,
    identity: identity?.(connector.url) ?? null,
    download: downloadsOf(desk),
    notified: notified ?? null,
    telemetry,
    ...others,
  });
  const courier = { desk, messenger, log, telemetry };
  const server: Server = await listen(app, '127.0.0.1', 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const postRaw = (body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const conversation = { id: randomUUID() };
  const work = async () => {
    const later: Job[] = [];
    for (let job = jobs.shift(); job; job = jobs.shift()) if (await isForLater(courier, job)) later.push(job);
    jobs.push(...later);
  };
  return {
    connector,
    url,
    logged,
    postRaw,
    post: (activity, headers) =>
      postRaw(
        JSON.stringify({
          type: 'message',
          id: randomUUID(),
          channelId: 'msteams',
          serviceUrl: connector.url,
          conversation,
          from: { id: 'user', aadObjectId: 'someone' },
          recipient: { id: 'bot', name: 'Samverkanslotsen' },
          locale: 'sv-SE',
          ...activity,
        }),
        headers,
      ),
    clock,
    desk,
    messenger,
    work,
    async look() {
      for (const seat of seatsRead(desk)) await syncForum(desk, log, seat);
      await desk.secretariat.meetings.rouse(clock.now().add({ seconds: 1 }));
      await work();
    },
    askOwners: () => askOwners(courier, storedRulings(database.database)),
    last: () => connector.sent.at(-1)?.body ?? {},
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connector.close();
    },
  };
}

function doJob(courier: Courier, job: Job): Promise<void> {
  switch (job.job) {
    case 'tell':
      return tell(courier, job.message);
    case 'repaint':
      return repaint(courier, job.case);
    case 'remind':
      return lookTo(courier, job.meeting);
    case 'subscribe':
      return Promise.resolve();
    case 'sync':
      return syncForum(courier.desk, courier.log, seatOfKey(job.seat));
  }
}

async function isForLater(courier: Courier, job: Job): Promise<boolean> {
  try {
    await doJob(courier, job);
    return false;
  } catch (error) {
    if (error instanceof TryAgain) return true;
    throw error;
  }
}
