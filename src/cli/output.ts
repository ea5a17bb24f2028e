import { once } from 'node:events';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/** Where a command puts what it has made. */

export type Chunks = AsyncIterable<string | Buffer> | Iterable<string | Buffer>;

/**
 * Writes a stream, or a file that is there only when it is whole: what stood in it before is kept until then.
 * @returns the system's code when the file may not be written; otherwise null
 */
export async function write(chunks: Chunks, to: string | NodeJS.WritableStream): Promise<string | null> {
  if (typeof to === 'string') return writeFile(chunks, to);
  for await (const chunk of chunks) if (!to.write(chunk)) await once(to, 'drain');
  return null;
}

async function writeFile(chunks: Chunks, file: string): Promise<string | null> {
  const unfinished = `${file}.part`;
  const handle = await open(unfinished, 'w').catch(codeOf);
  if (typeof handle === 'string') return handle;
  try {
    await fill(handle, chunks);
    return await rename(unfinished, file).then(() => null, codeOf);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function fill(handle: FileHandle, chunks: Chunks): Promise<void> {
  try {
    for await (const chunk of chunks) await handle.writeFile(chunk);
  } finally {
    await handle.close();
  }
}

/** What is no answer of the file system is a fault of ours. */
function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code);
  throw error;
}
