import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openCalendars } from '../../src/calendars.ts';
import { type PlanValues, showPlan } from '../../src/cli/plan.ts';
import { loadConfig } from '../../src/config.ts';
import type { Window } from '../../src/domain/meeting/compare.ts';
import { type Calendar, CalendarError } from '../../src/ports/meetings.ts';
import { startGraphServer } from '../support/graphServer.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { lots } from '../support/lots.ts';

const SWEDISH = { LC_ALL: 'sv_SE.UTF-8' };
const DECEMBER = { from: '2026-12-01', to: '2027-01-01' };
const IN_DECEMBER = ['--from', DECEMBER.from, '--to', DECEMBER.to];

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-plan-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** `start`: a local time, as 20261215T090000. */
const event = (uid: string, start: string, more: readonly string[] = []): string =>
  [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    `DTSTART;TZID=Europe/Stockholm:${start}`,
    'DURATION:PT2H',
    `SUMMARY:Möte ${uid}`,
    ...more,
    'END:VEVENT',
  ].join('\r\n');

const write = (file: string, ...events: readonly string[]) =>
  writeFileSync(
    join(directory, file),
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', ...events, 'END:VCALENDAR', ''].join('\r\n'),
  );

const settings = (...lines: readonly string[]) =>
  writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), ['models: [fyrbodal]', ...lines, ''].join('\n'));

/** As a user does it. */
const plan = (args: readonly string[], env = {}) => lots(['plan', ...args], { cwd: directory, env });

/** The command itself, without a process of its own around it. */
async function within(values: PlanValues, calendar?: Calendar) {
  const config = await loadConfig({}, directory);
  if (!config.ok) throw new Error(JSON.stringify(config.faults));
  const { terminal, out, err } = localTerminal('en');
  const code = await showPlan(terminal, config.value, calendar ?? openCalendars(config.value).calendar, values);
  return { code, out, err };
}

const planned = async (values: PlanValues = DECEMBER) =>
  (await within({ ...values, json: true })).out.map((line) => JSON.parse(line));

const brief = (lines: Awaited<ReturnType<typeof planned>>) =>
  lines.map(({ kind, due, action, reason }) => [kind, due, action, reason]);

