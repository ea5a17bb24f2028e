import { describe, expect, it } from '@jest/globals';
import type { Files } from '../../src/manifest/files.ts';
import { packageOf, shippedBut, shippedWith } from '../support/appPackage.ts';

/** What is wrong with a package is said before Teams says that something is. */

/** Each as "code file path". */
function wrongWith(shipped: Files | undefined, settings: Parameters<typeof packageOf>[0] = {}): string[] {
  const made = packageOf(settings, shipped);
  return made.ok ? [] : made.faults.map(({ code, file, path }) => `${code} ${file} ${path}`.trim());
}

const SETTINGS = 'samverkanslotsen.config.yaml';
const WORDS = 'ord '.repeat(40);

describe('a package', () => {
  it('as it is shipped has nothing wrong with it', () => {
    expect(wrongWith(undefined)).toEqual([]);
  });

  it.each([
    ['name.short', ['name', 'short']],
    ['description.short', ['description', 'short']],
    ['bots[0].commandLists[0].commands[1].title', ['bots', 0, 'commandLists', 0, 'commands', 1, 'title']],
    ['composeExtensions[0].commands[0].title', ['composeExtensions', 0, 'commands', 0, 'title']],
  ])('says no more in %s than Teams shows, in Swedish', (name, path) => {
    expect(wrongWith(shippedWith('manifest.json', path, WORDS))).toEqual([`too-long manifest.json ${name}`]);
  });

  it.each(['name.short', 'bots[0].commandLists[0].commands[1].title', 'composeExtensions[0].commands[0].description'])(
    'says no more in %s than Teams shows, in English',
    (name) => {
      expect(wrongWith(shippedWith('en.json', [name], WORDS))).toEqual([`too-long en.json ${name}`]);
    },
  );

  it('counts letters, not what they are stored as', () => {
    expect(wrongWith(shippedWith('en.json', ['name.short'], 'å'.repeat(30)))).toEqual([]);
  });

  it.each(['color.png', 'en.json', 'manifest.json'])('has every file that it speaks of (%s)', (name) => {
    expect(wrongWith(shippedBut(name, () => null))).toEqual([`missing-file ${name}`]);
  });

  it.each(['en.json', 'manifest.json'])('can be read (%s)', (name) => {
    expect(wrongWith(shippedBut(name, (bytes) => bytes.slice(1)))).toEqual([`no-json ${name}`]);
  });

  it('has icons that are pictures', () => {
    expect(wrongWith(shippedBut('outline.png', (bytes) => bytes.slice(1)))).toEqual(['no-png outline.png']);
  });

  it('has icons of the size that Teams wants', () => {
    const wide = shippedBut('color.png', (bytes) => {
      const copy = Uint8Array.from(bytes);
      copy[19] = 191;
      return copy;
    });

    expect(wrongWith(wide)).toEqual(['icon-size color.png']);
  });

  it('says everything in English', () => {
    const path = 'bots[0].commandLists[1].commands[0].prompt';

    expect(wrongWith(shippedWith('en.json', [path], undefined))).toEqual([`not-translated en.json ${path}`]);
  });

  it('translates only what there is', () => {
    const path = 'bots[0].commandLists[1].commands[9].title';

    expect(wrongWith(shippedWith('en.json', [path], 'Nothing'))).toEqual([`translates-nothing en.json ${path}`]);
  });

  it.each(['manifest.json', 'en.json'])('leaves nothing to fill in (%s)', (name) => {
    const path = name === 'en.json' ? ['description.full'] : ['description', 'full'];

    expect(wrongWith(shippedWith(name, path, 'Of {{organisation}}'))).toEqual([`not-filled ${name} description.full`]);
  });

  it.each([
    ['unknown-key', 'webApplicationInfo', { id: 'x' }],
    ['missing-key', 'accentColor', undefined],
    ['not-allowed', 'accentColor', 'teal'],
    ['not-allowed', 'manifestVersion', 'devPreview'],
  ])('has nothing but what is known to be right (%s %s)', (code, key, value) => {
    expect(wrongWith(shippedWith('manifest.json', [key], value))).toEqual([`${code} manifest.json ${key}`]);
  });

  it('asks for no more than it has a reason for', () => {
    const asking = shippedWith('manifest.json', ['authorization'], { permissions: { resourceSpecific: [] } });

    expect(wrongWith(asking)).toEqual(['unknown-key manifest.json authorization']);
  });
});

describe('settings that no package can be made of', () => {
  it.each(['http://lotsen.example.org', 'https://127.0.0.1', 'https://localhost:3978'])(
    'are an address that Teams does not reach (%s)',
    (publicUrl) => {
      expect(wrongWith(undefined, { publicUrl })).toEqual([`no-public-url ${SETTINGS} http.publicUrl`]);
    },
  );

  it('are an app id that is none', () => {
    expect(wrongWith(undefined, { appId: 'the-bot' })).toEqual([`not-a-uuid ${SETTINGS} bot.appId`]);
  });
});
