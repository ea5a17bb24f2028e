import type { Pace } from './rate.ts';

/** How much is taken in, from whom and how fast. Of each instance by itself: two instances take twice as much. */

export interface DoorLimits {
  /** Milliseconds in which a body is to have come. Teams sends it whole; what trickles is there to hold a connection. */
  readonly bodyWithin: number;
  /** Milliseconds for fetching keys, while requests wait. */
  readonly keysWithin: number;
  /** A person may press quickly, and a channel full of cards asks anew for each as it is scrolled; a script that goes on is stopped. */
  readonly person: Pace;
  /** All of one tenant together: what an instance answers in a second, and room for a morning's rush. */
  readonly tenant: Pace;
  /** How often somebody is told why they get no answer. */
  readonly word: Pace;
  /** What Graph tells, from one address. */
  readonly notifications: Pace;
  /** Links that led nowhere, from one address. They cannot be guessed; this keeps those who try from our database. */
  readonly guesses: Pace;
}

export const LIMITS: DoorLimits = {
  bodyWithin: 5_000,
  keysWithin: 3_000,
  person: { burst: 60, perSecond: 1 },
  tenant: { burst: 2_000, perSecond: 100 },
  word: { burst: 1, perSecond: 1 / 60 },
  notifications: { burst: 300, perSecond: 30 },
  guesses: { burst: 30, perSecond: 1 },
};

/** In bytes. An activity with a card in it is some kilobytes; what is larger is not from Teams. */
export const LARGEST_BODY = 256 * 1024;

/** Of the server itself, in milliseconds: for connections that never come as far as a body. */
export const SERVER_LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
} as const;

/** A connection on which nothing moves, also in the middle of a download, in milliseconds. Longer than any turn. */
export const IDLE = 120_000;
