import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { COMPILED } from '../../support/lots.ts';

/** Errors that nobody caught, in a process of its own that stops as the bot does. */

const SOURCE = join(import.meta.dirname, '../../../src');

/** Drains for as long as `drain` takes once it is to stop. */
function run(faults: string, drain = 'await new Promise((resolve) => setTimeout(resolve, 200));') {
  const script = `
    import { stopSignal, uncaughtFault } from '${SOURCE}/cli/stopping.ts';
    import { createLog } from '${SOURCE}/log.ts';
    const alive = setInterval(() => undefined, 1000);
    const stopping = Promise.race([stopSignal(), uncaughtFault(createLog('info'))]);
    ${faults}
    process.exitCode = await stopping;
    ${drain}
    console.log('drained');
    clearInterval(alive);
  `;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    env: { PATH: process.env.PATH, ...COMPILED },
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  return new Promise<{ readonly code: number | null; readonly events: string[]; readonly out: string }>((resolve) => {
    child.once('close', (code) => {
      const events = [...out.matchAll(/"msg":"([^"]+)"/g)].map(([, name = '']) => name);
      resolve({ code, events, out });
    });
  });
}

const THROWS = "setTimeout(() => { throw Object.assign(new TypeError('Karin'), { code: 'bug' }); }, 50);";

describe('an error that nobody caught', () => {
  it('is logged with its code, and the bot ends with 1 when what is under way has ended', async () => {
    const { code, events, out } = await run(THROWS);

    expect(events).toEqual(['uncaught-exception']);
    expect(out).toContain('"code":"bug"');
    expect(out).not.toContain('Karin');
    expect(out).toContain('drained');
    expect(code).toBe(1);
  });

  it('ends the bot at once when it comes again meanwhile', async () => {
    const { code, out } = await run(`${THROWS} ${THROWS.replace('50', '150')}`, 'await new Promise(() => undefined);');

    expect(out).not.toContain('drained');
    expect(code).toBe(1);
  });
});

describe('a promise that nobody awaited', () => {
  it('is logged with its code when it is rejected, and the bot goes on', async () => {
    const { code, events, out } = await run(
      "Promise.reject(Object.assign(new Error('Karin'), { code: 'lost' })); setTimeout(() => process.kill(process.pid, 'SIGTERM'), 300);",
    );

    expect(events).toEqual(['unhandled-rejection']);
    expect(out).toContain('"code":"lost"');
    expect(out).not.toContain('Karin');
    expect(code).toBe(0);
  });
});
