import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import appManifest from '@microsoft/app-manifest';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { sizeOfPng } from '../../src/manifest/png.ts';
import { textsOf } from '../../src/manifest/texts.ts';
import { APP_ID, jsonOf, packageOf, unzipped } from '../support/appPackage.ts';

/** The zip as Teams gets it, looked at by Microsoft's own rules. */

const SCHEMAS = join(import.meta.dirname, '../../node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.30');

const schema = (name: string) => JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8'));

/** What the schema has against it. */
function objections(json: unknown, name: string): unknown[] {
  // One of its patterns is no regular expression when characters are read as Unicode.
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema(name));
  return validate(json) ? [] : (validate.errors ?? []);
}

describe('the app package', () => {
  it("passes Microsoft's own check, which knows its version", async () => {
    const manifest = jsonOf(unzipped(), 'manifest.json');

    expect(await appManifest.AppManifestUtils.validateAgainstSchema(manifest as never)).toEqual([]);
  });

  it('is as its schema wants it, and so is its English', () => {
    const files = unzipped();

    expect(objections(jsonOf(files, 'manifest.json'), 'MicrosoftTeams.schema.json')).toEqual([]);
    expect(objections(jsonOf(files, 'en.json'), 'MicrosoftTeams.Localization.schema.json')).toEqual([]);
  });

  it("would not pass with something in it that Microsoft's rules do not have", async () => {
    const files = unzipped();

    const wrong = { ...jsonOf(files, 'manifest.json'), accentColor: 'teal' };

    expect(objections(wrong, 'MicrosoftTeams.schema.json')).toHaveLength(1);
    expect(await appManifest.AppManifestUtils.validateAgainstSchema(wrong as never)).toHaveLength(1);
    expect(objections({ 'name.long': 'x' }, 'MicrosoftTeams.Localization.schema.json')).not.toEqual([]);
  });

  it('holds the manifest, its English and its icons, and nothing else', () => {
    expect([...unzipped().keys()].sort()).toEqual([
      'color.png',
      'color32x32.png',
      'en.json',
      'manifest.json',
      'outline.png',
    ]);
  });

  it.each([
    ['color.png', '192x192'],
    ['outline.png', '32x32'],
    ['color32x32.png', '32x32'],
  ])('has %s in %s', (name, size) => {
    expect(sizeOfPng(unzipped().get(name) ?? new Uint8Array())).toBe(size);
  });

  it('says everything in English too, and nothing that is not said in Swedish', () => {
    const files = unzipped();

    const { $schema: _, ...english } = jsonOf(files, 'en.json');

    const swedish = textsOf(jsonOf(files, 'manifest.json')).map(([path]) => path);
    expect(Object.keys(english).sort()).toEqual(swedish.sort());
    expect(swedish.length).toBeGreaterThan(40);
  });

  it('points to the bot wherever it speaks of one', () => {
    expect(jsonOf(unzipped(), 'manifest.json')).toMatchObject({
      id: APP_ID,
      bots: [{ botId: APP_ID }],
      composeExtensions: [{ botId: APP_ID }],
      copilotAgents: { customEngineAgents: [{ id: APP_ID }] },
      validDomains: ['lotsen.example.org'],
    });
  });

  it('asks for no consent to read what people write to each other', () => {
    const manifest = jsonOf(unzipped(), 'manifest.json');

    expect(manifest).not.toHaveProperty('authorization');
    expect(manifest).not.toHaveProperty('webApplicationInfo');
  });

  it('is the same to the last byte when it is made again', () => {
    expect(packageOf()).toEqual(packageOf());
  });
});

describe('what the settings say of the app', () => {
  it('stands in the package, and the name in both languages', () => {
    const developer = {
      name: 'Vårdsamverkan Höjden',
      websiteUrl: 'https://hojden.example.org/lotsen',
      privacyUrl: 'https://hojden.example.org/personuppgifter',
      termsOfUseUrl: 'https://hojden.example.org/villkor',
    };
    const id = '99999999-2222-4333-8444-555555555555';

    const files = unzipped({ app: { id, version: '1.4.2', developer, name: { short: 'Höjdens lots' } } });

    expect(jsonOf(files, 'manifest.json')).toMatchObject({
      id,
      version: '1.4.2',
      developer,
      name: { short: 'Höjdens lots', full: 'Samverkanslotsen: vart ska det här?' },
    });
    expect(jsonOf(files, 'en.json')).toMatchObject({
      'name.short': 'Höjdens lots',
      'name.full': 'Samverkanslotsen: where does this belong?',
    });
  });

  it('leads to the bot itself where no page is named', () => {
    const page = 'https://lotsen.example.org';

    expect(jsonOf(unzipped(), 'manifest.json').developer).toEqual({
      name: 'Samverkanslotsen',
      websiteUrl: page,
      privacyUrl: page,
      termsOfUseUrl: page,
    });
  });
});