describe('lots plan', () => {
  it('points out nobody, whatever stands in the calendar', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}');
    write('a.ics', event('a', '20261215T090000').replace('Möte a', 'Vårdplanering 19121212-1212 Anna Andersson'));

    const told = [await within({ ...DECEMBER, json: true }), await within(DECEMBER)].map(({ out }) => out.join(''));

    expect(told[0]).toContain('"subject":"Vårdplanering *** ***"');
    expect(told.join('')).not.toMatch(/1212-1212|Andersson/);
  });

  it('tells a program each delivery on a line of its own, by due time', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}');
    write('a.ics', event('a', '20261215T090000'));

    const { code, stdout, stderr } = await plan([...IN_DECEMBER, '--json']);

    const lines = stdout.trimEnd().split('\n');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      key: 'fyrbodal/uf-aldre|a|agenda',
      forum: 'fyrbodal/uf-aldre',
      kind: 'agenda',
      subject: 'Möte a',
      start: '2026-12-15T09:00:00+01:00',
      originalStart: '2026-12-15T09:00:00+01:00',
      due: '2026-12-08T08:00:00+01:00',
      expires: '2026-12-15T09:00:00+01:00',
      action: 'post',
      reason: 'policy',
    });
    expect(brief(lines.map((line) => JSON.parse(line)))).toEqual([
      ['agenda', '2026-12-08T08:00:00+01:00', 'post', 'policy'],
      ['day', '2026-12-14T13:00:00+01:00', 'reply', 'policy'],
      ['start', '2026-12-15T08:45:00+01:00', 'reply', 'policy'],
    ]);
  });

  it('follows the settings of each forum, and says when a free day or the quiet hours made it earlier', async () => {
    settings(
      'calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}, fyrbodal/lokal/tanum: {ics: ./b.ics}}',
      'reminders: [{kind: agenda, before: P7D, at: "08:00"}]',
      'forums: {fyrbodal/lokal: {reminders: [{kind: deadline, before: P2W, at: "20:00"}], quietHours: {from: "17:00", to: "07:00"}}}',
    );
    write('a.ics', event('a', '20270107T090000'));
    write('b.ics', event('b', '20261222T130000'));

    const lines = await planned();

    expect(lines.map(({ forum }) => forum)).toEqual(['fyrbodal/lokal/tanum', 'fyrbodal/uf-aldre']);
    expect(brief(lines)).toEqual([
      ['deadline', '2026-12-08T17:00:00+01:00', 'post', 'quiet-hours'],
      ['agenda', '2026-12-30T08:00:00+01:00', 'post', 'working-day'],
    ]);
  });

  it('keeps the hour over both clock changes', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}', 'reminders: [{kind: agenda, before: P7D, at: "08:00"}]');
    write('a.ics', event('spring', '20270330T090000'), event('autumn', '20271102T090000'));

    const lines = await planned({ from: '2027-01-01', to: '2028-01-01' });

    expect(lines.map(({ due, start }) => [due, start])).toEqual([
      ['2027-03-23T08:00:00+01:00', '2027-03-30T09:00:00+02:00'],
      ['2027-10-26T08:00:00+02:00', '2027-11-02T09:00:00+01:00'],
    ]);
  });

  it('names an occurrence of a series by where it was from the beginning, and what is cancelled is not sent', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}', 'reminders: [{kind: agenda, before: P7D, at: "08:00"}]');
    write(
      'a.ics',
      event('s', '20261215T090000', ['RRULE:FREQ=WEEKLY;COUNT=2']),
      event('s', '20261217T100000', ['RECURRENCE-ID;TZID=Europe/Stockholm:20261215T090000']),
      event('c', '20261218T090000', ['STATUS:CANCELLED']),
    );

    const lines = await planned({ from: '2026-12-10', to: '2026-12-12' });

    expect(lines.map(({ start, originalStart, action, reason }) => [start, originalStart, action, reason])).toEqual([
      ['2026-12-17T10:00:00+01:00', '2026-12-15T09:00:00+01:00', 'post', 'policy'],
      ['2026-12-18T09:00:00+01:00', '2026-12-18T09:00:00+01:00', 'drop', 'cancelled'],
    ]);
  });

  it('counts what is due at the first moment and not what is due at the last', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}');
    write('a.ics', event('a', '20261215T090000'));

    const lines = await planned({ from: '2026-12-08T08:00', to: '2026-12-14T13:00' });

    expect(brief(lines)).toEqual([['agenda', '2026-12-08T08:00:00+01:00', 'post', 'policy']]);
  });

  it.each([
    ['2026-12-08', '2026-12-09'],
    ['2026-12-08T00:00', '2026-12-08T08:00:01'],
    ['2026-12-07T23:00Z', '2026-12-08T07:30:00Z'],
    ['2026-12-08T08:00:00+01:00', '2026-12-08T02:30:00-05:00'],
  ])('understands times from %s to %s', async (from, to) => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}');
    write('a.ics', event('a', '20261215T090000'));

    const lines = await planned({ from, to });

    expect(lines.map(({ kind }) => kind)).toEqual(['agenda']);
  });

  it('takes the time to be the first of those asked for, and another when told', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}');
    write('a.ics', event('a', '20261215T090000'));

    const asIs = brief(await planned());
    const late = brief(await planned({ ...DECEMBER, now: '2026-12-10T10:00' }));
    const later = brief(await planned({ ...DECEMBER, now: '2026-12-14T14:00' }));

    expect(asIs[0]).toEqual(['agenda', '2026-12-08T08:00:00+01:00', 'post', 'policy']);
    expect(late[0]).toEqual(['agenda', '2026-12-08T08:00:00+01:00', 'post', 'late']);
    expect(later.slice(0, 2)).toEqual([
      ['agenda', '2026-12-08T08:00:00+01:00', 'drop', 'superseded'],
      ['day', '2026-12-14T13:00:00+01:00', 'post', 'late'],
    ]);
  });

  it('shows one forum only, in one place or in all', async () => {
    settings(
      'calendars: {fyrbodal/uf-aldre: {ics: a.ics}, fyrbodal/lokal/tanum: {ics: a.ics}, fyrbodal/lokal/uddevalla: {ics: a.ics}}',
      'reminders: [{kind: agenda, before: P7D, at: "08:00"}]',
    );
    write('a.ics', event('a', '20261215T090000'));
    const forums = async (values: PlanValues) => (await planned({ ...DECEMBER, ...values })).map(({ forum }) => forum);

    expect(await forums({ forum: 'fyrbodal/lokal/tanum' })).toEqual(['fyrbodal/lokal/tanum']);
    expect(await forums({ forum: 'fyrbodal/lokal', place: 'tanum' })).toEqual(['fyrbodal/lokal/tanum']);
    expect(await forums({ forum: 'fyrbodal/lokal' })).toEqual(['fyrbodal/lokal/tanum', 'fyrbodal/lokal/uddevalla']);
  });

  it('takes only the meetings with the words of a forum that shares its calendar', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: a.ics, subject: "MÖTE B"}}');
    write('a.ics', event('a', '20261215T090000'), event('b', '20261216T090000'));

    const lines = await planned();

    expect(new Set(lines.map(({ subject }) => subject))).toEqual(new Set(['Möte b']));
  });

  it('shows the others when a calendar is not there, and says which and what to do', async () => {
    settings('calendars: {fyrbodal/styrgrupp: {ics: gone.ics}, fyrbodal/uf-aldre: {ics: a.ics}}');
    write('a.ics', event('a', '20261215T090000'));

    const { code, stdout, stderr } = await plan([...IN_DECEMBER, '--json']);

    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    expect(stderr).toMatch(/^fyrbodal\/styrgrupp: the calendar \S*gone\.ics does not exist\. Mend it under calendars/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('tells a person by day what comes and why', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}');
    write('a.ics', event('a', '20261215T090000'), event('c', '20261217T090000', ['STATUS:CANCELLED']));

    const { code, stdout } = await plan(['--from', '2026-12-08', '--to', '2026-12-11'], SWEDISH);

    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'tisdag 8 december',
        '  08.00  Dagordning: Utvecklingsforum Äldre',
        '         mötet tisdag 15 december kl. 09.00; blir en ny post i kanalen',
        '',
        'torsdag 10 december',
        '  08.00  Dagordning: Utvecklingsforum Äldre',
        '         mötet torsdag 17 december kl. 09.00; skickas inte: mötet är inställt',
        '',
        '2 påminnelser, 1 skickas inte.',
        '',
      ].join('\n'),
    );
  });

  it('says so when nothing comes', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}');
    write('a.ics', event('a', '20261215T090000'));

    const time = { from: '2026-01-01', to: '2026-01-02' };
    const person = await within(time);
    const program = await within({ ...time, json: true });

    expect(person).toEqual({ code: 0, out: ['No reminder in that time.'], err: [] });
    expect(program).toEqual({ code: 0, out: [], err: [] });
  });
});

