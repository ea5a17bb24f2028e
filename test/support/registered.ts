import { randomUUID } from 'node:crypto';
import { TEAMS_SERVICE_URLS } from '../../src/domain/serviceUrl.ts';
import { type BotOptions, type RunningBot, startBot } from './bot.ts';
import type { Attempt } from './forgeries.ts';
import { ISSUER, newKey, type OpenId, published, startOpenId } from './openId.ts';
import type { TestDatabase } from './postgres.ts';
import { type Claims, token, type World } from './tokens.ts';

/** The bot as it is when it is registered with Teams: it wants a token, and has been told whose people may use it. */

export const HOME = '00000000-0000-4000-8000-00000000000a';
export const PARTNER = '00000000-0000-4000-8000-00000000000b';
export const STRANGER = '00000000-0000-4000-8000-00000000000c';

export interface RegisteredBot {
  readonly bot: RunningBot;
  readonly world: World;
  readonly openId: OpenId;
  /** As Teams does it; what is not given is filled in. */
  posts(activity?: Readonly<Record<string, unknown>>, claims?: Claims): Promise<Response>;
  /** As somebody does it who is not Teams. */
  tries(attempt: Attempt): Promise<Response>;
  /** The codes of those that were refused, as the log has them. */
  refusals(): string[];
  close(): Promise<void>;
}

const [key, unendorsed, silent, short] = [
  newKey('signing'),
  newKey('for-webchat'),
  newKey('for-nothing'),
  newKey('short', 1024),
] as const;
export const SIGNING_KEY = key;

const TOLD = [
  { kty: 'EC', kid: 'curved', crv: 'P-256' },
  published(key),
  published(unendorsed, { endorsements: ['webchat'] }),
  published(silent, {}),
  published(short),
];

export async function startRegistered(
  test: TestDatabase,
  options: Omit<BotOptions, 'identity'> = {},
): Promise<RegisteredBot> {
  const openId = await startOpenId(...TOLD);
  const appId = randomUUID();
  const identity = (connector: string) => ({
    appId,
    credential: { kind: 'password' as const, password: 'secret' },
    tenant: HOME,
    tenants: [HOME, PARTNER],
    endpoints: { ToBotFromChannelOpenIdMetadataUrl: openId.metadata },
    serviceUrls: [...TEAMS_SERVICE_URLS, connector],
  });
  const bot = await startBot(test, { ...options, identity });
  const serviceUrl = bot.connector.url;
  const now = () => bot.clock.now();
  const world: World = { appId, issuer: ISSUER, serviceUrl, now, key, unendorsed, silent, short };
  const post = (activity: object, headers: Record<string, string>) =>
    bot.post({ channelData: { tenant: { id: HOME } }, ...activity }, headers);
  return {
    bot,
    world,
    openId,
    posts: (activity = {}, claims = {}) => post(activity, { authorization: `Bearer ${token(world, claims)}` }),
    tries: ({ headers = {}, activity = {} }) => post(activity, headers),
    refusals: () =>
      bot.logged.map((line) => JSON.parse(line)).flatMap(({ msg, code }) => (msg === 'refused' ? [code] : [])),
    async close() {
      await bot.close();
      await openId.close();
    },
  };
}
