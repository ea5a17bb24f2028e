import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DatabaseAccess } from '../../ports/database.ts';
import { connected } from './connection.ts';
import { writeBackup } from './file.ts';
import type { BackedUpTable, Header } from './header.ts';
import { copied, plainly, quoted, readyTables, type Table } from './tables.ts';

/**
 * Everything that is stored, at one moment, into one file. The queue is not in it: what is to be done is known from what is stored, and
 * jobs that lie in a file for a week would be done twice.
 */

export interface Occasion {
  /** The version of this program. */
  readonly product: string;
  readonly at: Temporal.Instant;
  /** Told now and then how many bytes have been read, before they are compressed. */
  progress(bytes: number): void;
}

/**
 * Others read and write meanwhile: what they change is not seen.
 * @throws BackupError
 */
export function backUp(access: DatabaseAccess, file: string, occasion: Occasion): Promise<Header> {
  return connected(access, 'lots backup', async (client) => {
    await plainly(client);
    await client.query('begin isolation level repeatable read, read only');
    const { tables, migrations } = await readyTables(client);
    // Nobody is to change what the tables look like between one and the next.
    await client.query(`lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in access share mode`);
    const done: BackedUpTable[] = [];
    const { product, at } = occasion;
    return writeBackup(file, contentOf(client, tables, done, occasion), () => ({
      product,
      at: at.toString(),
      migrations,
      tables: done,
    }));
  });
}

const STEP = 64 * 1024 * 1024;

/** @param done is added to, table by table */
async function* contentOf(
  client: pg.ClientBase,
  tables: readonly Table[],
  done: BackedUpTable[],
  { progress }: Occasion,
): AsyncIterable<Buffer> {
  let total = 0;
  for (const table of tables) {
    const stream = client.query(copyTo(`copy ${copied(table)} to stdout`));
    let bytes = 0;
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (Math.floor((total + bytes) / STEP) > Math.floor((total + bytes - chunk.length) / STEP))
        progress(total + bytes);
      yield chunk;
    }
    total += bytes;
    done.push({ ...table, rows: stream.rowCount, bytes });
  }
}
