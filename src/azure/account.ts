import type { AccessToken } from '@azure/identity';
import { NO_ANSWER, signInFault } from './fault.ts';
import type { AzureIdentity } from './identity.ts';

/** Signing in: one account for each identity in the process, which keeps its tokens until shortly before they run out. */

export interface Account {
  /**
   * @param scope what the token is for
   * @throws SignInFault
   */
  token(scope: string): Promise<string>;
  /** A token was not taken: the next one is asked for anew, with the certificate as it then is. */
  forget(): void;
}

export interface AccountSettings {
  readonly identity: AzureIdentity;
  /** Where one signs in; null for Microsoft's own. */
  readonly authority: string | null;
  /** How long one token is waited for, in milliseconds. */
  readonly patience: number;
}

/** In milliseconds. */
const RENEWED_BEFORE = 5 * 60_000;

/** Nothing is loaded, read or asked for until the first token is wanted. */
export function accountOf({ identity, authority, patience }: AccountSettings): Account {
  const kept = new Map<string, AccessToken>();
  const underWay = new Map<string, Promise<string>>();
  const ask = async (scope: string): Promise<string> => {
    try {
      const { credentialOf } = await import('./credential.ts');
      // A new one each time: with the certificate as it then is. And for a minute the library's would refuse by itself what the service could
      // not answer, and no longer say why.
      const given = await within(patience, credentialOf(identity, authority, patience).getToken(scope));
      if (given) kept.set(scope, given);
      return given?.token ?? '';
    } catch (error) {
      throw signInFault(error, identity.kind);
    }
  };
  return {
    // The library asks the service once for each that wants a token at the same time; many do when a day begins.
    async token(scope) {
      const last = kept.get(scope);
      if (last && last.expiresOnTimestamp - RENEWED_BEFORE > Date.now()) return last.token;
      const asked = underWay.get(scope) ?? ask(scope).finally(() => underWay.delete(scope));
      underWay.set(scope, asked);
      return asked;
    },
    forget() {
      kept.clear();
    },
  };
}

/** A managed identity's library cannot be told how long to wait. */
async function within<T>(patience: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const tooLate = Object.assign(new Error('too late'), { errorCode: NO_ANSWER });
  const timer = setTimeout(() => late.reject(tooLate), patience).unref();
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
