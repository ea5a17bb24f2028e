import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { AppSettings } from './config/appSettings.ts';
import { type BotCredential, type BotSurroundings, botCredentialFrom } from './config/botCredential.ts';
import { type CaseRules, caseRules } from './config/caseReferences.ts';
import { type DatabaseByUrl, databaseFrom } from './config/databaseSettings.ts';
import { demoOn, PLAYGROUND_TENANT, playgroundPort } from './config/demo.ts';
import { type Fault, failed, ok, type Result } from './config/fault.ts';
import { type GraphSettings, graphFrom } from './config/graphSettings.ts';
import { type Meetings, meetingNameFaults, meetingRules, type Where } from './config/meetingReferences.ts';
import { missingFiles } from './config/missingFiles.ts';
import { loadModel } from './config/modelFiles.ts';
import { type Settings, settingsSchema } from './config/settings.ts';
import { findSettings } from './config/settingsFile.ts';
import { retentionRules } from './config/trustSettings.ts';
import { withGoodWays } from './config/ways.ts';
import type { Language, Model } from './domain/model/types.ts';
import type { RetentionRules } from './domain/retention/rules.ts';
import { TEAMS_SERVICE_URLS } from './domain/serviceUrl.ts';

/** File and environment in, one frozen value out, or every fault at once. Nothing else reads the environment. */

export interface BotIdentity {
  readonly appId: string;
  readonly credential: BotCredential;
  readonly tenant: string;
  readonly tenants: readonly string[];
  readonly endpoints: Readonly<Record<string, string>>;
  /** Where Teams may ask to be answered, and be written to. */
  readonly serviceUrls: readonly string[];
}

