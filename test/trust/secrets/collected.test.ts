import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/log.ts';
import { type Collector, openCollector } from '../../../src/telemetry/otlp.ts';
import { type FakeCollector, startCollector } from '../../support/otlp.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type OpenStage, openStage } from '../../support/trust/stage.ts';
import { MARK, SECRETS, WRITTEN } from '../../support/trust/written.ts';

/** A collector is often somebody else's: nothing of what people write goes there, whichever way they write it. */

let test: TestDatabase;
let fake: FakeCollector;
let collector: Collector;
let stage: OpenStage;
beforeAll(async () => {
  [test, fake] = await Promise.all([createDatabase(), startCollector()]);
  collector = openCollector({ endpoint: fake.url, log: createLog('fatal') });
  stage = await openStage(test, { telemetry: collector.telemetry });
}, 60_000);
afterAll(async () => {
  await stage.close();
  await fake.close();
  await test.close();
});

describe('what a collector is told', () => {
  it('has nothing of what is written anywhere, nor who wrote it', async () => {
    const texts = [MARK, ...SECRETS.map(({ text }) => text)];
    for (const text of texts) for (const { write } of WRITTEN) await write(stage, text);
    await stage.bot.work();

    // Should a label be made of somebody's words after all.
    collector.telemetry.count('lots.presses', { press: 'Sven Svensson' });
    collector.telemetry.count('lots.presses', { press: '19121212-1212' });
    await collector.stop();

    const told = fake.text();
    const secrets = [
      MARK,
      'Sven',
      ...SECRETS.map(({ secret }) => secret),
      'SKAV-',
      '29:',
      'filip',
      'lena',
      'Läkemedel',
    ];
    expect(secrets.filter((secret) => told.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    expect(new Set(fake.points().map(({ name }) => name))).toContain('lots.cases.deeds');
    expect(fake.points().find(({ labels }) => labels.press === 'other')?.value).toBe(2);
  }, 120_000);
});
