import { type DestinationStream, pino } from 'pino';
import type { Log, LogDetails } from './ports.ts';
import { trailNow } from './trail.ts';

/**
 * The only place that logs. An error is told by its name, code and place in our code; its message stays out, for a message may
 * quote what somebody wrote. So may anything else that is thrown, of which no more than its type is told.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { service: 'samverkanslotsen' },
    timestamp: pino.stdTimeFunctions.isoTime,
    // Which turn or job it is of.
    mixin: () => ({ ...trailNow() }),
  };
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
  if (Error.isError(value)) return safeError(value);
  if (Array.isArray(value)) return value.every(isPlain) ? value.map(safeValue) : typeof value;
  if (typeof value === 'string') return value.replace(SOMEBODY, '***');
  return isPlain(value) ? value : typeof value;
}

const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object';

interface SafeError {
  readonly name: string;
  readonly code?: string;
  readonly at: readonly string[];
  readonly cause?: SafeError;
}

/** How many lines of the stack are kept. */
const FRAMES = 6;

function safeError(error: Error): SafeError {
  const code = codeOf(error);
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    ...(code === null ? {} : { code }),
    at: framesOf(error).slice(0, FRAMES),
    ...(Error.isError(error.cause) ? { cause: safeError(error.cause) } : {}),
  };
}

/** A far side that answered is told by its status: what it calls its code may be any text. */
function codeOf(error: Error): string | null {
  const code = valueIn(error, 'statusCode') ?? valueIn(error, 'code');
  return code !== null && CODE.test(code) ? code : null;
}

/** `ECONNREFUSED`, `23505`, `not-met`: nothing that could be a number of somebody's. */
const CODE = /^(?!.*\d{6})[\w-]{1,60}$/;

function valueIn(error: Error, key: string): string | null {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The stack begins with the message, which may have lines that look like the stack's own. */
function framesOf({ stack = '', message }: Error): string[] {
  const begins = stack.indexOf(message);
  const frames = begins < 0 ? stack : stack.slice(begins + message.length);
  return frames.split('\n').flatMap((line) => (FRAME.test(line) ? [line.trim()] : []));
}

const FRAME = /^\s+at .*(?::\d+:\d+|<anonymous>|native)\)?$/;
