import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createGraphCalendar } from '../../src/graph/calendar.ts';
import type { GraphCredential, GraphSettings } from '../../src/graph/settings.ts';
import type { Calendar } from '../../src/ports/meetings.ts';
import type { Fault } from '../support/graphFaults.ts';
import { type GraphServer, startGraphServer } from '../support/graphServer.ts';
import { startPlatform } from '../support/platform.ts';
import { hasty, MAILBOX, mailbox, refusalOf, seen, WINDOW } from './setup.ts';

/** How the bot signs in to read calendars. */

let graph: GraphServer;
beforeEach(async () => {
  graph = await startGraphServer();
  graph.mailbox(MAILBOX).put({ start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z' });
});
afterEach(() => graph.close());

const read = (calendar: Calendar) => calendar.read(mailbox(), WINDOW, null);

const settings = (credential: GraphCredential): GraphSettings => ({ ...graph.settings, credential });

const SIGN_IN = { on: /oauth2|openid-configuration/ };

describe('a calendar', () => {
  it.each(['secret', 'certificate', 'workload'] as const)('is read by one who signs in by %s', async (how) => {
    const calendar = createGraphCalendar(settings(graph.credentials[how]));

    expect(seen(await read(calendar))).toHaveLength(1);
  });

  it('is read with one token, however many want it at once and however often', async () => {
    const calendar = createGraphCalendar(graph.settings);

    await Promise.all([read(calendar), read(calendar), read(calendar)]);
    await read(calendar);

    expect(graph.signIns()).toBe(1);
  });

  it('that is refused because the token has been withdrawn is read with a new one the next time', async () => {
    const calendar = createGraphCalendar(graph.settings);
    await read(calendar);
    graph.withdrawTokens();

    const { code } = await refusalOf(read(calendar));
    const next = await read(calendar);

    expect(code).toBe('sign-in');
    expect(seen(next)).toHaveLength(1);
    expect(graph.signIns()).toBe(2);
  });
});

describe('signing in', () => {
  it('with a secret that is not the app’s says so by Entra’s own code, and not by the secret', async () => {
    const wrong = { ...graph.credentials.secret, secret: 'not-the-secret' } as GraphCredential;

    const { code, message } = await refusalOf(read(createGraphCalendar(settings(wrong))));

    expect(code).toBe('sign-in');
    expect(message).toMatch(/\(401 AADSTS7000215\).*graph\.credential/);
    expect(message).not.toContain('not-the-secret');
    expect(graph.requests).toEqual([]);
  });

  it('with a certificate that is not there says so', async () => {
    const path = join(import.meta.dirname, 'none.pem');
    const wrong = { ...graph.credentials.certificate, path } as GraphCredential;

    const { code, message } = await refusalOf(read(createGraphCalendar(settings(wrong))));

    expect(code).toBe('sign-in');
    expect(message).toContain('(ENOENT)');
  });

  it('with a file that holds no certificate says so', async () => {
    const wrong = { ...graph.credentials.certificate, path: import.meta.filename } as GraphCredential;

    const { code } = await refusalOf(read(createGraphCalendar(settings(wrong))));

    expect(code).toBe('sign-in');
  });

  it('for an app that there is not says so', async () => {
    const wrong = { ...graph.credentials.secret, clientId: 'another' } as GraphCredential;

    const { code, message } = await refusalOf(read(createGraphCalendar(settings(wrong))));

    expect(code).toBe('sign-in');
    expect(message).toContain('AADSTS700016');
  });

  it.each<[string, string, Fault]>([
    ['unreachable', 'breaks off', { is: 'reset' }],
    ['unreachable', 'does not answer', { is: 'hang' }],
    ['unreachable', 'is out of order', { is: 'status', status: 500 }],
    ['unreachable', 'is not who it should be', { is: 'garbage', text: '<html>' }],
    ['throttled', 'asks to wait', { is: 'status', status: 429 }],
  ])('is %s when the service %s, and the credential is not blamed', async (expected, _how, fault) => {
    const calendar = hasty(graph.settings);
    const end = graph.fault(fault, { on: /oauth2/ });
    const began = performance.now();

    const { code, message } = await refusalOf(read(calendar));
    const waited = performance.now() - began;
    end();

    expect(code).toBe(expected);
    expect(message).not.toContain('graph.credential');
    expect(waited).toBeLessThan(5_000);
    expect(seen(await read(calendar))).toHaveLength(1);
  });

  it.each<[string, Fault]>([
    ['breaks off', { is: 'reset' }],
    ['does not answer', { is: 'hang' }],
    ['is out of order', { is: 'status', status: 502 }],
  ])('is unreachable when nothing of the service %s', async (_how, fault) => {
    graph.fault(fault, SIGN_IN);

    const { code } = await refusalOf(read(hasty(graph.settings)));

    expect(code).toBe('unreachable');
    expect(graph.requests).toEqual([]);
  });
});

describe('a managed identity', () => {
  const identity = (number: number): string => `00000000-0000-0000-0000-00000000000${number}`;
  const readAs = (number: number) => read(hasty(settings({ kind: 'managed-identity', clientId: identity(number) })));

  it('signs in with what the platform gives out on the machine, and says when there is none', async () => {
    const platform = await startPlatform({ token: () => graph.token() });
    platform.has(identity(1));

    const reading = await readAs(1);
    const stranger = await refusalOf(readAs(2));
    await platform.close();
    const absent = await refusalOf(readAs(3));

    expect(seen(reading)).toHaveLength(1);
    expect(platform.asked[0]?.resource).toBe('https://graph.microsoft.com');
    expect([stranger.code, absent.code]).toEqual(['sign-in', 'sign-in']);
    expect(absent.message).toContain('there is no managed identity');
  });
});
