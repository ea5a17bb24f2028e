import { describe, expect, it } from '@jest/globals';
import {
  chairIn,
  forumByKey,
  forumName,
  forumsTaking,
  placeById,
  variantOf,
} from '../../../src/domain/model/forums.ts';
import { escalationPath } from '../../../src/domain/model/path.ts';
import type { Forum, Model, Rotation } from '../../../src/domain/model/types.ts';
import { modelOf } from '../../support/models.ts';

const forum = (model: Model, key: string): Forum => {
  const found = forumByKey(model, key);
  if (!found) throw new Error(`no ${key}`);
  return found;
};
const keys = (forums: readonly Forum[]) => forums.map((one) => one.key);
const path = (model: Model, key: string, place?: string, theme?: string) =>
  escalationPath(model, forum(model, key), placeById(model, place), theme).map((step) => [step.role, step.forum.key]);

describe('the way of a question', () => {
  it("goes in Fyrbodal from the local group through the steering group to the theme's forum, and on to politics", () => {
    expect(path(modelOf('fyrbodal'), 'fyrbodal/lokal', 'uddevalla', 'aldre')).toEqual([
      ['here', 'fyrbodal/lokal'],
      ['through', 'fyrbodal/styrgrupp'],
      ['then', 'fyrbodal/uf-aldre'],
      ['then', 'fyrbodal/styrgrupp'],
      ['then', 'fyrbodal/politiskt-samrad'],
    ]);
  });

  it('goes in Göteborg from NOSAM through LGS to the theme group', () => {
    expect(path(modelOf('goteborg'), 'goteborg/nosam-psykiatri', 'nordost', 'psykiatri').slice(0, 3)).toEqual([
      ['here', 'goteborg/nosam-psykiatri'],
      ['through', 'goteborg/lgs'],
      ['then', 'goteborg/tema-psykiatri'],
    ]);
  });

  it('goes to whoever distributes when nobody has said whom it concerns', () => {
    expect(path(modelOf('fyrbodal'), 'fyrbodal/lokal')[1]).toEqual(['then', 'fyrbodal/styrgrupp']);
  });

  it('tells for each step what must be so', () => {
    const [, , step] = escalationPath(
      modelOf('fyrbodal'),
      forum(modelOf('fyrbodal'), 'fyrbodal/lokal'),
      undefined,
      'aldre',
    );

    expect(step?.when?.text.sv).toMatch(/inte kan eller bör/);
  });
});

describe('who takes what', () => {
  it.each([
    ['fyrbodal', 'local', 'care', ['fyrbodal/lokal']],
    ['fyrbodal', 'system', 'care', ['fyrbodal/uf-barn-och-unga', 'fyrbodal/uf-vuxna', 'fyrbodal/uf-aldre']],
    ['goteborg', 'system', 'care', ['goteborg/utvecklingsgrupp-samsa']],
    ['skaraborg', 'local', 'care', ['skaraborg/lokal-vardsamverkan']],
    ['skaraborg', 'local', 'health', ['skaraborg/folkhalsorad']],
    ['skaraborg', 'shared', 'health', ['skaraborg/strategigrupp']],
    ['skaraborg', 'project', 'health', ['skaraborg/arbetsgrupp']],
    ['vasternorrland', 'steering', 'care', ['vasternorrland/beredningsgrupp']],
    ['fyrbodal', 'county', 'care', ['vvg']],
  ] as const)('in %s a %s matter (%s) goes to %j', (model, matter, field, expected) => {
    expect(keys(forumsTaking(modelOf(model), matter, field))).toEqual(expected);
  });
});

describe("a forum's name", () => {
  it('holds its place and its theme', () => {
    const model = modelOf('goteborg');
    const place = placeById(model, 'harryda');

    expect(forumName({ forum: forum(model, 'goteborg/nosam-aldre'), ...(place ? { place } : {}) }, 'sv')).toBe(
      'NOSAM Äldre Härryda',
    );
  });

  it('leaves no hole where the place is unknown', () => {
    expect(forumName({ forum: forum(modelOf('fyrbodal'), 'fyrbodal/lokal') }, 'sv')).toBe('Lokal vårdsamverkansgrupp');
    expect(forumName({ forum: forum(modelOf('skaraborg'), 'skaraborg/folkhalsorad') }, 'sv')).toBe('Folkhälsorådet');
    expect(forumName({ forum: forum(modelOf('goteborg'), 'goteborg/nosam-psykiatri') }, 'sv')).toBe('NOSAM Psykiatri');
  });

  it('differs where a place has a group of its own', () => {
    const model = modelOf('vasternorrland');
    const place = placeById(model, 'ornskoldsvik');
    const seat = { forum: forum(model, 'vasternorrland/lokal'), ...(place ? { place } : {}) };

    expect(variantOf({ ...seat, theme: 'aldre' })?.name?.sv).toBe(
      'Lokala samverkansgruppen (LSG) Äldre i Örnsköldsvik',
    );
    expect(variantOf({ ...seat, theme: 'vuxna' })).toBeUndefined();
  });
});

describe('the chair', () => {
  const fact = { text: { sv: '', en: '' }, source: { id: 's', title: 's', confirmed: true } };
  const party = (id: string) => ({ id, name: { sv: id, en: id } });
  const rotation = (everyYears: number, year: number): Rotation => ({
    between: [party('kommun'), party('region')],
    everyYears,
    start: { year, party: 'kommun' },
    fact,
  });

  it.each([
    [1, 2026, 2026, 'kommun'],
    [1, 2026, 2027, 'region'],
    [1, 2026, 2028, 'kommun'],
    [1, 2026, 2025, 'region'],
    [2, 2025, 2026, 'kommun'],
    [2, 2025, 2027, 'region'],
    [2, 2025, 2028, 'region'],
    [2, 2025, 2029, 'kommun'],
    [2, 2025, 2024, 'region'],
  ])('that turns every %i years from kommun in %i is in %i with %s', (every, start, year, expected) => {
    expect(chairIn(rotation(every, start), year)?.id).toBe(expected);
  });

  it("is nobody's while no one has said who began", () => {
    const lokal = forum(modelOf('fyrbodal'), 'fyrbodal/lokal');

    expect(lokal.chair && chairIn(lokal.chair, 2026)).toBeNull();
  });

  it('may begin differently in one place', () => {
    expect(chairIn(rotation(1, 2026), 2026, { start: { year: 2026, party: 'region' } })?.id).toBe('region');
  });
});
