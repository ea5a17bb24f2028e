import { isPublic, isUuid } from '../config/appSettings.ts';
import type { Fault } from '../config/fault.ts';
import type { Config } from '../config.ts';

/** What the app package says that differs between organisations. Each stands in the manifest folder as `{{…}}`. */
export interface Facts {
  readonly appId: string;
  readonly botId: string;
  readonly version: string;
  readonly developer: string;
  readonly websiteUrl: string;
  readonly privacyUrl: string;
  readonly termsOfUseUrl: string;
  /** The host that the bot is reached at. */
  readonly domain: string;
}

/** What of the settings a package is made of. */
export interface AppOrigin extends Pick<Config, 'file' | 'app'> {
  readonly identity: { readonly appId: string } | null;
  readonly http: { readonly publicUrl: string };
}

const PAGES = ['websiteUrl', 'privacyUrl', 'termsOfUseUrl'] as const;

/** @returns null for a bot that is not registered: there is nothing yet that a package could point to */
export function factsOf({ app, identity, http }: AppOrigin): Facts | null {
  if (!identity) return null;
  const { developer, version } = app;
  const { websiteUrl = http.publicUrl } = developer;
  return {
    appId: app.id ?? identity.appId,
    botId: identity.appId,
    version,
    developer: developer.name ?? 'Samverkanslotsen',
    websiteUrl,
    privacyUrl: developer.privacyUrl ?? websiteUrl,
    termsOfUseUrl: developer.termsOfUseUrl ?? websiteUrl,
    domain: URL.parse(http.publicUrl)?.hostname ?? '',
  };
}

/** Settings that name a page which every user can open, and that are left out. */
export const pagesLeftOut = ({ app }: Pick<AppOrigin, 'app'>): string[] =>
  PAGES.filter((page) => app.developer[page] === undefined).map((page) => `app.developer.${page}`);

/** A name that others can look up: no address in numbers, and not this machine. */
const NAME = /^(?=.*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** Settings that a bot can start with, and that no package can be made of. */
export function settingFaults({ file, http: { publicUrl } }: AppOrigin, { botId, domain }: Facts): Fault[] {
  const at = (path: string, code: Fault['code'], found: string): Fault => ({
    file: file ?? 'environment',
    path,
    code,
    detail: { found },
  });
  return [
    ...(isUuid(botId) ? [] : [at('bot.appId', 'not-a-uuid', botId)]),
    ...(isPublic(publicUrl) && NAME.test(domain) ? [] : [at('http.publicUrl', 'no-public-url', publicUrl)]),
  ];
}
