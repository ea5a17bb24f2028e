import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { timeLeft } from '../deadline.ts';
import { Outage } from '../ports/outage.ts';
import { isBroken, outageOf } from './outages.ts';

/**
 * The pool as the store uses it: nothing waits longer than whoever asked can wait, an outage is told by its code, and a connection of which
 * nobody knows what it still does is never used again.
 */

/**
 * @param longest how long one statement may take at most, in milliseconds; also when the server says nothing at all
 * @param onWait told for how long each connection was waited for, in milliseconds
 */
export const patientPool = (pool: pg.Pool, longest: number, onWait: (milliseconds: number) => void): PostgresPool => ({
  options: pool.options,
  async connect() {
    const began = performance.now();
    try {
      return patientClient(await connected(pool), longest);
    } finally {
      onWait(performance.now() - began);
    }
  },
  end: () => pool.end(),
});

/** A connection that comes after nobody waits for it any more goes back to the pool. */
async function connected(pool: pg.Pool): Promise<pg.PoolClient> {
  const left = timeLeft('storing');
  if (left === 0) throw outOfTime();
  const connecting = pool.connect();
  if (left === null) return connecting.catch(asOutage);
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  let isGivenUp = false;
  const timer = setTimeout(() => {
    isGivenUp = true;
    reject(outOfTime());
  }, left);
  connecting.then(
    (client) => isGivenUp && client.release(),
    () => undefined,
  );
  try {
    return await Promise.race([connecting, tooLate]);
  } catch (error) {
    return asOutage(error);
  } finally {
    clearTimeout(timer);
  }
}

function patientClient(client: pg.PoolClient, longest: number): PostgresPoolClient {
  let broken: unknown = null;
  const breaks = (error: unknown): void => {
    broken ??= error;
  };
  // Between two statements nobody else listens: a connection lost there would end the process.
  client.on('error', breaks);
  const ask = async (text: string, values: readonly unknown[]) => {
    const left = timeLeft('storing');
    // What is given up before it is committed is undone by the server when the connection ends.
    if (left === 0) breaks(outOfTime());
    if (broken) throw outageOf(broken);
    try {
      const query = { text, values: [...values], query_timeout: Math.min(longest, left ?? longest) };
      return await client.query(query);
    } catch (error) {
      const told = outageOf(error);
      if (isBroken(told)) breaks(told);
      throw told;
    }
  };
  const release = (destroy?: boolean): void => {
    client.removeListener('error', breaks);
    client.release(Boolean(broken) || destroy);
  };
  const own: Readonly<Record<string | symbol, unknown>> = { query: ask, release };
  return new Proxy(client, { get: (whole, key) => own[key] ?? Reflect.get(whole, key) });
}

const outOfTime = (): Outage => new Outage('database', 'unreachable');

function asOutage(error: unknown): never {
  throw outageOf(error);
}
