import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Messenger } from '../ports/messages.ts';
import type { Log } from '../ports.ts';
import { isActivity, withoutHalfCharacters } from './activity.ts';
import { Bot, type BotSettings } from './bot.ts';
import { teamsMessenger } from './messenger.ts';
import { withoutRetries } from './patience.ts';
import { readAsker, tenantOf } from './read.ts';
import { send } from './send.ts';

/** The HTTP front: where Teams posts activities, and where an operator asks whether we live. */

/** The bot's registration with Microsoft, and whom it serves. */
export interface BotIdentity {
  readonly appId: string;
  readonly password: string;
  readonly tenant: string;
  readonly tenants: readonly string[];
  /** Addresses other than Microsoft's own, for rehearsals. */
  readonly endpoints: Readonly<Record<string, string>>;
}

export interface TeamsSettings extends BotSettings {
  /** Null in local mode: anonymous, and then only ever on the loopback address. */
  readonly identity: BotIdentity | null;
  /** The file behind a link that the bot has given; null for one that is not, or no longer, good. */
  readonly download: (token: string) => Promise<File | null>;
  /** How long Teams may take to answer what we send, in milliseconds. */
  readonly patience?: number;
  /** What is posted to where Graph was told to tell of changed calendars; null where it was not told to. */
  readonly notified: { readonly at: string; answer(posted: Notified): Promise<NotifiedAnswer> } | null;
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

/** An activity with a card in it is some kilobytes; what is larger is not from Teams. */
const READ = { limit: '256kb', reviver: withoutHalfCharacters };

class NotAnActivity extends Error {
  override readonly name = 'NotAnActivity';
  readonly status = 400;
}

/** Teams answers within a second or two; one that never answers must not hold a job for ever. */
const PATIENCE = 20_000;

/** The way in from Teams, and the way out to it. */
export interface Teams {
  readonly app: Express;
  readonly messenger: Messenger;
}

const GONE = 'Länken gäller inte längre. Be boten om en ny. / This link no longer works. Ask the bot for a new one.';

export function createTeams(settings: TeamsSettings): Teams {
  const adapter = createAdapter(settings);
  const bot = new Bot(settings);
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.post('/api/messages', express.json(READ), async (request, response) => {
    if (!isActivity(request.body)) throw new NotAnActivity();
    await adapter.process(request, response, async (context) => {
      if (await isWelcome(context, settings)) await bot.run(context);
    });
  });
  app.get('/download/:token', async (request, response) => {
    const file = await settings.download(request.params.token);
    if (!file) {
      response.status(404).type('text/plain').send(GONE);
      return;
    }
    response
      .type(file.type)
      .set({ 'content-disposition': `attachment; filename="${file.name}"`, 'cache-control': 'no-store' });
    await pipeline(file.body, response);
  });
  const { notified } = settings;
  if (notified)
    app.post(notified.at, express.json(READ), async ({ query, body }, response) => {
      const { status, contentType, text } = await notified.answer({ query, body });
      response.status(status).type(contentType).send(text);
    });
  app.use(badRequest(settings.log));
  return { app, messenger: teamsMessenger(adapter, settings.identity?.appId ?? '') };
}

/** @throws the system's error, such as EADDRINUSE */
export function listen(app: Express, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error) => (error ? reject(error) : resolve(server)));
  });
}

function createAdapter({ identity, language, log, patience = PATIENCE }: TeamsSettings): CloudAdapter {
  const adapter = new CloudAdapter(
    identity ? authentication(identity) : new ConfigurationBotFrameworkAuthentication({}),
  );
  adapter.use(withoutRetries(adapter, patience));
  adapter.onTurnError = async (context, error) => {
    const reference = randomUUID().slice(0, 8);
    log.error('turn-failed', { reference, type: context.activity.type, error });
    const spoken = {
      reply: { say: 'apology', reference } as const,
      language: readAsker(context, language).language,
    };
    await send(context, spoken).catch((unsent) => log.error('apology-not-sent', { reference, error: unsent }));
  };
  return adapter;
}

function authentication(identity: BotIdentity): ConfigurationBotFrameworkAuthentication {
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: identity.appId,
    MicrosoftAppPassword: identity.password,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: identity.tenant,
  });
  return new ConfigurationBotFrameworkAuthentication({ ...identity.endpoints }, credentials);
}

/** A bot registered for one tenant is reachable from any tenant that installs its package, so the sender's tenant is checked on every activity. */
async function isWelcome(context: TurnContext, { identity, language, log }: TeamsSettings): Promise<boolean> {
  if (!identity) return true;
  const tenant = tenantOf(context.activity);
  if (tenant && identity.tenants.includes(tenant)) return true;
  log.warn('tenant-refused', { tenant });
  if (context.activity.type === 'message')
    await send(context, {
      reply: { say: 'not-your-tenant' },
      language: readAsker(context, language).language,
    });
  return false;
}

/** A body that is no JSON, or too large: said shortly, without a stack trace. */
const badRequest =
  (log: Log): ErrorRequestHandler =>
  (error, _request, response, _next) => {
    const status = typeof error?.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
    log.warn('request-refused', { status, error });
    if (!response.headersSent)
      response.status(status).json({ error: status === 500 ? 'internal error' : 'bad request' });
  };
