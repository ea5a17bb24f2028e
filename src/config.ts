import { dirname, resolve } from 'node:path';
import { cosmiconfig, defaultLoaders } from 'cosmiconfig';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type Fault, failed, ok, type Result } from './config/fault.ts';
import { loadModel } from './config/modelFiles.ts';
import { type Settings, settingsSchema } from './config/settings.ts';
import { checked, readYaml } from './config/yamlFile.ts';
import type { Language, Model } from './domain/model/types.ts';

/** File and environment in, one frozen value out, or every fault at once. Nothing else reads the environment. */

export interface BotIdentity {
  readonly appId: string;
  readonly password: string;
  readonly tenant: string;
  readonly tenants: readonly string[];
  readonly endpoints: Readonly<Record<string, string>>;
}

export interface Config {
  /** The settings file, or null when there is none and the demo organisation is used. */
  readonly file: string | null;
  readonly models: readonly [Model, ...Model[]];
  readonly timeZone: string;
  /** The organisation's language; null follows each person's Teams. */
  readonly language: Language | null;
  /** Null in local mode. */
  readonly identity: BotIdentity | null;
  readonly http: { readonly host: string; readonly port: number };
  readonly database: { readonly url: string } | { readonly embeddedIn: string };
  readonly dataDirectory: string;
  readonly logLevel: string;
}

const NAME = 'samverkanslotsen';
const PLACES = [
  `${NAME}.config.yaml`,
  `${NAME}.config.yml`,
  `${NAME}.config.json`,
  `${NAME}.config.ts`,
  `.${NAME}rc`,
  `.${NAME}rc.yaml`,
  `.${NAME}rc.json`,
  'package.json',
];

/**
 * With no settings file the product shows itself with Fyrbodal's model. Who has the chair is stated here because a demonstration
 * has to show it; no source states it, and a real organisation states its own.
 */
const DEMO: Settings = settingsSchema.parse({
  models: ['fyrbodal'],
  language: 'sv',
  extends: {
    fyrbodal: {
      name: 'Vårdsamverkan Fyrbodal (demo)',
      forums: {
        lokal: { chair: { start: { year: 2026, party: 'kommun' } } },
        'uf-{tema}': { chair: { start: { year: 2025, party: 'region' } } },
      },
    },
  },
});

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param environment usually process.env
 * @param directory where to look for a settings file, upwards from there
 * @param file a settings file by name, instead of looking
 */
export async function loadConfig(environment: Environment, directory: string, file?: string): Promise<Result<Config>> {
  const found = await findSettings(directory, file);
  if (!found.ok) return found;
  const { path, faults: wrong } = found.value;
  const home = path ? dirname(path) : directory;
  if (!found.value.settings) return failed([...wrong, ...faultsOfModels(found.value.written, home, path ?? '')]);
  const { settings } = found.value;
  const models = loadModels(settings, home, path ?? 'demo');
  const identity = identityFrom(settings, environment, path ?? '');
  const port = portFrom(environment, settings);
  const faults = [models, identity, port].flatMap((part) => (part.ok ? [] : part.faults));
  if (!models.ok || !identity.ok || !port.ok) return failed(faults);
  const dataDirectory = resolve(home, settings.dataDirectory);
  return ok(
    freeze({
      file: path,
      models: models.value,
      timeZone: settings.timeZone,
      language: settings.language === 'auto' ? null : settings.language,
      identity: identity.value,
      http: { host: settings.http.host, port: port.value },
      database: environment.DATABASE_URL
        ? { url: environment.DATABASE_URL }
        : { embeddedIn: resolve(dataDirectory, 'postgres') },
      dataDirectory,
      logLevel: environment.LOG_LEVEL ?? 'info',
    }),
  );
}

interface Found {
  /** Null when there are faults. */
  readonly settings: Settings | null;
  readonly faults: readonly Fault[];
  /** What stood in the file, checked or not. */
  readonly written: unknown;
  readonly path: string | null;
}

