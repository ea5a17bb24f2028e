import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type LearnValues, learnFromRulings, type Material } from '../../src/cli/learn.ts';
import { learn, loadSentences, loadShippedModels, routerFiles } from '../../src/config/routerFiles.ts';
import type { Config } from '../../src/config.ts';
import type { Language } from '../../src/domain/model/types.ts';
import type { KnownQuestion } from '../../src/domain/routing/judge.ts';
import { unpack } from '../../src/domain/routing/pack.ts';
import type { Example } from '../../src/domain/routing/train.ts';
import { storedQuestions } from '../../src/store/questions.ts';
import { storedTeachings } from '../../src/store/teachings.ts';
import { storedWeightSets } from '../../src/store/weightSets.ts';
import { anna, bo } from '../store/someCase.ts';
import { ALDRE, asked, LOKAL, toForum, YES } from '../store/someQuestion.ts';
import { demonstrationOn } from '../support/demonstration.ts';
import { localTerminal } from '../support/localTerminal.ts';
import { createDatabase, empty, type TestDatabase } from '../support/postgres.ts';
import { leaning, packed } from '../support/weights.ts';

/** `lots learn`, for whoever decides what the bot answers by. */

const FILES = routerFiles();
const BASE = FILES.base;

const known = (id: string, text: string, first: string, place?: string): KnownQuestion => ({
  id,
  text,
  model: 'fyrbodal',
  expect: { kind: 'forum', first, ...(place ? { level: 'lokal', place } : {}) },
});
const QUESTIONS: readonly KnownQuestion[] = [
  known('k1', 'Hemtjänsten och vårdcentralen i Tanum är inte överens om vem som delar dosetterna', LOKAL, 'Tanum'),
  known('k2', 'Elevhälsan i Åmål får aldrig svar från bup om eleverna', LOKAL, 'Åmål'),
];

let test: TestDatabase;
let config: Config;
beforeAll(async () => {
  test = await createDatabase();
  config = await demonstrationOn(test.url);
});
beforeEach(() => empty(test));
afterAll(() => test.close());

/** What comes out when it is told to learn, and what it was given. */
function learning(bytes: Uint8Array<ArrayBuffer>, questions = QUESTIONS) {
  const lessons: Example[] = [];
  const material: Material = {
    files: FILES,
    sentences: [],
    questions,
    models: loadShippedModels(),
    learn: (_, given = []) => {
      lessons.push(...given);
      return bytes;
    },
  };
  return { lessons, material };
}

const SAME = packed(leaning(FILES.shipped.weights, 'local', 0), 'x');
const WORSE = packed(leaning(FILES.shipped.weights, 'offtopic', 30), 'x');
const BETTER = packed(leaning(FILES.shipped.weights, 'local', 2), 'x');

