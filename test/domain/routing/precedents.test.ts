import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { forumByKey } from '../../../src/domain/model/forums.ts';
import {
  CLOSE,
  isClose,
  LIKELY,
  precedentsOf,
  type RuledBy,
  type Ruling,
  remitMark,
} from '../../../src/domain/routing/precedents.ts';
import { route } from '../../../src/domain/routing/route.ts';
import { modelOf, routerOf } from '../../support/models.ts';

const FYRBODAL = modelOf('fyrbodal');

const ruling = (text: string, first: string, more: Partial<Ruling> = {}): Ruling => ({
  id: `question:${text}`,
  at: Temporal.Instant.from('2026-03-12T09:00Z'),
  by: 'lead',
  text,
  first,
  theme: null,
  caseNumber: null,
  ...more,
});

const pairs = readFileSync(join(import.meta.dirname, '../../data/precedents-1.tsv'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split('\t') as [likeness: string, earlier: string, later: string]);

const EARLIER = [...new Set(pairs.map(([, earlier]) => earlier))];

describe('what has been settled before', () => {
  const precedents = precedentsOf(
    FYRBODAL,
    EARLIER.map((text) => ruling(text, 'fyrbodal/lokal')),
  );
  const likeness = (earlier: string, later: string) =>
    precedents.like(later).find((one) => one.ruling.text === earlier)?.likeness ?? 0;
  const of = (wanted: string) => pairs.filter(([kind]) => kind === wanted);

  it('decides when it is put in other words', () => {
    const missed = of('close').filter(([, earlier, later]) => likeness(earlier, later) < CLOSE);

    expect(missed).toEqual([]);
  });

  it('is shown when it is told in another way', () => {
    const missed = of('likely').filter(([, earlier, later]) => likeness(earlier, later) < LIKELY);

    expect(missed.length).toBeLessThanOrEqual(2);
  });

  it('is not seen in another matter with the same words in it', () => {
    const seen = of('other').filter(([, , later]) => precedents.like(later).length > 0);

    expect(seen).toEqual([]);
  });

  it('does not decide over few words', () => {
    const few = precedentsOf(FYRBODAL, [ruling('skolfrånvaro och vårdcentralen', 'fyrbodal/lokal')]);

    expect(few.like('vårdcentralen och skolfrånvaro').map(isClose)).toEqual([false]);
  });

  it('is its newest ruling, of the same words as of words as close', () => {
    const text = 'Korttidsplatserna räcker inte på sommaren och sjukhuset skickar hem för tidigt';
    const later = { at: Temporal.Instant.from('2026-09-01T09:00Z') };
    const rulings = [
      ruling(text, 'fyrbodal/uf-aldre', later),
      ruling(text, 'fyrbodal/lokal'),
      ruling(`${text} igen`, 'fyrbodal/styrgrupp', { at: Temporal.Instant.from('2026-06-01T09:00Z') }),
    ];

    const found = precedentsOf(FYRBODAL, rulings).like(text);

    expect(found.map((one) => one.ruling.first)).toEqual(['fyrbodal/uf-aldre', 'fyrbodal/styrgrupp']);
  });

  it('does not count when the forum is no more', () => {
    const text = 'Tolk saknas vid vårdplaneringar för nyanlända familjer';

    expect(precedentsOf(FYRBODAL, [ruling(text, 'fyrbodal/nedlagd')]).like(text)).toEqual([]);
  });
});

describe('a question', () => {
  const text = 'Sjukresor till dialysen krockar med hemtjänstens tider varje vecka i Tanum';
  const asked = (by: RuledBy, first: string, question = text, told = {}) =>
    route(
      { ...routerOf('fyrbodal'), precedents: precedentsOf(FYRBODAL, [ruling(text, first, { by })]) },
      question,
      told,
    );

  it('is answered as it was settled before, and says so', () => {
    const routing = asked(
      'lead',
      'fyrbodal/uf-aldre',
      'Hemtjänstens tider krockar varje vecka med sjukresorna till dialysen i Tanum',
    );

    expect(routing).toMatchObject({
      kind: 'forum',
      forum: { key: 'fyrbodal/uf-aldre' },
      because: expect.arrayContaining([expect.objectContaining({ because: 'precedent' })]),
    });
  });

  it('is sent to the place that it names, not to the one settled before', () => {
    const routing = asked('lead', 'fyrbodal/lokal', text.replace('Tanum', 'Orust'));

    expect(routing).toMatchObject({ forum: { key: 'fyrbodal/lokal' }, place: { name: 'Orust' } });
  });

  it('is answered by what the person has told rather than by what was settled before', () => {
    const routing = asked('lead', 'fyrbodal/uf-aldre', text, { outcomes: ['political'] });

    expect(routing).toMatchObject({ forum: { key: 'fyrbodal/politiskt-samrad' } });
  });

  it('that tells of danger or points out a person is answered for that alone', () => {
    const danger = 'Hon andas inte och är blå, hemtjänsten står där nu';
    const person = 'Tolvan Tolvansson 121212-1212 får inga sjukresor till dialysen i Tanum';
    const precedents = precedentsOf(FYRBODAL, [ruling(danger, 'fyrbodal/lokal'), ruling(person, 'fyrbodal/lokal')]);
    const router = { ...routerOf('fyrbodal'), precedents };

    expect([route(router, danger).kind, route(router, person).kind]).toEqual(['acute', 'personal-data']);
  });
});

describe('a forum', () => {
  const forum = forumByKey(FYRBODAL, 'fyrbodal/uf-aldre');
  if (!forum) throw new Error('no such forum');

  it('is marked anew when it comes to take other things, not when it is called something else', () => {
    const renamed = { ...forum, name: { sv: 'Annat', en: 'Other' } };

    expect(remitMark(renamed)).toBe(remitMark(forum));
    expect(remitMark({ ...forum, takes: ['steering'] })).not.toBe(remitMark(forum));
  });
});
