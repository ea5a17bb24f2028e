import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Language } from '../../src/domain/model/types.ts';
import { createLog } from '../../src/log.ts';
import { type BotIdentity, createTeamsApp, listen } from '../../src/teams/server.ts';
import { type Connector, type SentActivity, startConnector } from './connector.ts';
import { deskOn } from './desk.ts';
import type { TestDatabase } from './postgres.ts';

/** The real bot on a real port, with a fake connector behind it and a real database under it. */

export interface RunningBot {
  readonly connector: Connector;
  readonly logged: string[];
  /** Posts an activity as Teams does; what is not given is filled in. */
  post(activity: object, headers?: Record<string, string>): Promise<Response>;
  postRaw(body: string, headers?: Record<string, string>): Promise<Response>;
  /** The last activity that the bot sent. */
  last(): SentActivity;
  close(): Promise<void>;
}

export interface BotOptions {
  readonly identity?: BotIdentity;
  readonly language?: Language;
  readonly models?: readonly [string, ...string[]];
}

export async function startBot(
  database: TestDatabase,
  { identity, language, models }: BotOptions = {},
): Promise<RunningBot> {
  const connector = await startConnector();
  const logged: string[] = [];
  const { desk } = deskOn(database, models);
  const app = createTeamsApp({
    desk,
    language: language ?? null,
    log: createLog('debug', { write: (line) => logged.push(line) }),
    identity: identity ?? null,
  });
  const server: Server = await listen(app, '127.0.0.1', 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const postRaw = (body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const conversation = { id: randomUUID() };
  return {
    connector,
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
    last: () => connector.sent.at(-1)?.body ?? {},
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connector.close();
    },
  };
}
