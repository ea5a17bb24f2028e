import { constants } from 'node:os';
import type { Log } from '../ports.ts';

/** What makes the bot stop, and with which exit code. */

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves with 0 at the first Ctrl-C or polite request to end; a second one ends at once, whatever is under way. */
export function stopSignal(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let isAsked = false;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (isAsked) process.exit(128 + constants.signals[signal]);
      isAsked = true;
      resolve(0);
    });
  return promise;
}

/**
 * Resolves with 1 at the first error that nobody caught: half of something may have been done in this process, so what is under way may end,
 * and another process takes over. A second one ends at once. A promise that nobody awaited leaves nothing half done, for every change is a
 * transaction of its own: it is told of, and we go on.
 */
export function uncaughtFault(log: Log): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  let isFaulty = false;
  process.on('unhandledRejection', (error) => log.error('unhandled-rejection', { error }));
  process.on('uncaughtException', (error) => {
    log.error('uncaught-exception', { error });
    if (isFaulty) process.exit(1);
    isFaulty = true;
    resolve(1);
  });
  return promise;
}
