import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../ports.ts';
import type { Incoming } from './activity.ts';
import type { Key, Keys } from './keys.ts';
import { type Refusal, type RefusalCode, refusal } from './refusal.ts';

/** Teams shows who it is by a token that Microsoft has signed for this bot. Everything else is a forgery, however good it looks. */

/** Who signs for Teams, and whom for. */
export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: Keys;
  readonly clock: Clock;
}

/** A token that holds; what it holds for is told by `isFor`. */
export interface Proof {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[];
}

/**
 * How far our clock and theirs may be apart, in seconds. Both are set by the network and stay within some; two minutes forgive one that is
 * not, and five, as botbuilder has it, only give whoever has stolen a token longer to use it.
 */
const TOLERANCE = 120;

/** Theirs live for an hour or so. One made to live for more than a day, in seconds, is not one of them. */
const LONGEST_LIFE = 24 * 60 * 60;

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;
const LONGEST_KID = 200;

export async function proofIn(authorization: string | undefined, expected: Expected): Promise<Proof | Refusal> {
  if (!authorization) return refusal('token-missing', 401);
  const [, token] = BEARER.exec(authorization) ?? [];
  if (!token) return refusal('token-malformed', 401);
  // What is not even meant for us is refused before a key is looked for, so that it cannot have us fetch any.
  const kid = kidIn(token, expected);
  if (typeof kid !== 'string') return kid;
  const key = await expected.keys.find(kid);
  if (key === 'unavailable') return refusal('keys-unavailable', 503);
  if (key === 'unknown') return refusal('token-key', 401);
  return verified(token, key, expected);
}

function kidIn(token: string, { issuer, audience }: Expected): string | Refusal {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    const { iss, aud } = decodeJwt(token);
    if (alg !== 'RS256') return refusal('token-algorithm', 401);
    if (typeof kid !== 'string' || kid === '' || kid.length > LONGEST_KID) return refusal('token-key', 401);
    if (iss !== issuer) return refusal('token-issuer', 401);
    // One that is for several could be used by any of them against the others.
    return aud === audience ? kid : refusal('token-audience', 401);
  } catch {
    return refusal('token-malformed', 401);
  }
}

async function verified(token: string, { key, endorsements }: Key, expected: Expected): Promise<Proof | Refusal> {
  const { issuer, audience, clock } = expected;
  const now = clock.now().epochMilliseconds;
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer,
      audience,
      requiredClaims: ['exp', 'nbf'],
      clockTolerance: TOLERANCE,
      currentDate: new Date(now),
    });
    if (!livesAsOursDo(payload, now / 1000)) return refusal('token-lifetime', 401);
    const { serviceurl } = payload;
    if (typeof serviceurl !== 'string' || serviceurl === '') return refusal('token-service-url', 401);
    return { serviceUrl: serviceurl, endorsements };
  } catch (error) {
    return refusal(codeOf(error), 401);
  }
}

function livesAsOursDo({ exp = 0, nbf = 0, iat = nbf }: JWTPayload, now: number): boolean {
  return exp > nbf && exp - nbf <= LONGEST_LIFE && exp - iat <= LONGEST_LIFE && iat <= now + TOLERANCE;
}

function codeOf(error: unknown): RefusalCode {
  if (error instanceof errors.JWTExpired) return 'token-expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'nbf' && error.reason === 'check_failed' ? 'token-early' : 'token-claims';
  return error instanceof errors.JWSSignatureVerificationFailed ? 'token-signature' : 'token-malformed';
}

/** The channel that the bot is in. Azure opens others beside it (Web Chat, Direct Line), whose users nobody has checked. */
const CHANNEL = 'msteams';

/** @returns null when the token holds for this very activity */
export function notFor({ serviceUrl, endorsements }: Proof, activity: Incoming): Refusal | null {
  if (withoutSlash(serviceUrl) !== withoutSlash(activity.serviceUrl)) return refusal('token-service-url', 401);
  const isEndorsed = activity.channelId === CHANNEL && endorsements.includes(CHANNEL);
  return isEndorsed ? null : refusal('token-endorsement', 401);
}

const withoutSlash = (url: string): string => (url.endsWith('/') ? url.slice(0, -1) : url);
