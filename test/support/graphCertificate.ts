import { randomUUID } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** Certificates that are made for the tests: Graph and its sign-in are nothing without https. */

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Made once in a process: making one takes longer than most tests. */
let localhost: Promise<Certificate> | null = null;
let app: Promise<Certificate> | null = null;

/** The one of this machine, trusted by this process; another process trusts it by NODE_EXTRA_CA_CERTS. */
export function localhostCertificate(): Promise<Certificate> {
  localhost ??= trusted();
  return localhost;
}

async function trusted(): Promise<Certificate> {
  // A name of its own: of two that are trusted under one name only the first is looked at, and test files share a process.
  const made = await generate([{ name: 'commonName', value: `localhost ${randomUUID()}` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  setDefaultCACertificates([...getCACertificates('default'), made.cert]);
  return { key: made.private, cert: made.cert };
}

/** One that an app signs in with. */
export function appCertificate(): Promise<Certificate> {
  app ??= madeFor('samverkanslotsen');
  return app;
}

async function madeFor(commonName: string): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: commonName }], { algorithm: 'sha256' });
  return { key: made.private, cert: made.cert };
}
