import { resolve } from 'node:path';
import { z } from 'zod';
import { type Fault, failed, ok, type Result } from './fault.ts';

/** How the bot signs in to Microsoft Graph to read calendars, and where that is. */

export type GraphCredential =
  | { readonly kind: 'managed-identity'; readonly clientId?: string }
  | {
      readonly kind: 'workload-identity';
      readonly tenant: string;
      readonly clientId: string;
      readonly tokenFile?: string;
    }
  | { readonly kind: 'certificate'; readonly tenant: string; readonly clientId: string; readonly path: string }
  | { readonly kind: 'secret'; readonly tenant: string; readonly clientId: string; readonly secret: string };

export interface GraphSettings {
  readonly credential: GraphCredential;
  readonly baseUrl: string;
  /** Null for Microsoft's own. */
  readonly authority: string | null;
  /** Whether Graph is asked to tell when a calendar changes. */
  readonly notifications: boolean;
}

export const GRAPH = 'https://graph.microsoft.com';

const filled = z.string().min(1);

const credential = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('managed-identity'), clientId: filled.optional() }),
  /** What is left out is taken from the variables that the platform sets for it. */
  z.strictObject({
    kind: z.literal('workload-identity'),
    tenant: filled.optional(),
    clientId: filled.optional(),
    tokenFile: filled.optional(),
  }),
  z.strictObject({ kind: z.literal('certificate'), tenant: filled, clientId: filled, path: filled }),
  /** The secret itself comes from the environment. */
  z.strictObject({ kind: z.literal('secret'), tenant: filled, clientId: filled }),
]);

/** Only for rehearsing against local servers. A token sent in the clear is anybody's. */
const address = z
  .url({ protocol: /^https$/, error: 'https://…' })
  .transform((written) => written.replace(/\/+$/, ''))
  .optional();

export const graphSchema = z.strictObject({
  credential,
  baseUrl: address,
  authority: address,
  notifications: z.boolean().default(false),
});

export type GraphWritten = z.infer<typeof graphSchema>;

interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The settings file, and the directory that paths in it begin from. */
  readonly file: string;
  readonly home: string;
  readonly publicUrl: string | undefined;
}

export function graphFrom(written: GraphWritten | undefined, around: Surroundings): Result<GraphSettings | null> {
  if (!written) return ok(null);
  const signIn = credentialFrom(written.credential, around);
  const faults = [...(signIn.ok ? [] : signIn.faults), ...notificationFaults(written, around)];
  if (!signIn.ok || faults.length > 0) return failed(faults);
  const { baseUrl = GRAPH, authority = null, notifications } = written;
  return ok({ credential: signIn.value, baseUrl, authority, notifications });
}

/** Graph tells nobody who cannot be reached from outside with a certificate. */
function notificationFaults({ notifications }: GraphWritten, { publicUrl = '', file }: Surroundings): Fault[] {
  if (!notifications || publicUrl.startsWith('https://')) return [];
  return [{ file, path: 'graph.notifications', code: 'needs-https', detail: { found: publicUrl } }];
}

function credentialFrom(written: GraphWritten['credential'], around: Surroundings): Result<GraphCredential> {
  const { environment, file, home } = around;
  switch (written.kind) {
    case 'managed-identity':
      return ok({ kind: written.kind, ...(written.clientId ? { clientId: written.clientId } : {}) });
    case 'workload-identity':
      return workloadFrom(written, around, 'graph.credential');
    case 'certificate':
      return ok({ ...written, path: resolve(home, written.path) });
    case 'secret': {
      const secret = environment.GRAPH_CLIENT_SECRET;
      if (secret) return ok({ ...written, secret });
      const name = 'GRAPH_CLIENT_SECRET';
      return failed([{ file: file || 'environment', path: name, code: 'environment', detail: { name } }]);
    }
  }
}

export type Workload = Extract<GraphWritten['credential'], { kind: 'workload-identity' }>;

/** @param at where in the settings it stands */
export function workloadFrom(
  written: Workload,
  { environment, file, home }: Omit<Surroundings, 'publicUrl'>,
  at: string,
): Result<Extract<GraphCredential, { kind: 'workload-identity' }>> {
  const tenant = written.tenant ?? environment.AZURE_TENANT_ID;
  const clientId = written.clientId ?? environment.AZURE_CLIENT_ID;
  const missing = (key: string, variable: string): Fault => ({
    file,
    path: `${at}.${key}`,
    code: 'missing-key',
    detail: { key, expected: `string, ${variable}` },
  });
  if (!tenant || !clientId)
    return failed([
      ...(tenant ? [] : [missing('tenant', 'AZURE_TENANT_ID')]),
      ...(clientId ? [] : [missing('clientId', 'AZURE_CLIENT_ID')]),
    ]);
  const tokenFile = written.tokenFile ? resolve(home, written.tokenFile) : environment.AZURE_FEDERATED_TOKEN_FILE;
  return ok({ kind: written.kind, tenant, clientId, ...(tokenFile ? { tokenFile } : {}) });
}