async function findSettings(directory: string, file: string | undefined): Promise<Result<Found>> {
  const explorer = cosmiconfig(NAME, { searchPlaces: PLACES, loaders: LOADERS });
  try {
    const result = file ? await explorer.load(resolve(directory, file)) : await explorer.search(directory);
    if (result && !result.isEmpty) return ok(checkSettings(result.config, result.filepath));
    return file ? missing(file) : ok({ settings: DEMO, faults: [], written: DEMO, path: null });
  } catch (error) {
    if (file && isMissing(error)) return missing(file);
    const found = error instanceof Error ? error.message : String(error);
    return failed([{ file: file ?? NAME, path: '', code: 'unreadable', detail: { found } }]);
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

function checkSettings(config: unknown, path: string): Found {
  const isText = config instanceof YamlText;
  const settings = isText ? readYaml(config.text, path, settingsSchema) : checked(config, path, settingsSchema);
  const written = isText ? config.value() : config;
  return settings.ok
    ? { settings: settings.value, faults: [], written, path }
    : { settings: null, faults: settings.faults, written, path };
}

/** YAML is handed on as text, so that faults can name their lines. */
class YamlText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  /** What it says, as far as it can be read at all. */
  value(): unknown {
    const document = parseDocument(this.text);
    return document.errors.length > 0 ? null : document.toJS();
  }
}
const yamlText = (_path: string, text: string): YamlText => new YamlText(text);

const LOADERS = {
  '.yaml': yamlText,
  '.yml': yamlText,
  noExt: yamlText,
  '.json': defaultLoaders['.json'],
  '.ts': async (path: string) => (await import(path)).default,
};

const missing = (file: string): Result<never> =>
  failed([{ file, path: '', code: 'missing-file', detail: { found: file, nearest: '', known: '' } }]);

/** Faults in the models named by settings that are themselves at fault, so that all are told in one go. */
function faultsOfModels(written: unknown, home: string, file: string): readonly Fault[] {
  const models = z
    .object({ models: settingsSchema.shape.models, extends: settingsSchema.shape.extends.catch({}) })
    .safeParse(written);
  if (!models.success) return [];
  const loaded = loadModels(models.data, home, file);
  return loaded.ok ? [] : loaded.faults;
}

function loadModels(
  settings: Pick<Settings, 'models' | 'extends'>,
  home: string,
  file: string,
): Result<[Model, ...Model[]]> {
  const loaded = settings.models.map((name) => {
    const change = settings.extends[name];
    return loadModel(name, home, change ? { file, change } : undefined);
  });
  const faults = loaded.flatMap((one) => (one.ok ? [] : one.faults));
  const strangers = Object.keys(settings.extends)
    .filter((name) => !settings.models.includes(name))
    .map(
      (name): Fault => ({
        file,
        path: `extends.${name}`,
        code: 'unknown-reference',
        detail: { what: 'model', found: name, nearest: '', known: settings.models.join(', ') },
      }),
    );
  if (faults.length + strangers.length > 0) return failed([...faults, ...strangers]);
  const [first, ...others] = loaded.flatMap((one) => (one.ok ? [one.value] : []));
  return first
    ? ok([first, ...others])
    : failed([{ file, path: 'models', code: 'missing-key', detail: { key: 'models', expected: 'array' } }]);
}

/** Local mode when no app id is set anywhere; otherwise everything that a registered bot needs. */
function identityFrom({ bot }: Settings, environment: Environment, file: string): Result<BotIdentity | null> {
  const appId = environment.BOT_APP_ID ?? bot?.appId;
  if (!appId) return ok(null);
  const tenant = environment.BOT_TENANT_ID ?? bot?.tenant;
  const password = environment.BOT_APP_PASSWORD;
  const faults = [...(tenant ? [] : ['BOT_TENANT_ID']), ...(password ? [] : ['BOT_APP_PASSWORD'])].map(
    (name): Fault => ({ file: file || 'environment', path: name, code: 'environment', detail: { name } }),
  );
  if (!tenant || !password) return failed(faults);
  const endpoints = Object.fromEntries(
    Object.entries(bot?.endpoints ?? {}).flatMap(([name, url]) => (url ? [[name, url]] : [])),
  );
  return ok({ appId, tenant, password, tenants: bot?.tenants ?? [tenant], endpoints });
}

function portFrom(environment: Environment, settings: Settings): Result<number> {
  const given = environment.PORT;
  if (given === undefined) return ok(settings.http.port);
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65536) return ok(port);
  return failed([
    { file: 'environment', path: 'PORT', code: 'not-allowed', detail: { found: given, allowed: '1–65535' } },
  ]);
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
  return value;
}
