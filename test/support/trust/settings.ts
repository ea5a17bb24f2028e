import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import type { Fault } from '../../../src/config/fault.ts';
import { loadModel } from '../../../src/config/modelFiles.ts';
import { loadConfig } from '../../../src/config.ts';
import { damaged, damages, strangeText } from './damage.ts';

/** Settings and models that somebody has written wrongly, by hand or on purpose. */

const MODEL = readFileSync(join(import.meta.dirname, '../../data/hojden/hojden.yaml'), 'utf8');

const SETTINGS = {
  models: ['fyrbodal'],
  timeZone: 'Europe/Stockholm',
  language: 'sv',
  http: { host: '127.0.0.1', port: 3978 },
  cases: { replyWithinDays: 60 },
  roles: [
    { person: '00000000-0000-4000-8000-000000000001', role: 'chair', model: 'fyrbodal', forum: 'fyrbodal/styrgrupp' },
  ],
  calendars: { 'fyrbodal/styrgrupp': { ics: 'https://example.org/a.ics' } },
  reminders: [{ kind: 'agenda', before: 'P7D', at: '08:00' }],
  extends: { fyrbodal: { name: 'Fyrbodal' } },
};

/** Each alias stands for ten of the one before. */
const BOMB = [
  'a: &a [x,x,x,x,x,x,x,x,x,x]',
  ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(10)}]`),
].join('\n');

const BROKEN: readonly string[] = [
  BOMB,
  `models: [fyrbodal]\n${BOMB}`,
  'models: [fyrbodal]\nmodels: [goteborg]\n',
  'models: &m [*m]\n',
  'models: *nobody\n',
  '<<: *x\nmodels: [fyrbodal]\n',
  `models: [${'fyrbodal,'.repeat(2_000)}]\n`,
  `${'['.repeat(2_000)}\n`,
  `${'a:\n '.repeat(300)}\n`,
  `x: ${'å'.repeat(300_000)}\n`,
  '!!js/function "x"\n',
  '? [a]\n: b\n',
  '"__proto__": {models: [fyrbodal]}\n',
  'constructor: {prototype: 1}\nmodels: [__proto__]\n',
  'models: [constructor]\n',
  'models: [../../etc/passwd]\n',
  '\u0000',
  '--- a\n--- b\n',
  '',
  'null\n',
  '- models\n',
];

const texts = (real: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...BROKEN) },
    { weight: 6, arbitrary: damages.map((all) => stringify(damaged(real, all), { aliasDuplicateObjects: false })) },
    { weight: 1, arbitrary: strangeText },
  );

interface Loaded {
  readonly ok: boolean;
  readonly faults?: readonly Fault[];
}

/** In milliseconds. */
const SLOW = 5_000;

async function faultIn(load: () => Promise<Loaded> | Loaded): Promise<void> {
  const begun = performance.now();
  const loaded = await load();
  const took = performance.now() - begun;
  if (took > SLOW) throw new Error(`took ${Math.round(took)} ms`);
  if (loaded.ok) return;
  if (!loaded.faults?.length) throw new Error('it is refused without a word');
}

const holds = (arbitrary: fc.Arbitrary<string>, runs: number, load: (text: string) => Promise<Loaded> | Loaded) =>
  fc.assert(
    fc.asyncProperty(arbitrary, (text) => faultIn(() => load(text))),
    { numRuns: runs, seed: 20261121, endOnFailure: true },
  );

/** @param directory to write in */
export const settingsHold = (directory: string, runs: number): Promise<void> =>
  holds(texts(SETTINGS), runs, (text) => {
    writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), text);
    return loadConfig({}, directory);
  });

export const modelsHold = (directory: string, runs: number): Promise<void> =>
  holds(texts(parse(MODEL)), runs, (text) => {
    writeFileSync(join(directory, 'own.yaml'), text);
    return loadModel('./own.yaml', directory);
  });
