import { describe, expect, it } from '@jest/globals';
import { gainsOf } from '../../../src/domain/learning/gains.ts';
import { lessonOf } from '../../../src/domain/learning/lesson.ts';
import { withNames } from '../../../src/domain/learning/taught.ts';
import type { Teaching } from '../../../src/domain/learning/teaching.ts';
import type { Weights } from '../../../src/domain/routing/classifier.ts';
import type { Ruling } from '../../../src/domain/routing/precedents.ts';
import { modelOf, routerOf } from '../../support/models.ts';

const TEXT = 'hemtjänsten och vårdcentralen är inte överens om läkemedelslistorna';

const ruling = (first: string, more: Partial<Ruling> = {}): Ruling => ({
  id: 'question:1',
  at: Temporal.Instant.from('2026-03-12T09:00Z'),
  by: 'lead',
  text: TEXT,
  first,
  theme: null,
  caseNumber: null,
  ...more,
});

const labels = (model: string, first: string, more: Partial<Ruling> = {}) =>
  lessonOf(routerOf(model), ruling(first, more))?.labels;

describe('what a ruling teaches', () => {
  it.each([
    ['fyrbodal', 'fyrbodal/lokal', 'local'],
    ['fyrbodal', 'fyrbodal/politiskt-samrad', 'political'],
    ['fyrbodal', 'avvikelse', 'deviation'],
    ['fyrbodal', 'sip', 'individual'],
    ['fyrbodal', 'linjen', 'line'],
  ])('in %s: that to %s leads what is %s', (model, first, matter) => {
    expect(labels(model, first)?.matter).toBe(matter);
  });

  it('is the likeliest of all that leads to the forum', () => {
    const text = 'Samsa låser sig och krånglar för oss alla, it-stödet måste åtgärdas';

    expect(labels('fyrbodal', 'fyrbodal/uf-aldre', { text })?.matter).toBe('system');
    expect(labels('fyrbodal', 'fyrbodal/uf-aldre')?.matter).toBe('shared');
  });

  it("concerns whom the forum's theme covers, or the ruling's own theme", () => {
    expect(labels('goteborg', 'goteborg/nosam-psykiatri')?.group).toMatch(/psychiatry|addiction/);
    expect(labels('fyrbodal', 'fyrbodal/lokal', { theme: 'barn-och-unga' })?.group).toBe('children');
    expect(labels('fyrbodal', 'fyrbodal/lokal', { theme: 'no-such-theme' })?.group).toBe('older');
  });

  it("is in the forum's field", () => {
    expect(labels('skaraborg', 'skaraborg/folkhalsorad')?.field).toBe('health');
    expect(labels('skaraborg', 'skaraborg/lokal-vardsamverkan')?.field).toBe('care');
  });

  it.each([
    ['a forum that no matter leads to', 'goteborg', 'goteborg/styrgrupp'],
    ['a forum that is no more', 'fyrbodal', 'fyrbodal/nedlagd'],
    ['the refusal', 'fyrbodal', 'vagra'],
  ])('is nothing of %s', (_, model, first) => {
    expect(labels(model, first)).toBeUndefined();
  });

  it('has a writer of its own, so that what one has written is not learnt', () => {
    expect(lessonOf(routerOf('fyrbodal'), ruling('fyrbodal/lokal'))?.source).toBe('question:1');
  });
});

describe('names that forums are taught', () => {
  const taught = (forum: string, text: string, is: Teaching['is'] = 'name'): Teaching => ({
    id: text,
    at: Temporal.Instant.from('2026-03-12T09:00Z'),
    model: 'fyrbodal',
    forum,
    by: { id: 'tenant/bo' as Teaching['by']['id'], name: 'Bo' },
    is,
    text,
  });
  const model = modelOf('fyrbodal');
  const akaOf = (key: string, of = model) => of.forums.find((forum) => forum.key === key)?.aka ?? [];

  it('come after those it has', () => {
    const named = withNames(model, [taught('fyrbodal/lokal', 'torsdagsgruppen')]);

    expect(akaOf('fyrbodal/lokal', named)).toEqual([...akaOf('fyrbodal/lokal'), 'torsdagsgruppen']);
    expect(akaOf('fyrbodal/uf-aldre', named)).toEqual(akaOf('fyrbodal/uf-aldre'));
    expect(akaOf('fyrbodal/lokal')).not.toContain('torsdagsgruppen');
  });

  it('are neither examples nor of forums that are no more', () => {
    const others = [
      taught('fyrbodal/lokal', 'en mening om annat', 'example'),
      taught('fyrbodal/nedlagd', 'onsdagarna'),
    ];

    expect(withNames(model, others)).toBe(model);
  });
});

describe('words that have gained', () => {
  const LABELS = ['local', 'shared'];
  const weights = (rows: Readonly<Record<string, readonly [local: number, shared: number]>>): Weights => {
    const head = { labels: LABELS, bias: [0, 0], weights: Int8Array.from(Object.values(rows).flat()), scale: 0.1 };
    return {
      vocabulary: new Map(Object.keys(rows).map((name, row) => [name, row])),
      heads: { matter: head, group: head, field: head },
    };
  };
  const before = weights({ 'w:listor': [10, 0], 'w:avtal': [0, 0], 'w:annat': [0, 0], 'c:<av': [0, 0] });
  const after = weights({
    'c:<av': [90, 90],
    'w:annat': [80, 0],
    'w:avtal': [0, 30],
    'w:listor': [20, -20],
    'w:torsdagsgruppen': [99, 0],
  });
  const lesson = {
    source: 'question:1',
    features: new Map(
      ['w:listor', 'w:avtal', 'w:torsdagsgruppen', 'c:<av'].map((name) => [name, { weight: 1, words: [0] }]),
    ),
    labels: { matter: 'local', group: 'none', field: 'care' },
  };

  it('are those of the lessons, most first, each with what it speaks for', () => {
    const gains = gainsOf([lesson], before, after, before.vocabulary, 10);

    expect(gains).toEqual([
      { word: 'avtal', matter: 'shared', by: 3 },
      { word: 'listor', matter: 'local', by: 1 },
    ]);
  });

  it('are never words that only askers have written', () => {
    const gains = gainsOf([lesson], before, after, before.vocabulary, 10);

    expect(gains.map(({ word }) => word)).not.toContain('torsdagsgruppen');
  });

  it('are as many as asked for', () => {
    expect(gainsOf([lesson], before, after, before.vocabulary, 1).map(({ word }) => word)).toEqual(['avtal']);
  });
});
