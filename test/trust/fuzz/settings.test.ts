import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { modelsHold, settingsHold } from '../../support/trust/settings.ts';

/** Whatever stands in the settings or in a model is read or refused in words, soon, and never thrown. */

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-settings-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('anything may stand in', () => {
  it('the settings', () => expect(settingsHold(directory, 40)).resolves.toBeUndefined(), 60_000);

  it('a model', () => expect(modelsHold(directory, 100)).resolves.toBeUndefined(), 60_000);
});
