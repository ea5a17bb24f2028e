import { loadModel, shippedModels } from '../../config/modelFiles.ts';
import { forumNamed } from '../../config/seats.ts';
import { forumsTakingCases } from '../../domain/case/standardFields.ts';
import { choosablePlaces } from '../../domain/model/forums.ts';
import type { Model } from '../../domain/model/types.ts';
import { isUuid } from '../../domain/uuid.ts';
import type { TerminalTexts } from '../../locales/terminal.ts';

/** What `lots init` is told, each answer read and checked at once. */

/** The value, or what to tell whoever wrote it. */
export type Read<T> = { readonly is: T } | { readonly wrong: string };
export type Reader<T> = (text: string, texts: TerminalTexts) => Read<T>;

/** How the bot may sign in. `secrets`: what has to stand in its environment for it; `lines`: in the settings, below `bot`. */
export interface BotCredential {
  readonly kind: string;
  readonly secrets: readonly string[];
  readonly lines: readonly string[];
}

export const BOT_CREDENTIALS: readonly BotCredential[] = [
  { kind: 'password', secrets: ['BOT_APP_PASSWORD'], lines: [] },
];

export const GRAPH_CREDENTIALS = ['secret', 'managed-identity', 'workload-identity'] as const;
export type GraphCredentialKind = (typeof GRAPH_CREDENTIALS)[number];

export const EMBEDDED = 'embedded';
const LANGUAGE_CHOICES = ['auto', 'sv', 'en'] as const;

export interface ForumMailbox {
  readonly forum: string;
  readonly mailbox: string;
}

export interface Registered {
  readonly appId: string;
  readonly tenant: string;
  readonly credential: BotCredential;
  readonly publicUrl: string;
  readonly calendars: readonly ForumMailbox[];
  readonly graph: GraphCredentialKind;
}

export interface Answers {
  /** As they are to stand in the settings. */
  readonly models: readonly string[];
  /** Null for a bot that is only tried on this machine. */
  readonly registered: Registered | null;
  readonly administrators: readonly string[];
  readonly language: string;
  readonly timeZone: string;
  /** For the environment; an empty one is to be filled in. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** A shipped model that an organisation can have as its own. */
export interface Offered {
  readonly id: string;
  readonly name: string;
}

export const offeredModels = (): Offered[] =>
  shippedModels().flatMap((id) => {
    const loaded = loadModel(id, '.');
    return loaded.ok && loaded.value.forums.length > 0 ? [{ id, name: loaded.value.name }] : [];
  });

/** What a forum is called in the settings; of one that exists per place, in one of them: the others are written the same way. */
export interface ExampleKey {
  readonly key: string;
  readonly perPlace: boolean;
}

export function exampleKeys(model: Model): ExampleKey[] {
  const [place] = choosablePlaces(model);
  return forumsTakingCases(model)
    .map(({ key, perPlace }) => ({ key: perPlace && place ? `${key}/${place.id}` : key, perPlace }))
    .sort((a, b) => Number(a.perPlace) - Number(b.perPlace));
}

/** @param directory that paths are written from */
export const readModel =
  (directory: string): Reader<Model> =>
  (text, texts) => {
    const loaded = loadModel(text, directory);
    if (loaded.ok) return { is: loaded.value };
    const [fault] = loaded.faults;
    return { wrong: fault ? texts.faults[fault.code](fault.detail).join('. ') : texts.init.wrong.empty() };
  };

export const readUuid: Reader<string> = (text, { init: { wrong } }) =>
  isUuid(text.toLowerCase()) ? { is: text.toLowerCase() } : { wrong: wrong.uuid(text) };

export const readHttps: Reader<string> = (text, { init: { wrong } }) => {
  const url = URL.parse(text);
  const isGood = url?.protocol === 'https:' && url.username === '' && url.pathname === '/' && url.search === '';
  return isGood ? { is: url.origin } : { wrong: wrong.https(text) };
};

export const readDatabase: Reader<string> = (text, { init: { wrong } }) => {
  if (text === EMBEDDED) return { is: text };
  const url = URL.parse(text);
  const isGood = url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.hostname !== '';
  // What was written may hold a password.
  return isGood ? { is: text } : { wrong: wrong.database(text.includes('@') ? '…' : text) };
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** `fyrbodal/uf-aldre=uf.aldre@example.se` */
export const readForumMailbox =
  (models: readonly Model[]): Reader<ForumMailbox> =>
  (text, texts) => {
    const { wrong } = texts.init;
    const [, forum = '', mailbox = ''] = /^([^\s=]+)\s*(?:=|\s)\s*(\S+)$/.exec(text) ?? [];
    if (forum === '') return { wrong: wrong.pair(text) };
    const naming = forumNamed(forum, models, 'place');
    if ('wrong' in naming) return { wrong: texts.faults[naming.wrong.code](naming.wrong.detail).join('. ') };
    return EMAIL.test(mailbox) ? { is: { forum, mailbox } } : { wrong: wrong.email(mailbox) };
  };

export const readChoice =
  <T extends string>(allowed: readonly T[]): Reader<T> =>
  (text, { init: { wrong } }) => {
    const chosen = allowed.find((one) => one === text);
    return chosen === undefined ? { wrong: wrong.choice(text, allowed.join(', ')) } : { is: chosen };
  };

export const readBotCredential: Reader<BotCredential> = (text, texts) => {
  const read = readChoice(BOT_CREDENTIALS.map(({ kind }) => kind))(text, texts);
  const chosen = BOT_CREDENTIALS.find(({ kind }) => kind === text);
  return chosen ? { is: chosen } : { wrong: 'wrong' in read ? read.wrong : '' };
};

export const readLanguage = readChoice(LANGUAGE_CHOICES);

export const readZone: Reader<string> = (text, { init: { wrong } }) => {
  try {
    return { is: new Intl.DateTimeFormat('sv', { timeZone: text }).resolvedOptions().timeZone };
  } catch {
    return { wrong: wrong.zone(text) };
  }
};

export const readText: Reader<string> = (text) => ({ is: text });

/** Several with commas between; the first that is wrong is told. */
export const readSeveral =
  <T>(one: Reader<T>): Reader<readonly T[]> =>
  (text, texts) => {
    const all = text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => one(part, texts));
    const bad = all.find((read) => 'wrong' in read);
    return bad ?? { is: all.flatMap((read) => ('is' in read ? [read.is] : [])) };
  };
