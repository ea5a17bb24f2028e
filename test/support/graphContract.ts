import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { z } from 'zod';

/** What Microsoft's own description of Graph says of a request and of its answer. */

export interface Contract {
  /** @returns what is wrong with a request; null for one to an address that there is not */
  ofRequest(method: string, path: string, query: URLSearchParams, body: unknown): string[] | null;
  /** @returns what is wrong with an answer to it */
  ofAnswer(method: string, path: string, status: number, body: unknown): string[];
  /** @returns what is wrong with something that is of the schema of this name */
  of(name: string, body: unknown): string[];
}

const schemaSchema = z.object({ $ref: z.string() });
const contentSchema = z.object({ 'application/json': z.object({ schema: schemaSchema }) });
const responseSchema = z.union([z.object({ $ref: z.string() }), z.object({ content: contentSchema.optional() })]);

const operationSchema = z.object({
  parameters: z.array(z.looseObject({ $ref: z.string().optional(), name: z.string().optional() })).default([]),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), responseSchema),
});

const parameterSchema = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean() });

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({
    parameters: z.record(z.string(), parameterSchema),
    responses: z.record(z.string(), z.object({ content: contentSchema })),
    schemas: z.record(z.string(), z.unknown()),
  }),
});

type Operation = z.infer<typeof operationSchema>;
type Content = z.infer<typeof contentSchema>;

const FILE = join(import.meta.dirname, '../contracts/graph.openapi.json');
const NAME = 'graph';

let made: Contract | null = null;

/** Read once in a process. */
export function graphContract(): Contract {
  made ??= contractIn(FILE);
  return made;
}

function contractIn(file: string): Contract {
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const { paths, components } = documentSchema.parse(written);
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(z.record(z.string(), z.unknown()).parse(written), NAME);
  const ways = Object.entries(paths).map(([template, methods]) => ({ pattern: patternOf(template), methods }));
  // All of it now: the first answer is not to take longer than the others.
  const compiled = new Map<string, ValidateFunction>();
  for (const name of Object.keys(components.schemas))
    compiled.set(name, ajv.compile({ $ref: `${NAME}#/components/schemas/${name}` }));
  const operation = (method: string, path: string): Operation | undefined =>
    ways.find(({ pattern }) => pattern.test(path))?.methods[method.toLowerCase()];
  const of = (name: string, body: unknown): string[] => {
    const validate = compiled.get(name);
    if (!validate) return [`the contract does not say what ${name} is`];
    return validate(body) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
  };
  const against = (content: Content, body: unknown): string[] =>
    of(lastOf(content['application/json'].schema.$ref), body);
  const parameters = ({ parameters: listed }: Operation) =>
    listed.map((one) => (one.$ref ? components.parameters[lastOf(one.$ref)] : parameterSchema.parse(one)));
  return {
    of,
    ofRequest(method, path, query, body) {
      const found = operation(method, path);
      if (!found) return null;
      const known = parameters(found).filter((one) => one?.in === 'query');
      const names = new Set(known.map((one) => one?.name));
      return [
        ...known.filter((one) => one?.required && !query.has(one.name)).map((one) => `${one?.name} is missing`),
        ...[...query.keys()].filter((name) => !names.has(name)).map((name) => `${name} is not supported`),
        ...(found.requestBody ? against(found.requestBody.content, body) : []),
      ];
    },
    ofAnswer(method, path, status, body) {
      const responses = operation(method, path)?.responses ?? ANY_ERROR;
      const response = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
      if (!response) return [`answers ${status}`];
      const { content } = '$ref' in response ? (components.responses[lastOf(response.$ref)] ?? {}) : response;
      if (content) return against(content, body);
      return body === undefined ? [] : ['answers more than it should'];
    },
  };
}

/** What Graph answers where it has nothing. */
const ANY_ERROR: Operation['responses'] = { '4XX': { $ref: '#/components/responses/error' } };

const lastOf = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.$]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`);
