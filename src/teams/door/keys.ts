import { importJWK } from 'jose';
import { z } from 'zod';
import type { Clock, Log } from '../../ports.ts';
import { fetchJson } from './fetchJson.ts';

/** Microsoft's public keys, by which it signs what Teams posts. Fetched seldom: neither a change of keys nor anybody who makes up names of keys has us ask more. */

export interface Key {
  readonly key: Awaited<ReturnType<typeof importJWK>>;
  /** The channels that it may sign for. */
  readonly endorsements: readonly string[];
}

/** `unavailable`: it cannot be known, for the keys cannot be fetched. */
type Found = Key | 'unknown' | 'unavailable';

export interface Keys {
  find(kid: string): Promise<Found>;
}

export interface KeySource {
  /** The OpenID metadata; the keys must be at the same origin. */
  readonly metadata: string;
  readonly issuer: string;
  /** How long a fetch may take, in milliseconds. */
  readonly within: number;
  readonly clock: Clock;
  readonly log: Log;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Believed for so long. Half of it is for fetching them anew meanwhile, so that an outage of some hours is noticed by nobody. */
const GOOD_FOR = 24 * HOUR;
const FRESH_FOR = 12 * HOUR;
/** An unknown name has them fetched again, for keys change; but no more often. */
const UNKNOWN_EVERY = HOUR;
/** After a fault: while there are none, while one is asked for that we have not, and while those there are will do. */
const AGAIN = { none: 10_000, unknown: MINUTE, fresh: 5 * MINUTE } as const;

interface Ring {
  readonly keys: ReadonlyMap<string, Key>;
  readonly at: number;
}

export function openIdKeys(source: KeySource): Keys {
  const now = () => source.clock.now().epochMilliseconds;
  let ring: Ring | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | null = null;

  const fetchOnce = (): Promise<void> => {
    fetching ??= fetchKeys(source)
      .then((keys) => {
        ring = { keys, at: now() };
      })
      .catch((error: unknown) => {
        failedAt = now();
        source.log.error('keys-not-fetched', { error });
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  };
  /** Whoever comes while they are being fetched waits for that, and nobody begins anew so soon after a fault. */
  const fetchFor = async (want: keyof typeof AGAIN): Promise<void> => {
    if (fetching || now() - failedAt >= AGAIN[want]) await fetchOnce();
  };
  const age = () => (ring ? now() - ring.at : Number.POSITIVE_INFINITY);

  const current = async (): Promise<Ring | null> => {
    if (age() >= GOOD_FOR) await fetchFor('none');
    else if (age() >= FRESH_FOR) void fetchFor('fresh');
    return age() < GOOD_FOR ? ring : null;
  };
  /** Not one of ours: either made up, or newer than ours are. */
  const findAnew = async (kid: string, old: Ring): Promise<Found> => {
    if (age() < UNKNOWN_EVERY) return 'unknown';
    await fetchFor('unknown');
    return ring?.keys.get(kid) ?? (ring === old ? 'unavailable' : 'unknown');
  };

  return {
    async find(kid) {
      const now = await current();
      return now ? (now.keys.get(kid) ?? findAnew(kid, now)) : 'unavailable';
    },
  };
}

const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.string() });
const setSchema = z.object({ keys: z.array(z.unknown()).max(200) });

/** Anything but an RSA key for signing, of at least 2048 bits, is not ours to use. */
const keySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string().min(342),
  e: z.string().min(1),
  use: z.literal('sig').optional(),
  alg: z.literal('RS256').optional(),
  endorsements: z.array(z.string()).default([]),
});

async function fetchKeys({ metadata, issuer, within }: KeySource): Promise<ReadonlyMap<string, Key>> {
  const signal = AbortSignal.timeout(within);
  const said = metadataSchema.parse(await fetchJson(metadata, signal));
  // Whoever can change what stands there must not be able to send us elsewhere.
  if (said.issuer !== issuer || URL.parse(said.jwks_uri)?.origin !== new URL(metadata).origin)
    throw new Error('the metadata is not of the issuer');
  const { keys } = setSchema.parse(await fetchJson(said.jwks_uri, signal));
  const ring = new Map<string, Key>();
  for (const one of keys) await add(ring, one);
  if (ring.size === 0) throw new Error('no key that can be used');
  return ring;
}

/** One that cannot be read does not keep the others from being used. Of two with one name the first counts. */
async function add(ring: Map<string, Key>, jwk: unknown): Promise<void> {
  const { data } = keySchema.safeParse(jwk);
  if (!data || ring.has(data.kid)) return;
  const { kid, n, e, endorsements } = data;
  const key = await importJWK({ kty: 'RSA', n, e }, 'RS256').catch(() => null);
  if (key) ring.set(kid, { key, endorsements });
}
