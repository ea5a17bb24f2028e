import { type DestinationStream, pino } from 'pino';
import type { Log, LogDetails } from './ports.ts';

/**
 * The only place that logs. An error is told by its name, code and place in our code; its message stays out, for a message may
 * quote what somebody wrote.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: { service: 'samverkanslotsen' }, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination ? pino(options, destination) : pino(options);
  return {
    info: (event, details) => logger.info(safe(details), event),
    warn: (event, details) => logger.warn(safe(details), event),
    error: (event, details) => logger.error(safe(details), event),
  };
}

function safe(details: LogDetails = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [key, safeValue(value)]));
}

/** Somebody by tenant and object id, wherever in a text. Nobody logs that knowingly; should it happen, it goes no further than here. */
const SOMEBODY = /[^\s/"]+\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

function safeValue(value: unknown): unknown {
  if (value instanceof Error) return safeError(value);
  if (typeof value === 'string') return value.replace(SOMEBODY, '***');
  return Array.isArray(value) ? value.map(safeValue) : value;
}

interface SafeError {
  readonly name: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: SafeError;
}

/** How many lines of the stack are kept; the first, which repeats the message, is not. */
const FRAMES = 6;

function safeError(error: Error): SafeError {
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? String(error.code)
      : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(code ? { code } : {}),
    at: frames.slice(0, FRAMES).map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: safeError(error.cause) } : {}),
  };
}
