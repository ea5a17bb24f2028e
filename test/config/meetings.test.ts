import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FAULT_CODES } from '../../src/config/fault.ts';
import { type Config, type Environment, loadConfig } from '../../src/config.ts';
import { STANDARD_POLICY } from '../../src/domain/meeting/policy.ts';
import { NO_MEETING_RULES, rulesFor, sourceOf, workCalendar } from '../../src/domain/meeting/rules.ts';
import { terminalTextsIn } from '../../src/locales/terminal.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-meetings-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const load = (text: string, environment: Environment = {}) => {
  const models = text.includes('models:') ? '' : 'models: [fyrbodal]\n';
  writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), `${models}${text}\n`);
  return loadConfig(environment, directory);
};

async function configOf(text: string, environment?: Environment): Promise<Config> {
  const loaded = await load(text, environment);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

async function faultsOf(text: string, environment?: Environment) {
  const loaded = await load(text, environment);
  return loaded.ok ? [] : loaded.faults;
}

const at = (time: string) => Temporal.PlainTime.from(time);
const day = (date: string) => Temporal.PlainDate.from(date);

const UDDEVALLA = { forum: 'fyrbodal/lokal', place: 'uddevalla' };
const TANUM = { forum: 'fyrbodal/lokal', place: 'tanum' };
const ALDRE = { forum: 'fyrbodal/uf-aldre', place: null };
const SIGN_IN = 'graph: {credential: {kind: managed-identity}}';

describe('settings of meetings', () => {
  it('are no calendars, the standard reminders and no channels when left out', async () => {
    const config = await configOf('');

    expect(config.meetings).toEqual(NO_MEETING_RULES);
    expect(config.channels).toEqual([]);
    expect(config.graph).toBeNull();
  });

  it('are read as the example has them', async () => {
    const { meetings } = await configOf(
      [
        'models: [fyrbodal]',
        'timeZone: Europe/Stockholm',
        'calendars:',
        '  fyrbodal/uf-aldre: {ics: ./uf-aldre.ics}',
        '  fyrbodal/lokal/uddevalla: {graph: {mailbox: samverkan.uddevalla@example.org}}',
        'reminders:',
        '  - {kind: deadline, before: P14D, at: "09:00"}   # only where the installer sets it',
        '  - {kind: agenda,   before: P7D,  at: "08:00"}',
        '  - {kind: day,      before: P1D,  at: "13:00"}',
        '  - {kind: start,    before: PT15M}',
        SIGN_IN,
      ].join('\n'),
    );

    const days = { is: 'days', weekday: null, onFreeDay: 'day-before' };
    expect(meetings.standard.policy.rules).toEqual([
      { kind: 'deadline', lead: { ...days, days: 14, at: at('09:00') } },
      { kind: 'agenda', lead: { ...days, days: 7, at: at('08:00') } },
      { kind: 'day', lead: { ...days, days: 1, at: at('13:00') } },
      { kind: 'start', lead: { is: 'exact', seconds: 900 } },
    ]);
    expect(sourceOf(meetings, ALDRE)).toEqual({ kind: 'ics', from: join(directory, 'uf-aldre.ics'), subject: '' });
    expect(sourceOf(meetings, UDDEVALLA)).toEqual({
      kind: 'graph',
      mailbox: 'samverkan.uddevalla@example.org',
      calendar: null,
      subject: '',
    });
    expect(sourceOf(meetings, TANUM)).toBeNull();
  });

  it('name a calendar among several, an address, words in the subject, and a forum of the county', async () => {
    const { meetings } = await configOf(
      [
        'calendars:',
        '  vvg: {ics: "https://example.org/vvg.ics", subject: VVG}',
        '  fyrbodal/uf-aldre: {graph: {mailbox: uf@example.org, calendar: AAMk}, subject: "äldre"}',
        SIGN_IN,
      ].join('\n'),
    );

    expect(sourceOf(meetings, { forum: 'vvg', place: null })).toEqual({
      kind: 'ics',
      from: 'https://example.org/vvg.ics',
      subject: 'VVG',
    });
    expect(sourceOf(meetings, ALDRE)).toEqual({
      kind: 'graph',
      mailbox: 'uf@example.org',
      calendar: 'AAMk',
      subject: 'äldre',
    });
  });

  it.each([
    ['P2W', '"09:00"', { is: 'days', days: 14 }],
    ['P1W3D', '"09:00"', { is: 'days', days: 10 }],
    ['P0D', '"07:30"', { is: 'days', days: 0 }],
  ])('count %s in whole days', async (before, hour, expected) => {
    const { meetings } = await configOf(`reminders: [{kind: agenda, before: ${before}, at: ${hour}}]`);

    expect(meetings.standard.policy.rules[0]?.lead).toMatchObject(expected);
  });

  it.each([
    ['PT15M', 900],
    ['PT2H', 7200],
    ['PT1H30M', 5400],
    ['PT168H', 604_800],
  ])('count %s exactly', async (before, seconds) => {
    const { meetings } = await configOf(`reminders: [{kind: start, before: ${before}}]`);

    expect(meetings.standard.policy.rules).toEqual([{ kind: 'start', lead: { is: 'exact', seconds } }]);
  });

  it('can name a weekday and leave out what falls on a free day', async () => {
    const { meetings } = await configOf(
      'reminders: [{kind: agenda, before: P7D, at: "08:00", weekday: wednesday, onFreeDay: skip}]',
    );

    expect(meetings.standard.policy.rules[0]?.lead).toMatchObject({ weekday: 3, onFreeDay: 'skip' });
  });

  it('move reminders out of quiet hours only where somebody has set them', async () => {
    const standard = await configOf('');
    const own = await configOf('quietHours: {from: "17:00", to: "08:00"}');

    expect(standard.meetings.standard.policy.movesForQuiet).toBe(false);
    expect(own.meetings.standard.policy).toMatchObject({
      rules: STANDARD_POLICY.rules,
      quiet: { from: at('17:00'), to: at('08:00') },
      movesForQuiet: true,
    });
  });

  it('let a forum differ in one thing and have the rest from the forum as such, and that from all', async () => {
    const { meetings } = await configOf(
      [
        'reminders: [{kind: day, before: P1D, at: "13:00"}]',
        'agenda: [Föregående anteckningar]',
        'forums:',
        '  fyrbodal/lokal: {quietHours: {from: "16:00", to: "08:00"}, reminders: [{kind: start, before: PT1H}]}',
        '  fyrbodal/lokal/uddevalla: {agenda: [Läget i Uddevalla]}',
        '  fyrbodal/uf-aldre: {reminders: []}',
      ].join('\n'),
    );

    const [uddevalla, tanum, aldre] = [UDDEVALLA, TANUM, ALDRE].map((seat) => rulesFor(meetings, seat));
    expect(uddevalla?.standing).toEqual(['Läget i Uddevalla']);
    expect(uddevalla?.policy).toEqual(tanum?.policy);
    expect(tanum?.standing).toEqual(['Föregående anteckningar']);
    expect(tanum?.policy).toMatchObject({ rules: [{ kind: 'start' }], movesForQuiet: true });
    expect(aldre).toMatchObject({ policy: { rules: [], movesForQuiet: false }, standing: ['Föregående anteckningar'] });
  });

  it("add the organisation's own free days and take away those on which it works", async () => {
    const { meetings, timeZone } = await configOf(
      'holidays: {also: ["2027-05-07", {from: 2027-07-05, to: 2027-08-06}], not: ["2026-12-31"]}',
    );

    const { isFree } = workCalendar(meetings, timeZone);

    const days = ['2027-05-07', '2027-07-05', '2027-08-06', '2027-08-09', '2026-12-31', '2026-12-24'];
    expect(days.map((date) => isFree(day(date)))).toEqual([true, true, true, false, false, true]);
  });

  it('link channels in every organisation that has the forum, in the tenant of the bot unless said otherwise', async () => {
    const channel =
      'id: "19:a@thread.tacv2", team: t, name: Äldre, serviceUrl: "https://smba.trafficmanager.net/emea/"';

    const { channels } = await configOf(
      `models: [fyrbodal, goteborg]\nbot: {appId: app, tenant: home}\nchannels:\n  fyrbodal/lokal/uddevalla: {${channel}}\n  vvg: {${channel}, tenant: other}`,
      { BOT_APP_PASSWORD: 'secret' },
    );

    expect(channels.map(({ model, seat, channel: { tenant } }) => [model, seat, tenant])).toEqual([
      ['fyrbodal', UDDEVALLA, 'home'],
      ['fyrbodal', { forum: 'vvg', place: null }, 'other'],
      ['goteborg', { forum: 'vvg', place: null }, 'other'],
    ]);
    expect(channels[0]?.channel).toEqual({
      id: '19:a@thread.tacv2',
      team: 't',
      name: 'Äldre',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      tenant: 'home',
    });
  });

  it.each([
    ['reminders: [{kind: agenda, before: P1M, at: "09:00"}]', 'reminders[0].before', 'lead'],
    ['reminders: [{kind: agenda, before: P1DT2H, at: "09:00"}]', 'reminders[0].before', 'lead'],
    ['reminders: [{kind: agenda, before: P, at: "09:00"}]', 'reminders[0].before', 'lead'],
    ['reminders: [{kind: agenda, before: P365D, at: "09:00"}]', 'reminders[0].before', 'lead'],
    ['reminders: [{kind: agenda, before: 7, at: "09:00"}]', 'reminders[0].before', 'wrong-type'],
    ['reminders: [{kind: start, before: PT0M}]', 'reminders[0].before', 'lead'],
    ['reminders: [{kind: start, before: PT90S}]', 'reminders[0].before', 'lead'],
    ['reminders: [{kind: agenda, before: P7D}]', 'reminders[0].at', 'needs-hour'],
    ['reminders: [{kind: agenda, before: P7D, at: "25:00"}]', 'reminders[0].at', 'not-allowed'],
    ['reminders: [{kind: agenda, before: P7D, at: "9:00"}]', 'reminders[0].at', 'not-allowed'],
    ['reminders: [{kind: start, before: PT15M, at: "09:00"}]', 'reminders[0].at', 'exact-lead'],
    ['reminders: [{kind: start, before: PT15M, onFreeDay: skip}]', 'reminders[0].onFreeDay', 'exact-lead'],
    ['reminders: [{kind: start, before: PT15M, weekday: monday}]', 'reminders[0].weekday', 'exact-lead'],
    ['reminders: [{kind: agenda, before: P7D, at: "09:00", weekday: sunday}]', 'reminders[0].weekday', 'not-allowed'],
    ['reminders: [{kind: minutes, before: PT15M}]', 'reminders[0].kind', 'not-allowed'],
    [
      'reminders: [{kind: start, before: PT15M}, {kind: day, before: P1D, at: "09:00"}, {kind: start, before: PT1H}]',
      'reminders[2].kind',
      'same-kind',
    ],
    ['quietHours: {from: "07:00", to: "18:00"}', 'quietHours', 'quiet-hours'],
    ['quietHours: {from: "07:00", to: "07:00"}', 'quietHours', 'quiet-hours'],
    ['quietHours: {from: "18:00"}', 'quietHours.to', 'missing-key'],
    [
      'forums: {fyrbodal/uf-aldre: {reminders: [{kind: agenda, before: P7D}]}}',
      'forums.fyrbodal/uf-aldre.reminders[0].at',
      'needs-hour',
    ],
    ['forums: {fyrbodal/uf-aldre: {agendas: []}}', 'forums.fyrbodal/uf-aldre.agendas', 'unknown-key'],
    ['holidays: {also: ["2027-02-30"]}', 'holidays.also[0]', 'not-allowed'],
    ['holidays: {also: [{from: 2027-08-06, to: 2027-07-05}]}', 'holidays.also[0].to', 'backwards'],
    ['calendars: {fyrbodal/uf-aldre: {}}', 'calendars.fyrbodal/uf-aldre.ics', 'missing-key'],
    [
      'calendars: {fyrbodal/uf-aldre: {ics: "webcal://example.org/a"}}',
      'calendars.fyrbodal/uf-aldre.ics',
      'not-allowed',
    ],
    ['calendars: {fyrbodal/uf-aldre: {ics: "http://example.org/a"}}', 'calendars.fyrbodal/uf-aldre.ics', 'not-allowed'],
    ['calendars: {fyrbodal/uf-alder: {ics: a.ics}}', 'calendars.fyrbodal/uf-alder', 'unknown-reference'],
    ['calendars: {fyrbodal/lokal: {ics: a.ics}}', 'calendars.fyrbodal/lokal', 'needs-place'],
    ['calendars: {fyrbodal/lokal/udevalla: {ics: a.ics}}', 'calendars.fyrbodal/lokal/udevalla', 'unknown-reference'],
    ['calendars: {fyrbodal/uf-aldre/tanum: {ics: a.ics}}', 'calendars.fyrbodal/uf-aldre/tanum', 'no-places'],
    ['calendars: {goteborg/lgs: {ics: a.ics}}', 'calendars.goteborg/lgs', 'not-loaded'],
    [
      'calendars: {fyrbodal/uf-aldre: {graph: {mailbox: a@example.org}}}',
      'calendars.fyrbodal/uf-aldre.graph',
      'no-credential',
    ],
    ['forums: {fyrbodal/lokl: {agenda: [x]}}', 'forums.fyrbodal/lokl', 'unknown-reference'],
    [
      'channels: {fyrbodal/lokal: {id: a, team: b, name: c, serviceUrl: "https://smba.trafficmanager.net"}}',
      'channels.fyrbodal/lokal',
      'needs-place',
    ],
    ['channels: {vvg: {id: a, team: b, name: c, serviceUrl: "http://x"}}', 'channels.vvg.serviceUrl', 'not-allowed'],
    ['channels: {vvg: {id: a, team: b, name: c}}', 'channels.vvg.serviceUrl', 'missing-key'],
  ])('with %s are refused at %s', async (text, path, code) => {
    expect(await faultsOf(text)).toEqual([expect.objectContaining({ path, code })]);
  });

  it('that are wrong in many ways are told of all at once, each with what was meant', async () => {
    const faults = await faultsOf(
      [
        'calendars:',
        '  fyrbodal/uf-alder: {ics: a.ics}',
        '  fyrbodal/lokal/udevalla: {graph: {mailbox: a@example.org}}',
        'forums: {fyrbodal/styrgrup: {agenda: [x]}}',
        'channels: {fyrbodal/lokal/tanumm: {id: a}}',
        'reminders: [{kind: agenda, before: P1M, at: "09:00"}]',
        'cases: {form: {fyrbodla: {}}}',
      ].join('\n'),
    );

    expect(faults.map(({ path, detail }) => [path, detail.nearest ?? ''])).toEqual([
      ['reminders[0].before', ''],
      ['channels.fyrbodal/lokal/tanumm.team', ''],
      ['channels.fyrbodal/lokal/tanumm.name', ''],
      ['channels.fyrbodal/lokal/tanumm.serviceUrl', ''],
      ['cases.form.fyrbodla', 'fyrbodal'],
      ['calendars.fyrbodal/uf-alder', 'fyrbodal/uf-aldre'],
      ['calendars.fyrbodal/lokal/udevalla', 'uddevalla'],
      ['calendars.fyrbodal/lokal/udevalla.graph', ''],
      ['forums.fyrbodal/styrgrup', 'fyrbodal/styrgrupp'],
      ['channels.fyrbodal/lokal/tanumm', 'tanum'],
    ]);
    expect(faults.every(({ file }) => file.endsWith('samverkanslotsen.config.yaml'))).toBe(true);
    expect(faults[0]?.line).toBe(7);
  });
});

describe('signing in to Graph', () => {
  it.each([
    ['{kind: managed-identity}', { kind: 'managed-identity' }],
    ['{kind: managed-identity, clientId: c}', { kind: 'managed-identity', clientId: 'c' }],
    [
      '{kind: workload-identity}',
      { kind: 'workload-identity', tenant: 'az-t', clientId: 'az-c', tokenFile: '/var/token' },
    ],
    [
      '{kind: workload-identity, tenant: t, clientId: c, tokenFile: /own/token}',
      { kind: 'workload-identity', tenant: 't', clientId: 'c', tokenFile: '/own/token' },
    ],
    ['{kind: secret, tenant: t, clientId: c}', { kind: 'secret', tenant: 't', clientId: 'c', secret: 'hush' }],
  ])('is done with %s', async (credential, expected) => {
    const { graph } = await configOf(`graph: {credential: ${credential}}`, {
      GRAPH_CLIENT_SECRET: 'hush',
      AZURE_TENANT_ID: 'az-t',
      AZURE_CLIENT_ID: 'az-c',
      AZURE_FEDERATED_TOKEN_FILE: '/var/token',
    });

    expect(graph).toEqual({
      credential: expected,
      baseUrl: 'https://graph.microsoft.com',
      authority: null,
      notifications: false,
    });
  });

  it("is done with a certificate that lies beside the settings, against servers of one's own in a rehearsal", async () => {
    const { graph } = await configOf(
      [
        'graph:',
        '  credential: {kind: certificate, tenant: t, clientId: c, path: ./bot.pem}',
        '  baseUrl: https://127.0.0.1:8443/',
        '  authority: https://localhost:8444',
        '  notifications: true',
        'http: {publicUrl: https://lotsen.example.org}',
      ].join('\n'),
    );

    expect(graph).toEqual({
      credential: { kind: 'certificate', tenant: 't', clientId: 'c', path: join(directory, 'bot.pem') },
      baseUrl: 'https://127.0.0.1:8443',
      authority: 'https://localhost:8444',
      notifications: true,
    });
  });

  it.each([
    ['graph: {}', 'graph.credential', 'missing-key'],
    ['graph: {credential: {kind: password}}', 'graph.credential.kind', 'not-allowed'],
    ['graph: {credential: {}}', 'graph.credential.kind', 'missing-key'],
    ['graph: {credential: {kind: certificate, tenant: t, clientId: c}}', 'graph.credential.path', 'missing-key'],
    ['graph: {credential: {kind: secret, tenant: t, clientId: c}}', 'GRAPH_CLIENT_SECRET', 'environment'],
    [
      'graph: {credential: {kind: secret, tenant: t, clientId: c, secret: hush}}',
      'graph.credential.secret',
      'unknown-key',
    ],
    ['graph: {credential: {kind: workload-identity, clientId: c}}', 'graph.credential.tenant', 'missing-key'],
    [`${SIGN_IN.slice(0, -1)}, baseUrl: "http://127.0.0.1"}`, 'graph.baseUrl', 'not-allowed'],
    [`${SIGN_IN.slice(0, -1)}, authority: "http://127.0.0.1"}`, 'graph.authority', 'not-allowed'],
    [`${SIGN_IN.slice(0, -1)}, notifications: true}`, 'graph.notifications', 'needs-https'],
  ])('with %s is refused at %s', async (text, path, code) => {
    expect(await faultsOf(text)).toContainEqual(expect.objectContaining({ path, code }));
  });

  it('tells the secret to nobody', async () => {
    const faults = await faultsOf('timeZon: x\ngraph: {credential: {kind: secret, tenant: t, clientId: c}}', {
      GRAPH_CLIENT_SECRET: 'hush',
    });

    expect(faults.map(({ path }) => path)).toEqual(['timeZon']);
    expect(JSON.stringify(faults)).not.toContain('hush');
  });
});

describe('files that are not there', () => {
  const text = [
    'calendars:',
    '  fyrbodal/uf-aldre: {ics: here.ics}',
    '  fyrbodal/styrgrupp: {ics: gone.ics}',
    '  vvg: {ics: "https://example.org/vvg.ics"}',
    'graph: {credential: {kind: certificate, tenant: t, clientId: c, path: gone.pem}}',
  ].join('\n');

  const strictly = () => loadConfig({}, directory, undefined, 'must-exist');

  it('keep nothing from starting, and are faults to whoever checks', async () => {
    writeFileSync(join(directory, 'here.ics'), '');

    const config = await load(text);
    const checked = await strictly();

    expect(config.ok).toBe(true);
    expect(checked.ok ? [] : checked.faults.map(({ path, code }) => [path, code])).toEqual([
      ['calendars.fyrbodal/styrgrupp.ics', 'missing-file'],
      ['graph.credential.path', 'missing-file'],
    ]);
  });

  it('are told together with every other fault', async () => {
    await load(`timeZon: x\n${text}`);

    const checked = await strictly();

    expect(checked.ok ? [] : checked.faults.map(({ path }) => path)).toEqual([
      'timeZon',
      'calendars.fyrbodal/uf-aldre.ics',
      'calendars.fyrbodal/styrgrupp.ics',
      'graph.credential.path',
    ]);
  });
});

describe('every fault', () => {
  it.each(FAULT_CODES)('%s says what is wrong and what to do, in both languages', (code) => {
    for (const language of ['sv', 'en'] as const) {
      const [problem = '', remedy = ''] = terminalTextsIn(language).faults[code]({});

      expect([problem, remedy].every((part) => part.length > 5)).toBe(true);
    }
  });
});

describe('the demo', () => {
  it('has three calendars of its own, and a channel where the Playground listens', async () => {
    const loaded = await loadConfig({ PLAYGROUND_PORT: '4711' }, directory);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    const { meetings, channels } = loaded.value;

    const sources = Object.values(meetings.calendars);
    expect(Object.keys(meetings.calendars)).toEqual([
      'fyrbodal/lokal/uddevalla',
      'fyrbodal/uf-aldre',
      'fyrbodal/styrgrupp',
    ]);
    expect(sources.every((source) => source.kind === 'ics' && existsSync(source.from))).toBe(true);
    expect(channels).toEqual([
      {
        model: 'fyrbodal',
        seat: UDDEVALLA,
        channel: {
          id: 'channel-announcements-id',
          team: 'team-id',
          name: 'Lokal grupp Uddevalla',
          serviceUrl: 'http://127.0.0.1:4711/_connector',
          tenant: '00000000-0000-0000-0000-000000000001',
        },
      },
    ]);
  });

  it('reminds the local group of its next weekly meeting whatever the hour', async () => {
    const loaded = await loadConfig({}, directory);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));

    const { policy, standing } = rulesFor(loaded.value.meetings, UDDEVALLA);

    expect(policy.rules).toEqual([
      { kind: 'agenda', lead: { is: 'exact', seconds: 7 * 24 * 3600 } },
      { kind: 'start', lead: { is: 'exact', seconds: 900 } },
    ]);
    expect(standing.length).toBeGreaterThan(0);
  });
});
