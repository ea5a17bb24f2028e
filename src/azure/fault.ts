import type { AzureIdentity } from './identity.ts';

/** What can go wrong when one signs in, told apart by codes and never by the words of an answer. */

export class SignInFault extends Error {
  readonly code: 'unreachable' | 'throttled' | 'sign-in';
  /** A status, and a code of Entra's or of the system's: what an operator searches for. */
  readonly detail: string;

  constructor(code: SignInFault['code'], what: string, detail = '') {
    super(what);
    this.name = 'SignInFault';
    this.code = code;
    this.detail = detail;
  }
}

/** The library's code for a request that is not answered. */
export const NO_ANSWER = 'network_error';

/**
 * Where the service was not reached, or is out of order, nothing is wrong with the credential and nobody should go looking there: that is
 * `unreachable`. Every refusal, and a credential that cannot be used from here, is `sign-in`. The library's error is not kept as the cause:
 * it quotes what the service answered.
 */
export function signInFault(error: unknown, kind: AzureIdentity['kind']): SignInFault {
  const { status, code, words } = told(error);
  const answered = status === null ? '' : `${status}`;
  if (status === 429) return new SignInFault('throttled', 'the sign-in service asks to wait', answered);
  if (status !== null && (status >= 500 || status < 400))
    return new SignInFault('unreachable', 'the sign-in service is out of order', answered);
  // Of an authority whose description cannot be had, the library gives no code but the beginning of its message.
  if (code === NO_ANSWER || words.startsWith('endpoints_resolution_error')) return notReached(kind);
  const why = /\bAADSTS\d+\b/.exec(words)?.[0] ?? systemCode(error);
  return new SignInFault('sign-in', 'the bot cannot sign in', `${answered} ${why}`.trim());
}

/** A managed identity is given out on the machine itself: where nobody does, there is none. */
const notReached = (kind: AzureIdentity['kind']): SignInFault =>
  kind === 'managed-identity'
    ? new SignInFault('sign-in', 'there is no managed identity where the bot runs')
    : new SignInFault('unreachable', 'the sign-in service cannot be reached');

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

/** `ECONNREFUSED` and the like, from as deep as it lies. */
export function systemCode(error: unknown): string {
  for (let at = error; typeof at === 'object' && at !== null; at = 'cause' in at ? at.cause : null)
    if ('code' in at && typeof at.code === 'string') return at.code;
  return '';
}