describe('lots plan, asked wrongly,', () => {
  const CALENDARS = 'calendars: {fyrbodal/uf-aldre: {ics: ./a.ics}}';

  it.each([
    [{}, 2, /Say which time the plan is for, for example lots plan --from/],
    [{ from: '2026-12-01' }, 2, /Say which time/],
    [{ from: 'idag', to: '2027-01-01' }, 2, /^--from: "idag" is no time\. Write it like 2026-12-08/],
    [{ from: '2026-12-01', to: '2026-02-30' }, 2, /--to: "2026-02-30" is no time/],
    [{ ...DECEMBER, now: 'nu' }, 2, /--now: "nu" is no time/],
    [{ from: '2026-12-01', to: '2026-12-01' }, 2, /--to must come after --from/],
    [
      { ...DECEMBER, forum: 'fyrbodal/uf-alder' },
      2,
      /--forum: forum "fyrbodal\/uf-alder".*Did you mean "fyrbodal\/uf-aldre"\?/,
    ],
    [{ ...DECEMBER, forum: 'fyrbodal/lokal/tanumm' }, 2, /--forum: place "tanumm".*Did you mean "tanum"\?/],
    [{ ...DECEMBER, forum: 'goteborg/lgs' }, 2, /goteborg.*Add goteborg to models/],
    [{ ...DECEMBER, forum: 'fyrbodal/styrgrupp' }, 1, /fyrbodal\/styrgrupp has no calendar\. Add one under calendars/],
  ] as const)('with %j says once what to do', async (values, code, expected) => {
    settings(CALENDARS);

    expect(await within(values)).toEqual({ code, out: [], err: [expect.stringMatching(expected)] });
  });

  it('without any calendar says where to add one', async () => {
    settings();

    expect(await within(DECEMBER)).toEqual({
      code: 1,
      out: [],
      err: [expect.stringMatching(/Add calendars to the settings/)],
    });
  });

  it('with faults in the settings tells them all', async () => {
    settings('calendars: {fyrbodal/uf-alder: {ics: a.ics}}', 'reminders: [{kind: agenda, before: P7D}]');

    const { code, stdout, stderr } = await plan(IN_DECEMBER);

    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/2 faults:[\s\S]*config\.yaml:3 reminders\[0\]\.at: "P7D" is counted in days.*Add at/);
    expect(stderr).toMatch(/calendars\.fyrbodal\/uf-alder: .*Did you mean "fyrbodal\/uf-aldre"\?/);
  });

  it('explains in its help what time it takes it to be', async () => {
    const { stdout } = await lots(['--help'], { env: SWEDISH });

    expect(stdout).toMatch(/lots plan --from T --to T/);
    expect(stdout).toMatch(/--now T .*annars --from, så att svaret bara hänger på det du skriver/);
  });
});