async function run(values: LearnValues, material: Material, language: Language = 'sv') {
  const { terminal, out, err } = localTerminal(language);
  const code = await learnFromRulings(terminal, config, values, () => material);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const STAFF = 'Blommorna på dagverksamheten vattnas av ingen när sköterskan är borta';

async function settled(): Promise<void> {
  const questions = storedQuestions(test.database);
  await asked(questions, { text: STAFF, outcome: toForum(LOKAL) }, [[anna.id, YES]]);
  await asked(questions, { text: 'Utskrivningarna går fel i hela Fyrbodal', outcome: toForum(ALDRE) }, [
    [anna.id, YES],
  ]);
  await storedTeachings(test.database).add({
    id: randomUUID(),
    at: Temporal.Instant.from('2026-11-20T10:00Z'),
    model: 'fyrbodal',
    forum: ALDRE,
    by: bo,
    is: 'example',
    text: 'Vi saknar ett gemensamt sätt att följa upp fallen',
  });
}

const inUse = () => storedWeightSets(test.database).current(BASE);

describe('lots learn', () => {
  it('says that there is nothing to learn from, and learns nothing', async () => {
    const { material, lessons } = learning(SAME);

    const { code, out } = await run({ use: true }, material);

    expect([code, out]).toEqual([
      0,
      'Inget har avgjorts än, så det finns inget att lära av. Boten svarar som den gör.',
    ]);
    expect(lessons).toEqual([]);
    expect(await inUse()).toBeNull();
  });

  it('learns from all that is settled, and tells how much that is and by whom', async () => {
    await settled();
    const { material, lessons } = learning(SAME);

    const { code, out } = await run({}, material);

    expect(code).toBe(0);
    expect(lessons).toHaveLength(3);
    expect(lessons.filter(({ labels }) => labels.matter === 'local')).toHaveLength(1);
    expect(out).toMatch(/^3 avgöranden att lära av\n/);
    expect(out).toMatch(/den som frågade sa att svaret var rätt +2\n/);
    expect(out).toMatch(/exempel från den som leder ett forum +1\n/);
    expect(out).toMatch(/Det lärda svarar inte sämre än förut\. Ta det i bruk med lots learn --use\.$/);
    expect(await inUse()).toBeNull();
  });

  it('never shows what staff have written', async () => {
    await settled();
    const { material } = learning(BETTER);

    const both = `${(await run({}, material)).out}${(await run({ json: true }, material, 'en')).out}`;

    expect(both).not.toMatch(/Blommorna|Utskrivningarna|saknar/);
  });

  it('takes what answers no worse into use, for the bots to take up', async () => {
    await settled();

    const { code, out } = await run({ use: true }, learning(SAME).material);

    const set = await inUse();
    expect(code).toBe(0);
    expect(out).toMatch(/Det lärda är i bruk\. Boten svarar efter det inom en minut/);
    expect(set).toMatchObject({ base: BASE, rulings: 3, before: set?.after });
    expect(Buffer.from(SAME).equals(set?.bytes ?? new Uint8Array())).toBe(true);
  });

  it('refuses what answers worse, says why, and leaves in use what is', async () => {
    await settled();
    await run({ use: true }, learning(SAME).material);
    const before = await inUse();

    const { code, out, err } = await run({ use: true }, learning(WORSE).material);

    expect(code).toBe(1);
    expect(err).toMatch(/^Det lärda tas inte i bruk: värdet sjunker från \d,\d{3} till −?\d,\d{3}/);
    expect(out).toContain(`  ${QUESTIONS[0]?.text}\n    fyrbodal/lokal (rätt) → utanfor (fel)`);
    expect((await inUse())?.id).toBe(before?.id);
  });

  it('says that it would be refused, and ends with 0, when nobody asked for it to be used', async () => {
    await settled();

    const { code, out, err } = await run({}, learning(WORSE).material, 'en');

    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/What was learnt cannot be taken into use: the value falls from/);
  });

  it('compares with what is in use, not with what was shipped', async () => {
    await settled();
    await storedWeightSets(test.database).use({
      id: 'worse',
      at: Temporal.Instant.from('2026-11-20T10:00Z'),
      base: BASE,
      hash: '',
      bytes: WORSE,
      rulings: 1,
      before: 0,
      after: 0,
    });

    const { out } = await run({ json: true }, learning(SAME).material);

    expect(JSON.parse(out)).toMatchObject({
      before: { value: -1 },
      objections: [],
      changed: [{ from: 'utanfor' }, {}],
    });
  });

  it('goes back to what was shipped', async () => {
    await settled();
    const { material } = learning(SAME);
    await run({ use: true }, material);

    const [first, second] = [await run({ drop: true }, material), await run({ drop: true }, material)];

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.out).toBe('Boten går tillbaka till det som följde med, inom en minut.');
    expect(second.out).toBe('Inget eget lärt är i bruk. Boten svarar efter det som följde med.');
    expect(await inUse()).toBeNull();
  });

  it('does not both use and drop', async () => {
    expect(await run({ use: true, drop: true }, learning(SAME).material)).toMatchObject({ code: 2 });
  });

  it('tells of rulings that nothing can be learnt from, by id in JSON', async () => {
    const { id } = await asked(storedQuestions(test.database), { text: STAFF, outcome: toForum('vgr/no-such-forum') }, [
      [anna.id, YES],
    ]);

    const { material } = learning(SAME);
    const [told, json] = [await run({}, material), await run({ json: true }, material)];

    expect(told.out).toContain('1 avgörande pekar på ett forum');
    expect(JSON.parse(json.out)).toMatchObject({
      rulings: { total: 1, withoutLesson: [`question:${id}`] },
      used: false,
    });
  });

  it('learns for real: words that several have used are learnt, and no word of one alone', async () => {
    const [one, ...others] = ['Xylofonen', 'Blommorna', 'Tavlorna', 'Mattorna'];
    for (const word of [one, ...others])
      await asked(
        storedQuestions(test.database),
        { text: `${word} i snickelboden fattas, vem kan ordna det`, outcome: toForum(ALDRE) },
        [[anna.id, YES]],
      );
    const some = loadSentences().sentences.filter((_, at) => at % 40 === 0);
    const { material } = learning(SAME);

    const { code, out } = await run({ json: true, use: true }, { ...material, sentences: some, learn, questions: [] });

    const set = await inUse();
    const vocabulary = unpack(set?.bytes ?? SAME).weights.vocabulary;
    expect([code, JSON.parse(out).rulings.total]).toEqual([0, 4]);
    expect(vocabulary.has('w:snickelboden')).toBe(true);
    expect(vocabulary.has('w:xylofonen')).toBe(false);
  }, 60_000);
});
