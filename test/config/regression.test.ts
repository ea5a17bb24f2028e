import { describe, expect, it } from '@jest/globals';
import { parseQuestions } from '../../src/config/regression.ts';
import { loadRegression, loadShippedModels } from '../../src/config/routerFiles.ts';

const line = (change: object = {}) =>
  JSON.stringify({
    id: 'q1',
    text: 'vart ska det här?',
    model: 'fyrbodal',
    expect: { kind: 'forum', level: 'lokal', place: 'Åmål', first: 'fyrbodal/lokal', accept: ['fyrbodal/styrgrupp'] },
    why: 'en förklaring',
    ...change,
  });

describe('questions with known answers', () => {
  it('are read with what is needed to judge by', () => {
    const { questions, bad } = parseQuestions(`${line()}\n\n`, 'a.jsonl');

    expect(bad).toEqual([]);
    expect(questions).toEqual([
      {
        id: 'q1',
        text: 'vart ska det här?',
        model: 'fyrbodal',
        expect: {
          kind: 'forum',
          level: 'lokal',
          place: 'Åmål',
          first: 'fyrbodal/lokal',
          accept: ['fyrbodal/styrgrupp'],
        },
      },
    ]);
  });

  it('are left out when no rule says where they belong', () => {
    const { questions, bad } = parseQuestions(line({ strength: 'inferred' }), 'a.jsonl');

    expect([questions, bad]).toEqual([[], []]);
  });

  it.each([
    ['what is no JSON', 'vart?'],
    ['no text', line({ text: ' ' })],
    ['a kind that there is not', line({ expect: { kind: 'annat', first: 'x' } })],
    ['an organisation that there is not', line({ model: 'norrland' })],
  ])('are told by line when there is %s', (_, wrong) => {
    const { questions, bad } = parseQuestions([line(), wrong, line({ id: 'q3' })].join('\n'), 'a.jsonl');

    expect(questions.map(({ id }) => id)).toEqual(['q1', 'q3']);
    expect(bad).toMatchObject([{ source: 'a.jsonl', line: 2 }]);
  });

  it('that are shipped are readable, and point to what there is', () => {
    const { questions, bad } = loadRegression();

    const models = new Map(loadShippedModels().map((model) => [model.id, model]));
    const isThere = (id: string, first: string): boolean => {
      const model = models.get(id);
      const exits = Object.values(model?.exits ?? {}).map((exit) => exit.id as string);
      return first === 'fraga-tillbaka' || exits.includes(first) || !!model?.forums.some(({ key }) => key === first);
    };
    expect(bad).toEqual([]);
    expect(questions.length).toBeGreaterThan(100);
    expect(questions.filter(({ model, expect: { first } }) => !isThere(model, first))).toEqual([]);
  });
});
