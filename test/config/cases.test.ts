import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Config, type Environment, loadConfig } from '../../src/config.ts';
import { formFor } from '../../src/domain/case/standardForm.ts';
import { CARRIED } from '../../src/domain/press.ts';
import { terminalTextsIn } from '../../src/locales/terminal.ts';

const KIM = '00000000-0000-0000-0000-000000000020';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-cases-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const load = (text: string, environment: Environment = {}) => {
  writeFileSync(join(directory, 'samverkanslotsen.config.yaml'), `models: [fyrbodal]\n${text}\n`);
  return loadConfig(environment, directory);
};

async function configOf(text: string, environment?: Environment): Promise<Config> {
  const loaded = await load(text, environment);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.value;
}

async function faultsOf(text: string) {
  const loaded = await load(text);
  return loaded.ok ? [] : loaded.faults;
}

describe('settings of cases', () => {
  it('are sixty days, a minute, the standard form and no roles when left out', async () => {
    const config = await configOf('');

    expect(config.cases).toEqual({ replyWithinDays: 60, joinWindowSeconds: 60, forms: {} });
    expect(config.grants).toEqual([]);
  });

  it('say how long it takes and how close changes are told together', async () => {
    const config = await configOf('cases: {replyWithin: P30D, joinWindow: PT2M30S}');

    expect(config.cases).toMatchObject({ replyWithinDays: 30, joinWindowSeconds: 150 });
  });

  it('change the form of an organisation', async () => {
    const config = await configOf(
      [
        'cases:',
        '  form:',
        '    fyrbodal:',
        '      fields: {tried: {required: true}, proposal: {hide: true}, theme: {label: Målgrupp}}',
        '      own:',
        '        - {id: enhet, kind: line, label: {sv: Enhet, en: Unit}}',
        '        - {id: system, kind: choice, label: System, choices: [{value: samsa, label: SAMSA}], after: enhet}',
      ].join('\n'),
    );

    const { fields } = formFor(config.models[0], config.cases.forms.fyrbodal);

    expect(fields.find(({ id }) => id === 'tried')).toMatchObject({ required: true });
    expect(fields.find(({ id }) => id === 'theme')?.label).toEqual({ sv: 'Målgrupp', en: 'Målgrupp' });
    expect(fields.slice(-4).map(({ id }) => id)).toEqual(['behalf', 'enhet', 'system', 'confirmed']);
    expect(fields.map(({ id }) => id)).not.toContain('proposal');
  });

  it.each([
    ['cases: {replyWithin: P2M}', 'cases.replyWithin', 'not-allowed'],
    ['cases: {replyWithin: P0D}', 'cases.replyWithin', 'not-allowed'],
    ['cases: {joinWindow: PT2H}', 'cases.joinWindow', 'not-allowed'],
    ['cases: {joinWindow: 60}', 'cases.joinWindow', 'wrong-type'],
    ['cases: {form: {fyrbodall: {}}}', 'cases.form.fyrbodall', 'unknown-reference'],
    [
      'cases: {form: {fyrbodal: {fields: {proposl: {hide: true}}}}}',
      'cases.form.fyrbodal.fields.proposl',
      'unknown-key',
    ],
    [
      'cases: {form: {fyrbodal: {fields: {title: {hide: true}}}}}',
      'cases.form.fyrbodal.fields.title.hide',
      'not-allowed',
    ],
    [
      'cases: {form: {fyrbodal: {fields: {confirmed: {required: false}}}}}',
      'cases.form.fyrbodal.fields.confirmed.required',
      'not-allowed',
    ],
    [
      'cases: {form: {fyrbodal: {fields: {place: {hide: true}}}}}',
      'cases.form.fyrbodal.fields.place.hide',
      'not-allowed',
    ],
    [
      'cases: {form: {fyrbodal: {own: [{id: title, kind: line, label: X}]}}}',
      'cases.form.fyrbodal.own[0].id',
      'duplicate',
    ],
    ...['place', 'forum', 'confirmed'].map((id) => [
      `cases: {form: {fyrbodal: {own: [{id: ${id}, kind: line, label: X}]}}}`,
      'cases.form.fyrbodal.own[0].id',
      'duplicate',
    ]),
    ...CARRIED.map((id) => [
      `cases: {form: {fyrbodal: {own: [{id: ${id}, kind: line, label: X}]}}}`,
      'cases.form.fyrbodal.own[0].id',
      'reserved',
    ]),
    [
      'cases: {form: {fyrbodal: {own: [{id: x, kind: choice, label: X}]}}}',
      'cases.form.fyrbodal.own[0].choices',
      'missing-key',
    ],
    [
      'cases: {form: {fyrbodal: {own: [{id: x, kind: line, label: X, choices: [{value: a, label: A}]}]}}}',
      'cases.form.fyrbodal.own[0].kind',
      'not-allowed',
    ],
    [
      'cases: {form: {fyrbodal: {own: [{id: x, kind: choice, label: X, choices: [{value: "a,b", label: A}]}]}}}',
      'cases.form.fyrbodal.own[0].choices[0].value',
      'not-allowed',
    ],
    [
      'cases: {form: {fyrbodal: {own: [{id: x, kind: line, label: X, after: titel}]}}}',
      'cases.form.fyrbodal.own[0].after',
      'unknown-reference',
    ],
  ])('with %s are refused at %s', async (text, path, code) => {
    expect(await faultsOf(text)).toEqual([expect.objectContaining({ path, code })]);
  });
});

