import { accountOf } from './azure/account.ts';
import { SignInFault } from './azure/fault.ts';
import type { Config } from './config.ts';
import type { DatabaseAccess } from './ports/database.ts';
import { Outage } from './ports/outage.ts';
import { partsOf } from './store/access.ts';

/** How the settings say that one gets into the database: by the address alone, or by a token that Entra gives out for a while. */

type ByAddress = Extract<Config['database'], { readonly url: string }>;

const SCOPE = 'https://ossrdbms-aad.database.windows.net/.default';

/** In milliseconds. A connection is given up sooner; whoever tries next waits for the same token. */
const PATIENCE = 10_000;

/** One for each process: it keeps the token until shortly before it runs out. */
export function accessTo({ url, credential }: ByAddress): DatabaseAccess {
  if (!credential) return url;
  const account = accountOf({ identity: credential, authority: null, patience: PATIENCE });
  return partsOf(url, () => account.token(SCOPE).catch(asOutage));
}

function asOutage(error: unknown): never {
  if (!(error instanceof SignInFault)) throw error;
  const words = `database: ${error.message}${error.detail ? ` (${error.detail})` : ''}`;
  const code = error.code === 'sign-in' ? 'refused' : 'unreachable';
  throw new Outage('database', code, { cause: new Error(words, { cause: error }) });
}
