import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphCredential } from '../../src/graph/settings.ts';
import { CLIENT, type Proofs, TENANT } from './graphAuthority.ts';
import { appCertificate, localhostCertificate } from './graphCertificate.ts';

/** What the bot has at hand to sign in with, and what whoever it signs in to knows of it. */

export interface App {
  readonly credentials: Readonly<Record<'secret' | 'certificate' | 'workload', GraphCredential>>;
  readonly proofs: Proofs;
  /** The certificate of this machine, for a process that is to trust it. */
  readonly caFile: string;
  remove(): Promise<void>;
}

export async function registeredApp(): Promise<App> {
  const [tls, certificate, folder] = await Promise.all([
    localhostCertificate(),
    appCertificate(),
    mkdtemp(join(tmpdir(), 'graph-')),
  ]);
  const write = async (name: string, text: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };
  const proofs = { secret: 'a-secret-of-the-app', certificate, federated: 'a-token-of-the-platform' };
  const who = { tenant: TENANT, clientId: CLIENT };
  return {
    credentials: {
      secret: { kind: 'secret', ...who, secret: proofs.secret },
      certificate: {
        kind: 'certificate',
        ...who,
        path: await write('app.pem', `${certificate.key}\n${certificate.cert}`),
      },
      workload: { kind: 'workload-identity', ...who, tokenFile: await write('federated', proofs.federated) },
    },
    proofs,
    caFile: await write('ca.pem', tls.cert),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
