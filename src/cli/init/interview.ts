import { isAbsolute, relative, resolve } from 'node:path';
import type { Environment } from '../../config.ts';
import type { Model } from '../../domain/model/types.ts';
import {
  type Answers,
  BOT_CREDENTIALS,
  EMBEDDED,
  exampleKeys,
  type ForumMailbox,
  GRAPH_CREDENTIALS,
  offeredModels,
  type Reader,
  type Registered,
  readBotCredential,
  readChoice,
  readDatabase,
  readForumMailbox,
  readHttps,
  readLanguage,
  readModel,
  readSeveral,
  readText,
  readUuid,
  readZone,
} from './answers.ts';
import type { Asker } from './asker.ts';

/** The questions of `lots init`, in their order. */

export const MOST_QUESTIONS = 12;

export interface InitValues {
  readonly model?: string;
  readonly local?: boolean;
  readonly 'app-id'?: string;
  readonly tenant?: string;
  readonly credential?: string;
  readonly 'public-url'?: string;
  readonly database?: string;
  readonly calendar?: readonly string[];
  readonly graph?: string;
  readonly admin?: readonly string[];
  readonly language?: string;
  readonly 'time-zone'?: string;
}

export interface Asking {
  readonly asker: Asker;
  readonly values: InitValues;
  readonly environment: Environment;
  /** Said beside a forum that there is one of in each place. */
  readonly each: string;
  /** Where whoever answers stands, and where the settings are to be. */
  readonly here: string;
  readonly home: string;
}

export async function interview(asking: Asking): Promise<Answers> {
  const { asker, values, here, home } = asking;
  const models = await askModels(asking);
  const named = models.map(({ model, written }) =>
    isPath(written) ? fromHome(resolve(here, written), home) : model.id,
  );
  const appId = values.local
    ? null
    : await asker.ask({ name: 'app-id', read: readAppId, given: values['app-id'], initial: '' });
  const registration =
    appId === null
      ? null
      : await askRegistration(
          asking,
          appId,
          models.map(({ model }) => model),
        );
  const database = await asker.ask({
    name: 'database',
    read: readDatabase,
    given: given(asking, 'database', 'DATABASE_URL'),
    initial: EMBEDDED,
  });
  const administrators = appId === null ? await givenAdministrators(asking) : await askAdministrators(asking);
  const language = await asker.ask({ name: 'language', read: readLanguage, given: values.language, initial: 'auto' });
  const timeZone = await asker.ask({
    name: 'time-zone',
    read: readZone,
    given: values['time-zone'],
    initial: 'Europe/Stockholm',
  });
  const secrets = { ...registration?.secrets, ...(database === EMBEDDED ? {} : { DATABASE_URL: database }) };
  return { models: named, registered: registration?.registered ?? null, administrators, language, timeZone, secrets };
}

/** What stands in the environment is not asked for again; an option comes before it. */
const given = ({ values, environment }: Asking, option: 'database', variable: string): string | undefined =>
  values[option] ?? (environment[variable] || undefined);

interface Chosen {
  readonly model: Model;
  readonly written: string;
}

async function askModels({ asker, values, here }: Asking): Promise<readonly Chosen[]> {
  const offered = offeredModels();
  const widest = Math.max(...offered.map(({ id }) => id.length));
  const one: Reader<Chosen> = (written, texts) => {
    const read = readModel(here)(written, texts);
    return 'is' in read ? { is: { model: read.is, written } } : read;
  };
  return asker.ask({
    name: 'model',
    read: readSeveral(one),
    given: values.model,
    initial: null,
    choices: offered.map(({ id, name }) => `${id.padEnd(widest)}  ${name}`),
  });
}

const isPath = (written: string): boolean => /[./\\]/.test(written);

/** The settings are moved with what lies beside them. */
function fromHome(file: string, home: string): string {
  const way = relative(home, file);
  return isAbsolute(way) || way.startsWith('.') ? way : `./${way}`;
}

const readAppId: Reader<string | null> = (text, texts) => (text === '' ? { is: null } : readUuid(text, texts));

interface Registration {
  readonly registered: Registered;
  readonly secrets: Readonly<Record<string, string>>;
}

async function askRegistration(asking: Asking, appId: string, models: readonly Model[]): Promise<Registration> {
  const { asker, values, environment } = asking;
  const tenant = await asker.ask({ name: 'tenant', read: readUuid, given: values.tenant, initial: null });
  const [standard] = BOT_CREDENTIALS;
  const credential = await asker.ask({
    name: 'credential',
    read: readBotCredential,
    given: values.credential,
    initial: standard?.kind ?? null,
  });
  const secrets: Record<string, string> = {};
  for (const name of credential.secrets)
    secrets[name] = await asker.ask({
      name: 'password',
      read: readText,
      given: environment[name] || undefined,
      initial: '',
      isHidden: true,
    });
  const publicUrl = await asker.ask({
    name: 'public-url',
    read: readHttps,
    given: values['public-url'],
    initial: null,
  });
  const calendars = await askCalendars(asking, models);
  const graph =
    calendars.length === 0
      ? 'secret'
      : await asker.ask({ name: 'graph', read: readChoice(GRAPH_CREDENTIALS), given: values.graph, initial: 'secret' });
  if (calendars.length > 0 && graph === 'secret')
    secrets.GRAPH_CLIENT_SECRET = environment.GRAPH_CLIENT_SECRET || secrets.BOT_APP_PASSWORD || '';
  return { registered: { appId, tenant, credential, publicUrl, calendars, graph }, secrets };
}

/** One at a time, until there are no more; or those of the options, and no others. */
async function askCalendars(asking: Asking, models: readonly Model[]): Promise<readonly ForumMailbox[]> {
  const { asker, values } = asking;
  const one = readForumMailbox(models);
  const forums = models.flatMap(exampleKeys);
  const choices = forums.map(({ key, perPlace }) => (perPlace ? `${key}  ${asking.each}` : key));
  const example = forums[0]?.key ?? '';
  if (values.calendar)
    return asker.ask({ name: 'calendar', read: readSeveral(one), given: values.calendar.join(','), initial: '' });
  const perhaps: Reader<ForumMailbox | null> = (text, texts) => (text === '' ? { is: null } : one(text, texts));
  const all: ForumMailbox[] = [];
  for (;;) {
    const isMore = all.length > 0;
    const question = { given: undefined, initial: '', choices, example, isMore };
    const next = await asker.ask({ name: 'calendar', read: perhaps, ...question });
    if (next === null) return all;
    all.push(next);
  }
}

const givenAdministrators = async ({ asker, values }: Asking): Promise<readonly string[]> =>
  values.admin
    ? asker.ask({ name: 'admin', read: readSeveral(readUuid), given: values.admin.join(','), initial: '' })
    : [];

const askAdministrators = ({ asker, values }: Asking): Promise<readonly string[]> =>
  asker.ask({ name: 'admin', read: readSome, given: values.admin?.join(','), initial: null });

const readSome: Reader<readonly string[]> = (text, texts) => {
  const read = readSeveral(readUuid)(text, texts);
  return 'is' in read && read.is.length === 0 ? { wrong: texts.init.wrong.empty() } : read;
};
