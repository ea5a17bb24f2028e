import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { doctor } from '../../src/cli/doctor/doctor.ts';
import { seatKey } from '../../src/domain/meeting/meeting.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { storedAudit } from '../../src/store/auditTrail.ts';
import { storedCases } from '../../src/store/cases.ts';
import { storedForms } from '../../src/store/forms.ts';
import { form, handling, jobsTaken, NOON, someFiling } from '../store/someCase.ts';
import { ADMINISTRATOR, FORUM, type Installation, MAILBOX, startInstallation } from '../support/installation.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { lots } from '../support/lots.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';

/** `lots doctor`, for whoever installs the bot. */

let test: TestDatabase;
let place: Installation;
beforeAll(async () => {
  [test, place] = await Promise.all([createDatabase(), startInstallation()]);
  place.graph.mailbox(MAILBOX).put({ start: inDays(7), end: inDays(8), subject: 'Utvecklingsforum' });
});
beforeEach(async () => {
  await empty(test);
  place.heal();
  place.write();
});
afterAll(async () => {
  await Promise.all([test.close(), place.close()]);
});

const inDays = (days: number): string =>
  Temporal.Now.instant()
    .add({ hours: 24 * days })
    .toString({ smallestUnit: 'second' });

const environment = () => ({ ...place.environment, DATABASE_URL: test.url });
const at = (env: Readonly<Record<string, string>> = {}) => ({
  cwd: place.directory,
  env: { ...environment(), ...env },
});

interface Line {
  readonly check: string;
  readonly is: string;
  readonly code: string;
  readonly says: string;
  readonly remedy: string;
  readonly command: string;
}

