import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { ROOT } from '../supply/lock.ts';

/** Bicep as a tree. The grammar knows how Bicep is written, not what it means: there is no compiler for it among our packages. */

export type Kind = 'param' | 'var' | 'type' | 'resource' | 'module' | 'output';

export interface Declared {
  readonly kind: Kind;
  readonly name: string;
  readonly node: Node;
  /** With its decorators: `secure`, `description` and the like. */
  readonly decorators: readonly string[];
}

export interface BicepFile {
  /** From the folder `infra`. */
  readonly path: string;
  readonly root: Node;
  readonly declared: readonly Declared[];
}

export const INFRA = join(ROOT, 'infra');

await Parser.init();
const grammar = await Language.load(join(ROOT, 'node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm'));

const KINDS: Readonly<Record<string, Kind>> = {
  parameter_declaration: 'param',
  variable_declaration: 'var',
  type_declaration: 'type',
  resource_declaration: 'resource',
  module_declaration: 'module',
  output_declaration: 'output',
};

export function bicep(text: string, path = 'main.bicep'): BicepFile {
  const parser = new Parser();
  parser.setLanguage(grammar);
  const tree = parser.parse(text);
  if (!tree) throw new Error(`${path} was not parsed`);
  return { path, root: tree.rootNode, declared: declarationsIn(tree.rootNode) };
}

/** The grammar has no parameter files: what they give is read as variables, which are written in the same way. */
export const parameterFile = (text: string, path = 'test.bicepparam'): BicepFile =>
  bicep(text.replace(/^param (?=\w+ =)/gm, 'var '), path);

export const childrenOf = (node: Node): Node[] => node.namedChildren.filter((child) => child !== null);

export const within = (node: Node, type: string): Node[] => node.descendantsOfType(type).filter((one) => one !== null);

function declarationsIn(root: Node): Declared[] {
  const found: Declared[] = [];
  let decorators: string[] = [];
  for (const node of childrenOf(root)) {
    if (node.type === 'decorators')
      decorators = within(node, 'decorator').map((one) => one.text.replace(/^@|\(.*$/gs, ''));
    const kind = KINDS[node.type];
    const name = childrenOf(node).find(({ type }) => type === 'identifier')?.text;
    if (kind && name) found.push({ kind, name, node, decorators });
    if (node.type !== 'decorators' && node.type !== 'comment') decorators = [];
  }
  return found;
}

export const filesUnder = (folder: string, extension: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(INFRA, join(entry.parentPath, entry.name)));

export const templates = (): BicepFile[] =>
  filesUnder(INFRA, '.bicep').map((path) => bicep(readFileSync(join(INFRA, path), 'utf8'), path));

export const parameterFiles = (): BicepFile[] =>
  filesUnder(INFRA, '.bicepparam').map((path) => parameterFile(readFileSync(join(INFRA, path), 'utf8'), path));

/** What stands between the quotes, with what is filled in as it is written. */
export const unquoted = (text: string | undefined): string => text?.replace(/^'|'$/g, '') ?? '';

const typeString = ({ node }: Declared): string => {
  const text = childrenOf(node).find(({ type }) => type === 'string')?.text;
  return unquoted(text);
};

/** `Microsoft.App/containerApps` of a resource, the path of a module. */
export const typeOf = (one: Declared): string => typeString(one).split('@')[0] ?? '';

export const versionOf = (one: Declared): string => typeString(one).split('@')[1] ?? '';

export const isExisting = ({ node }: Declared): boolean => node.children.some((child) => child?.type === 'existing');

/** The braces of a resource or a module, also behind a condition or a loop. */
export function bodyOf({ node }: Declared): Node | undefined {
  const [body] = childrenOf(node).filter(({ type }) => ['object', 'if_statement', 'for_statement'].includes(type));
  if (body?.type !== 'if_statement' && body?.type !== 'for_statement') return body;
  return childrenOf(body).findLast(({ type }) => type === 'object');
}

/** @param path such as `properties.network.publicNetworkAccess` */
export function valueAt(object: Node | undefined, path: string): Node | undefined {
  let at = object;
  for (const name of path.split('.')) at = at && propertiesOf(at).get(name);
  return at;
}

export function propertiesOf(object: Node): Map<string, Node> {
  const properties = childrenOf(object).filter(({ type }) => type === 'object_property');
  return new Map(
    properties.flatMap((property) => {
      const [key, value] = childrenOf(property);
      return key && value ? [[unquoted(key.text), value]] : [];
    }),
  );
}

/** The template that a module or a parameter file names, from the folder `infra`. */
export const named = (from: BicepFile, path: string): string => join(dirname(from.path), path);

export const lineOf = (node: Node): number => node.startPosition.row + 1;