export interface Config extends CaseRules, Meetings {
  /** The settings file, or null when there is none and the demo organisation is used. */
  readonly file: string | null;
  readonly models: readonly [Model, ...Model[]];
  readonly timeZone: string;
  /** The organisation's language; null follows each person's Teams. */
  readonly language: Language | null;
  /** Null in local mode. */
  readonly identity: BotIdentity | null;
  /** How the bot is presented in Teams. */
  readonly app: AppSettings;
  /** `publicUrl`: how it is reached from outside, without a slash at its end. */
  readonly http: { readonly host: string; readonly port: number; readonly publicUrl: string; readonly proxies: number };
  readonly database: DatabaseByUrl | { readonly embeddedIn: string };
  readonly dataDirectory: string;
  readonly logLevel: string;
  /** How long things are kept. */
  readonly retention: RetentionRules;
  /** Null when no calendar is read through Microsoft Graph. */
  readonly graph: GraphSettings | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param environment usually process.env
 * @param directory where to look for a settings file, upwards from there
 * @param file a settings file by name, instead of looking
 * @param files whether calendars and certificates may be missing for now
 */
export async function loadConfig(
  environment: Environment,
  directory: string,
  file?: string,
  files: 'may-come' | 'must-exist' = 'may-come',
): Promise<Result<Config>> {
  const found = await findSettings(directory, file, demoOn(playgroundPort(environment)));
  if (!found.ok) return found;
  const { path, settings, written, faults: wrong } = found.value;
  const home = path ? dirname(path) : directory;
  const loaded = settings
    ? assembled(settings, environment, { path, home })
    : failed<Config>([...wrong, ...faultsOfParts(written, environment, home, path ?? '')]);
  const missing = files === 'must-exist' ? missingFiles(written, path ?? 'demo', home) : [];
  return missing.length > 0 ? failed([...faultsIn(loaded), ...missing]) : loaded;
}

/** Where the settings stood: null and the directory that was looked in when there are none. */
interface Whereabouts {
  readonly path: string | null;
  readonly home: string;
}

function assembled(settings: Settings, environment: Environment, { path, home }: Whereabouts): Result<Config> {
  const file = path ?? 'demo';
  const models = loadModels(settings, home, file);
  const identity = withGoodWays(settings, identityFrom(settings, { environment, home, file: path ?? '' }), file);
  const port = portFrom(environment, settings);
  const tenant = (identity.ok && identity.value?.tenant) || PLAYGROUND_TENANT;
  const around = { file, home, tenant };
  const rules = models.ok ? rulesFrom(settings, { ...around, models: models.value }) : models;
  const graph = graphFrom(settings.graph, { ...around, environment, publicUrl: settings.http.publicUrl });
  const database = databaseFrom(settings.database, { environment, home, file: path ?? '' });
  const faults = faultsIn(rules, identity, port, graph, database);
  if (!models.ok || !identity.ok || !port.ok || !rules.ok || !graph.ok || !database.ok) return failed(faults);
  const dataDirectory = resolve(home, settings.dataDirectory);
  return ok(
    freeze({
      file: path,
      models: models.value,
      timeZone: settings.timeZone,
      language: settings.language === 'auto' ? null : settings.language,
      identity: identity.value,
      app: settings.app,
      http: {
        host: settings.http.host,
        port: port.value,
        proxies: settings.http.proxies,
        publicUrl: (settings.http.publicUrl ?? `http://127.0.0.1:${port.value}`).replace(/\/+$/, ''),
      },
      database: database.value ?? { embeddedIn: resolve(dataDirectory, 'postgres') },
      dataDirectory,
      logLevel: environment.LOG_LEVEL ?? 'info',
      graph: graph.value,
      ...rules.value,
    }),
  );
}

type Rules = CaseRules & Meetings & { readonly retention: RetentionRules };

/** Deadlines, forms, roles, calendars and reminders: what is said of forums and places by name. How long the things of each organisation are kept. */
function rulesFrom(settings: Settings, where: Where): Result<Rules> {
  const cases = caseRules(settings, where.models, where.tenant, where.file);
  const meetings = meetingRules(settings, where);
  const retention = retentionOf(settings, where.models, where.file);
  if (cases.ok && meetings.ok && retention.ok)
    return ok({ ...cases.value, ...meetings.value, retention: retention.value });
  return failed(faultsIn(cases, meetings, retention));
}

const retentionOf = ({ retention }: Pick<Settings, 'retention'>, models: readonly Model[], file: string) =>
  retentionRules(
    retention,
    models.map(({ id }) => id),
    file,
  );

const faultsIn = (...results: readonly Result<unknown>[]): Fault[] =>
  results.flatMap((result) => (result.ok ? [] : result.faults));

/** Faults in what settings refer to that are themselves at fault, so that all are told in one go. */
function faultsOfParts(written: unknown, environment: Environment, home: string, file: string): readonly Fault[] {
  const { shape } = settingsSchema;
  const names = z.record(z.string(), z.unknown()).catch({});
  const parts = z
    .object({
      models: shape.models,
      extends: shape.extends.catch({}),
      cases: shape.cases.catch(shape.cases.parse(undefined)),
      roles: shape.roles.catch([]),
      http: shape.http.catch(shape.http.parse(undefined)),
      retention: shape.retention.catch(shape.retention.parse(undefined)),
    })
    .safeParse(written);
  const meetings = z
    .object({ calendars: names, forums: names, channels: names, graph: z.unknown().optional() })
    .safeParse(written);
  const graph = z.object({ graph: shape.graph.catch(undefined) }).safeParse(written);
  if (!parts.success || !meetings.success || !graph.success) return [];
  const { publicUrl } = parts.data.http;
  const signIn = graphFrom(graph.data.graph, { environment, file, home, publicUrl });
  const loaded = loadModels(parts.data, home, file);
  if (!loaded.ok) return faultsIn(loaded, signIn);
  const rules = caseRules(parts.data, loaded.value, PLAYGROUND_TENANT, file);
  const retention = retentionOf(parts.data, loaded.value, file);
  return [
    ...faultsIn(rules),
    ...meetingNameFaults(meetings.data, { models: loaded.value, file }),
    ...faultsIn(signIn, retention),
  ];
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
function identityFrom({ bot }: Settings, around: Omit<BotSurroundings, 'appId'>): Result<BotIdentity | null> {
  const { environment, file } = around;
  const appId = environment.BOT_APP_ID ?? bot?.appId;
  if (!appId) return ok(null);
  const tenant = environment.BOT_TENANT_ID ?? bot?.tenant;
  const credential = botCredentialFrom(bot?.credential, { ...around, appId });
  const name = 'BOT_TENANT_ID';
  const unnamed: Fault = { file: file || 'environment', path: name, code: 'environment', detail: { name } };
  if (!tenant || !credential.ok) return failed([...(tenant ? [] : [unnamed]), ...faultsIn(credential)]);
  const endpoints = Object.fromEntries(
    Object.entries(bot?.endpoints ?? {}).flatMap(([name, url]) => (url ? [[name, url]] : [])),
  );
  return ok({
    appId,
    tenant,
    credential: credential.value,
    tenants: bot?.tenants ?? [tenant],
    endpoints,
    serviceUrls: bot?.serviceUrls ?? TEAMS_SERVICE_URLS,
  });
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
