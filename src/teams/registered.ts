import { SignInFault as EntraFault } from '../azure/fault.ts';
import type { Clock } from '../ports.ts';
import { openIdKeys } from './door/keys.ts';
import { adapterFor, type BotIdentity, registrationOf } from './door/registration.ts';
import { signIn } from './patience.ts';

/** Whether a registered bot could work in Teams: asked of Microsoft, without anything being sent to Teams. */

/** `refused`: Microsoft does not take what the bot signs in with. `code` is Microsoft's or the system's, for an operator to search for. */
export interface SignInFault {
  readonly is: 'refused' | 'unreachable';
  readonly code: string;
}

/**
 * Signs in as for a message; what the library has kept of an earlier time in this process will do.
 * @param within milliseconds
 * @returns null when that went well
 */
export async function signInFault(identity: BotIdentity, within: number): Promise<SignInFault | null> {
  const [serviceUrl = ''] = identity.serviceUrls;
  try {
    await signIn(await adapterFor(identity, within).connectorTo(serviceUrl));
    return null;
  } catch (error) {
    return faultOf(error);
  }
}

/** Codes of the sign-in's library for an answer that says no; all else is that there was no answer. */
const REFUSALS = new Set([
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_resource',
  'invalid_scope',
  'unauthorized_client',
  'invalid_tenant',
]);

function faultOf(error: unknown): SignInFault {
  const all = chainOf(error);
  const entra = all.find((one) => one instanceof EntraFault);
  if (entra) return { is: entra.code === 'sign-in' ? 'refused' : 'unreachable', code: entra.detail || entra.message };
  const own = all.map((one) => textIn(one, 'errorCode')).find(Boolean) ?? '';
  const number = all.map((one) => /\bAADSTS\d+\b/.exec(textIn(one, 'message'))?.[0]).find(Boolean);
  const system = all.map((one) => textIn(one, 'code')).find(Boolean) ?? '';
  const isRefused = number !== undefined || REFUSALS.has(own);
  return { is: isRefused ? 'refused' : 'unreachable', code: number ?? (system || own) };
}

/** An error and what caused it, from the outermost. */
function chainOf(error: unknown): object[] {
  if (typeof error !== 'object' || error === null) return [];
  return [error, ...chainOf('cause' in error ? error.cause : null)];
}

function textIn(error: object, key: 'errorCode' | 'message' | 'code'): string {
  const value: unknown = key in error ? Reflect.get(error, key) : '';
  return typeof value === 'string' ? value : '';
}

/** @returns why the keys that Teams signs by cannot be had; null when they can */
export async function keysFault(identity: BotIdentity, within: number, clock: Clock): Promise<string | null> {
  const said: string[] = [];
  const { metadata, issuer } = registrationOf(identity);
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_event: string, { error }: { readonly error?: unknown } = {}) => {
      said.push(
        chainOf(error)
          .map((one) => textIn(one, 'message'))
          .at(-1) ?? '',
      );
    },
  };
  const found = await openIdKeys({ metadata, issuer, within, clock, log }).find('');
  return found === 'unavailable' ? (said[0] ?? '') : null;
}
