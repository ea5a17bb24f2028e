import { describe, expect, it } from '@jest/globals';
import { lots } from '../../support/lots.ts';
import { SECRETS } from '../../support/trust/written.ts';

/** The command line says nothing back of what points out a person. */
describe('what points out a person is not said back by', () => {
  it('lots ask, to people or to programs', async () => {
    const lines = SECRETS.map(({ text }, id) => JSON.stringify({ id: String(id), text, model: 'fyrbodal' })).join('\n');
    const [first] = SECRETS;

    const answers = [
      await lots(['ask', '--jsonl'], { input: `${lines}\n` }),
      await lots(['ask', '--model', 'fyrbodal', first?.text ?? '']),
    ];

    const said = answers.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(said.split('\n').filter((line) => line.includes('"id"'))).toHaveLength(SECRETS.length);
    expect(SECRETS.filter(({ secret }) => said.includes(secret))).toEqual([]);
  });
});
