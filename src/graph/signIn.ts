import { accountOf } from '../azure/account.ts';
import { SignInFault } from '../azure/fault.ts';
import { GraphFault } from './fault.ts';
import type { GraphSettings } from './settings.ts';

/** Signing in to Graph: what goes wrong is told as a fault of the calendar's. */

export interface SignIn {
  /** @throws GraphFault */
  token(): Promise<string>;
  /** Graph does not take the token: the next one is asked for anew, with the certificate as it then is. */
  forget(): void;
}

const SCOPE = 'https://graph.microsoft.com/.default';

/** Nothing is read or asked for until the first token is wanted. */
export function signInAs({ credential, authority = null }: GraphSettings, patience: number): SignIn {
  const account = accountOf({ identity: credential, authority, patience });
  return {
    token: () => account.token(SCOPE).catch(asGraphFault),
    forget: account.forget,
  };
}

function asGraphFault(error: unknown): never {
  if (error instanceof SignInFault) throw new GraphFault(error.code, error.message, { detail: error.detail });
  throw error;
}
