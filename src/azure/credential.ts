import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import type { AzureIdentity } from './identity.ts';

/** Microsoft's library for each kind of identity; loaded when the first token is wanted. */

/**
 * @param authority where one signs in; null for Microsoft's own
 * @param patience for one request, in milliseconds
 */
export function credentialOf(identity: AzureIdentity, authority: string | null, patience: number): TokenCredential {
  const options = { ...optionsFor(authority), additionalPolicies: [hurried(patience)] };
  switch (identity.kind) {
    case 'managed-identity':
      return managed(identity.clientId);
    case 'workload-identity': {
      const { tenant, clientId, tokenFile } = identity;
      const from = tokenFile ? { tokenFilePath: tokenFile } : {};
      return new WorkloadIdentityCredential({ ...options, tenantId: tenant, clientId, ...from });
    }
    case 'certificate': {
      const { tenant, clientId, path } = identity;
      return new ClientCertificateCredential(tenant, clientId, { certificatePath: path }, options);
    }
    case 'secret':
      return new ClientSecretCredential(identity.tenant, identity.clientId, identity.secret, options);
    case 'federated': {
      const { tenant, clientId, vouchedBy } = identity;
      const voucher = managed(vouchedBy);
      return new ClientAssertionCredential(
        tenant,
        clientId,
        async () => (await voucher.getToken(EXCHANGE)).token,
        options,
      );
    }
  }
}

/** What a managed identity is asked for when it is to vouch for an app. */
const EXCHANGE = 'api://AzureADTokenExchange/.default';

/** Whoever wants a token tries again; the library would sleep in between. */
const WITHOUT_RETRIES = { retryOptions: { maxRetries: 0 } };

const managed = (clientId: string | undefined): ManagedIdentityCredential =>
  new ManagedIdentityCredential({ ...WITHOUT_RETRIES, ...(clientId ? { clientId } : {}) });

/** An authority of one's own cannot be looked up at Microsoft's. */
const optionsFor = (authority: string | null) =>
  authority === null
    ? WITHOUT_RETRIES
    : { ...WITHOUT_RETRIES, authorityHost: authority, disableInstanceDiscovery: true };

/** Ends a request that is not answered; giving up waiting for it would leave its connection behind. */
const hurried = (patience: number) => ({
  position: 'perCall' as const,
  policy: {
    name: 'hurried',
    sendRequest<Request extends { timeout: number }, Answer>(
      request: Request,
      next: (request: Request) => Promise<Answer>,
    ): Promise<Answer> {
      request.timeout = patience;
      return next(request);
    },
  },
});
