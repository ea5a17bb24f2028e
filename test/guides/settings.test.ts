import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { settingsSchema } from '../../src/config/settings.ts';
import { loadConfig } from '../../src/config.ts';
import { codeIn, fencesIn, INSTALLING, pageAt } from './pages.ts';

/** The settings that an administrator is told to write. */

const page = pageAt(INSTALLING);
const SECRETS = { BOT_APP_PASSWORD: 'secret', DATABASE_URL: 'postgres://bot@127.0.0.1/lotsen' };

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'guides-'));
});
afterEach(() => rmSync(home, { recursive: true }));

describe('the settings in the guide to installing', () => {
  it('are taken as they stand, where they are whole', async () => {
    const [whole = '', ...others] = fencesIn(page, 'yaml');
    writeFileSync(join(home, 'samverkanslotsen.config.yaml'), whole);

    const config = await loadConfig(SECRETS, home);

    expect(others).toEqual([]);
    expect(config).toMatchObject({ ok: true, value: { identity: { appId: '11111111-1111-1111-1111-111111111111' } } });
  });

  it('have keys that are known, where they are one line', () => {
    const lines = codeIn(page).filter((code) => /^[a-z]\w+: \{.*\}$/.test(code));

    expect(lines.length).toBeGreaterThan(2);
    expect(lines.flatMap(strangersIn)).toEqual([]);
  });
});

/** What the schema does not know; that something is missing is no fault in a line by itself. */
function strangersIn(line: string): string[] {
  const read = settingsSchema.safeParse({ models: ['fyrbodal'], ...keysOf(parse(line)) });
  const issues = read.error?.issues ?? [];
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key].join('.'));
    return issue.code === 'invalid_union' ? [`${issue.path.join('.')}: ${line}`] : [];
  });
}

const keysOf = (written: unknown): object => (typeof written === 'object' && written !== null ? written : {});
