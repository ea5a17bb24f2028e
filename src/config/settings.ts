import { z } from 'zod';
import { isListable } from '../domain/serviceUrl.ts';
import { appSchema } from './appSettings.ts';
import { botCredentialSchema } from './botCredential.ts';
import { casesSchema, rolesSchema } from './caseSettings.ts';
import { databaseSchema } from './databaseSettings.ts';
import { graphSchema } from './graphSettings.ts';
import { isSecure, meetingShape } from './meetingSettings.ts';
import { retentionSchema } from './trustSettings.ts';

/** How an organisation's settings file may look (samverkanslotsen.config.yaml and the like). Secrets are not in it: they come from the environment (config.ts). */

const id = z.string().min(1);

export const settingsSchema = z.strictObject({
  /** Shipped models by name, or paths of own model files. The first is the default. */
  /** Each is served once, however often it is named. */
  models: z
    .array(id)
    .min(1)
    .transform((names) => [...new Set(names)]),
  /** Own changes to a model: maps are merged, all else replaced, null removes. Checked together with the model. */
  extends: z.record(id, z.record(z.string(), z.unknown())).default({}),
  timeZone: z.string().refine(isTimeZone, 'Europe/Stockholm').default('Europe/Stockholm'),
  /** `auto` follows each person's Teams until they have written something. */
  language: z.enum(['auto', 'sv', 'en']).default('auto'),
  /** Leave out to run locally, without a Teams registration. */
  bot: z
    .strictObject({
      appId: id,
      tenant: id,
      /** How it signs in; by a password when left out. */
      credential: botCredentialSchema.optional(),
      /** Tenants whose people may use the bot; the bot's own when left out. */
      tenants: z.array(id).optional(),
      /** Where Teams may ask to be answered: origins, or origins with the beginning of a path. Teams' own when left out. */
      serviceUrls: z.array(z.string().refine(isListable, 'https://…')).min(1).optional(),
      /** Only for rehearsing against local servers; every address of Microsoft's that can be changed. */
      endpoints: z
        .strictObject({
          ToChannelFromBotLoginUrl: z.url().optional(),
          ToChannelFromBotOAuthScope: z.url().optional(),
          ToBotFromChannelTokenIssuer: z.url().optional(),
          ToBotFromChannelOpenIdMetadataUrl: z.url().refine(isSecure, 'https://…').optional(),
          ToBotFromEmulatorOpenIdMetadataUrl: z.url().optional(),
          OAuthUrl: z.url().optional(),
        })
        .optional(),
    })
    .optional(),
  /** How the bot is presented in Teams (`lots manifest`). */
  app: appSchema.default(appSchema.parse({})),
  http: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1'),
      port: z.int().min(1).max(65535).default(3978),
      /** How the bot is reached from outside, for links to files; the port on this machine when left out. */
      publicUrl: z.url({ protocol: /^https?$/ }).optional(),
      /** How many servers stand in front of the bot and say truly (`X-Forwarded-For`) whom they let in. */
      proxies: z.int().min(0).max(5).default(0),
    })
    .default({ host: '127.0.0.1', port: 3978, proxies: 0 }),
  /** How the bot gets into PostgreSQL where DATABASE_URL has no password. */
  database: databaseSchema.optional(),
  /** How cases are filed and followed. */
  cases: casesSchema.default(casesSchema.parse({})),
  /** Who leads, chairs, administers and answers for a principal; more can be given in Teams. */
  roles: rolesSchema.default([]),
  ...meetingShape,
  /** How calendars in Microsoft 365 are read; only where there are such. */
  graph: graphSchema.optional(),
  /** How long things are kept (gallring); what is left out has the standard periods. */
  retention: retentionSchema.default(retentionSchema.parse({})),
  /** Where the embedded database and local files live, from the settings file's directory. */
  dataDirectory: z.string().min(1).default('.samverkanslotsen'),
});

export type Settings = z.infer<typeof settingsSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('sv', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
