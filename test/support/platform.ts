import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The machine that gives out tokens to the identities it has, as Container Apps does it: plain http, within the machine. */

export interface Asked {
  readonly resource: string;
  readonly clientId: string | null;
}

export interface Platform {
  /** `broken` answers 500; `slow` never. */
  is(how: 'up' | 'broken' | 'slow'): void;
  /**
   * The machine has an identity, by its client id.
   * @param lasts in seconds; a token that lasts for less than five minutes is not kept by anybody
   */
  has(clientId: string, lasts?: number): void;
  readonly asked: readonly Asked[];
  /** What it has given out, in order. */
  readonly tokens: readonly string[];
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

interface Options {
  readonly token?: (asked: Asked, number: number) => string;
}

const VARIABLES = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'] as const;

const numbered = (_asked: Asked, number: number): string => `platform-token-${number}`;

/** One only for each file of tests: the library remembers for as long as the process lives where it found it. */
export async function startPlatform({ token = numbered }: Options = {}): Promise<Platform> {
  const identities = new Map<string | null, number>();
  const asked: Asked[] = [];
  const tokens: string[] = [];
  let how: Parameters<Platform['is']>[0] = 'up';
  const answerTo = (request: IncomingMessage): Answer => {
    const one = askedIn(request);
    asked.push(one);
    const lasts = request.headers['x-identity-header'] === 'header' ? identities.get(one.clientId) : undefined;
    if (how === 'broken') return { status: 500, body: { statusCode: 500, message: 'Out of order' } };
    if (lasts === undefined) return { status: 400, body: UNKNOWN };
    if (how === 'up') tokens.push(token(one, tokens.length + 1));
    return { status: 200, body: granted(tokens.at(-1) ?? '', lasts) };
  };
  const server = createServer((request, response) => {
    const { status, body } = answerTo(request);
    if (how === 'slow') return;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const before = VARIABLES.map((name) => process.env[name]);
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`;
  process.env.IDENTITY_HEADER = 'header';
  return {
    asked,
    tokens,
    is(next) {
      how = next;
    },
    has(clientId, lasts = 3600) {
      identities.set(clientId, lasts);
    },
    async close() {
      for (const [index, name] of VARIABLES.entries()) restore(name, before[index]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function askedIn({ url }: IncomingMessage): Asked {
  const { searchParams } = new URL(url ?? '', 'http://localhost');
  return { resource: searchParams.get('resource') ?? '', clientId: searchParams.get('client_id') };
}

const granted = (access_token: string, lasts: number) => ({
  access_token,
  expires_on: `${Math.floor(Date.now() / 1000) + lasts}`,
  resource: 'r',
  token_type: 'Bearer',
});

const UNKNOWN = { statusCode: 400, message: 'No such managed identity' };

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
