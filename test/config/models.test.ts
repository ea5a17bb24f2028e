import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../src/config/fault.ts';
import { loadModel, merge, shippedModels } from '../../src/config/modelFiles.ts';
import { forumByKey } from '../../src/domain/model/forums.ts';
import type { Fact, Model } from '../../src/domain/model/types.ts';
import { namesOf } from '../../src/domain/routing/reading.ts';
import { modelOf } from '../support/models.ts';

const ORGANISATIONS = ['fyrbodal', 'goteborg', 'skaraborg', 'vasternorrland'] as const;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lots-models-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function faultsOf(text: string): readonly Fault[] {
  writeFileSync(join(directory, 'own.yaml'), text);
  const loaded = loadModel('./own.yaml', directory);
  return loaded.ok ? [] : loaded.faults;
}

const found = (text: string) => faultsOf(text).map(({ code, path, line }) => ({ code, path, line }));

function factsOf(model: Model): Fact[] {
  return model.forums.flatMap((forum) => [
    ...forum.why,
    ...forum.remit,
    ...forum.members.always,
    ...forum.members.invited,
    ...forum.year.map((item) => item.fact),
    ...[forum.chair?.fact, forum.preparation, forum.mandate, forum.rhythm, forum.next?.when].flatMap(
      (fact) => fact ?? [],
    ),
  ]);
}

describe('the shipped models', () => {
  it('are all free of faults', () => {
    expect(shippedModels().filter((name) => !loadModel(name, directory).ok)).toEqual([]);
  });

  it('state for every forum why a question belongs there, with its source', () => {
    for (const model of ORGANISATIONS.map(modelOf))
      for (const forum of model.forums) {
        expect(forum.why.length).toBeGreaterThan(0);
        expect(forum.why.every((fact) => fact.source.title !== '')).toBe(true);
      }
  });

  it('say everything in English too', () => {
    const untranslated = ORGANISATIONS.map(modelOf).flatMap((model) =>
      factsOf(model).filter((fact) => fact.text.sv === fact.text.en),
    );

    expect(untranslated.map((fact) => fact.text.sv)).toEqual([]);
  });

  it("know where each of Sweden's 290 municipalities belongs, and the county's 49 by their own area", () => {
    for (const id of ORGANISATIONS) {
      const model = modelOf(id);
      const own = model.places.filter((place) => place.kind !== 'stadsområde').map((place) => place.name);
      const names = [...own, ...model.neighbours.map((neighbour) => neighbour.name)];
      expect(names).toHaveLength(290);
      expect(new Set(names).size).toBe(290);
    }
    const byArea = Map.groupBy(modelOf('vastra-gotaland').neighbours, (neighbour) => neighbour.area);
    const areas = [
      'Vårdsamverkan Fyrbodal',
      'Vårdsamverkan Göteborgsområdet',
      'Vårdsamverkan Skaraborg',
      'SIMBA',
      'SAMLA',
      'Vårdsamverkan Södra Älvsborg',
    ];
    expect(areas.map((area) => byArea.get(area)?.length)).toEqual([15, 5, 15, 4, 2, 8]);
  });

  it.each([
    ['fyrbodal', 15],
    ['skaraborg', 15],
    ['vasternorrland', 7],
  ] as const)('give %s its %i municipalities', (id, count) => {
    expect(modelOf(id).places).toHaveLength(count);
  });

  it('have Lilla Edet with Fyrbodal, and Herrljunga not with Skaraborg', () => {
    expect(modelOf('fyrbodal').places.map((place) => place.name)).toContain('Lilla Edet');
    expect(modelOf('skaraborg').places.map((place) => place.name)).not.toContain('Herrljunga');
  });

  it("know HälSam's names in Västernorrland, and that Göteborg's BG is now called styrgrupp", () => {
    const named = (id: string, key: string) => {
      const forum = forumByKey(modelOf(id), key);
      return forum ? namesOf(forum) : [];
    };

    expect(named('vasternorrland', 'vasternorrland/politiskt-forum')).toContain('HälSam');
    expect(named('vasternorrland', 'vasternorrland/strategigrupp-aldre')).toContain('länssamordningsgrupp');
    expect(named('goteborg', 'goteborg/styrgrupp')).toEqual(expect.arrayContaining(['BG', 'styrgruppen']));
  });

  it('never name who began in the chair, a deadline or a person: no source does', () => {
    for (const model of ORGANISATIONS.map(modelOf))
      for (const forum of model.forums) expect(forum.chair?.start).toBeUndefined();
  });
});

