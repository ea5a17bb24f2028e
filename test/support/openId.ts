import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where Microsoft tells by which keys it signs for Teams: the metadata, and the keys. */

export const ISSUER = 'https://api.botframework.com';

/** A key as somebody has it who can sign by it. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function newKey(kid: string, modulusLength = 2048): SigningKey {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength }) };
}

/** As it is told of, for anybody to check by. */
export const published = ({ kid, publicKey }: SigningKey, more: object = { endorsements: ['msteams'] }): object => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  use: 'sig',
  ...more,
});

export type How =
  | 'up'
  | 'broken'
  | 'hanging'
  | 'garbage'
  | 'led-astray'
  | 'elsewhere'
  | 'of-another'
  | 'empty'
  | 'endless';

export interface OpenId {
  readonly metadata: string;
  /** From now on. */
  is(how: How): void;
  /** What it tells of from now on. */
  tells(...keys: readonly object[]): void;
  /** How often the keys have been asked for, or the metadata when it came to nothing. */
  asked(): number;
  close(): Promise<void>;
}

export async function startOpenId(...keys: readonly object[]): Promise<OpenId> {
  let told = keys;
  let how: How = 'up';
  let asked = 0;
  const server = createServer((request, response) => {
    const isMetadata = request.url === '/v1/.well-known/openidconfiguration';
    if (isMetadata) asked++;
    const body = isMetadata ? metadataOf(how) : { keys: how === 'empty' ? [] : told };
    answer(response, how, body, isMetadata);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const here = `http://127.0.0.1:${port}/v1/.well-known`;
  const metadataOf = (now: How) => ({
    issuer: now === 'of-another' ? 'https://login.example.org' : ISSUER,
    jwks_uri: now === 'elsewhere' ? `http://localhost:${port}/keys` : `${here}/keys`,
  });
  return {
    metadata: `${here}/openidconfiguration`,
    is(next) {
      how = next;
    },
    tells(...next) {
      told = next;
    },
    asked: () => asked,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function answer(response: ServerResponse, how: How, body: object, isMetadata: boolean): void {
  switch (how) {
    case 'hanging':
      return;
    case 'endless':
      pour(response);
      return;
    case 'broken':
      response.writeHead(500).end('<html>Oops</html>');
      return;
    case 'led-astray':
      if (isMetadata) response.writeHead(302, { location: '/moved' }).end();
      return;
    default:
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(how === 'garbage' ? '{"keys": [' : JSON.stringify(body));
  }
}

/** More than anybody should take in. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const line = ' '.repeat(64 * 1024);
  const more = () => {
    while (!response.destroyed && response.write(line));
  };
  response.on('drain', more);
  more();
}
