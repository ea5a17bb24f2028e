import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { generate } from 'selfsigned';
import type { DatabaseAccess } from '../../src/ports/database.ts';
import { partsOf } from '../../src/store/access.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { startTlsFront, type TlsFront } from '../support/tlsFront.ts';

/** The way to the database: nobody else may stand at the other end of it. */

let test: TestDatabase;
let directory: string;
let front: TlsFront;
let stranger: TlsFront;
beforeAll(async () => {
  test = await createDatabase();
  directory = mkdtempSync(join(tmpdir(), 'lots-tls-'));
  front = await startTlsFront(test.url, await certificate('localhost'));
  stranger = await startTlsFront(test.url, await certificate('db.example.org'));
});
afterAll(async () => {
  await front.close();
  await stranger.close();
  await test.close();
  rmSync(directory, { recursive: true, force: true });
});

/** One that vouches for itself; it is written to a file of its name. */
async function certificate(name: string) {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  writeFileSync(join(directory, `${name}.pem`), made.cert);
  return { key: made.private, cert: made.cert };
}

const trusting = (name: string): string => `&sslrootcert=${encodeURIComponent(join(directory, `${name}.pem`))}`;

const urlAt = ({ port }: { readonly port: number }, parameters: string): URL => {
  const url = new URL(test.url);
  [url.hostname, url.port, url.search] = ['localhost', String(port), `sslmode=verify-full${parameters}`];
  return url;
};

/** The two ways into a database: all in the address, or a password that is asked for. */
const WAYS: readonly (readonly [string, (url: URL) => DatabaseAccess])[] = [
  ['an address', (url) => url.href],
  [
    'a password that is asked for',
    (url) => {
      const { password } = url;
      const bare = new URL(url);
      bare.password = '';
      return partsOf(bare.href, async () => password);
    },
  ],
];

async function tls(access: DatabaseAccess): Promise<unknown> {
  const database = openDatabase(access, () => undefined);
  try {
    await sql`select 1`.execute(database);
    return 'in';
  } catch (error) {
    return error;
  } finally {
    await database.destroy();
  }
}

describe.each(WAYS)('by %s, sslmode=verify-full', (_way, accessBy) => {
  it('lets in a server whose certificate is trusted and has its name', async () => {
    expect(await tls(accessBy(urlAt(front, trusting('localhost'))))).toBe('in');
  });

  it.each([
    ['is trusted by nobody', 'DEPTH_ZERO_SELF_SIGNED_CERT', () => urlAt(front, '')],
    [
      'is vouched for by nobody whom it trusts',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      () => urlAt(front, trusting('db.example.org')),
    ],
    ['has another name', 'ERR_TLS_CERT_ALTNAME_INVALID', () => urlAt(stranger, trusting('db.example.org'))],
  ])('refuses one whose certificate %s', async (_what, code, url) => {
    expect(await tls(accessBy(url()))).toMatchObject({ code });
  });

  it('refuses a server that has no TLS', async () => {
    const plain = { port: Number(new URL(test.url).port) };

    expect(await tls(accessBy(urlAt(plain, trusting('localhost'))))).toMatchObject({ name: 'Outage' });
  });
});
