import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { INSTALL_SCRIPTS, LICENCES, OTHER_LICENCES } from './supply/allowed.ts';
import { isInstalled, type Locked, locked, manifest, ROOT, shipped } from './supply/lock.ts';

/** What comes in with the packages that we use. Each complaint says what to do about it. */

const { dependencies, optionalDependencies, devDependencies, overrides } = manifest();
const wanted = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies });

const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

const named = ({ name, version }: Locked): string => `${name}@${version}`;

const mayHave = ({ name, license = '' }: Locked): boolean =>
  LICENCES.has(license) || OTHER_LICENCES[name]?.licence === license;

/** Words of a program that gets something over the network. */
const FETCHES = /\bhttps?[.:]|\bfetch\(|\bnpm (?:install|i)\b|\bcurl\b|\bwget\b|\baxios\b/;

/** The files that are run when a package is installed, as text. */
function scriptsOf({ path }: Locked): string[] {
  const { scripts = {} } = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
  const commands = [scripts.preinstall, scripts.install, scripts.postinstall].filter((one) => typeof one === 'string');
  const files = commands.flatMap((command: string) => command.split(/\s+/).filter((word) => /\.[cm]?js$/.test(word)));
  return [...commands, ...files.map((file) => readFileSync(join(ROOT, path, file), 'utf8'))];
}

describe('every package that we ask for', () => {
  it('is asked for in exactly one version', () => {
    const complaints = [...wanted, ...Object.entries(overrides)]
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name} is "${version}": write the exact version (npm install --save-exact)`);

    expect(complaints).toEqual([]);
  });

  it('is installed in that version', () => {
    const versions = new Map(locked().map((one) => [one.path, one.version]));
    const complaints = wanted
      .filter(([name, version]) => versions.get(`node_modules/${name}`) !== version)
      .map(([name, version]) => `${name} is not ${version} in package-lock.json: run npm install`);

    expect(complaints).toEqual([]);
  });

  it('is forced to one version everywhere when package.json says so', () => {
    const complaints = locked()
      .filter(({ name, version }) => overrides[name] !== undefined && overrides[name] !== version)
      .map((one) => `${named(one)} is not ${overrides[one.name]}: run npm install`);

    expect(complaints).toEqual([]);
  });
});

describe('every package that comes in', () => {
  it('is known by what is in it, not by where it came from', () => {
    const complaints = locked().flatMap((one) => [
      ...(one.integrity?.startsWith('sha512-')
        ? []
        : [`${named(one)} has no sha512 in package-lock.json: install it from a registry`]),
      ...(one.resolved === undefined
        ? []
        : [`${named(one)} names a registry: keep .npmrc as it is and run npm install`]),
    ]);

    expect(complaints).toEqual([]);
  });

  it('runs a program of its own at installation only if that has been looked at', () => {
    const complaints = locked()
      .filter(({ name, hasInstallScript }) => hasInstallScript && !INSTALL_SCRIPTS[name])
      .map((one) => `${named(one)} runs a script: read it, then give it and the reason in test/supply/allowed.ts`);

    expect(complaints).toEqual([]);
  });

  it('has a licence that we may ship under', () => {
    const complaints = locked()
      .filter((one) => !mayHave(one))
      .map(
        (one) =>
          `${named(one)} has the licence "${one.license}": replace it, or give the reason in test/supply/allowed.ts`,
      );

    expect(complaints).toEqual([]);
  });

  it('has not outlived its exception', () => {
    const names = new Set(locked().map(({ name }) => name));
    const scripted = new Set(locked().flatMap(({ name, hasInstallScript }) => (hasInstallScript ? [name] : [])));

    expect(Object.keys(OTHER_LICENCES).filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(INSTALL_SCRIPTS).filter((name) => !scripted.has(name))).toEqual([]);
  });
});

describe('what is shipped', () => {
  it('fetches nothing when it is installed', () => {
    const here = shipped().filter((one) => one.hasInstallScript && isInstalled(one));

    expect(here.flatMap((one) => (scriptsOf(one).some((text) => FETCHES.test(text)) ? [named(one)] : []))).toEqual([]);
    expect(here.length).toBeGreaterThan(0);
  });

  it('builds nothing when it is installed', () => {
    const built = shipped().filter(
      (one) => isInstalled(one) && readdirSync(join(ROOT, one.path)).includes('binding.gyp'),
    );

    expect(built.map(named)).toEqual([]);
  });
});
