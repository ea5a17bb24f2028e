import pg from 'pg';

/** One connection, for as long as something takes. What it began and did not commit is undone when it ends. */
export async function connected<T>(url: string, name: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const named = new URL(url);
  named.searchParams.set('application_name', name);
  const client = new pg.Client({ connectionString: named.href });
  // A server that goes away while nothing is asked of it is heard of by the next thing that is.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
