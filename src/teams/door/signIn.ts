import { type ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { type Account, accountOf } from '../../azure/account.ts';
import type { AzureIdentity } from '../../azure/identity.ts';

/** How the bot shows Teams who it is. */

export type BotCredential =
  | { readonly kind: 'password'; readonly password: string }
  /** The bot's app id is the identity's own client id. */
  | { readonly kind: 'managed-identity' }
  /** `file`: PEM, with the private key and the certificate. */
  | { readonly kind: 'certificate'; readonly file: string }
  /** The managed identity `clientId` vouches for the bot's app. */
  | { readonly kind: 'federated'; readonly clientId: string };

interface Signing {
  readonly appId: string;
  readonly tenant: string;
  readonly credential: BotCredential;
  /** Where one signs in, when it is not at Microsoft's. */
  readonly endpoints: Readonly<Record<string, string>>;
}

type Factory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;
type Signer = Awaited<ReturnType<Factory['createCredentials']>>;

/** @param patience how long one token is waited for, in milliseconds; what nobody waits for any more must not stay open for ever */
export function credentialsFor(signing: Signing, patience: number): Factory {
  const { appId, tenant, credential, endpoints } = signing;
  if (credential.kind !== 'password') {
    const { ToChannelFromBotLoginUrl: login } = endpoints;
    const authority = login === undefined ? null : new URL(login).origin;
    return signingBy(appId, accountOf({ identity: identityOf(signing, credential), authority, patience }));
  }
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: credential.password,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenant,
  });
}

type Secretless = Exclude<BotCredential, { kind: 'password' }>;

function identityOf({ appId, tenant }: Signing, credential: Secretless): AzureIdentity {
  switch (credential.kind) {
    case 'managed-identity':
      return { kind: credential.kind, clientId: appId };
    case 'certificate':
      return { kind: credential.kind, tenant, clientId: appId, path: credential.file };
    case 'federated':
      return { kind: credential.kind, tenant, clientId: appId, vouchedBy: credential.clientId };
  }
}

/**
 * Not by the SDK's own for each kind: they try a machine that has no identity five times over, wait for ever for where one signs in, and need
 * the program openssl for a certificate.
 */
const signingBy = (appId: string, account: Account): Factory => ({
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async (_appId, audience = CONNECTOR) => signerFor(account, scopeOf(audience)),
});

const CONNECTOR = 'https://api.botframework.com';

const scopeOf = (audience: string): string => `${audience.replace(/\/+$/, '')}/.default`;

const signerFor = (account: Account, scope: string): Signer => ({
  async signRequest(request) {
    request.headers.set('authorization', `Bearer ${await account.token(scope)}`);
    return request;
  },
});
