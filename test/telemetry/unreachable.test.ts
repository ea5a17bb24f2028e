import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.ts';
import { freePort } from '../../src/loopback.ts';
import { openCollector } from '../../src/telemetry/otlp.ts';

describe('a collector that is not there', () => {
  it('fails nothing that is done, and is told of once, without what it was to be told', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const { telemetry, stop } = openCollector({ endpoint: `http://127.0.0.1:${await freePort()}/`, log, within: 200 });

    telemetry.count('lots.cases.filed', { organisation: 'fyrbodal' });
    const done = await telemetry.span('turn', { type: 'message' }, async () => 'done');
    const failing = telemetry.span('job', { queue: 'tell' }, () => Promise.reject(new Error('ours')));
    await expect(failing).rejects.toThrow('ours');
    await stop();

    expect(done).toBe('done');
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['telemetry-not-sent']);
    expect(lines.join()).not.toContain('fyrbodal');
  });
});
