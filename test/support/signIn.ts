import { randomUUID } from 'node:crypto';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** Where a registered bot signs in, answering instead of Microsoft's own: what goes to that address comes here. */

const HOST = 'login.microsoftonline.com';

export interface SignIn {
  /** Every sign-in from now on: `down` answers nobody, `slow` never, `refused` says that it does not know the bot. */
  is(how: 'up' | 'down' | 'slow' | 'broken' | 'refused'): void;
  /** What it has given out, in order. */
  readonly tokens: readonly string[];
  /** What was posted to it, in order. */
  readonly posted: readonly URLSearchParams[];
  close(): Promise<void>;
}

export async function startSignIn(): Promise<SignIn> {
  const tokens: string[] = [];
  const posted: URLSearchParams[] = [];
  let how: Parameters<SignIn['is']>[0] = 'up';
  const { key, cert } = await certificate();
  const server = createServer({ key, cert }, (request, response) => {
    text(request).then(
      (form) => posted.push(new URLSearchParams(form)),
      () => undefined,
    );
    if (how === 'slow') return;
    if (how === 'broken') return void response.writeHead(500).end('<html>Oops</html>');
    const token = `token-${tokens.length + 1}`;
    if (how === 'up') tokens.push(token);
    response.writeHead(how === 'up' ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(how === 'up' ? granted(token) : REFUSED));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const sendBack = redirect(() => (how === 'down' ? NOBODY : port));
  return {
    tokens,
    posted,
    is(next) {
      how = next;
      // Nor by a connection that was made before.
      if (how === 'down') server.closeAllConnections();
    },
    async close() {
      sendBack();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** A port at which nobody listens. */
const NOBODY = 1;

const granted = (access_token: string) => ({
  token_type: 'Bearer',
  expires_in: 3599,
  ext_expires_in: 3599,
  access_token,
});

const REFUSED = {
  error: 'invalid_client',
  error_description: 'AADSTS7000215: Invalid client secret.',
  error_codes: [],
};

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

let made: Promise<Certificate> | null = null;

/** One only for each file of tests: what has been trusted once is trusted for as long as the process lives. */
function certificate(): Promise<Certificate> {
  made ??= trusted();
  return made;
}

async function trusted(): Promise<Certificate> {
  const altNames = [{ type: 2 as const, value: HOST }];
  // Each by a name of its own: of several with the same the first would be the one that is believed.
  const own = await generate([{ name: 'commonName', value: `sign-in ${randomUUID()}` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  setDefaultCACertificates([...getCACertificates('default'), own.cert]);
  return { key: own.private, cert: own.cert };
}

/**
 * Of every agent, for the libraries have their own.
 * @returns what ends it
 */
function redirect(portNow: () => number): () => void {
  const own = Agent.prototype.createConnection;
  Agent.prototype.createConnection = function (options, callback) {
    const isThere = options.host === HOST;
    return own.call(
      this,
      isThere ? { ...options, host: '127.0.0.1', port: portNow(), servername: HOST } : options,
      callback,
    );
  };
  return () => {
    Agent.prototype.createConnection = own;
  };
}
