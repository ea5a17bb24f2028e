import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hashOf, routerFiles } from '../src/config/routerFiles.ts';
import type { Teaching } from '../src/domain/learning/teaching.ts';
import type { Model } from '../src/domain/model/types.ts';
import type { PersonId } from '../src/domain/person.ts';
import { hear, route } from '../src/domain/routing/route.ts';
import type { WeightSet } from '../src/ports/learning.ts';
import { type LiveRouters, liveRouters } from '../src/routers.ts';
import { storedQuestions } from '../src/store/questions.ts';
import { storedRulings } from '../src/store/rulings.ts';
import { storedTeachings } from '../src/store/teachings.ts';
import { storedWeightSets } from '../src/store/weightSets.ts';
import { anna } from './store/someCase.ts';
import { asked, minute, STYR, toForum, YES } from './store/someQuestion.ts';
import { clockAt } from './support/clock.ts';
import { modelOf } from './support/models.ts';
import { createDatabase, empty, type TestDatabase } from './support/postgres.ts';
import { leaning, packed } from './support/weights.ts';

/** The routers of a running bot, on real PostgreSQL. */

const FILES = routerFiles();
const FYRBODAL = modelOf('fyrbodal');
const QUESTION = 'Hemtjänsten och vårdcentralen i Tanum är inte överens om vem som delar dosetterna';
const ALIKE = 'I Tanum är vårdcentralen och hemtjänsten inte överens om vem som delar dosetter';

let test: TestDatabase;
beforeAll(async () => {
  test = await createDatabase();
});
beforeEach(() => empty(test));
afterAll(() => test.close());

const clock = clockAt('2026-11-21T10:00:00Z');

function live(models: readonly [Model, ...Model[]] = [FYRBODAL], { database } = test) {
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (event: string) => warnings.push(event), error: () => undefined };
  const routers = liveRouters(
    {
      config: { models },
      rulings: storedRulings(database),
      teachings: storedTeachings(database),
      weightSets: storedWeightSets(database),
      clock,
      log,
    },
    FILES,
  );
  return { routers, warnings };
}

const firstOf = ({ now: [router] }: LiveRouters, text: string): string => {
  const routing = route(router, text);
  if (routing.kind === 'forum') return routing.forum.key;
  return routing.kind === 'clarify' ? 'fraga-tillbaka' : routing.exit.id;
};

/** Somebody asked, was sent there, and said that it was right. */
const ruled = (first = STYR, text = QUESTION) =>
  asked(storedQuestions(test.database), { text, outcome: toForum(first) }, [[anna.id, YES]]);

const named = (text: string, forum = 'fyrbodal/lokal'): Teaching => ({
  id: randomUUID(),
  at: clock.now(),
  model: 'fyrbodal',
  forum,
  by: { id: 'tenant/bo' as PersonId, name: 'Bo' },
  is: 'name',
  text,
});

function learnt(change: Partial<WeightSet> = {}): WeightSet {
  const bytes = packed(leaning(FILES.shipped.weights, 'offtopic', 30), FILES.shipped.examples);
  const base = { id: randomUUID(), at: clock.now(), base: FILES.base, rulings: 1, before: 0.5, after: 0.6 };
  return { ...base, bytes, hash: hashOf(bytes), ...change };
}