describe('lots check', () => {
  it('finds a calendar file that is not there', async () => {
    settings('calendars: {fyrbodal/uf-aldre: {ics: gone.ics}}');

    const { code, stderr } = await lots(['check', './samverkanslotsen.config.yaml'], { cwd: directory });

    expect(code).toBe(1);
    expect(stderr).toMatch(
      /config\.yaml calendars\.fyrbodal\/uf-aldre\.ics: the file does not exist: \S+gone\.ics\. Name a file/,
    );
  });
});

describe('a calendar', () => {
  const run = (calendar: Calendar, ...lines: readonly string[]) => {
    settings(...lines);
    return within({ from: '2026-12-08', to: '2026-12-09', json: true }, calendar);
  };

  it('is read from the day before the first moment to two weeks beyond the longest lead', async () => {
    const windows: Window[] = [];
    const calendar: Calendar = {
      read: async (_source, window) => {
        windows.push(window);
        return { is: 'read', occurrences: [], unreadable: 0, cursor: null };
      },
    };

    await run(
      calendar,
      'calendars: {fyrbodal/uf-aldre: {ics: a.ics}}',
      'reminders: [{kind: agenda, before: P30D, at: "08:00"}, {kind: start, before: PT15M}]',
    );

    expect(windows.map(({ from, to, timeZone }) => [String(from), String(to), timeZone])).toEqual([
      ['2026-12-06T23:00:00Z', '2027-01-21T23:00:00Z', 'Europe/Stockholm'],
    ]);
  });

  it.each([
    ['unreachable', /does not answer\. Check the address/],
    ['sign-in', /could not sign in to Microsoft\. Check graph\.credential/],
    ['forbidden', /may not be read by the bot\. Let the bot/],
    ['missing', /does not exist\. Mend it/],
    ['throttled', /has no time to answer now\. Wait/],
    ['unreadable', /cannot be understood\. Name a calendar/],
  ] as const)('that is %s is told of with what to do', async (code, expected) => {
    const calendar: Calendar = {
      read: async () => {
        throw new CalendarError(code, 'a@example.org', 'for the log');
      },
    };

    const told = await run(calendar, 'calendars: {fyrbodal/uf-aldre: {ics: a.ics}}');

    expect(told).toEqual({ code: 1, out: [], err: [expect.stringMatching(expected)] });
    expect(told.err[0]).toMatch(/^fyrbodal\/uf-aldre: the calendar a@example\.org /);
  });

  it('that fails by a fault of ours hides nothing', async () => {
    const calendar: Calendar = {
      read: async () => {
        throw new TypeError('ours');
      },
    };

    await expect(run(calendar, 'calendars: {fyrbodal/uf-aldre: {ics: a.ics}}')).rejects.toThrow('ours');
  });
});

describe('a calendar in Microsoft 365', () => {
  it('is read by the settings alone, and one that may not be read does not hide the others', async () => {
    const graph = await startGraphServer();
    const { secret } = graph.credentials;
    if (secret.kind !== 'secret') throw new Error('signs in by secret');
    const { tenant, clientId } = secret;
    settings(
      'calendars:',
      '  fyrbodal/lokal/tanum: {graph: {mailbox: closed@example.org}}',
      '  fyrbodal/lokal/uddevalla: {graph: {mailbox: open@example.org}}',
      'graph:',
      `  credential: {kind: secret, tenant: "${tenant}", clientId: "${clientId}"}`,
      `  baseUrl: ${graph.url}`,
      `  authority: ${graph.url}`,
    );
    graph.mailbox('closed@example.org');
    graph
      .mailbox('open@example.org')
      .put({ start: '2026-12-10T12:00:00Z', end: '2026-12-10T14:00:00Z', subject: 'Lokal grupp' });
    graph.fault({ is: 'status', status: 403 }, { on: /closed/ });

    const env = { NODE_EXTRA_CA_CERTS: graph.caFile, GRAPH_CLIENT_SECRET: secret.secret };
    const { code, stdout, stderr } = await plan([...IN_DECEMBER, '--json'], env);

    await graph.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^fyrbodal\/lokal\/tanum: the calendar closed@example\.org may not be read by the bot\./);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toMatchObject({
      forum: 'fyrbodal/lokal/uddevalla',
      kind: 'agenda',
      subject: 'Lokal grupp',
      start: '2026-12-10T13:00:00+01:00',
    });
  });
});
