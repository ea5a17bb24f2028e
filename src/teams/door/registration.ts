import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AdmittedAdapter } from './adapter.ts';
import type { Registration } from './frontDoor.ts';
import { type BotCredential, credentialsFor } from './signIn.ts';

/** The bot's registration with Microsoft, and whom it serves. */
export interface BotIdentity {
  readonly appId: string;
  readonly credential: BotCredential;
  readonly tenant: string;
  readonly tenants: readonly string[];
  /** Addresses other than Microsoft's own, for rehearsals. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Where Teams may ask to be answered: origins, or origins with the beginning of a path. */
  readonly serviceUrls: readonly string[];
}

/** All of them, for botbuilder takes none of its own as soon as it is given one. The Emulator has none: nobody is let in by it. */
const MICROSOFT = {
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  OAuthUrl: 'https://api.botframework.com',
  CallerId: 'urn:botframework:azure',
};

const endpointsOf = ({ endpoints }: BotIdentity): typeof MICROSOFT => ({ ...MICROSOFT, ...endpoints });

export function registrationOf(identity: BotIdentity): Registration {
  const { ToBotFromChannelTokenIssuer: issuer, ToBotFromChannelOpenIdMetadataUrl: metadata } = endpointsOf(identity);
  return { appId: identity.appId, tenants: identity.tenants, issuer, metadata };
}

/**
 * @param identity null in local mode
 * @param patience how long the bot waits for where it signs in, in milliseconds
 */
export function adapterFor(identity: BotIdentity | null, patience: number): AdmittedAdapter {
  if (!identity) return new AdmittedAdapter(new ConfigurationBotFrameworkAuthentication({}), null);
  const endpoints = endpointsOf(identity);
  const authentication = new ConfigurationBotFrameworkAuthentication(endpoints, credentialsFor(identity, patience));
  return new AdmittedAdapter(authentication, {
    appId: identity.appId,
    audience: endpoints.ToChannelFromBotOAuthScope,
  });
}
