import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TurnContext } from 'botbuilder';
import type { Express, Request, Response } from 'express';
import { type Patience, within } from '../deadline.ts';
import { isOnThisMachine, serviceUrlsIn } from '../domain/serviceUrl.ts';
import type { Messenger } from '../ports/messages.ts';
import { NO_TELEMETRY } from '../ports/telemetry.ts';
import { onNewTrail } from '../trail.ts';
import { Bot, type BotSettings } from './bot.ts';
import { jsonIn } from './door/activity.ts';
import type { AdmittedAdapter, Answer } from './door/adapter.ts';
import { bodyOf } from './door/body.ts';
import { frontDoor, type Outcome } from './door/frontDoor.ts';
import { allowing, closeSurface, surface } from './door/http.ts';
import { type DoorLimits, LIMITS } from './door/limits.ts';
import { limiter } from './door/rate.ts';
import { isRefusal, type Refusal } from './door/refusal.ts';
import { adapterFor, type BotIdentity, registrationOf } from './door/registration.ts';
import { turnFailed } from './failed.ts';
import { teamsMessenger } from './messenger.ts';
import { withoutRetries } from './patience.ts';
import { languageIn, readAsker } from './read.ts';
import { send, tooFastResponse } from './send.ts';
import { watchFor } from './watch.ts';

/** The HTTP front: where Teams posts activities, and where an operator asks whether we live. */

export { listen } from './door/http.ts';
export type { BotIdentity } from './door/registration.ts';

export interface TeamsSettings extends BotSettings {
  /** Null in local mode: anonymous, and then only ever on the loopback address. */
  readonly identity: BotIdentity | null;
  /** The file behind a link that the bot has given; null for one that is not, or no longer, good. */
  readonly download: (token: string) => Promise<File | null>;
  /** How long Teams may take to answer what we send, in milliseconds. */
  readonly patience?: number;
  /** How long whoever writes or presses waits. */
  readonly waits?: Waits;
  /** The parts that cannot be used just now, for whoever sends requests here. */
  readonly away?: () => Promise<readonly string[]>;
  /** Where other than usual. */
  readonly limits?: Partial<DoorLimits>;
  /** How many servers stand in front and say whom they let in; none when left out. */
  readonly proxies?: number;
  /** What is posted to where Graph was told to tell of changed calendars; null where it was not told to. */
  readonly notified: { readonly at: string; answer(posted: Notified): Promise<NotifiedAnswer> } | null;
}

export interface Waits {
  readonly message: Patience;
  readonly invoke: Patience;
}

