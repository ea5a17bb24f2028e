import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline as joined } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError } from './fault.ts';
import { decodeHeader, encodeHeader, HEADER_BYTES, type Header } from './header.ts';

/** A backup as a file: there only when it is whole, for its owner's eyes only, and never in place of another. */

/** What is known of the content only when all of it has passed. */
type Content = Pick<Header, 'bytes' | 'sha256'>;

/**
 * @param content what is to be compressed and written
 * @param describe asked when all of it has been written
 * @throws BackupError when something stands there or it can not be written
 */
export async function writeBackup(
  file: string,
  content: AsyncIterable<Buffer>,
  describe: () => Omit<Header, keyof Content>,
): Promise<Header> {
  refuseToOverwrite(file);
  const unfinished = `${file}.${process.pid}.part`;
  const handle = await open(unfinished, 'wx', 0o600).catch(cannot('write', unfinished));
  try {
    const header = await fill(handle, content, describe).catch(cannot('write', unfinished));
    refuseToOverwrite(file);
    await rename(unfinished, file).catch(cannot('write', file));
    await flushName(file);
    return header;
  } finally {
    await handle.close();
    await rm(unfinished, { force: true });
  }
}

function refuseToOverwrite(file: string): void {
  if (existsSync(file)) throw new BackupError('exists', file);
}

async function fill(
  handle: FileHandle,
  content: AsyncIterable<Buffer>,
  describe: () => Omit<Header, keyof Content>,
): Promise<Header> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(content, createGzip(), async (compressed: AsyncIterable<Buffer>) => {
    for await (const chunk of compressed) {
      hash.update(chunk);
      await writeAt(handle, chunk, HEADER_BYTES + bytes);
      bytes += chunk.length;
    }
  });
  const header = { ...describe(), bytes, sha256: hash.digest('hex') };
  await writeAt(handle, encodeHeader(header), 0);
  await handle.sync();
  return header;
}

/** The system may take less at once than it is given. */
async function writeAt(handle: FileHandle, data: Buffer, position: number): Promise<void> {
  for (let done = 0; done < data.length; )
    done += (await handle.write(data, done, data.length - done, position + done)).bytesWritten;
}

/** The name itself outlives a power cut only when its directory is flushed, too; some file systems have no such thing. */
async function flushName(file: string): Promise<void> {
  const directory = await open(dirname(file)).catch(() => null);
  await directory?.sync().catch(() => undefined);
  await directory?.close();
}

export interface OpenBackup {
  readonly header: Header;
  /** The next so many bytes of what was backed up. To be read to its end before the next part is asked for. */
  next(bytes: number): AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens a backup, having read all of it to see that it is as it was written.
 * @throws BackupError when it is not
 */
export async function openBackup(file: string): Promise<OpenBackup> {
  const handle = await open(file, 'r').catch(cannot('read', file));
  try {
    const header = decodeHeader(await headerBlock(handle).catch(cannot('read', file)));
    await verify(handle, header).catch(cannot('read', file));
    return { header, ...contentOf(handle) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** A shorter file is refused by what it lacks: blanks are no header, and a part of one has the wrong sum. */
async function headerBlock(handle: FileHandle): Promise<Buffer> {
  const { buffer } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  return buffer;
}

async function verify(handle: FileHandle, { bytes, sha256 }: Header): Promise<void> {
  const hash = createHash('sha256');
  let found = 0;
  for await (const chunk of compressedIn(handle)) {
    hash.update(chunk);
    found += chunk.length;
  }
  if (found !== bytes || hash.digest('hex') !== sha256) throw new BackupError('damaged');
}

const CHUNK = 256 * 1024;

async function* compressedIn(handle: FileHandle): AsyncIterable<Buffer> {
  for (let position = HEADER_BYTES; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Nothing is read ahead of the first part that is asked for: a file may be closed before. */
function contentOf(handle: FileHandle): Pick<OpenBackup, 'next' | 'close'> {
  const content = createGunzip();
  let next: OpenBackup['next'] | null = null;
  return {
    next(bytes) {
      next ??= parts(joined(compressedIn(handle), content, () => undefined));
      return next(bytes);
    },
    async close() {
      content.destroy();
      await handle.close();
    },
  };
}

/** Cuts a stream where it is told to, holding no more of it than one chunk. */
function parts(source: AsyncIterable<Buffer>): OpenBackup['next'] {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return async function* next(bytes) {
    for (let missing = bytes; missing > 0; ) {
      if (held.length === 0) held = await chunkOf(chunks);
      const part = held.subarray(0, missing);
      held = held.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  };
}

async function chunkOf(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  const { done, value } = await chunks.next();
  if (done) throw new BackupError('damaged');
  return value;
}

/** What the file system says gets a code; what has one, and what is a fault of ours or the database's, goes on as it is. */
const cannot =
  (what: 'read' | 'write', file: string) =>
  (error: unknown): never => {
    const isSystems = typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error;
    if (isSystems) throw new BackupError(`cannot-${what}`, `${file}: ${error.code}`, { cause: error });
    throw error;
  };
