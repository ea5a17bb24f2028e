import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from 'selfsigned';
import { SignInFault } from '../../../src/azure/fault.ts';
import type { BotCredential } from '../../../src/teams/door/signIn.ts';
import { type RunningBot, startBot } from '../../support/bot.ts';
import { appCertificate } from '../../support/graphCertificate.ts';
import { type Platform, startPlatform } from '../../support/platform.ts';
import { createDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type SignIn, startSignIn } from '../../support/signIn.ts';

/** The bot shows Teams who it is, by each kind of credential that the settings can name. */

let test: TestDatabase;
let directory: string;
let pem: string;
let platform: Platform;
beforeAll(async () => {
  test = await createDatabase();
  platform = await startPlatform({ token: ({ clientId }) => `given-to-${clientId}` });
  directory = mkdtempSync(join(tmpdir(), 'lots-sign-in-'));
  pem = join(directory, 'bot.pem');
  const { key, cert } = await appCertificate();
  writeFileSync(pem, `${key}\n${cert}`);
});
afterAll(async () => {
  await platform.close();
  rmSync(directory, { recursive: true, force: true });
  await test.close();
});

/** Tokens are kept for as long as the process lives: so each test has its own. */
let appId: string;
let voucher: string;
let signIn: SignIn;
let asked: number;
let bot: RunningBot;
beforeEach(async () => {
  [appId, voucher] = [randomUUID(), randomUUID()];
  for (const identity of [appId, voucher]) platform.has(identity);
  platform.is('up');
  asked = platform.asked.length;
  signIn = await startSignIn();
});
afterEach(async () => {
  await bot.close();
  await signIn.close();
});

type Kind = BotCredential['kind'];

const credentialOf = (kind: Kind): BotCredential => {
  switch (kind) {
    case 'password':
      return { kind, password: 'secret' };
    case 'managed-identity':
      return { kind };
    case 'certificate':
      return { kind, file: pem };
    case 'federated':
      return { kind, clientId: voucher };
  }
};

async function startAs(credential: BotCredential, patience = 2000): Promise<void> {
  const identity = (connector: string) => ({
    appId,
    credential,
    tenant: 'home',
    tenants: ['home'],
    endpoints: {},
    serviceUrls: [connector],
  });
  bot = await startBot(test, { identity, patience });
}

const write = () =>
  bot.messenger.toThread(
    { serviceUrl: bot.connector.url, conversation: '19:thread', activity: '' },
    { reply: { say: 'apology', reference: 'abcd' }, language: 'sv' },
  );

const failure = async (): Promise<{ readonly code?: unknown; readonly cause?: unknown }> =>
  write().then(
    () => ({}),
    (error) => error,
  );

