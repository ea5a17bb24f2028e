import type { BotIdentity } from '../../config.ts';
import { keysFault, type SignInFault, signInFault } from '../../teams/registered.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

/** What the bot needs of Microsoft to work in Teams: to be let in itself, and to see who comes. */

export async function signInFindings(identity: BotIdentity | null, within: number): Promise<Finding[]> {
  if (identity === null) return [note('local')];
  const fault = await signInFault(identity, within);
  return [fault === null ? fine('signed-in', { app: identity.appId }) : signInFinding(fault)];
}

/** Microsoft's numbers for what is wrong, where the remedy is one of its own. */
const PARTICULAR: Readonly<Record<string, 'sign-in-expired' | 'sign-in-app' | 'sign-in-tenant'>> = {
  AADSTS7000222: 'sign-in-expired',
  AADSTS700016: 'sign-in-app',
  AADSTS90002: 'sign-in-tenant',
  AADSTS900023: 'sign-in-tenant',
};

export function signInFinding({ is, code }: SignInFault): Finding {
  if (is === 'unreachable') return wrong('sign-in-away', { code });
  return wrong(PARTICULAR[code] ?? 'sign-in-refused', { code });
}

export async function keysFindings(identity: BotIdentity, within: number): Promise<Finding[]> {
  const why = await keysFault(identity, within, { now: () => Temporal.Now.instant() });
  return [why === null ? fine('keys') : wrong('no-keys', { why })];
}
