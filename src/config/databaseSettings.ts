import { existsSync } from 'node:fs';
import { z } from 'zod';
import { isLoopback } from '../domain/serviceUrl.ts';
import { type Fault, failed, ok, type Result } from './fault.ts';
import { type GraphCredential, type Workload, workloadFrom } from './graphSettings.ts';

/** How the bot gets into PostgreSQL: by the address alone, or as somebody whom Entra knows. */

export type DatabaseCredential = Extract<GraphCredential, { kind: 'managed-identity' | 'workload-identity' }>;

/** `credential`: null where the address has all that it takes. */
export interface DatabaseByUrl {
  readonly url: string;
  readonly credential: DatabaseCredential | null;
}

const filled = z.string().min(1);

export const databaseSchema = z.strictObject({
  credential: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('managed-identity'), clientId: filled.optional() }),
    /** What is left out is taken from the variables that the platform sets for it. */
    z.strictObject({
      kind: z.literal('workload-identity'),
      tenant: filled.optional(),
      clientId: filled.optional(),
      tokenFile: filled.optional(),
    }),
  ]),
});

export type DatabaseWritten = z.infer<typeof databaseSchema>;

interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file: string;
  readonly home: string;
}

/** @returns null where no server is named: the embedded one is used */
export function databaseFrom(written: DatabaseWritten | undefined, around: Surroundings): Result<DatabaseByUrl | null> {
  const url = around.environment.DATABASE_URL;
  if (!written) return ok(url ? { url, credential: null } : null);
  const credential = credentialFrom(written.credential, around);
  const faults = [...(credential.ok ? [] : credential.faults), ...addressFaults(url, around.file)];
  return credential.ok && url && faults.length === 0 ? ok({ url, credential: credential.value }) : failed(faults);
}

function credentialFrom(written: DatabaseWritten['credential'], around: Surroundings): Result<DatabaseCredential> {
  if (written.kind === 'workload-identity') return workload(written, around);
  return ok({ kind: written.kind, ...(written.clientId ? { clientId: written.clientId } : {}) });
}

const workload = (written: Workload, around: Surroundings) => workloadFrom(written, around, 'database.credential');

/** A token must not go out in the clear, nor to whoever says that they are the database. */
function addressFaults(url: string | undefined, settings: string): Fault[] {
  const file = settings || 'environment';
  const fault = (code: Fault['code'], detail: Fault['detail']): Fault => ({ file, path: 'DATABASE_URL', code, detail });
  if (!url) return [fault('environment', { name: 'DATABASE_URL' })];
  const address = URL.parse(url);
  if (!isAddress(address)) return [fault('database-address', {})];
  const stranger = [...address.searchParams.keys()].find((name) => !PARAMETERS.includes(name));
  const mode = address.searchParams.get('sslmode');
  const isHere = isLoopback(address.hostname) && mode === null;
  const authority = address.searchParams.get('sslrootcert');
  return [
    ...(address.password ? [fault('database-password', {})] : []),
    ...(mode === 'verify-full' || isHere ? [] : [fault('database-in-clear', { found: mode ?? '' })]),
    ...(stranger === undefined ? [] : [fault('not-allowed', { found: stranger, allowed: PARAMETERS.join(', ') })]),
    ...(authority === null || existsSync(authority)
      ? []
      : [fault('missing-file', { found: authority, nearest: '', known: '' })]),
  ];
}

const PARAMETERS: readonly string[] = ['sslmode', 'sslrootcert', 'application_name'];

const isAddress = (url: URL | null): url is URL =>
  url !== null &&
  /^postgres(ql)?:$/.test(url.protocol) &&
  url.hostname !== '' &&
  url.pathname.length > 1 &&
  [url.username, url.pathname].every(isReadable);

function isReadable(part: string): boolean {
  try {
    return decodeURIComponent(part) !== '';
  } catch {
    return false;
  }
}
