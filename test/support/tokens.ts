import { sign as signature } from 'node:crypto';
import type { SigningKey } from './openId.ts';

/** Making tokens, good and bad. */

/** What forgers and Teams alike can know, and where they aim. */
export interface World {
  readonly appId: string;
  readonly issuer: string;
  /** Of the connector that the bot answers. */
  readonly serviceUrl: string;
  now(): Temporal.Instant;
  /** By which Teams signs. */
  readonly key: SigningKey;
  /** Published too: for another channel, for no channel in particular, and one that is too short. */
  readonly unendorsed: SigningKey;
  readonly silent: SigningKey;
  readonly short: SigningKey;
}

export type Claims = Readonly<Record<string, unknown>>;

export const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** In seconds, as tokens have it. */
export const seconds = (world: World): number => Math.floor(world.now().epochMilliseconds / 1000);

/** What Teams says of itself. */
export const claimsOf = (world: World): Claims => ({
  iss: world.issuer,
  aud: world.appId,
  serviceurl: world.serviceUrl,
  nbf: seconds(world) - 10,
  exp: seconds(world) + 3600,
});

export function signed(claims: Claims, key: SigningKey, header: Claims = {}): string {
  const said = `${coded({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })}.${coded(claims)}`;
  return `${said}.${signature('RSA-SHA256', Buffer.from(said), key.privateKey).toString('base64url')}`;
}

/** As Teams makes it, with something changed; `undefined` leaves a claim out. */
export const token = (world: World, changed: Claims = {}, key = world.key, header: Claims = {}): string =>
  signed({ ...claimsOf(world), ...changed }, key, header);
