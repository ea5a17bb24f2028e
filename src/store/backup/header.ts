import { createHash } from 'node:crypto';
import { BackupError } from './fault.ts';

/**
 * What a backup says of itself, in a block of fixed size before the content: readable with `head`, and written last, when everything in it is
 * known. It carries its own checksum, and that of the content.
 */

export const FORMAT = 1;

/** The content begins here. */
export const HEADER_BYTES = 32_768;

const KIND = 'samverkanslotsen-backup';

export interface BackedUpTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of its rows as they are, before they were compressed. */
  readonly bytes: number;
}

export interface Header {
  /** The version of the program that made it. */
  readonly product: string;
  /** When the moment was that it shows. */
  readonly at: string;
  /** The changes of the schema that had been made, in order. */
  readonly migrations: readonly string[];
  /** In an order in which they can be filled. */
  readonly tables: readonly BackedUpTable[];
  /** Of the compressed content. */
  readonly bytes: number;
  readonly sha256: string;
}

export function encodeHeader(header: Header): Buffer {
  const json = JSON.stringify({ is: KIND, format: FORMAT, ...header });
  const text = `${json}\n${checksum(json)}\n`;
  const block = Buffer.alloc(HEADER_BYTES, ' ');
  if (Buffer.byteLength(text) >= HEADER_BYTES) throw new Error('more tables than a header has room for');
  block.write(text);
  block.write('\n', HEADER_BYTES - 1);
  return block;
}

/** @throws BackupError when it is no header of this format, or not as it was written */
export function decodeHeader(block: Buffer): Header {
  const [json = '', sum = ''] = block.toString('utf8').split('\n');
  if (!json.startsWith(`{"is":"${KIND}","format":`)) throw new BackupError('not-a-backup');
  const format = /"format":(\d+)/.exec(json)?.[1];
  if (format !== String(FORMAT)) throw new BackupError('other-format', format);
  if (sum !== checksum(json)) throw new BackupError('damaged');
  const header = JSON.parse(json) as Header;
  // To the last blank: what is not as it was written is not trusted in anything.
  const { product, at, migrations, tables, bytes, sha256 } = header;
  if (!encodeHeader({ product, at, migrations, tables, bytes, sha256 }).equals(block)) throw new BackupError('damaged');
  return header;
}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');
