import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type CaseRules, type CasesWritten, caseRules } from './config/caseReferences.ts';
import { PLAYGROUND_TENANT } from './config/demo.ts';
import { type Fault, failed, ok, type Result } from './config/fault.ts';
import { loadModel } from './config/modelFiles.ts';
import { type Settings, settingsSchema } from './config/settings.ts';
import { findSettings } from './config/settingsFile.ts';
import type { Language, Model } from './domain/model/types.ts';

/** File and environment in, one frozen value out, or every fault at once. Nothing else reads the environment. */

export interface BotIdentity {
  readonly appId: string;
  readonly password: string;
  readonly tenant: string;
  readonly tenants: readonly string[];
  readonly endpoints: Readonly<Record<string, string>>;
}

export interface Config extends CaseRules {
  /** The settings file, or null when there is none and the demo organisation is used. */
  readonly file: string | null;
  readonly models: readonly [Model, ...Model[]];
  readonly timeZone: string;
  /** The organisation's language; null follows each person's Teams. */
  readonly language: Language | null;
  /** Null in local mode. */
  readonly identity: BotIdentity | null;
  /** `publicUrl`: how it is reached from outside, without a slash at its end. */
  readonly http: { readonly host: string; readonly port: number; readonly publicUrl: string };
  readonly database: { readonly url: string } | { readonly embeddedIn: string };
  readonly dataDirectory: string;
  readonly logLevel: string;
}

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
  if (!found.value.settings) return failed([...wrong, ...faultsOfParts(found.value.written, home, path ?? '')]);
  const { settings } = found.value;
  return assembled(settings, environment, { path, home });
}

/** Where the settings stood: null and the directory that was looked in when there are none. */
interface Whereabouts {
  readonly path: string | null;
  readonly home: string;
}

function assembled(settings: Settings, environment: Environment, { path, home }: Whereabouts): Result<Config> {
  const models = loadModels(settings, home, path ?? 'demo');
  const identity = identityFrom(settings, environment, path ?? '');
  const port = portFrom(environment, settings);
  const rules = models.ok ? rulesFrom(settings, models.value, identity, path ?? 'demo') : models;
  const faults = [rules, identity, port].flatMap((part) => (part.ok ? [] : part.faults));
  if (!models.ok || !identity.ok || !port.ok || !rules.ok) return failed(faults);
  const dataDirectory = resolve(home, settings.dataDirectory);
  return ok(
    freeze({
      file: path,
      models: models.value,
      timeZone: settings.timeZone,
      language: settings.language === 'auto' ? null : settings.language,
      identity: identity.value,
      http: {
        host: settings.http.host,
        port: port.value,
        publicUrl: (settings.http.publicUrl ?? `http://127.0.0.1:${port.value}`).replace(/\/+$/, ''),
      },
      database: environment.DATABASE_URL
        ? { url: environment.DATABASE_URL }
        : { embeddedIn: resolve(dataDirectory, 'postgres') },
      dataDirectory,
      logLevel: environment.LOG_LEVEL ?? 'info',
      ...rules.value,
    }),
  );
}

/** Deadlines, forms and roles. A fault in who the bot is does not keep those of the roles from being told. */
const rulesFrom = (
  written: CasesWritten,
  models: readonly Model[],
  identity: Result<BotIdentity | null>,
  file: string,
): Result<CaseRules> => caseRules(written, models, (identity.ok && identity.value?.tenant) || PLAYGROUND_TENANT, file);

/** Faults in what settings refer to that are themselves at fault, so that all are told in one go. */
function faultsOfParts(written: unknown, home: string, file: string): readonly Fault[] {
  const { shape } = settingsSchema;
  const parts = z
    .object({
      models: shape.models,
      extends: shape.extends.catch({}),
      cases: shape.cases.catch(shape.cases.parse(undefined)),
      roles: shape.roles.catch([]),
    })
    .safeParse(written);
  if (!parts.success) return [];
  const loaded = loadModels(parts.data, home, file);
  if (!loaded.ok) return loaded.faults;
  const rules = caseRules(parts.data, loaded.value, PLAYGROUND_TENANT, file);
  return rules.ok ? [] : rules.faults;
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
