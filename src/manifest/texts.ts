import { pathText } from '../config/fault.ts';

/** What of a manifest is read by people: it has to be there in every language, and Teams shows so much of it. */

type Path = readonly PropertyKey[];
export type Text = readonly [path: string, text: string];

const COMMAND = String.raw`bots\[0\]\.commandLists\[[0-2]\]\.commands\[\d\]`;
const CHOICE = String.raw`composeExtensions\[0\]\.commands\[\d\]`;

/** In characters. */
const LONGEST: readonly (readonly [path: RegExp, most: number])[] = [
  [/^name\.short$/, 30],
  [/^name\.full$/, 100],
  [/^description\.short$/, 80],
  [/^description\.full$/, 4000],
  [new RegExp(`^${COMMAND}\\.title$`), 32],
  [new RegExp(`^${COMMAND}\\.description$`), 128],
  [new RegExp(`^${COMMAND}\\.prompt$`), 4000],
  [new RegExp(`^${CHOICE}\\.title$`), 32],
  [new RegExp(`^${CHOICE}\\.description$`), 128],
  [new RegExp(`^${CHOICE}\\.parameters\\[[0-4]\\]\\.title$`), 32],
  [new RegExp(`^${CHOICE}\\.parameters\\[[0-4]\\]\\.description$`), 128],
];

/** @returns null for what nobody reads */
export const longestAt = (path: string): number | null => LONGEST.find(([pattern]) => pattern.test(path))?.[1] ?? null;

/** Every string, and where it stands. */
export function stringsIn(value: unknown, path: Path = []): Text[] {
  if (typeof value === 'string') return [[pathText(path), value]];
  if (typeof value !== 'object' || value === null) return [];
  const keyed: [PropertyKey, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return keyed.flatMap(([key, inner]) => stringsIn(inner, [...path, key]));
}

/** What a manifest says in its own language. */
export const textsOf = (manifest: unknown): Text[] => stringsIn(manifest).filter(([path]) => longestAt(path) !== null);