async function found(env: Readonly<Record<string, string>> = {}) {
  const { code, stdout } = await lots(['doctor', '--json'], at(env));
  const lines: Line[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const wrong = lines.filter(({ is }) => is === 'wrong');
  return {
    code,
    lines,
    wrong,
    codes: wrong.map((one) => one.code),
    of: (check: string) => lines.filter((one) => one.check === check),
  };
}

describe('lots doctor', () => {
  it('says of everything that it works, and ends with 0', async () => {
    const { code, lines, codes } = await found();

    expect(codes).toEqual([]);
    expect(code).toBe(0);
    expect(lines.filter(({ is }) => is === 'ok').map((line) => line.code)).toEqual([
      'settings',
      'node',
      'time-zone',
      'database',
      'roles',
      'channels',
      'work',
      'trail',
      'signed-in',
      'address',
      'keys',
      'clock',
      'calendar',
      'notifications',
    ]);
    expect(lines.find((line) => line.code === 'calendar')?.says).toBe(`${FORUM}: 1 meeting in the next 8 weeks.`);
  });

  it('tells it to a person in their language, a line each, with what to do below', async () => {
    place.signIn.is('refused');

    const { code, stdout } = await lots(['doctor'], at({ LC_ALL: 'sv_SE.UTF-8' }));

    expect(code).toBe(1);
    expect(stdout).toMatch(/^ok {3}Databas {9}PostgreSQL \d+(\.\d+)?, \d+ MB, tabellerna är aktuella\.$/m);
    expect(stdout).toMatch(
      /^FEL {2}Inloggning {6}Microsoft släpper inte in boten \(AADSTS7000215\)\.\n {21}→ Kontrollera app-id/m,
    );
    expect(stdout).toMatch(/\n1 fel att rätta: Inloggning\. \d saker att känna till\.\n$/);
  });

  it('never shows a secret', async () => {
    place.signIn.is('refused');
    place.graph.fault({ is: 'status', status: 401 });

    const { stdout } = await lots(['doctor', '--json'], at());

    for (const secret of [...Object.values(place.environment), new URL(test.url).password])
      expect(stdout).not.toContain(secret);
  });

  it('is held up by nobody who never answers', async () => {
    place.openId.is('hanging');
    place.signIn.is('slow');
    place.graph.fault({ is: 'hang' }, { on: /calendarView/ });
    const { terminal, out } = localTerminal('en');
    const patience = { check: 1500, request: 700 };

    const code = await doctor(
      terminal,
      { environment: environment(), directory: place.directory, patience },
      { json: true },
    );

    const lines: Line[] = out.map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(lines.filter(({ code: one }) => one === 'no-answer').map(({ check }) => check)).toEqual([
      'sign-in',
      'calendars',
    ]);
    expect(lines.filter(({ check }) => check === 'keys')).toMatchObject([{ code: 'no-keys' }]);
    expect(lines.filter(({ check }) => check === 'database')).toMatchObject([{ is: 'ok' }]);
  });
});

describe('what is wrong in the settings', () => {
  it('is told with what to do, and that the rest has to wait', async () => {
    place.write({ models: ['fyrbodal'], http: { prot: 1 }, graph: undefined, calendars: {} });

    const { code, lines } = await found();

    expect(code).toBe(1);
    expect(lines).toMatchObject([
      {
        check: 'settings',
        code: 'fault',
        says: expect.stringContaining('unknown key "prot"'),
        remedy: expect.stringContaining('port'),
      },
      { code: 'rest-waits' },
      { check: 'node', is: 'ok' },
    ]);
  });

  it('is a password that is not there', async () => {
    const { wrong } = await found({ BOT_APP_PASSWORD: '' });

    expect(wrong[0]?.says).toContain('the environment variable BOT_APP_PASSWORD is missing');
  });
});

describe('what is wrong with the database', () => {
  it('is that nobody answers there, and it says nothing of what is in it', async () => {
    const { codes, of } = await found({ DATABASE_URL: 'postgres://lots:hemligt@127.0.0.1:1/lots' });

    expect(codes).toEqual(['database-away']);
    expect(of('database')[0]?.says).toContain('ECONNREFUSED');
    expect(of('work')).toEqual([]);
  });

  it('is that a later version has been there', async () => {
    await sql`insert into kysely_migration (name, timestamp) values ('9999_contract_9998', '2030')`.execute(
      test.database,
    );

    const { codes } = await found();

    await sql`delete from kysely_migration where name = '9999_contract_9998'`.execute(test.database);
    expect(codes).toEqual(['database-ahead']);
  });

  it('is no fault while the bot has not started with it', async () => {
    await sql`alter table kysely_migration rename to kept`.execute(test.database);

    const { codes, of } = await found();

    await sql`alter table kept rename to kysely_migration`.execute(test.database);
    expect(codes).toEqual([]);
    expect(of('database')).toMatchObject([{ is: 'note', code: 'database-empty' }]);
  });

  it('is that the bot may not make its tables there, with the command that lets it', async () => {
    const user = `poor_${randomUUID().slice(0, 8)}`;
    await sql.raw(`create role ${user} login password 'hemligt'`).execute(test.database);
    const url = new URL(test.url);
    url.username = user;
    url.password = 'hemligt';

    const { wrong, codes } = await found({ DATABASE_URL: url.href });

    await sql.raw(`drop role ${user}`).execute(test.database);
    expect(codes).toEqual(['database-rights', 'database-closed']);
    expect(wrong[0]?.command).toContain(`GRANT CREATE ON SCHEMA public TO "${user}"`);
    expect(JSON.stringify(wrong)).not.toContain('hemligt');
  });

  it('is that jobs have failed for good', async () => {
    const options = { joinWindowSeconds: 0, repaintAfterSeconds: 0, timeZone: 'Europe/Stockholm', readEvery: 5 };
    const queue = await startQueue(test.url, { ...options, onError: () => undefined });
    await queue.add(test.database, [{ job: 'sync', seat: seatKey({ forum: FORUM, place: null }) }]);
    await queue.stop();
    await sql`update pgboss.job set state = 'failed', dead_letter = null where name = 'sync'`.execute(test.database);

    const { codes, of } = await found();

    await sql`drop schema pgboss cascade`.execute(test.database);
    expect(codes).toEqual(['dead']);
    expect(of('work')[0]?.says).toBe('1 job has failed every time they were tried.');
  });

  it('is that somebody has been at the audit trail', async () => {
    await storedAudit(test.database).note({ at: NOON, did: 'settings-loaded', by: 'bot', who: null, about: {} });
    await test.database.transaction().execute(async (trx) => {
      await sql`set local session_replication_role = replica`.execute(trx);
      await sql`delete from audit_entries`.execute(trx);
    });

    expect((await found()).codes).toEqual(['trail-broken']);
  });
});

describe('what is wrong with roles and channels', () => {
  it('is that there is no administrator', async () => {
    place.write({ roles: [] });

    const { codes, of } = await found();

    expect(codes).toEqual(['no-administrator']);
    expect(of('roles').map(({ code }) => code)).toEqual(['no-administrator', 'no-lead']);
  });

  it('is a case under way that nobody leads', async () => {
    place.write({ roles: [{ person: ADMINISTRATOR, role: 'administrator', model: 'fyrbodal' }] });
    await storedForms(test.database).keep(form);
    await storedCases(test.database, jobsTaken().enqueue).file(
      someFiling({ handlings: [handling(1, { state: 'filed' })] }),
    );

    const { codes, of } = await found();

    expect(codes).toEqual(['no-lead-at-work']);
    expect(of('roles')[0]?.says).toContain('fyrbodal/');
  });

  it('is a calendar whose forum has no channel', async () => {
    place.write({ channels: {} });

    const { codes, of } = await found();

    expect(codes).toEqual(['no-channel']);
    expect(of('channels')[0]?.says).toContain(FORUM);
  });
});

describe('what is wrong with Microsoft', () => {
  it.each([
    ['refused', 'sign-in-refused'],
    ['down', 'sign-in-away'],
    ['broken', 'sign-in-away'],
  ] as const)('is a sign-in that is %s', async (how, code) => {
    place.signIn.is(how);

    expect((await found()).codes).toEqual([code]);
  });

  it('is that its keys cannot be had', async () => {
    place.openId.is('broken');

    const { codes, wrong } = await found();

    expect(codes).toEqual(['no-keys']);
    expect(wrong[0]?.says).toContain('answered with 500');
  });

  it('is that Graph does not let the bot in, told once however many calendars there are', async () => {
    place.write({
      calendars: { [FORUM]: { graph: { mailbox: MAILBOX } }, 'fyrbodal/styrgrupp': { graph: { mailbox: MAILBOX } } },
      channels: {},
    });

    const { of } = await found({ GRAPH_CLIENT_SECRET: 'wrong' });

    expect(of('calendars')).toMatchObject([
      { code: 'calendar-sign-in', says: expect.stringMatching(/AADSTS7000215.*2 calendars/) },
    ]);
  });

  it('is a mailbox that the bot may not read, with the commands that let it', async () => {
    place.graph.fault({ is: 'status', status: 403 }, { on: /calendarView/ });

    const { codes, wrong } = await found();

    expect(codes).toEqual(['calendar-forbidden']);
    expect(wrong[0]?.command).toMatch(/New-ManagementRoleAssignment -App \S+ -Role "Application Calendars.Read"/);
    expect(wrong[0]?.command).toContain(`PrimarySmtpAddress -eq '${MAILBOX}'`);
  });

  it.each([
    [{ is: 'status', status: 404 }, 'calendar-missing'],
    [{ is: 'status', status: 500 }, 'calendar-away'],
    [{ is: 'garbage', text: '<html>' }, 'calendar-unreadable'],
  ] as const)('is a calendar that answers %j', async (fault, code) => {
    place.graph.fault(fault, { on: /calendarView/ });

    expect((await found()).codes).toEqual([code]);
  });
});

describe('a calendar in a file', () => {
  it('that is not there holds up nothing else', async () => {
    place.write({ calendars: { [FORUM]: { ics: './not-there.ics' } } });

    const { codes, of } = await found();

    expect(codes).toEqual(['calendar-missing']);
    expect(of('calendars')[0]?.says).toMatch(/not-there\.ics does not exist\.$/);
    expect(of('sign-in')).toMatchObject([{ is: 'ok' }]);
  });
});

describe('what is wrong with the way in', () => {
  it('is an address that Teams does not take', async () => {
    place.write({ http: { publicUrl: 'http://lotsen.example.org' }, graph: undefined, calendars: {} });

    expect((await found()).codes).toEqual(['address-plain']);
  });

  it.each([
    ['login-page', 'address-other', /leads to something else than the bot \(answer 302\)/],
    ['nobody', 'address-away', /cannot be reached from here/],
  ] as const)('is %s at the public address', async (shown, code, says) => {
    place.proxy.is(shown);

    const { codes, wrong } = await found();

    expect(codes).toEqual([code]);
    expect(wrong[0]?.says).toMatch(says);
  });

  it('is nothing while the bot does not run', async () => {
    place.proxy.is('login-page');
    place.runs(false);

    const { codes, of } = await found();

    expect(codes).toEqual([]);
    expect(of('address')).toMatchObject([{ is: 'note', code: 'address-untried' }]);
  });

  it('is that Graph cannot post there', async () => {
    place.proxy.is('no-posts');

    expect((await found()).codes).toEqual(['notifications-lost']);
  });

  it("is a clock that is not the others'", async () => {
    place.proxy.is('late-bot');

    const { codes, wrong } = await found();

    expect(codes).toEqual(['clock-off']);
    expect(wrong[0]?.says).toMatch(/^10 minutes off localhost\./);
  });
});

describe('a bot that is not registered', () => {
  it('is told so, and lacks nothing', async () => {
    place.write({ bot: undefined, http: undefined, graph: undefined, calendars: {}, channels: {}, roles: [] });

    const { code, of } = await found();

    expect(code).toBe(0);
    expect(of('sign-in')).toMatchObject([{ is: 'note', code: 'local' }]);
    expect(of('clock')).toEqual([]);
  });
});
