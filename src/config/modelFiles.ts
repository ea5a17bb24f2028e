import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Model } from '../domain/model/types.ts';
import { assembleModel } from './assembleModel.ts';
import { type Fault, failed, ok, type Result } from './fault.ts';
import { type ModelFile, modelSchema } from './modelSchema.ts';
import { nearest } from './nearest.ts';
import { checked, readYaml } from './yamlFile.ts';

/** Finding and reading model files: those that come with the product, and an organisation's own. */

const SHIPPED = fileURLToPath(new URL('../models/', import.meta.url));
const COMMON = 'sverige';

/** Names of the models that come with the product. */
export function shippedModels(): string[] {
  return readdirSync(SHIPPED)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'));
}

/** An organisation's own changes to a model, as written in its settings. */
export interface Overlay {
  readonly file: string;
  readonly change: unknown;
}

/**
 * Reads one model with its parents.
 * @param name a shipped model's name, or the path of a file (relative to `directory`)
 * @param overlay laid over the model before it is checked: maps are merged, all else replaced, null removes
 */
export function loadModel(name: string, directory: string, overlay?: Overlay): Result<Model> {
  const file = locate(name, directory);
  if (!file.ok) return file;
  const own = readOne(file.value, overlay && { ...overlay, of: name });
  if (!own.ok) return own;
  const parents = readParents(own.value, dirname(file.value), [own.value.model]);
  if (!parents.ok) return parents;
  const assembled = assembleModel([own.value, ...parents.value], shownAs(file.value));
  if (assembled.ok || !overlay) return assembled;
  return failed(
    assembled.faults.map((fault) => (isFrom(overlay, fault.path) ? inOverlay(fault, overlay, name) : fault)),
  );
}

const inOverlay = (fault: Fault, { file }: Overlay, name: string): Fault => ({
  ...fault,
  file,
  path: `extends.${name}.${fault.path}`,
});

/** True when what stands at a path was written in the overlay, not in the model's own file. */
function isFrom({ change }: Overlay, path: string): boolean {
  let at: unknown = change;
  for (const key of path.split(/[.[\]]+/).filter(Boolean))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  return at !== undefined;
}

function locate(name: string, directory: string): Result<string> {
  const isPath = /[./\\]/.test(name);
  const file = isPath ? (isAbsolute(name) ? name : resolve(directory, name)) : `${SHIPPED}${name}.yaml`;
  if (existsSync(file)) return ok(file);
  const known = shippedModels();
  return failed([
    {
      file: name,
      path: '',
      code: 'missing-file',
      detail: { found: name, nearest: nearest(name, known) ?? '', known: known.join(', ') },
    },
  ]);
}

/** Shipped files are named by themselves, others by their path. */
const shownAs = (file: string): string => (file.startsWith(SHIPPED) ? `src/models/${basename(file)}` : file);

function readOne(file: string, overlay?: Overlay & { of: string }): Result<ModelFile> {
  const text = readText(file);
  if (!text.ok) return text;
  const plain = readYaml(text.value, shownAs(file), modelSchema);
  if (!plain.ok || !overlay) return plain;
  const merged = checked(merge(parse(text.value), overlay.change), overlay.file, modelSchema);
  if (merged.ok) return merged;
  const faults = merged.faults.map((fault) => inOverlay(fault, overlay, overlay.of));
  return failed(misspeltForums(plain.value, overlay, faults));
}

/** A change to a forum that does not exist, but nearly does, is a slip of the pen, not a new forum with everything missing. */
function misspeltForums(base: ModelFile, overlay: Overlay & { of: string }, faults: readonly Fault[]): Fault[] {
  const changed = isMap(overlay.change) && isMap(overlay.change.forums) ? Object.keys(overlay.change.forums) : [];
  const known = Object.keys(base.forums);
  const slips = changed.flatMap((id) => {
    const meant = known.includes(id) ? null : nearest(id, known);
    return meant ? [{ path: `extends.${overlay.of}.forums.${id}`, id, meant }] : [];
  });
  const others = faults.filter((fault) => !slips.some(({ path }) => fault.path.startsWith(path)));
  return [
    ...others,
    ...slips.map(
      ({ path, id, meant }): Fault => ({
        file: overlay.file,
        path,
        code: 'unknown-reference',
        detail: { what: 'forum', found: id, nearest: meant, known: known.join(', ') },
      }),
    ),
  ];
}

function readText(file: string): Result<string> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (error) {
    const fault: Fault = {
      file: shownAs(file),
      path: '',
      code: 'unreadable',
      detail: { found: error instanceof Error ? error.message : '' },
    };
    return failed([fault]);
  }
}

/** The parents of a file, nearest first, ending in the common Swedish base. */
function readParents(child: ModelFile, directory: string, seen: readonly string[]): Result<ModelFile[]> {
  const name = child.parent ?? (child.model === COMMON ? undefined : COMMON);
  if (!name) return ok([]);
  if (seen.includes(name)) {
    return failed([
      { file: shownAs(directory), path: 'parent', code: 'loop', detail: { chain: [...seen, name].join(' → ') } },
    ]);
  }
  const beside = resolve(directory, `${name}.yaml`);
  const file = existsSync(beside) ? ok(beside) : locate(name, directory);
  if (!file.ok) return failed(file.faults.map((fault) => ({ ...fault, file: child.model, path: 'parent' })));
  const parent = readOne(file.value);
  if (!parent.ok) return parent;
  const rest = readParents(parent.value, dirname(file.value), [...seen, name]);
  return rest.ok ? ok([parent.value, ...rest.value]) : rest;
}

/** Lays one value over another: maps key by key, null removes a key, anything else replaces. */
export function merge(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over;
  const kept = Object.entries(base).filter(([key]) => over[key] !== null);
  const changed = Object.entries(over).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(changed.map(([key, value]) => [key, merge(base[key], value)])),
  };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
