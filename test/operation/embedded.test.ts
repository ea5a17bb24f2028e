import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbedded } from '../../src/store/embedded.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-embedded-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const serverPid = () => Number(readFileSync(join(directory, 'data/postmaster.pid'), 'utf8').split('\n')[0]);

describe('the embedded database', () => {
  it('keeps what was committed when the server is killed, and starts again', async () => {
    const first = await startEmbedded(directory);
    await query(first.url, 'create table kept as select 42 as answer');

    process.kill(serverPid(), 'SIGKILL');
    const second = await startEmbedded(directory);

    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('is joined, not started twice, when it already runs', async () => {
    const first = await startEmbedded(directory);

    const second = await startEmbedded(directory);

    expect([first.startedHere, second.startedHere]).toEqual([true, false]);
    expect(second.url).toBe(first.url);
    await second.stop();
  });

  it('listens on this machine only, behind a password that only its owner can read', async () => {
    const { url, stop } = await startEmbedded(directory);

    expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
    expect(statSync(join(directory, 'password')).mode & 0o077).toBe(0);
    await stop();
  });

  it('is built anew when a first start was cut off half-way', async () => {
    writeFileSync(join(directory, 'data.new'), 'not a directory');

    const { url, stop } = await startEmbedded(directory);

    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });
});
