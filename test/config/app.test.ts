import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../src/config.ts';

/** What the settings may say of the app in Teams. */

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-app-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function load(...lines: readonly string[]) {
  writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), ['models: [fyrbodal]', ...lines, ''].join('\n'));
  return loadConfig({}, directory);
}

describe('what the settings say of the app', () => {
  it('may be nothing', async () => {
    const loaded = await load();

    expect(loaded.ok && loaded.value.app).toEqual({ version: '1.0.0', developer: {}, name: {} });
  });

  it.each([
    ['id: lotsen', 'app.id', 'not-allowed'],
    ['version: v1', 'app.version', 'not-allowed'],
    ['version: 1.2', 'app.version', 'wrong-type'],
    ['developer: { websiteUrl: http://hojden.example.org }', 'app.developer.websiteUrl', 'not-allowed'],
    [`developer: { name: ${'x'.repeat(33)} }`, 'app.developer.name', 'not-allowed'],
    [`name: { short: ${'x'.repeat(31)} }`, 'app.name.short', 'not-allowed'],
    ['developers: { name: x }', 'app.developers', 'unknown-key'],
  ])('is refused when it is wrong (%s)', async (line, path, code) => {
    const loaded = await load(`app: { ${line} }`);

    expect(loaded).toMatchObject({ ok: false, faults: [{ path, code, line: 2 }] });
  });
});
