import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, migrate, openDatabase } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';

/** A PostgreSQL as people have it: what is committed is flushed, as its own settings say. */

export interface BenchDatabase {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

export interface BenchServer {
  /** An empty one, with our schema. */
  create(): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

export async function startServer(): Promise<BenchServer> {
  const directory = mkdtempSync(join(tmpdir(), 'lots-bench-postgres-'));
  const server = await startEmbedded(directory);
  let count = 0;
  return {
    async create() {
      const name = `bench_${++count}`;
      await administer(server.url, `create database ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      const database = openDatabase(url.href, () => undefined);
      await migrate(database);
      return {
        url: url.href,
        database,
        async close() {
          await database.destroy();
          await administer(server.url, `drop database ${name} with (force)`);
        },
      };
    },
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
