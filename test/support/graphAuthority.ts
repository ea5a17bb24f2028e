import { constants, verify, X509Certificate } from 'node:crypto';
import type { Answer } from './graphAnswer.ts';
import type { Certificate } from './graphCertificate.ts';

/** Where an app signs in: it gives out tokens to whoever proves to be the app. */

export const TENANT = '00000000-0000-0000-0000-0000000000aa';
export const CLIENT = '00000000-0000-0000-0000-0000000000bb';

export interface Authority {
  /** @returns null for what is not about signing in */
  answer(method: string, path: string, body: string): Answer | null;
  /** A token given out by another way, as to a managed identity. */
  issue(): string;
  /** Whether it has given out the token, and not withdrawn it. */
  knows(token: string): boolean;
  /** Those given out so far are no longer good. */
  withdraw(): void;
  /** How many tokens it has given out. */
  signIns(): number;
}

/** What proves that it is the app. */
export interface Proofs {
  readonly secret: string;
  readonly certificate: Certificate;
  /** What the platform gives to a workload that it vouches for. */
  readonly federated: string;
}

const SCOPE = 'https://graph.microsoft.com/.default';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function authorityAt(url: string, proofs: Proofs): Authority {
  const tokens = new Set<string>();
  let signIns = 0;
  const home = `${url}/${TENANT}`;
  const issue = (): string => {
    const token = `token-${++signIns}`;
    tokens.add(token);
    return token;
  };
  const grant = (form: URLSearchParams): Answer => {
    const [error, number, words] = wrongWith(form, proofs, `${home}/oauth2/v2.0/token`) ?? [];
    if (error)
      return { status: error === 'invalid_client' ? 401 : 400, body: refused(error, `AADSTS${number}: ${words}`) };
    const body = { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: issue() };
    return { status: 200, body };
  };
  return {
    answer(method, path, body) {
      const [, tenant, rest] =
        /^\/([^/]+)\/(v2\.0\/\.well-known\/openid-configuration|oauth2\/v2\.0\/token)$/.exec(path) ?? [];
      if (!tenant || !rest) return null;
      if (tenant !== TENANT) return { status: 400, body: refused('invalid_tenant', 'AADSTS90002: Tenant not found.') };
      if (rest.startsWith('v2.0')) return { status: 200, body: described(home) };
      return method === 'POST' ? grant(new URLSearchParams(body)) : { status: 405 };
    },
    issue,
    knows: (token) => tokens.has(token),
    withdraw: () => tokens.clear(),
    signIns: () => signIns,
  };
}

const refused = (error: string, error_description: string) => ({ error, error_description, error_codes: [] });

const described = (home: string) => ({
  issuer: `${home}/v2.0`,
  authorization_endpoint: `${home}/oauth2/v2.0/authorize`,
  token_endpoint: `${home}/oauth2/v2.0/token`,
  end_session_endpoint: `${home}/oauth2/v2.0/logout`,
  jwks_uri: `${home}/discovery/v2.0/keys`,
});

type Wrong = readonly [error: string, number: number, words: string];

function wrongWith(form: URLSearchParams, proofs: Proofs, endpoint: string): Wrong | null {
  if (form.get('client_id') !== CLIENT) return ['unauthorized_client', 700016, 'Application not found.'];
  if (form.get('grant_type') !== 'client_credentials') return ['unsupported_grant_type', 70003, 'Not supported.'];
  if (!form.get('scope')?.split(' ').includes(SCOPE)) return ['invalid_scope', 70011, 'The scope is not valid.'];
  const secret = form.get('client_secret');
  if (secret !== null) return secret === proofs.secret ? null : ['invalid_client', 7000215, 'Invalid client secret.'];
  if (form.get('client_assertion_type') !== ASSERTION) return ['invalid_request', 900144, 'No proof.'];
  const assertion = form.get('client_assertion') ?? '';
  return assertion === proofs.federated || isSigned(assertion, proofs.certificate, endpoint)
    ? null
    : ['invalid_client', 700027, 'The certificate is not registered.'];
}

/** As Entra does: by the thumbprint it finds the registered certificate, and its key must have signed. */
function isSigned(assertion: string, { cert }: Certificate, endpoint: string): boolean {
  const [head = '', claims = '', signature = ''] = assertion.split('.');
  const { publicKey, fingerprint256 } = new X509Certificate(cert);
  const header = decoded(head);
  const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  if (header.alg !== 'PS256' || header['x5t#S256'] !== thumbprint || decoded(claims).aud !== endpoint) return false;
  const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
}

const decoded = (part: string): Record<string, unknown> => JSON.parse(Buffer.from(part, 'base64url').toString());
