import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../src/log.ts';
import { freePort } from '../src/loopback.ts';
import { start } from '../src/main.ts';
import { storedAudit } from '../src/store/auditTrail.ts';
import { demonstrationOn } from './support/demonstration.ts';
import { createDatabase, type TestDatabase } from './support/postgres.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase();
});
afterAll(() => test.close());

async function startedWith(environment: Readonly<Record<string, string>>): Promise<void> {
  const config = await demonstrationOn(test.url, { PORT: '3978', ...environment });
  const free = { ...config, http: { ...config.http, port: await freePort() } };
  await (await start(free, { log: createLog('fatal') })).stop();
}

async function fingerprints(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { did, by, about } of storedAudit(test.database).list(null, null))
    if (did === 'settings-loaded') found.push([by, about.models, about.fingerprint]);
  return found;
}

describe('a bot that starts', () => {
  it('writes in the audit trail by which settings, without what they say', async () => {
    await startedWith({});
    await startedWith({ LOG_LEVEL: 'error' });

    const all = await fingerprints();
    expect(all).toEqual([
      ['bot', 'fyrbodal', expect.stringMatching(/^[0-9a-f]{64}$/)],
      ['bot', 'fyrbodal', expect.stringMatching(/^[0-9a-f]{64}$/)],
    ]);
  });
});
