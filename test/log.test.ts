import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { createLog } from '../src/log.ts';
import { inTrace, onNewTrail } from '../src/trail.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const stream = new PassThrough();
  write(createLog('info', stream));
  return String(stream.read());
}

describe('the log', () => {
  it('has nobody in it, wherever in a text their id stands', () => {
    const id = 'tenant/6f1c2d3e-1111-4222-8333-944445555666';

    const line = logged((log) => log.warn('message-not-sent', { name: `follow-up ${id}`, all: [id], code: 'gone' }));

    expect(line).not.toContain('6f1c2d3e');
    expect(JSON.parse(line)).toMatchObject({ name: 'follow-up ***', all: ['***'], code: 'gone' });
  });

  it('has one reference in all lines of a turn, however deep, and another in those of the next', async () => {
    const written: string[] = [];
    const log = createLog('info', { write: (line) => written.push(line) });
    const turn = () =>
      onNewTrail(async () => {
        log.info('began');
        await Promise.resolve();
        await inTrace('t1', async () => log.info('called'));
      });

    await Promise.all([turn(), turn()]);
    log.info('beside');

    const lines = written.map((line) => JSON.parse(line));
    const ofTurns = Map.groupBy(lines, ({ reference }) => reference);
    expect([...ofTurns.values()].map((all) => all.map(({ msg, trace }) => [msg, trace]))).toEqual([
      [
        ['began', undefined],
        ['called', 't1'],
      ],
      [
        ['began', undefined],
        ['called', 't1'],
      ],
      [['beside', undefined]],
    ]);
  });

  it('keeps ids of cases and meetings, and the place of an error without its words', () => {
    const id = '6f1c2d3e-1111-4222-8333-944445555666';

    const line = logged((log) => log.error('turn-failed', { case: id, error: new Error('Berit skrev något') }));

    expect(line).toContain(id);
    expect(line).toContain('"at":');
    expect(line).not.toContain('Berit');
  });
});
