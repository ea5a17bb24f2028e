import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../../src/log.ts';

/** A log tells what went wrong and where, and never what somebody wrote. */

const SECRET = '19121212-1212';

function logged(error: unknown): string {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => lines.push(line) });
  for (const write of [log.info, log.warn, log.error]) write('something-happened', { error });
  return lines.join('\n');
}

describe('nothing of what somebody wrote is logged', () => {
  it.each<[string, unknown]>([
    ['an error that quotes it', new Error(`duplicate key (${SECRET})`)],
    ['an error with lines like those of a stack', new Error(`no\n    at ${SECRET} (x.ts:1:1)\n    at more (y.ts:2:2)`)],
    [
      'an error whose message has been changed since',
      Object.assign(new Error(`x\n    at ${SECRET}`), { message: 'y' }),
    ],
    ['an error with the text as a code', Object.assign(new Error('no'), { code: SECRET })],
    [
      'an answer that echoes it as its code',
      Object.assign(new Error('no'), { statusCode: 400, code: `Bad ${SECRET}` }),
    ],
    ['an error named after it', Object.assign(new Error('no'), { name: SECRET })],
    ['an error with its parameters', Object.assign(new Error('no'), { parameters: [SECRET], detail: SECRET })],
    ['a cause', new Error('no', { cause: new Error(SECRET) })],
    ['something thrown that is no error', { message: SECRET, body: { text: SECRET } }],
    ['several of them', [{ message: SECRET }]],
  ])('of %s', (_what, error) => {
    expect(logged(error)).not.toContain('1212');
  });
});

describe('an error is told by', () => {
  it('its name, its code and where it was', () => {
    const line = logged(Object.assign(new TypeError('no'), { code: 'ECONNREFUSED' }));

    expect(line).toMatch(/"name":"TypeError","code":"ECONNREFUSED","at":\["at .*log\.test\.ts/);
  });

  it('the status of whoever answered, rather than what they call it', () => {
    const line = logged(Object.assign(new Error('no'), { statusCode: 403, code: 'Forbidden' }));

    expect(line).toContain('"code":"403"');
  });
});
