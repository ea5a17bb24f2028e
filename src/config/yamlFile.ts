import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { FAULT_CODES, type Fault, type FaultCode, failed, ok, pathText, type Result } from './fault.ts';
import { nearest } from './nearest.ts';

/** A YAML text checked against a schema: the value, or every fault in it with its line. */

type Path = readonly PropertyKey[];

/** What is wrong is told as faults, by us: the library would have it printed as well. */
const QUIET = { logLevel: 'error' } as const;

export function readYaml<S extends z.ZodType>(text: string, file: string, schema: S): Result<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, ...QUIET });
  if (document.errors.length > 0)
    return failed(
      document.errors.map((error) => ({
        file,
        path: '',
        line: lines.linePos(error.pos[0]).line,
        code: 'syntax',
        detail: { found: error.message },
      })),
    );
  const lineOf = (path: Path) => {
    const offset = nodeAt(document.contents, path)?.range?.[0];
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };
  const value = resolved(document);
  if ('refused' in value) return failed([{ file, path: '', code: 'syntax', detail: { found: value.refused } }]);
  return checked(value.is, file, schema, lineOf);
}

/** What a text says, unchecked; null when it cannot be read. */
export function valueIn(text: string): unknown {
  const document = parseDocument(text, QUIET);
  const value = document.errors.length > 0 ? null : resolved(document);
  return value && 'is' in value ? value.is : null;
}

/** Aliases of aliases of aliases can stand for more than any memory holds: the library says so rather than follow them. */
function resolved(document: ReturnType<typeof parseDocument>): { readonly is: unknown } | { readonly refused: string } {
  try {
    return { is: document.toJS() };
  } catch (error) {
    return { refused: Error.isError(error) ? error.message : String(error) };
  }
}

/** A value checked against a schema; `lineOf` tells where in its file a path stands, when there is a file. */
export function checked<S extends z.ZodType>(
  value: unknown,
  file: string,
  schema: S,
  lineOf: (path: Path) => number | undefined = () => undefined,
): Result<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const keys = keysOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return failed(parsed.error.issues.flatMap((issue) => faultsOf(issue, { file, root: value, keys, lineOf })));
}

function nodeAt(node: Node | null, path: Path): Node | null {
  const [key, ...rest] = path;
  if (key === undefined || node === null) return node;
  const child = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
    : isSeq(node)
      ? node.items[Number(key)]
      : undefined;
  const inner = child && typeof child === 'object' && 'value' in child && !isScalar(child) ? child.value : child;
  return inner ? nodeAt(inner as Node, rest) : node;
}

type Issue = z.core.$ZodIssue;

interface Checked {
  readonly file: string;
  readonly root: unknown;
  /** Every key the schema knows anywhere, for guessing what a misspelt one was meant to be. */
  readonly keys: readonly string[];
  readonly lineOf: (path: Path) => number | undefined;
}

function faultsOf(issue: Issue, from: Checked, above: Path = []): Fault[] {
  const { file, root, lineOf } = from;
  const path = [...above, ...issue.path];
  const at = (code: Fault['code'], detail: Fault['detail'], where: Path = path): Fault => {
    const line = lineOf(where);
    return { file, path: pathText(where), code, detail, ...(line === undefined ? {} : { line }) };
  };
  const found = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        at('unknown-key', { key, nearest: nearest(key, from.keys) ?? '' }, [...path, key]),
      );
    case 'invalid_type':
      if (found === undefined) return [at('missing-key', { key: String(path.at(-1) ?? ''), expected: issue.expected })];
      return [at('wrong-type', { expected: issue.expected, found: shown(found) })];
    case 'invalid_value':
      return [at('not-allowed', { found: shown(found), allowed: issue.values.map(String).join(', ') })];
    case 'invalid_union':
      if (issue.errors.length === 0) return [at(...noKind(issue, path, found))];
      return closest(issue.errors, root, path).flatMap((inner) => faultsOf(inner, from, path));
    case 'invalid_key':
    case 'invalid_format':
      return [
        at('not-allowed', {
          found: shown(path.at(-1) ?? found),
          allowed: issue.code === 'invalid_key' ? 'a-z, 0-9, -' : issue.format,
        }),
      ];
    case 'too_small':
    case 'too_big':
      return [at('not-allowed', { found: shown(found), allowed: limitOf(issue) })];
    case 'custom':
      return [at(...ownFault(issue, found))];
    default:
      return [at('not-allowed', { found: shown(found), allowed: issue.message })];
  }
}

type Told = [code: FaultCode, detail: Fault['detail']];

/** A key that says which of several kinds something is, and says none of them. */
function noKind(issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, found: unknown): Told {
  const allowed = 'options' in issue && Array.isArray(issue.options) ? issue.options.join(', ') : '';
  if (found === undefined) return ['missing-key', { key: String(path.at(-1) ?? ''), expected: allowed }];
  return ['not-allowed', { found: shown(found), allowed }];
}

const faultParams = z.object({ fault: z.enum(FAULT_CODES), detail: z.record(z.string(), z.string()) });

function ownFault({ params, message }: Extract<Issue, { code: 'custom' }>, found: unknown): Told {
  const own = faultParams.safeParse(params);
  return own.success ? [own.data.fault, own.data.detail] : ['not-allowed', { found: shown(found), allowed: message }];
}

/** An issue of a schema's own making (`superRefine`) that is told as the fault it is, at a path from where the schema begins. */
export const faultIssue = (fault: FaultCode, path: PropertyKey[], detail: Fault['detail']) => ({
  code: 'custom' as const,
  path,
  message: fault,
  params: { fault, detail },
});

const limitOf = (issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string =>
  issue.code === 'too_small' ? `≥ ${issue.minimum}` : `≤ ${issue.maximum}`;

/** Of the ways a value might have been written, the one it comes nearest to: the one with faults deepest in. */
function closest(ways: readonly (readonly Issue[])[], root: unknown, path: Path): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));
  const isObject = typeof valueAt(root, path) === 'object';
  const matching = ways.filter(
    (issues) => issues.some((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys') === isObject,
  );
  const candidates = matching.length > 0 ? matching : ways;
  return [...candidates].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );
}

/** The names of all properties anywhere in a JSON schema. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(keysOf)];
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