describe('an own field with an id that the cards use themselves', () => {
  it('is told what to do about it', async () => {
    const [fault] = await faultsOf('cases: {form: {fyrbodal: {own: [{id: press, kind: line, label: X}]}}}');

    const told = fault && terminalTextsIn('sv').faults[fault.code](fault.detail);

    expect(told?.join(': ')).toMatch(/^”press” används redan .*: Ge fältet ett annat id\./);
  });
});

describe('roles in the settings', () => {
  const role = (more: string) => `roles: [{person: ${KIM}, ${more}}]`;

  it('are given where they say: everywhere, in a forum, in a place, for a principal', async () => {
    const { grants } = await configOf(
      [
        'roles:',
        `  - {person: ${KIM}, role: process-lead, model: fyrbodal}`,
        `  - {person: other/${KIM}, role: chair, model: fyrbodal, forum: fyrbodal/lokal, place: uddevalla}`,
        `  - {person: ${KIM}, role: member, model: fyrbodal, principal: vgr}`,
      ].join('\n'),
    );

    const everywhere = { model: 'fyrbodal', forum: null, place: null, principal: null };
    const here = `00000000-0000-0000-0000-000000000001/${KIM}`;
    expect(grants).toEqual([
      { ...everywhere, person: here, role: 'process-lead' },
      { ...everywhere, person: `other/${KIM}`, role: 'chair', forum: 'fyrbodal/lokal', place: 'uddevalla' },
      { ...everywhere, person: here, role: 'member', principal: 'vgr' },
    ]);
  });

  it("belong to the bot's own tenant, and are found however the id is written", async () => {
    const person = '0000000A-0000-0000-0000-00000000000B';

    const { grants } = await configOf(
      `bot: {appId: app, tenant: home}\nroles: [{person: ${person}, role: chair, model: fyrbodal}]`,
      { BOT_APP_PASSWORD: 'secret' },
    );

    expect(grants[0]?.person).toBe(`home/${person.toLowerCase()}`);
  });

  it.each([
    [role('role: chairman, model: fyrbodal'), 'roles[0].role', 'not-allowed'],
    [role('role: chair, model: fyrbodl'), 'roles[0].model', 'unknown-reference'],
    [role('role: chair, model: fyrbodal, forum: fyrbodal/loka'), 'roles[0].forum', 'unknown-reference'],
    [role('role: chair, model: fyrbodal, place: udevalla'), 'roles[0].place', 'unknown-reference'],
    [role('role: chair, model: fyrbodal, forum: vvg, place: tanum'), 'roles[0].forum', 'not-allowed'],
    [role('role: member, model: fyrbodal, principal: regionen'), 'roles[0].principal', 'unknown-reference'],
    [role('role: chair, model: fyrbodal, principal: vgr'), 'roles[0].principal', 'not-allowed'],
    ['roles: [{person: kim@example.org, role: chair, model: fyrbodal}]', 'roles[0].person', 'not-allowed'],
  ])('as %s are refused at %s', async (text, path, code) => {
    expect(await faultsOf(text)).toEqual([expect.objectContaining({ path, code })]);
  });

  it('that are misspelt are told together with every other fault, each with what was meant', async () => {
    const told = await faultsOf(
      `timeZon: x\ncases: {form: {fyrbodla: {}}}\n${role('role: chair, model: fyrbodal, place: udevalla')}`,
    );

    expect(told.map(({ path, detail }) => [path, detail.nearest])).toEqual([
      ['timeZon', 'timeZone'],
      ['cases.form.fyrbodla', 'fyrbodal'],
      ['roles[0].place', 'uddevalla'],
    ]);
  });
});

describe('the demo', () => {
  it('gives the one at the Playground every role, and tells of changes at once', async () => {
    const loaded = await loadConfig({}, directory);
    if (!loaded.ok) throw new Error('no demo');
    const { cases, grants } = loaded.value;

    expect(cases).toEqual({ replyWithinDays: 60, joinWindowSeconds: 2, forms: {} });
    expect(grants.map((grant) => [grant.role, grant.principal])).toEqual([
      ['process-lead', null],
      ['chair', null],
      ['administrator', null],
      ['member', 'uddevalla'],
      ['member', 'vgr'],
    ]);
    expect(new Set(grants.map(({ person }) => person))).toEqual(
      new Set([`00000000-0000-0000-0000-000000000001/${KIM}`]),
    );
  });
});
