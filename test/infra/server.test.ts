import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { INFRA } from './bicep.ts';
import { faultsOfNginx, faultsOfUnit, largestBody, routes, stopsWithin } from './server.ts';

const read = (path: string): string => readFileSync(join(INFRA, path), 'utf8');
const nginx = read('nginx/samverkanslotsen.conf');
const unit = read('systemd/samverkanslotsen.service');
const faults = (text: string): string[] => faultsOfNginx(text, routes(), largestBody());

describe('nginx', () => {
  it('passes on what the bot answers, and nothing else', () => {
    expect(routes()).toEqual(['/api/messages', '/download/', '/graph/notifications', '/healthz', '/readyz']);
    expect(faults(nginx)).toEqual([]);
  });

  it.each([
    ['passes on more', nginx.replace('location = /healthz', 'location = /admin'), /\/admin is nothing/],
    ['passes on less', nginx.replace('location = /healthz', 'location = /admin'), /\/healthz is not passed on/],
    ['passes on everything', nginx.replace('return 404;', 'proxy_pass http://samverkanslotsen;'), /answer 404/],
    ['takes old TLS', nginx.replace('TLSv1.2 ', 'TLSv1 TLSv1.1 TLSv1.2 '), /ssl_protocols/],
    ['takes larger bodies than the bot', nginx.replace('256k', '10m'), /client_max_body_size 256k/],
    ['believes who is said to ask', nginx.replace('$remote_addr', '$proxy_add_x_forwarded_for'), /X-Forwarded-For/],
    [
      'logs the names of links',
      nginx.replace(/(location \/download\/ \{[^}]*)access_log off;/, '$1'),
      /\/download\/: what/,
    ],
  ])('is told when it %s', (_what, text, complaint) => {
    expect(faults(text).join('\n')).toMatch(complaint);
  });
});

describe('the systemd unit', () => {
  it('takes from the bot what it can do without, and gives it time to stop', () => {
    expect(faultsOfUnit(unit, stopsWithin())).toEqual([]);
  });

  it.each([
    ['is root', unit.replace('User=samverkanslotsen', 'User=root'), /other than root/],
    ['may write anywhere', unit.replace('ProtectSystem=strict', 'ProtectSystem=full'), /ProtectSystem=strict/],
    ['may gain rights', unit.replace('NoNewPrivileges=yes\n', ''), /NoNewPrivileges=yes/],
    ['is killed in the middle', unit.replace('TimeoutStopSec=40', 'TimeoutStopSec=10'), /seconds to stop/],
    ['hears no signal', unit.replace(/usr.bin.node .*cli.ts/, 'usr/bin/npm start --'), /without a shell/],
    ['shows its password', unit.replace('NODE_ENV=production', 'BOT_APP_PASSWORD=x'), /no secret/],
  ])('is told when it %s', (_what, text, complaint) => {
    expect(faultsOfUnit(text, stopsWithin()).join('\n')).toMatch(complaint);
  });
});

describe('the program in Azure', () => {
  it('has time to stop', () => {
    const [, seconds] = read('modules/program.bicep').match(/terminationGracePeriodSeconds: (\d+)/) ?? [];

    expect(Number(seconds)).toBeGreaterThan(stopsWithin());
  });

  it('is asked no more often in a row than the platform counts', () => {
    const counted = [...read('modules/program.bicep').matchAll(/failureThreshold: (\d+)/g)].map((match) =>
      Number(match[1]),
    );

    expect(counted).toHaveLength(3);
    expect(Math.max(...counted)).toBeLessThanOrEqual(10);
  });

  it('is asked whether it lives and is ready where it answers that', () => {
    const asked = [...read('modules/program.bicep').matchAll(/httpGet: \{ path: '([^']+)'/g)].map(
      (match) => match[1] ?? '',
    );

    expect(asked).toEqual(['/readyz', '/readyz', '/healthz']);
    expect(routes()).toEqual(expect.arrayContaining(asked));
  });
});

/** A command that changes something, and what stands before it on its line. */
const CHANGES =
  /^(.*?)\b(?:New|Set|Remove|Add)-(?:ServicePrincipal|Mailbox|ManagementScope|ManagementRoleAssignment)\b/;

describe('the script for Exchange', () => {
  const lines = read('exchange/kalendrar.ps1')
    .replace(/<#[\s\S]*?#>/, '')
    .split('\n');

  it('changes nothing without being asked whether it may', () => {
    const unasked = lines.filter((line, at) => CHANGES.test(line) && !lines[at - 1]?.includes('ShouldProcess('));

    expect(unasked).toEqual([]);
    expect(lines.filter((line) => CHANGES.test(line)).length).toBe(5);
  });

  it('gives no more than to read calendars, in the mailboxes that are named', () => {
    const text = lines.join('\n');

    expect([...text.matchAll(/'Application [^']+'/g)].map(([role]) => role)).toEqual(["'Application Calendars.Read'"]);
    expect(text).toMatch(/New-ManagementRoleAssignment .*-CustomResourceScope/);
  });
});
