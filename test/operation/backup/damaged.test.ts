import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { encodeHeader, HEADER_BYTES, type Header } from '../../../src/store/backup/header.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { fillEverything } from './everything.ts';
import { backedUp, contentOf, faultOf, idleDatabase, restored, someDirectory } from './support.ts';

/** Files that are no backups any more. */

/** Databases are made and filled, and programs started: on a busy machine that takes a while. */
jest.setTimeout(30_000);

let db: TestDatabase;
let directory: ReturnType<typeof someDirectory>;
let whole: Buffer;
let header: Header;

beforeAll(async () => {
  directory = someDirectory();
  db = await idleDatabase();
  await fillEverything(db.database);
  header = await backedUp(db, directory.file('whole.backup'));
  whole = readFileSync(directory.file('whole.backup'));
});
afterAll(async () => {
  await db.close();
  directory.remove();
});

/** What restoring such a file, in place of everything, comes to. */
async function restoring(content: Buffer): Promise<string | null> {
  const file = directory.file('damaged.backup');
  writeFileSync(file, content);
  return faultOf(restored(db, file, { force: true }));
}

const withByte = (at: number): Buffer => {
  const changed = Buffer.from(whole);
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
  return changed;
};

const saying = (change: Partial<Header>): Buffer =>
  Buffer.concat([encodeHeader({ ...header, ...change }), whole.subarray(HEADER_BYTES)]);

describe('a backup that is not as it was written', () => {
  it.each<readonly [string, () => Buffer, string]>([
    ['with another first letter', () => withByte(0), 'not-a-backup'],
    [
      'of another format',
      () => Buffer.from(whole.toString('latin1').replace('"format":1', '"format":2'), 'latin1'),
      'other-format',
    ],
    ['with another version in it', () => withByte(whole.indexOf('1.2.3')), 'damaged'],
    ['with another count', () => withByte(whole.indexOf('"rows":') + 7), 'damaged'],
    ['with another sum of the header', () => withByte(whole.indexOf('\n') + 3), 'damaged'],
    ['with something between header and content', () => withByte(HEADER_BYTES - 500), 'damaged'],
    ['with another last byte of the header', () => withByte(HEADER_BYTES - 1), 'damaged'],
    ['with another first byte of the content', () => withByte(HEADER_BYTES), 'damaged'],
    ['with another byte in the middle of it', () => withByte((HEADER_BYTES + whole.length) >> 1), 'damaged'],
    ['with another last byte', () => withByte(whole.length - 1), 'damaged'],
    ['without its last byte', () => whole.subarray(0, -1), 'damaged'],
    ['without any content', () => whole.subarray(0, HEADER_BYTES), 'damaged'],
    ['without most of its header', () => whole.subarray(0, 100), 'damaged'],
    ['with something after it', () => Buffer.concat([whole, Buffer.from('x')]), 'damaged'],
    ['that is empty', () => Buffer.alloc(0), 'not-a-backup'],
    ['that is something else', () => Buffer.from('PK\u0003\u0004'.padEnd(HEADER_BYTES)), 'not-a-backup'],
    ['with a table less than it says', () => saying({ tables: header.tables.slice(1) }), 'damaged'],
    [
      'with fewer rows than it says',
      () => saying({ tables: header.tables.map((one) => ({ ...one, rows: one.rows + 1 })) }),
      'damaged',
    ],
    ['of a schema that is not known here', () => saying({ migrations: [...header.migrations, '9999_later'] }), 'newer'],
  ])('%s is refused, and nothing has changed', async (_, damaged, expected) => {
    const before = await contentOf(db.database);

    expect(await restoring(damaged())).toBe(expected);

    expect(await contentOf(db.database)).toEqual(before);
  });

  it('is told from one that is not there', async () => {
    expect(await faultOf(restored(db, directory.file('missing.backup')))).toBe('cannot-read');
  });
});
