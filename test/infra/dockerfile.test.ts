import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { manifest, ROOT } from '../supply/lock.ts';
import { INFRA } from './bicep.ts';
import { copiedIn, faultsOfDockerfile } from './dockerfile.ts';

const NODE = manifest().devDependencies.node ?? '';
const dockerfile = readFileSync(join(INFRA, 'Dockerfile'), 'utf8');

/** The folders and files at the top that what is started reaches for, however deep it lies. */
function reachedFor(): string[] {
  const sources = ['src', 'cards'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const reached = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'((?:\.\.\/)+[\w./-]*)'/g)].map((match) =>
      resolve(dirname(file), match[1] ?? ''),
    ),
  );
  const tops = reached.map((path) => relative(ROOT, path).split('/')[0] ?? '');
  return [...new Set(tops)].filter((top) => top !== '' && top !== '..');
}

describe('the image', () => {
  it('is built by rules that hold', () => {
    expect(faultsOfDockerfile(dockerfile, NODE)).toEqual([]);
  });

  it('has all that the program reaches for', () => {
    const copied = copiedIn(dockerfile);

    expect(reachedFor().filter((top) => !copied.includes(top))).toEqual([]);
    expect(reachedFor()).toEqual(expect.arrayContaining(['src', 'cards', 'package.json']));
  });

  it('is built from nothing but what is copied into it', () => {
    const ignore = readFileSync(join(ROOT, '.dockerignore'), 'utf8').trim().split('\n');
    const [all, ...others] = ignore;
    const allowed = others.filter((line) => line.startsWith('!'));

    expect(all).toBe('*');
    expect(allowed.map((line) => line.replace(/^!/, '')).sort()).toEqual([...new Set(copiedIn(dockerfile))].sort());
  });
});

const changed = (from: string | RegExp, to: string): string => dockerfile.replace(from, to);

describe('the rules for the image', () => {
  it.each([
    ['another Node', changed(/node:[\w.-]+/, 'node:26-slim'), /the Node that is tested with/],
    ['root', changed('USER node', 'USER root'), /other than root/],
    ['nobody named', changed('USER node\n', ''), /other than root/],
    ['what only developing takes', changed('"--omit=dev", ', ''), /npm without --omit=dev/],
    ['the embedded database', changed('"--omit=optional", ', ''), /npm without --omit=optional/],
    ['programs that packages run', changed(', "--ignore-scripts"', ''), /npm without --ignore-scripts/],
    ['a shell around the program', changed(/ENTRYPOINT .*/, 'ENTRYPOINT node src/cli.ts'), /ENTRYPOINT node/],
    ['a shell around the check', changed(/CMD \["node", "--eval".*/, 'CMD curl localhost'), /HEALTHCHECK curl/],
    ['no check', changed(/HEALTHCHECK[\s\S]*$/, ''), /one HEALTHCHECK/],
    ['a secret', changed('EXPOSE', 'ENV BOT_APP_PASSWORD=x\nEXPOSE'), /everybody's/],
  ])('see %s', (_what, text, complaint) => {
    expect(faultsOfDockerfile(text, NODE).join('\n')).toMatch(complaint);
  });
});
