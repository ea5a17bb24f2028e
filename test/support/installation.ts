import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { localhostCertificate } from './graphCertificate.ts';
import { type GraphServer, startGraphServer } from './graphServer.ts';
import { newKey, type OpenId, published, startOpenId } from './openId.ts';
import { type SignIn, startSignIn } from './signIn.ts';

/** An installation as an IT department has it, with Microsoft and the way in from outside played by servers of this machine. */

export const HOME = '00000000-0000-4000-8000-00000000000a';
export const ADMINISTRATOR = '00000000-0000-4000-8000-0000000000ad';
export const FORUM = 'fyrbodal/uf-aldre';
export const MAILBOX = 'uf.aldre@example.org';

export interface Installation {
  readonly directory: string;
  readonly graph: GraphServer;
  readonly signIn: SignIn;
  readonly openId: OpenId;
  readonly proxy: Proxy;
  /** Whether the bot itself answers on its port. */
  runs(isRunning: boolean): void;
  /** The bot's secrets, as its environment has them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Writes the settings anew, with these changes. */
  write(change?: Readonly<Record<string, unknown>>): void;
  heal(): void;
  close(): Promise<void>;
}

export async function startInstallation(): Promise<Installation> {
  const directory = mkdtempSync(join(tmpdir(), 'lots-doctor-'));
  const [graph, signIn, openId, proxy] = await Promise.all([
    startGraphServer(),
    startSignIn(),
    startOpenId(published(newKey('signing'))),
    startProxy(),
  ]);
  let isRunning = true;
  const bot = createHttpServer((_request, response) => {
    response.writeHead(isRunning ? 200 : 502).end(isRunning ? '{"status":"ok"}' : '');
  });
  const port = await listening(bot);
  const { secret } = graph.credentials;
  if (secret.kind !== 'secret') throw new Error('signs in by secret');
  const { kind, tenant, clientId } = secret;
  // Another bot each time: for one that has signed in, its library keeps the token.
  const registration = () => ({
    appId: randomUUID(),
    tenant: HOME,
    endpoints: { ToBotFromChannelOpenIdMetadataUrl: openId.metadata },
  });
  const settings = {
    models: ['fyrbodal'],

    http: { publicUrl: proxy.url, port },
    roles: [
      { person: ADMINISTRATOR, role: 'administrator', model: 'fyrbodal' },
      { person: ADMINISTRATOR, role: 'process-lead', model: 'fyrbodal' },
    ],
    calendars: { [FORUM]: { graph: { mailbox: MAILBOX } } },
    channels: {
      [FORUM]: {
        id: '19:a@thread.tacv2',
        team: 't',
        name: 'Äldre',
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
      },
    },
    graph: { credential: { kind, tenant, clientId }, baseUrl: graph.url, authority: graph.url, notifications: true },
  };
  return {
    directory,
    graph,
    signIn,
    openId,
    proxy,
    environment: { BOT_APP_PASSWORD: 'a-secret-of-the-bot', GRAPH_CLIENT_SECRET: secret.secret },
    write: (change = {}) =>
      writeFileSync(
        join(directory, 'samverkanslotsen.config.yaml'),
        stringify({ ...settings, bot: registration(), ...change }),
      ),
    runs(next) {
      isRunning = next;
    },
    heal() {
      isRunning = true;
      graph.heal();
      signIn.is('up');
      openId.is('up');
      proxy.is('bot');
    },
    async close() {
      await Promise.all([graph.close(), signIn.close(), openId.close(), proxy.close(), closed(bot)]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What stands at the public address: the bot behind it, something else, or the bot at another time of day. */
type Shown = 'bot' | 'login-page' | 'late-bot' | 'no-posts' | 'nobody';

export interface Proxy {
  readonly url: string;
  is(shown: Shown): void;
  close(): Promise<void>;
}

async function startProxy(): Promise<Proxy> {
  let shown: Shown = 'bot';
  const server = createServer(await localhostCertificate(), ({ method, url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'https://localhost');
    if (shown === 'nobody') return void response.destroy();
    if (shown === 'late-bot') response.setHeader('date', new Date(Date.now() - TEN_MINUTES).toUTCString());
    if (shown === 'login-page' || (shown === 'no-posts' && method === 'POST')) response.writeHead(302).end();
    else if (pathname === '/healthz') response.end('{"status":"ok"}');
    else response.setHeader('content-type', 'text/plain').end(searchParams.get('validationToken'));
  });
  const port = await listening(server);
  return {
    url: `https://localhost:${port}`,
    is(next) {
      shown = next;
    },
    close: () => closed(server),
  };
}

async function closed(server: Server | HttpServer): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

const TEN_MINUTES = 10 * 60_000;

async function listening(server: Server | HttpServer): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return port;
}
