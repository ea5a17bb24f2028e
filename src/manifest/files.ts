import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { AppSettings } from '../config/appSettings.ts';
import type { Facts } from './facts.ts';

/** The files of an app package: as they lie in the manifest folder, filled in, and as a zip. */

export type Files = ReadonlyMap<string, Uint8Array>;

export const MANIFEST = 'manifest.json';
const FOLDER = join(import.meta.dirname, '../../manifest');
const PACKED = /\.(?:json|png)$/;

/** Any moment will do, by whatever clock: the same settings are to give the same file. */
const PACKED_AT = new Date(2026, 0, 1, 12);

/** What is shipped, with a `{{…}}` for each fact. */
export function template(folder = FOLDER): Files {
  const names = readdirSync(folder).filter((name) => PACKED.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Facts in their places, and the app called what the settings call it, in every language. */
export function filled(files: Files, facts: Facts, name: AppSettings['name']): Files {
  return new Map(
    [...files].map(([file, bytes]) => {
      const read = file.endsWith('.json') ? jsonIn(bytes) : null;
      return [file, read ? jsonBytes(named(withFacts(read.json, facts), name)) : bytes];
    }),
  );
}

export const zipped = (files: Files): Uint8Array => zipSync(Object.fromEntries(files), { mtime: PACKED_AT });

/** @returns null for what is no JSON */
export function jsonIn(bytes: Uint8Array): { readonly json: unknown } | null {
  try {
    return { json: JSON.parse(Buffer.from(bytes).toString('utf8')) };
  } catch {
    return null;
  }
}

export const jsonBytes = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);

function withFacts(value: unknown, facts: Facts): unknown {
  const known: ReadonlyMap<string, string> = new Map(Object.entries(facts));
  return JSON.parse(JSON.stringify(value), (_key, one) =>
    typeof one === 'string' ? one.replace(/\{\{(\w+)\}\}/g, (whole, fact) => known.get(fact) ?? whole) : one,
  );
}

/** In the manifest names are an object; in a file of another language a key holds the whole path. */
function named(value: unknown, name: AppSettings['name']): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('name' in value && typeof value.name === 'object') return { ...value, name: { ...value.name, ...name } };
  const paths = Object.entries(name).map(([key, text]) => [`name.${key}`, text]);
  return { ...value, ...Object.fromEntries(paths) };
}
