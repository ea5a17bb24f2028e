import { readFileSync } from 'node:fs';
import type { DatabaseParts } from '../ports/database.ts';

/** Taking an address apart, for a password that is asked for at each connection. */

const PORT = 5432;

/**
 * `sslmode=verify-full` is taken at its word: the server's certificate must be good and have its name. Without it there is no TLS, which the
 * settings allow on this machine only.
 * @param url with a user, a host and a database, and no password
 */
export function partsOf(url: string, password: () => Promise<string>): DatabaseParts {
  const { hostname, port, pathname, username, searchParams } = new URL(url);
  const named = searchParams.get('application_name');
  const host = hostname.replace(/^\[(.+)\]$/, '$1');
  return {
    host,
    port: port === '' ? PORT : Number(port),
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    ssl: searchParams.get('sslmode') === 'verify-full' ? verified(host, searchParams.get('sslrootcert')) : false,
    ...(named ? { application_name: named } : {}),
    password() {
      return password().catch((error) => {
        hangUp(this);
        throw error;
      });
    },
  };
}

/**
 * The driver asks its password as a method of the connection's own. One that gets none it forgets, without hanging up: the server would hold it
 * for a minute more, among as many as it can.
 */
function hangUp(client: unknown): void {
  if (typeof client === 'object' && client !== null && 'end' in client && typeof client.end === 'function')
    setImmediate(client.end.bind(client));
}

/** @param host who it must be: of a server that is named by its address, the driver would not look whether it is that one */
const verified = (host: string, authority: string | null): Exclude<DatabaseParts['ssl'], false> => ({
  rejectUnauthorized: true,
  host,
  ...(authority ? { ca: readFileSync(authority, 'utf8') } : {}),
});
