import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The guides as they are written, taken apart for those who hold them to be true. */

export const ROOT = resolve(import.meta.dirname, '../..');

export const STAFF = 'manifest/guider/personal.md';
export const LEADS = 'manifest/guider/processledare.md';
export const INSTALLING = 'infra/guider/administrator.md';
export const PRIVACY = 'infra/guider/dataskydd.md';

/** Everything that is written for people. */
export const PAGES = [
  STAFF,
  LEADS,
  INSTALLING,
  PRIVACY,
  '.github/ARCHITECTURE.md',
  '.github/CONTRIBUTING.md',
  'README.md',
];

export const pageAt = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const FENCE = /^( *)```(\w*)\n([\s\S]*?)\n *```$/gm;

export const withoutFences = (page: string): string => page.replace(FENCE, '');

/** What stands in code fences of a language; the empty one is a terminal's. */
export const fencesIn = (page: string, language: string): string[] =>
  [...page.matchAll(FENCE)].flatMap(([, indent = '', of, text = '']) =>
    of === language ? [text.replace(new RegExp(`^${indent}`, 'gm'), '')] : [],
  );

/** All code: in fences that are no settings, and within lines. */
export const codeIn = (page: string): string[] => [
  ...fencesIn(page, '').flatMap((fence) => fence.split('\n')),
  ...[...withoutFences(page).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
];

export const buttonsIn = (page: string): string[] =>
  [...withoutFences(page).matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => label);

/** Rows of tables, as their cells. */
export const rowsIn = (page: string): string[][] =>
  [...withoutFences(page).matchAll(/^\| (.+) \|$/gm)].map(([, row = '']) =>
    row.split(' | ').map((cell) => cell.trim()),
  );

/** What the first cells of tables have people write. */
export const phrasesIn = (page: string): string[] =>
  rowsIn(page).flatMap(([first = '']) => [...first.matchAll(/^”([^”]+)”$/g)].map(([, phrase = '']) => phrase));

interface Link {
  readonly isPicture: boolean;
  readonly text: string;
  readonly to: string;
}

/** Links to other files and to headings; those to the web are no business of ours. */
export const linksIn = (page: string): Link[] =>
  [...withoutFences(page).matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)]
    .map(([, mark, text = '', to = '']): Link => ({ isPicture: mark === '!', text, to }))
    .filter(({ to }) => !/^https?:/.test(to));

/** As GitHub makes them. */
const anchorsIn = (page: string): string[] =>
  [...withoutFences(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

export function leadsSomewhere(from: string, to: string): boolean {
  const [path = '', anchor] = to.split('#');
  const file = path === '' ? join(ROOT, from) : join(ROOT, dirname(from), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || anchorsIn(readFileSync(file, 'utf8')).includes(anchor);
}
