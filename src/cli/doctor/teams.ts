import type { BotIdentity } from '../../config.ts';
import { keysFault, type SignInFault, signInFault } from '../../teams/registered.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

/** What the bot needs of Microsoft to work in Teams: to be let in itself, and to see who comes. */

export async function signInFindings(identity: BotIdentity | null, patience: number): Promise<Finding[]> {
  if (identity === null) return [note('local')];
  const fault = await signInFault(identity, patience);
  return [fault === null ? fine('signed-in', { app: identity.appId }) : signInFinding(fault, identity.credential.kind)];
}

/** Microsoft's numbers for what is wrong, where the remedy is one of its own. */
const PARTICULAR: Readonly<Record<string, 'sign-in-expired' | 'sign-in-app' | 'sign-in-tenant'>> = {
  AADSTS7000222: 'sign-in-expired',
  AADSTS700016: 'sign-in-app',
  AADSTS90002: 'sign-in-tenant',
  AADSTS900023: 'sign-in-tenant',
};

/** @param kind of what the bot signs in with: the remedy hangs on it */
export function signInFinding({ is, code }: SignInFault, kind: BotIdentity['credential']['kind']): Finding {
  if (is === 'unreachable') return wrong('sign-in-away', { code });
  return wrong(PARTICULAR[code] ?? 'sign-in-refused', { code, kind });
}

export async function keysFindings(identity: BotIdentity, within: number): Promise<Finding[]> {
  const why = await keysFault(identity, within, { now: () => Temporal.Now.instant() });
  return [why === null ? fine('keys') : wrong('no-keys', { why })];
}
