import { z } from 'zod';
import { isPublic, isUuid } from '../config/appSettings.ts';

/** What Teams takes in a manifest (schema 1.30), as far as ours has it: what we do not use is not known here, so that nothing comes in unseen. */

/** In pixels. */
export const ICON_SIZES: Readonly<Record<string, string>> = {
  color: '192x192',
  outline: '32x32',
  color32x32: '32x32',
};

const matches = (pattern: RegExp) => (written: string) => pattern.test(written);

const filled = z.string().min(1);
const id = z.string().refine(isUuid, '00000000-0000-0000-0000-000000000000');
const address = z.string().max(2048).refine(isPublic, 'https://…');
const languageTag = z.string().refine(matches(/^[a-z]{2}(-[a-z]{2})?$/), 'sv');
const scopes = z.array(z.enum(['personal', 'team', 'groupChat', 'copilot'])).min(1);

const command = z.strictObject({ title: filled, description: filled, type: z.literal('prompt'), prompt: filled });

const bot = z.strictObject({
  botId: id,
  scopes,
  isNotificationOnly: z.literal(false),
  supportsFiles: z.literal(false),
  supportsCalling: z.literal(false),
  supportsVideo: z.literal(false),
  commandLists: z.array(z.strictObject({ scopes, commands: z.array(command).min(1).max(10) })).max(3),
});

const about = { id: filled.max(64), title: filled, description: filled };

const choice = z.discriminatedUnion('type', [
  z.strictObject({
    ...about,
    type: z.literal('action'),
    context: z.array(z.enum(['message', 'compose', 'commandBox'])).min(1),
    fetchTask: z.literal(true),
  }),
  z.strictObject({
    ...about,
    type: z.literal('query'),
    context: z.array(z.enum(['compose', 'commandBox'])).min(1),
    initialRun: z.boolean(),
    parameters: z
      .array(z.strictObject({ name: filled, title: filled, description: filled, inputType: z.literal('text') }))
      .length(1),
  }),
]);

export const manifestShape = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.30'),
  version: z.string().refine(matches(/^\d+\.\d+\.\d+$/), '1.0.0'),
  id,
  developer: z.strictObject({
    name: filled.max(32),
    websiteUrl: address,
    privacyUrl: address,
    termsOfUseUrl: address,
  }),
  localizationInfo: z.strictObject({
    defaultLanguageTag: languageTag,
    additionalLanguages: z.array(z.strictObject({ languageTag, file: filled })).min(1),
  }),
  name: z.strictObject({ short: filled, full: filled }),
  description: z.strictObject({ short: filled, full: filled }),
  icons: z.strictObject({ color: filled, outline: filled, color32x32: filled }),
  accentColor: z.string().refine(matches(/^#[0-9a-fA-F]{6}$/), '#17616B'),
  defaultInstallScope: z.literal('personal'),
  defaultGroupCapability: z.strictObject({ team: z.literal('bot'), groupchat: z.literal('bot') }),
  supportsChannelFeatures: z.literal('tier1'),
  bots: z.array(bot).length(1),
  composeExtensions: z.array(z.strictObject({ botId: id, commands: z.array(choice).min(1).max(10) })).length(1),
  copilotAgents: z.strictObject({
    customEngineAgents: z.array(z.strictObject({ type: z.literal('bot'), id })).length(1),
  }),
  /** Nothing more may be asked for without a reason: manifest/README.md. */
  permissions: z.tuple([z.literal('identity'), z.literal('messageTeamMembers')]),
  validDomains: z.array(z.string().refine(matches(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i), 'lotsen.example.org')).length(1),
});

/** A language's file: the path of each text in the manifest, and what stands there instead. */
export const localisationShape = z
  .looseObject({
    $schema: z.literal(
      'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json',
    ),
  })
  .catchall(filled);