describe('a message', () => {
  it('is signed with what the machine gives out to the bot’s own identity', async () => {
    await startAs({ kind: 'managed-identity' });

    await write();

    expect(bot.connector.accepted.map(({ bearer }) => bearer)).toEqual([`given-to-${appId}`]);
    expect(platform.asked.slice(asked)).toEqual([{ resource: 'https://api.botframework.com', clientId: appId }]);
    expect(signIn.posted).toEqual([]);
  });

  it('is signed with what Entra gives for the app’s certificate', async () => {
    await startAs({ kind: 'certificate', file: pem });

    await write();

    const [form] = signIn.posted;
    expect(bot.connector.accepted.map(({ bearer }) => bearer)).toEqual(signIn.tokens);
    expect(form?.get('client_id')).toBe(appId);
    expect(form?.get('scope')).toContain('https://api.botframework.com/.default');
    expect(form?.get('client_assertion')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('is signed with what Entra gives for the word of the machine’s identity', async () => {
    await startAs({ kind: 'federated', clientId: voucher });

    await write();

    const [form] = signIn.posted;
    expect(bot.connector.accepted.map(({ bearer }) => bearer)).toEqual(signIn.tokens);
    expect(platform.asked.slice(asked)).toContainEqual({ resource: 'api://AzureADTokenExchange', clientId: voucher });
    expect([form?.get('client_id'), form?.get('client_assertion')]).toEqual([appId, `given-to-${voucher}`]);
  });

  it.each<Kind>(['password', 'managed-identity', 'certificate', 'federated'])(
    'after the first needs no new sign-in by %s',
    async (kind) => {
      await startAs(credentialOf(kind));

      await write();
      await write();

      const bearers = bot.connector.accepted.map(({ bearer }) => bearer);
      expect(new Set(bearers).size).toBe(1);
      expect(bearers).toHaveLength(2);
    },
  );
});

describe('a certificate', () => {
  const written = async (): Promise<Awaited<ReturnType<typeof appCertificate>>> => {
    const made = await generate([{ name: 'commonName', value: 'bot' }], { algorithm: 'sha256' });
    return { key: made.private, cert: made.cert };
  };
  const thumbprint = (assertion: string | null | undefined): unknown =>
    JSON.parse(Buffer.from(assertion?.split('.')[0] ?? '', 'base64url').toString());

  it('that is put in place of another is signed in with when a sign-in has failed', async () => {
    const own = join(directory, 'changing.pem');
    writeFileSync(own, readFileSync(pem));
    await startAs({ kind: 'certificate', file: own });
    signIn.is('refused');
    await failure();

    const { key, cert } = await written();
    writeFileSync(own, `${key}\n${cert}`);
    signIn.is('up');
    await write();

    const [before, after] = signIn.posted.map((form) => thumbprint(form.get('client_assertion')));
    expect(after).toMatchObject({ alg: expect.any(String) });
    expect(after).not.toEqual(before);
  });
});

describe('a sign-in that', () => {
  const AWAY = [
    ['is not there', 'down', 'certificate'],
    ['is out of order', 'broken', 'certificate'],
    ['does not know the bot', 'refused', 'certificate'],
    ['is not there', 'down', 'federated'],
    ['is out of order', 'broken', 'federated'],
    ['does not know the bot', 'refused', 'federated'],
  ] as const;

  it.each(AWAY)('%s (%s) leaves nothing sent by %s, and what was to be sent can be', async (_what, how, kind) => {
    await startAs(credentialOf(kind));
    signIn.is(how);

    const { code, cause } = await failure();
    signIn.is('up');
    await write();

    expect(code).toBe('unreachable');
    expect(cause).toBeInstanceOf(SignInFault);
    expect(bot.connector.accepted.map(({ bearer }) => bearer)).toEqual([signIn.tokens.at(-1)]);
  });

  it.each<Kind>(['certificate', 'federated', 'managed-identity'])(
    'does not answer is not waited for longer than whoever sends, by %s',
    async (kind) => {
      await startAs(credentialOf(kind), 300);
      signIn.is('slow');
      if (kind === 'managed-identity') platform.is('slow');

      const began = performance.now();
      const { code } = await failure();

      expect(code).toBe('unreachable');
      expect(performance.now() - began).toBeLessThan(3000);
      expect(bot.connector.sent).toEqual([]);
    },
  );

  it.each<Kind>(['managed-identity', 'federated'])(
    'finds a machine out of order is tried again by %s',
    async (kind) => {
      await startAs(credentialOf(kind));
      platform.is('broken');

      const { code } = await failure();
      platform.is('up');
      await write();

      expect(code).toBe('unreachable');
      expect(bot.connector.accepted).toHaveLength(1);
    },
  );

  it('finds a machine without such an identity says so, without its words', async () => {
    const stranger = randomUUID();
    await startAs({ kind: 'federated', clientId: stranger });

    const { code, cause } = await failure();

    expect(code).toBe('unreachable');
    expect(cause).toMatchObject({ code: 'sign-in', message: 'the bot cannot sign in' });
  });
});
