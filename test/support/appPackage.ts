import { unzipSync } from 'fflate';
import type { AppSettings } from '../../src/config/appSettings.ts';
import { appPackage } from '../../src/manifest/appPackage.ts';
import { type AppOrigin, factsOf } from '../../src/manifest/facts.ts';
import { type Files, jsonBytes, jsonIn, template } from '../../src/manifest/files.ts';

/** The app package of a made-up organisation, and what comes of it when something in it is wrong. */

export const APP_ID = '11111111-2222-4333-8444-555555555555';

interface Organisation {
  readonly app?: Partial<AppSettings>;
  readonly publicUrl?: string;
  readonly appId?: string;
}

const originOf = ({ app = {}, publicUrl = 'https://lotsen.example.org', appId = APP_ID }: Organisation): AppOrigin => ({
  file: 'samverkanslotsen.config.yaml',
  identity: { appId },
  app: { version: '1.0.0', developer: {}, name: {}, ...app },
  http: { publicUrl },
});

export function packageOf(settings: Organisation = {}, shipped?: Files) {
  const origin = originOf(settings);
  const facts = factsOf(origin);
  if (!facts) throw new Error('not registered');
  return appPackage(origin, facts, shipped);
}

/** What is in the zip. @throws with what is wrong when there is none */
export function unzipped(settings: Organisation = {}): Files {
  const made = packageOf(settings);
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return new Map(Object.entries(unzipSync(made.value)));
}

export function jsonOf(files: Files, name: string): Record<string, unknown> {
  return jsonIn(files.get(name) ?? new Uint8Array())?.json as Record<string, unknown>;
}

/** What is shipped, with one file changed, or taken away. */
export function shippedBut(name: string, change: (bytes: Uint8Array) => Uint8Array | null): Files {
  const files = new Map(template());
  const changed = change(files.get(name) ?? new Uint8Array());
  if (changed) files.set(name, changed);
  else files.delete(name);
  return files;
}

/** What is shipped, with something put at a path of a JSON file; undefined takes it away. */
export const shippedWith = (name: string, path: readonly (string | number)[], value: unknown): Files =>
  shippedBut(name, (bytes) => jsonBytes(changedAt(jsonIn(bytes)?.json, path, value)));

function changedAt(at: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(at)) return at.map((one, index) => (index === key ? changedAt(one, rest, value) : one));
  const fields = at as Record<string, unknown>;
  return { ...fields, [key]: changedAt(fields[key], rest, value) };
}
