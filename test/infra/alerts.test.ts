import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../supply/lock.ts';
import { INFRA } from './bicep.ts';

const alerts = readFileSync(join(INFRA, 'modules/alerts.bicep'), 'utf8');

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

const logged = new Set(
  sources.flatMap((text) => [...text.matchAll(/log\.(?:info|warn|error)\(\s*'([a-z-]+)'/g)].map((match) => match[1])),
);

/** What the alerts wait for: `event == "outage"`, `event in ("figures", …)`. */
const awaited = [...alerts.matchAll(/event (?:==|in) \(?([^|'&]+?)\)?(?= and|')/g)].flatMap((match) =>
  [...(match[1] ?? '').matchAll(/"([a-z-]+)"/g)].map((one) => one[1]),
);

describe('the alerts', () => {
  it('wait for what the bot logs', () => {
    expect(awaited.filter((event) => !logged.has(event))).toEqual([]);
    expect(awaited).toEqual(expect.arrayContaining(['figures', 'outage', 'turn-failed', 'silent']));
  });
});
