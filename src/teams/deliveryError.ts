import { DeliveryError } from '../ports/messages.ts';

/** What the connector's client throws, as what came of it: whether it may be sent again is read from its code. */

const GONE = new Set([403, 404]);
/** Not taken, and said so: safe to send again. */
const THROTTLED = new Set([412, 429]);
/** The same: we are not who we should be, which somebody may yet put right. */
const NOT_SIGNED_IN = 401;

export function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const status = numberIn(error, 'statusCode');
  const retryAfter = retryAfterIn(error);
  const options = { cause: error, ...(retryAfter === null ? {} : { retryAfter }) };
  if (status === null)
    return new DeliveryError(neverConnected(error) ? 'unreachable' : 'unknown', 'teams: no answer', options);
  if (THROTTLED.has(status)) return new DeliveryError('throttled', `teams: ${status}`, options);
  if (status === NOT_SIGNED_IN) return new DeliveryError('unreachable', `teams: ${status}`, options);
  if (GONE.has(status)) return new DeliveryError('gone', `teams: ${status}`, options);
  return new DeliveryError(status >= 500 ? 'unknown' : 'refused', `teams: ${status}`, options);
}

/** Nothing can have arrived where no connection was made. */
const neverConnected = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(error.code));

function numberIn(error: unknown, key: string): number | null {
  if (typeof error !== 'object' || error === null || !(key in error)) return null;
  const value = (error as Record<string, unknown>)[key];
  return typeof value === 'number' ? value : null;
}

/** In seconds, also when Teams said a date. */
function retryAfterIn(error: unknown): number | null {
  const said = headersOf(error)?.get('retry-after');
  if (!said) return null;
  const seconds = Number(said);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = Date.parse(said);
  return Number.isNaN(until) ? null : Math.max(0, (until - Date.now()) / 1000);
}

interface Headers {
  get(name: string): string | undefined;
}

function headersOf(error: unknown): Headers | null {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null;
  const { response } = error;
  const hasHeaders = typeof response === 'object' && response !== null && 'headers' in response;
  return hasHeaders && isHeaders(response.headers) ? response.headers : null;
}

const isHeaders = (headers: unknown): headers is Headers =>
  typeof headers === 'object' && headers !== null && 'get' in headers && typeof headers.get === 'function';