export interface Notified {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface NotifiedAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export interface File {
  readonly name: string;
  readonly type: string;
  readonly body: Readable;
}

/** Teams answers within a second or two; one that never answers must not hold a job for ever. */
const PATIENCE = 20_000;

/** Teams gives up on a dialog after five seconds and on a message after fifteen; by then something honest is to have been said. */
const WAITS: Waits = {
  message: { storing: 5000, sending: 9500 },
  invoke: { storing: 2800, sending: 4000 },
};

/** The way in from Teams, and the way out to it. */
export interface Teams {
  readonly app: Express;
  readonly messenger: Messenger;
  /** Resolves when every turn under way has ended, also those whose asker has given up. */
  ended(): Promise<void>;
}

const GONE = 'Länken gäller inte längre. Be boten om en ny. / This link no longer works. Ask the bot for a new one.';

export function createTeams(settings: TeamsSettings): Teams {
  const { identity, log, desk } = settings;
  const limits = { ...LIMITS, ...settings.limits };
  const isServiceUrl = identity ? serviceUrlsIn(identity.serviceUrls) : isOnThisMachine;
  const adapter = createAdapter(settings);
  const app = surface({ isLocal: identity === null, proxies: settings.proxies ?? 0, log });
  app
    .route('/healthz')
    .get((_request, response) => {
      response.json({ status: 'ok' });
    })
    .all(allowing('GET, HEAD'));
  app
    .route('/readyz')
    .get(async (_request, response) => {
      const away = (await settings.away?.()) ?? [];
      response.status(away.length === 0 ? 200 : 503).json({ status: away.length === 0 ? 'ready' : 'not-ready', away });
    })
    .all(allowing('GET, HEAD'));
  const registration = identity && registrationOf(identity);
  const door = frontDoor({ registration, isServiceUrl, limits, clock: desk.clock, log });
  const underWay = turnsUnderWay();
  const take = taking(settings, adapter);
  app
    .route('/api/messages')
    .post((request, response) =>
      onNewTrail(async () => answer(response, await underWay.add(door(request, response).then(take)))),
    )
    .all(allowing('POST'));
  serveDownloads(app, settings, limits);
  takeNotifications(app, settings, limits);
  closeSurface(app, log);
  return { app, messenger: teamsMessenger(adapter, identity?.appId ?? '', isServiceUrl), ended: underWay.ended };
}

/** What becomes of what was posted, however the door has judged it. */
function taking(settings: TeamsSettings, adapter: AdmittedAdapter) {
  const bot = new Bot(settings);
  const { language, waits = WAITS } = settings;
  const watch = watchFor(settings.telemetry ?? NO_TELEMETRY);
  return async (outcome: Outcome): Promise<Answer | Refusal> => {
    switch (outcome.is) {
      case 'refused':
        return outcome;
      case 'too-fast':
        return tooFastResponse(outcome.activity.name, languageIn(outcome.activity.locale, language));
      case 'told':
        return adapter.turn(outcome.activity, (context) => tell(context, outcome.say, language));
      case 'let-in':
        return watch.turn(outcome.activity.type, () =>
          within(waits[outcome.activity.type === 'invoke' ? 'invoke' : 'message'], () =>
            adapter.turn(outcome.activity, (context) => bot.run(context)),
          ),
        );
    }
  };
}

async function tell(
  context: TurnContext,
  say: 'not-your-tenant' | 'too-fast',
  language: TeamsSettings['language'],
): Promise<void> {
  await send(context, { reply: { say }, language: readAsker(context, language).language });
}

/** Whoever is not let in learns no more than the status; of what they sent before they showed who they are, that it was no good. */
function answer(response: Response, given: Answer | Refusal): void {
  response.status(given.status);
  if (isRefusal(given)) {
    if ([400, 408, 413, 415].includes(given.status)) response.json({ error: 'bad request' });
    else response.end();
  } else if (given.body === undefined) response.end();
  else response.send(given.body);
}

/** A link's name is found by its hash and is nothing that can be guessed. Those who try anyway are soon not even looked up. */
function serveDownloads(app: Express, { download, desk }: TeamsSettings, { guesses }: DoorLimits): void {
  const wrong = limiter(guesses, desk.clock);
  app
    .route('/download/:token')
    .head(allowing('GET'))
    .get(async (request, response) => {
      if (!wrong.has(addressOf(request))) return tooMany(response);
      const file = await download(request.params.token);
      if (!file) {
        wrong.take(addressOf(request));
        response.status(404).type('text/plain').send(GONE);
        return;
      }
      response.type(file.type).set({ 'content-disposition': `attachment; filename="${file.name}"` });
      await pipeline(file.body, response);
    })
    .all(allowing('GET'));
}

function takeNotifications(app: Express, { notified, desk }: TeamsSettings, limits: DoorLimits): void {
  if (!notified) return;
  const pace = limiter(limits.notifications, desk.clock);
  app
    .route(notified.at)
    .post(async (request, response) => {
      if (!pace.take(addressOf(request))) return tooMany(response);
      // A handshake is asked in the address, and comes with no JSON.
      const isHandshake = 'validationToken' in request.query;
      const body = isHandshake ? Buffer.alloc(0) : await bodyOf(request, response, limits.bodyWithin);
      if (isRefusal(body)) return answer(response, body);
      const { status, contentType, text } = await notified.answer({ query: request.query, body: jsonIn(body) });
      response.status(status).type(contentType).send(text);
    })
    .all(allowing('POST'));
}

const addressOf = (request: Request): string => request.ip ?? '';

const RETRY_AFTER = '10';

function tooMany(response: Response): void {
  response.status(429).set('retry-after', RETRY_AFTER).end();
}

function createAdapter({ identity, language, log, telemetry, patience = PATIENCE }: TeamsSettings): AdmittedAdapter {
  const adapter = adapterFor(identity, patience);
  adapter.use(withoutRetries(adapter, patience, telemetry));
  adapter.onTurnError = (context, error) => turnFailed(context, error, { log, language });
  return adapter;
}

function turnsUnderWay() {
  const turns = new Set<Promise<unknown>>();
  return {
    async add<T>(turn: Promise<T>): Promise<T> {
      turns.add(turn);
      return turn.finally(() => turns.delete(turn));
    },
    ended: async (): Promise<void> => {
      await Promise.allSettled(turns);
    },
  };
}
