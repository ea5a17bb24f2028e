import pg from 'pg';
import { connectionTo, type DatabaseAccess, namedAccess } from '../../ports/database.ts';

/** One connection, for as long as something takes. What it began and did not commit is undone when it ends. */
export async function connected<T>(
  access: DatabaseAccess,
  name: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connectionTo(namedAccess(access, name)));
  // A server that goes away while nothing is asked of it is heard of by the next thing that is.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