describe('the routers of a running bot', () => {
  it('know what was shipped, before anything is read', () => {
    const { routers } = live([FYRBODAL, modelOf('goteborg')]);

    expect(routers.now.map(({ model }) => model.id)).toEqual(['fyrbodal', 'goteborg']);
    expect(firstOf(routers, QUESTION)).toBe('fyrbodal/lokal');
  });

  it('find a forum by what it has been taught to be called', async () => {
    const { routers } = live();
    await storedTeachings(test.database).add(named('torsdagsgruppen'));

    await routers.refresh();

    const [router] = routers.now;
    const found = hear(router, 'När möts torsdagsgruppen?').reading.forums.map(({ values }) => values[0]?.key);
    expect(found).toEqual(['fyrbodal/lokal']);
    expect(FYRBODAL.forums.flatMap(({ aka }) => aka)).not.toContain('torsdagsgruppen');
  });

  it('no longer find it when the name is taken away', async () => {
    const { routers } = live();
    const teachings = storedTeachings(test.database);
    const name = named('torsdagsgruppen');
    await teachings.add(name);
    await routers.refresh();

    await teachings.remove('fyrbodal', name.id, { by: 'bot', at: name.at });
    await routers.refresh();

    expect(hear(routers.now[0], 'När möts torsdagsgruppen?').reading.forums).toEqual([]);
  });

  it('answer by what has been settled about the same matter', async () => {
    const { routers } = live();
    const lead = { is: 'example', text: QUESTION, forum: STYR } as const;
    await storedTeachings(test.database).add({ ...named('x'), ...lead });

    await routers.refresh();

    expect(firstOf(routers, ALIKE)).toBe(STYR);
    expect(route(routers.now[0], ALIKE)).toMatchObject({ precedents: [{ ruling: { by: 'owner', text: QUESTION } }] });
  });

  it('forget what was settled before a forum came to take other things', async () => {
    await live().routers.refresh();
    await ruled();
    const takes = FYRBODAL.forums.map((forum) => (forum.key === STYR ? { ...forum, takes: [] } : forum));
    const changed = live([{ ...FYRBODAL, forums: takes }]);
    clock.moveTo('2026-11-22T10:00:00Z');

    await changed.routers.refresh();

    expect(route(changed.routers.now[0], QUESTION)).toMatchObject({ precedents: [] });
  });

  it('take up weights that have been learnt, and go back when they are dropped', async () => {
    const { routers } = live();
    const sets = storedWeightSets(test.database);

    await sets.use(learnt());
    await routers.refresh();
    const then = firstOf(routers, QUESTION);
    await sets.drop(FILES.base, minute(0));
    await routers.refresh();

    expect(then).toBe('utanfor');
    expect(firstOf(routers, QUESTION)).toBe('fyrbodal/lokal');
  });

  it.each([
    ['learnt on top of others', { base: 'others' }],
    ['damaged', { hash: '0'.repeat(64) }],
  ])('leave weights alone that are %s', async (_, change) => {
    const { routers } = live();
    await storedWeightSets(test.database).use(learnt(change));

    await routers.refresh();

    expect(firstOf(routers, QUESTION)).toBe('fyrbodal/lokal');
  });

  it('are the same ones when nothing has come', async () => {
    const { routers } = live([FYRBODAL, modelOf('goteborg')]);
    await ruled();
    await storedTeachings(test.database).add(named('torsdagsgruppen'));
    await storedWeightSets(test.database).use(learnt());
    await routers.refresh();
    const [fyrbodal, goteborg] = routers.now;

    await routers.refresh();
    const again = routers.now;
    await ruled(STYR, 'Ett annat ärende om något helt annat här');
    await routers.refresh();

    expect(again[0]).toBe(fyrbodal);
    expect(again[1]).toBe(goteborg);
    expect(routers.now[0]).not.toBe(fyrbodal);
    expect(routers.now[0].lexicon).toBe(fyrbodal.lexicon);
    expect(routers.now[1]).toBe(goteborg);
  });

  it('stay as they are, and say so, while the database is away', async () => {
    const gone = await createDatabase();
    const { routers, warnings } = live([FYRBODAL], gone);
    await storedTeachings(gone.database).add(named('torsdagsgruppen'));
    await routers.refresh();
    const before = routers.now[0];

    await gone.close();
    await routers.refresh();

    expect(routers.now[0]).toBe(before);
    expect(warnings).toContain('learning-failed');
  });

  it('know, when asked to take in what has come, all that was stored before', async () => {
    const { routers } = live();
    const teachings = storedTeachings(test.database);
    const underWay = routers.refresh();
    await teachings.add(named('torsdagsgruppen'));

    await Promise.all([routers.refresh(), routers.refresh()]);
    await underWay;

    expect(hear(routers.now[0], 'När möts torsdagsgruppen?').reading.forums).toHaveLength(1);
  });
});