describe('a model with faults', () => {
  it('has all of them told at once, each with its line and its place', () => {
    expect(
      found(`model: own
name: Egen
places:
  - {kind: by, source: avtal, names: {granby: Granby}}
forums:
  lokal:
    level: lokalt
    takes: [local]
    nam: Lokal grupp
    short: Lokal
    why: []
    remit: [{sv: Något, source: avtal}]
`),
    ).toEqual(
      expect.arrayContaining([
        { code: 'not-allowed', path: 'places[0].kind', line: 4 },
        { code: 'not-allowed', path: 'forums.lokal.level', line: 7 },
        { code: 'unknown-key', path: 'forums.lokal.nam', line: 9 },
        { code: 'missing-key', path: 'forums.lokal.name', line: expect.anything() },
        { code: 'not-allowed', path: 'forums.lokal.why', line: 11 },
      ]),
    );
  });

  const forum = (id: string, more: string) => `
  ${id}:
    level: lokal
    takes: [local, shared]
    name: Grupp
    short: Grupp
    why: [{sv: Därför, source: allmant}]
    remit: [{sv: Något, source: allmant}]
    ${more}`;

  it.each([
    [
      'a step to nowhere',
      `model: own\nname: Egen\nforums:${forum('lokal', 'next: {to: lokall, when: {sv: då, source: allmant}}')}`,
      'unknown-reference',
      'forums.lokal.next.to',
    ],
    [
      'a circle',
      `model: own\nname: Egen\nforums:${forum('a', 'next: {to: b, when: {sv: då, source: allmant}}')}${forum('b', 'next: {to: a, when: {sv: då, source: allmant}}')}`,
      'loop',
      'forums.a.next',
    ],
    [
      'a source that is not listed',
      `model: own\nname: Egen\ncaveats: [{sv: Obs, source: boken}]`,
      'unknown-reference',
      'caveats[0].source',
    ],
    [
      'places but no forum for them',
      `model: own\nname: Egen\nplaces: [{kind: kommun, source: allmant, names: {granby: Granby}}]`,
      'no-forum-takes',
      'forums',
    ],
    [
      'two places with one name',
      `model: own\nname: Egen\nplaces: [{kind: kommun, source: allmant, names: {a: Granby, b: {name: Berga, aka: [Granby]}}}]\nforums:${forum('lokal', '')}`,
      'duplicate',
      'places',
    ],
    ['a parent that does not exist', 'model: own\nname: Egen\nparent: norge', 'missing-file', 'parent'],
    ['broken YAML', 'model: own\n  name: [Egen', 'syntax', ''],
  ])('tells of %s', (_what, text, code, path) => {
    expect(faultsOf(text)).toEqual(expect.arrayContaining([expect.objectContaining({ code, path })]));
  });

  it('guesses what a misspelt key was meant to be', () => {
    const [fault] = faultsOf('model: own\nname: Egen\nforumz: {}').filter((one) => one.code === 'unknown-key');

    expect(fault?.detail).toMatchObject({ key: 'forumz', nearest: 'forums' });
  });
});

describe("an organisation's own changes", () => {
  it('are laid over the model, and the rest stays', () => {
    const overlay = {
      file: 'settings',
      change: { name: 'Vår', forums: { lokal: { chair: { start: { year: 2026, party: 'kommun' } } } } },
    };
    const loaded = loadModel('fyrbodal', directory, overlay);

    const lokal = loaded.ok ? forumByKey(loaded.value, 'fyrbodal/lokal') : undefined;
    expect(lokal?.chair).toMatchObject({ everyYears: 1, start: { year: 2026, party: 'kommun' } });
    expect(lokal?.remit.length).toBeGreaterThan(0);
  });

  it('that say who has the chair leave that open no more', () => {
    const change = { forums: { lokal: { chair: { start: { year: 2026, party: 'kommun' } } } } };
    const [shipped, own] = [loadModel('fyrbodal', '.'), loadModel('fyrbodal', '.', { file: 'settings', change })];

    const open = (loaded: typeof own) =>
      loaded.ok
        ? forumByKey(loaded.value, 'fyrbodal/lokal')
            ?.open.map(({ sv }) => sv)
            .join(' ')
        : '';
    expect(open(shipped)).toContain('ordförande');
    expect(open(own)).not.toContain('ordförande');
  });

  it('with a misspelt forum are told as that, not as a new forum with everything missing', () => {
    const loaded = loadModel('fyrbodal', directory, {
      file: 'settings',
      change: { forums: { styrgrup: { level: 'strategisk' } } },
    });

    expect(loaded.ok ? [] : loaded.faults).toEqual([
      expect.objectContaining({
        code: 'unknown-reference',
        path: 'extends.fyrbodal.forums.styrgrup',
        detail: expect.objectContaining({ nearest: 'styrgrupp' }),
      }),
    ]);
  });

  it('merge map by map, replace all else, and remove with null', () => {
    expect(merge({ a: { b: 1, c: 2 }, d: [1, 2], e: 3 }, { a: { b: 9 }, d: [3], e: null })).toEqual({
      a: { b: 9, c: 2 },
      d: [3],
    });
  });
});
