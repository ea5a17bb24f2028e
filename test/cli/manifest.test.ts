import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { APP_ID } from '../support/appPackage.ts';
import { lots } from '../support/lots.ts';

/** `lots manifest`, as an administrator uses it. */

const SWEDISH = { LC_ALL: 'sv_SE.UTF-8' };
const REGISTERED = `bot: { appId: ${APP_ID}, tenant: ${APP_ID} }`;
const REACHED = 'http: { publicUrl: https://lotsen.example.org }';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-manifest-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const settings = (...lines: readonly string[]) =>
  writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), ['models: [fyrbodal]', ...lines, ''].join('\n'));

const manifest = (args: readonly string[] = [], env = {}) => lots(['manifest', ...args], { cwd: directory, env });

const filesIn = (name: string) => Object.keys(unzipSync(readFileSync(join(directory, name))));

describe('lots manifest', () => {
  it('writes the package, and says what to do with it', async () => {
    settings(REGISTERED, REACHED);

    const { code, stdout } = await manifest();

    expect(code).toBe(0);
    expect(filesIn('samverkanslotsen-1.0.0.zip')).toContain('manifest.json');
    expect(stdout).toContain(`version 1.0.0, app id ${APP_ID}`);
    expect(stdout).toContain('Teams admin center');
  });

  it('needs nothing that the bot signs in with', async () => {
    settings(REGISTERED, REACHED, `graph: { credential: { kind: secret, tenant: ${APP_ID}, clientId: ${APP_ID} } }`);

    expect((await manifest()).code).toBe(0);
  });

  it('writes where it is told to', async () => {
    settings(REGISTERED, REACHED);

    const { code, stdout } = await manifest(['--out', 'lotsen.zip']);

    expect(code).toBe(0);
    expect(stdout).toContain('lotsen.zip');
    expect(filesIn('lotsen.zip')).toContain('en.json');
  });

  it('says which pages are still to be named, and where their links lead until then', async () => {
    settings(REGISTERED, REACHED, 'app: { developer: { websiteUrl: https://hojden.example.org } }');

    const { stderr } = await manifest();

    expect(stderr).toContain('app.developer.privacyUrl, app.developer.termsOfUseUrl');
    expect(stderr).toContain('they lead to https://hojden.example.org');
  });

  it('says what to set first when the bot is not registered', async () => {
    const { code, stderr } = await manifest([], SWEDISH);

    expect(code).toBe(1);
    expect(stderr).toContain('Boten är inte registrerad i Teams än');
    expect(stderr).toContain('Sätt först bot.appId');
  });

  it('says what is wrong and what to do about it, in the language of the terminal', async () => {
    settings(REGISTERED);

    const { code, stderr } = await manifest([], SWEDISH);

    expect(code).toBe(1);
    expect(stderr).toContain('http.publicUrl: ”http://127.0.0.1:3978” når Teams inte');
    expect(stderr).toContain('Skriv den adress som boten nås på utifrån');
  });

  it('says so when the file may not be written', async () => {
    settings(REGISTERED, REACHED);

    const { code, stderr } = await manifest(['--out', 'nowhere/lotsen.zip']);

    expect(code).toBe(1);
    expect(stderr).toContain('ENOENT');
  });
});
