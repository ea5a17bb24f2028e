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
  /** The machine has an identity, by its client id. */
  has(clientId: string): void;
  readonly asked: readonly Asked[];
  /** What it has given out, in order. */
  readonly tokens: readonly string[];
  close(): Promise<void>;
}

interface Options {
  /** In seconds; one that lasts for less than five minutes is not kept by anybody. */
  readonly lasts?: number;
  readonly token?: (asked: Asked, number: number) => string;
}

const VARIABLES = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER'] as const;

const numbered = (_asked: Asked, number: number): string => `platform-token-${number}`;

/** One only for each file of tests: the library remembers for as long as the process lives where it found it. */
export async function startPlatform({ lasts = 3600, token = numbered }: Options = {}): Promise<Platform> {
  const identities = new Set<string | null>();
  const asked: Asked[] = [];
  const tokens: string[] = [];
  let how: Parameters<Platform['is']>[0] = 'up';
  const server = createServer((request, response) => {
    const one = askedIn(request);
    asked.push(one);
    if (how === 'slow') return;
    if (how === 'broken') return void response.writeHead(500).end('{}');
    const isKnown = request.headers['x-identity-header'] === 'header' && identities.has(one.clientId);
    if (isKnown) tokens.push(token(one, tokens.length + 1));
    response.writeHead(isKnown ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isKnown ? granted(tokens.at(-1) ?? '', lasts) : UNKNOWN));
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
    has(clientId) {
      identities.add(clientId);
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
