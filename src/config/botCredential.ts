import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Fault, failed, ok, type Result } from './fault.ts';

/** How the bot signs in to Teams: what the settings say of it, and that what it takes is there. */

export type BotCredential =
  | { readonly kind: 'password'; readonly password: string }
  /** The bot's app id is the identity's own client id. */
  | { readonly kind: 'managed-identity' }
  /** `file`: PEM, with the private key and the certificate. */
  | { readonly kind: 'certificate'; readonly file: string }
  /** The managed identity `clientId` vouches for the bot's app. */
  | { readonly kind: 'federated'; readonly clientId: string };

const filled = z.string().min(1);

export const botCredentialSchema = z.discriminatedUnion('kind', [
  /** The password itself comes from the environment. */
  z.strictObject({ kind: z.literal('password') }),
  z.strictObject({ kind: z.literal('managed-identity'), clientId: filled.optional() }),
  z.strictObject({ kind: z.literal('certificate'), file: filled }),
  z.strictObject({ kind: z.literal('federated'), clientId: filled }),
]);

export interface BotSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The settings file, empty for none, and the directory that paths in it begin from. */
  readonly file: string;
  readonly home: string;
  readonly appId: string;
}

export function botCredentialFrom(
  written: z.infer<typeof botCredentialSchema> = { kind: 'password' },
  around: BotSurroundings,
): Result<BotCredential> {
  switch (written.kind) {
    case 'password':
      return passwordFrom(around);
    case 'managed-identity':
      return ownIdentity(written.clientId, around);
    case 'certificate':
      return certificateIn(resolve(around.home, written.file), around);
    case 'federated':
      return ok(written);
  }
}

function passwordFrom({ environment, file }: BotSurroundings): Result<BotCredential> {
  const password = environment.BOT_APP_PASSWORD;
  if (password) return ok({ kind: 'password', password });
  const name = 'BOT_APP_PASSWORD';
  return failed([{ file: file || 'environment', path: name, code: 'environment', detail: { name } }]);
}

/** A bot that is registered with a managed identity has its client id as app id: any other is a slip of the pen. */
function ownIdentity(clientId: string | undefined, { appId, file }: BotSurroundings): Result<BotCredential> {
  if (clientId === undefined || clientId === appId) return ok({ kind: 'managed-identity' });
  const detail = { found: clientId, allowed: appId };
  return failed([{ file, path: 'bot.credential.clientId', code: 'not-allowed', detail }]);
}

/** Looked into at once: without it the bot would start and answer nobody. */
function certificateIn(path: string, { file }: BotSurroundings): Result<BotCredential> {
  const problem = problemWith(path);
  if (problem === null) return ok({ kind: 'certificate', file: path });
  return failed([
    { file, path: 'bot.credential.file', code: problem, detail: { found: path, nearest: '', known: '' } },
  ]);
}

function problemWith(path: string): Extract<Fault['code'], 'missing-file' | 'unreadable' | 'no-certificate'> | null {
  try {
    const pem = readFileSync(path, 'utf8');
    return holdsPair(pem) ? null : 'no-certificate';
  } catch (error) {
    return Error.isError(error) && 'code' in error && error.code === 'ENOENT' ? 'missing-file' : 'unreadable';
  }
}

function holdsPair(pem: string): boolean {
  try {
    return new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem));
  } catch {
    return false;
  }
}
