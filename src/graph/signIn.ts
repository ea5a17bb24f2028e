import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { GraphFault } from './fault.ts';
import type { GraphCredential, GraphSettings } from './settings.ts';
import { systemCode } from './transport.ts';

/** Signing in: one credential in the process, which keeps its token until shortly before it runs out. */

export interface SignIn {
  /** @throws GraphFault */
  token(): Promise<string>;
  /** Graph does not take the token: the next one is asked for anew, with the certificate as it then is. */
  forget(): void;
}

const SCOPE = 'https://graph.microsoft.com/.default';

/** Nothing is read or asked for until the first token is wanted. */
export function signInAs(settings: GraphSettings, patience: number): SignIn {
  let credential: TokenCredential | null = null;
  let underWay: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    try {
      credential ??= credentialOf(settings, patience);
      return (await within(patience, credential.getToken(SCOPE)))?.token ?? '';
    } catch (error) {
      // For a minute the library would refuse by itself what the service could not answer, and no longer say why.
      credential = null;
      throw signInFault(error, settings.credential.kind);
    }
  };
  return {
    // The library asks the service once for each that wants a token at the same time; all forums do when a day begins.
    token() {
      underWay ??= ask().finally(() => {
        underWay = null;
      });
      return underWay;
    },
    forget() {
      credential = null;
    },
  };
}

function credentialOf({ credential, authority }: GraphSettings, patience: number): TokenCredential {
  const options = { ...optionsFor(authority ?? null), additionalPolicies: [hurried(patience)] };
  switch (credential.kind) {
    case 'managed-identity': {
      const { clientId } = credential;
      return new ManagedIdentityCredential({ ...WITHOUT_RETRIES, ...(clientId ? { clientId } : {}) });
    }
    case 'workload-identity': {
      const { tenant, clientId, tokenFile } = credential;
      const from = tokenFile ? { tokenFilePath: tokenFile } : {};
      return new WorkloadIdentityCredential({ ...options, tenantId: tenant, clientId, ...from });
    }
    case 'certificate': {
      const { tenant, clientId, path } = credential;
      return new ClientCertificateCredential(tenant, clientId, { certificatePath: path }, options);
    }
    case 'secret':
      return new ClientSecretCredential(credential.tenant, credential.clientId, credential.secret, options);
  }
}

/** The queue tries again; the library would sleep in between. */
const WITHOUT_RETRIES = { retryOptions: { maxRetries: 0 } };

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

/** A managed identity's library cannot be told how long to wait. */
async function within<T>(patience: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const tooLate = Object.assign(new Error('too late'), { errorCode: NO_ANSWER });
  const timer = setTimeout(() => late.reject(tooLate), patience);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The library's code for it. */
const NO_ANSWER = 'network_error';

/**
 * Where the service was not reached, or is out of order, nothing is wrong with the credential and nobody should go looking there: that is
 * `unreachable`. Every refusal, and a credential that cannot be used from here, is `sign-in`. The library's error is not kept as the cause:
 * it quotes what the service answered.
 */
function signInFault(error: unknown, kind: GraphCredential['kind']): GraphFault {
  const { status, code, words } = told(error);
  const answered = status === null ? '' : `${status}`;
  if (status === 429) return new GraphFault('throttled', 'the sign-in service asks to wait', { detail: answered });
  if (status !== null && (status >= 500 || status < 400))
    return new GraphFault('unreachable', 'the sign-in service is out of order', { detail: answered });
  // Of an authority whose description cannot be had, the library gives no code but the beginning of its message.
  if (code === NO_ANSWER || words.startsWith('endpoints_resolution_error')) return notReached(kind);
  const why = /\bAADSTS\d+\b/.exec(words)?.[0] ?? systemCode(error);
  return new GraphFault('sign-in', 'the bot cannot sign in', { detail: `${answered} ${why}`.trim() });
}

/** A managed identity is given out on the machine itself: where nobody does, there is none. */
const notReached = (kind: GraphCredential['kind']): GraphFault =>
  kind === 'managed-identity'
    ? new GraphFault('sign-in', 'there is no managed identity where the bot runs')
    : new GraphFault('unreachable', 'the sign-in service cannot be reached');

interface Told {
  /** What the service answered; null when it was not asked or did not answer. */
  readonly status: number | null;
  readonly code: string;
  readonly words: string;
}

/** What the library's error says, with what its cause says. */
function told(error: unknown): Told {
  if (!(typeof error === 'object' && error !== null)) return { status: null, code: '', words: '' };
  const cause = 'cause' in error ? told(error.cause) : null;
  return {
    status: 'status' in error && typeof error.status === 'number' ? error.status : (cause?.status ?? null),
    code: 'errorCode' in error && typeof error.errorCode === 'string' ? error.errorCode : (cause?.code ?? ''),
    words: 'message' in error && typeof error.message === 'string' ? error.message : '',
  };
}
