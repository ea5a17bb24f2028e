import pg from 'pg';
import { Outage } from '../ports/outage.ts';

/** Which of the database's errors are outages. All others say that we have asked for something wrong. */

/** SQLSTATE classes: resources that are used up, and a system below the database that fails. */
const REFUSING_CLASSES: ReadonlySet<string> = new Set(['53', '58', '28']);
const REFUSING: ReadonlySet<string> = new Set([
  '25006', // read only: a replica that has not been promoted, or a disk that is full
  '3D000', // the database is not there
  '40001', // somebody else changed the same; all of it can be tried again
  '40P01',
  '55P03',
  '57P04',
]);

/** Connections that broke, and servers that are going down or coming up. */
const UNREACHABLE_CLASSES: ReadonlySet<string> = new Set(['08']);
const UNREACHABLE: ReadonlySet<string> = new Set([
  '57014', // took longer than we allow
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '25P04',
]);

/** @returns what to throw instead: an outage, or the same error when it is none */
export function outageOf(error: unknown): unknown {
  if (error instanceof Outage) return error;
  if (error instanceof pg.DatabaseError) {
    const code = codeOf(error.code ?? '');
    return code ? new Outage('database', code, { cause: error }) : error;
  }
  if (isNotWho(error)) return new Outage('database', 'refused', { cause: error });
  return isOfTheWire(error) ? new Outage('database', 'unreachable', { cause: error }) : error;
}

function codeOf(state: string): Outage['code'] | null {
  const group = state.slice(0, 2);
  if (UNREACHABLE.has(state) || UNREACHABLE_CLASSES.has(group)) return 'unreachable';
  return REFUSING.has(state) || REFUSING_CLASSES.has(group) ? 'refused' : null;
}

/** Whoever answers does not show that they are the database: a certificate that has run out, is not trusted, or has another name. */
const isNotWho = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  /^(ERR_TLS_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(String(error.code));

/** What the driver throws by itself is about the connection, and often has no code; what the language throws is a bug of ours. */
const isOfTheWire = (error: unknown): boolean =>
  error instanceof AggregateError || (error instanceof Error && (error.constructor === Error || 'syscall' in error));

/** Nobody knows in what state a connection is whose server has not answered. */
export const isBroken = (error: unknown): boolean =>
  error instanceof Outage && !(error.cause instanceof pg.DatabaseError);
