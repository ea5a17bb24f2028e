import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node } from 'web-tree-sitter';
import {
  type BicepFile,
  bodyOf,
  childrenOf,
  type Declared,
  INFRA,
  lineOf,
  named,
  propertiesOf,
  typeOf,
  unquoted,
  valueAt,
  within,
} from './bicep.ts';

/** Whether names fit each other, within a file and between files: what a compiler would have said. */

/** Functions of Bicep's that are named without a call, or stand before a dot. */
const KNOWN = new Set(['az', 'sys']);

export function strangers({ root, declared }: BicepFile): string[] {
  const known = new Set([
    ...KNOWN,
    ...declared.filter(({ kind }) => kind !== 'output').map(({ name }) => name),
    ...localNames(root),
  ]);
  return within(root, 'identifier')
    .filter((node) => isUse(node) && !known.has(node.text))
    .map((node) => `line ${lineOf(node)}: ${node.text} is declared nowhere`);
}

/** A resource does something by being there; one that exists already is only there to be spoken of. */
export function unused({ root, declared }: BicepFile): string[] {
  const used = new Set(
    within(root, 'identifier')
      .filter(isUse)
      .map(({ text }) => text),
  );
  return declared
    .filter(
      ({ kind, node }) =>
        ['param', 'var', 'type'].includes(kind) || node.children.some((one) => one?.type === 'existing'),
    )
    .filter(({ name }) => !used.has(name))
    .map(({ kind, name }) => `${kind} ${name} is used by nobody`);
}

function localNames(root: Node): string[] {
  const loops = within(root, 'for_statement').flatMap((one) =>
    childrenOf(one)
      .slice(0, 1)
      .flatMap(({ text }) => text.match(/\w+/g) ?? []),
  );
  const lambdas = within(root, 'lambda_expression').flatMap((one) =>
    childrenOf(one)
      .slice(0, 1)
      .flatMap(({ text }) => text.match(/\w+/g) ?? []),
  );
  return [...loops, ...lambdas];
}

/** Not what is being declared, the name of a property, or that of a function. */
function isUse(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  const isFirst = childrenOf(parent)[0]?.id === node.id;
  if (parent.type === 'object_property') return !isFirst;
  if (parent.type.endsWith('_declaration')) return !isFirst;
  if (parent.type === 'call_expression') return parent.childForFieldName('function')?.id !== node.id;
  return !['lambda_expression', 'for_statement'].includes(parent.type) || !isFirst;
}

const required = (file: BicepFile): string[] =>
  file.declared.filter((one) => one.kind === 'param' && !isOptional(one)).map(({ name }) => name);

const isOptional = ({ node }: Declared): boolean =>
  node.children.some((child) => child?.type === '=') ||
  within(node, 'nullable_type').some((type) => type.parent?.parent?.id === node.id);

function misgiven(given: readonly string[], template: BicepFile): string[] {
  const known = template.declared.filter(({ kind }) => kind === 'param').map(({ name }) => name);
  return [
    ...given.filter((name) => !known.includes(name)).map((name) => `${template.path} takes no ${name}`),
    ...required(template)
      .filter((name) => !given.includes(name))
      .map((name) => `${template.path} is not given ${name}`),
  ];
}

export function misfitsOfModules(file: BicepFile, all: readonly BicepFile[]): string[] {
  const modules = file.declared.filter(({ kind }) => kind === 'module');
  return modules.flatMap((one) => {
    const template = all.find(({ path }) => path === named(file, typeOf(one)));
    if (!template) return [`there is no ${typeOf(one)}`];
    const params = valueAt(bodyOf(one), 'params');
    return [
      ...misgiven(params ? [...propertiesOf(params).keys()] : [], template),
      ...missingOutputs(file, one, template),
    ];
  });
}

function missingOutputs({ root }: BicepFile, { name }: Declared, template: BicepFile): string[] {
  const outputs = template.declared.filter(({ kind }) => kind === 'output').map((one) => one.name);
  const asked = [...root.text.matchAll(new RegExp(`\\b${name}!?\\.outputs\\.(\\w+)`, 'g'))].map(
    (match) => match[1] ?? '',
  );
  return asked
    .filter((output) => !outputs.includes(output))
    .map((output) => `${template.path} has no output ${output}`);
}

export function misfitsOfParameters(file: BicepFile, all: readonly BicepFile[]): string[] {
  const using = unquoted(within(file.root, 'using_statement').flatMap(childrenOf)[0]?.text);
  const template = all.find(({ path }) => path === named(file, using));
  if (!template) return [`there is no ${using}`];
  const given = file.declared.map(({ name }) => name);
  return [
    ...misgiven(given, template),
    ...given.filter((name, at) => given.indexOf(name) !== at).map((name) => `${name} is given twice`),
  ];
}

/** Files that are read in when the template is compiled. */
export function missingFiles({ root, path }: BicepFile): string[] {
  return within(root, 'call_expression')
    .filter((call) => /^load\w+Content$/.test(childrenOf(call)[0]?.text ?? ''))
    .map((call) => unquoted(within(call, 'string')[0]?.text))
    .filter((file) => !existsSync(join(INFRA, dirname(path), file)))
    .map((file) => `there is no ${file} to load`);
}
