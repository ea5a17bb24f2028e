import { LangSv } from '@nlpjs/lang-sv';
import { Nlp } from '@nlpjs/nlp';
import type { HeadOdds } from '../../../src/domain/routing/candidates.ts';
import { HEADS, type HeadName } from '../../../src/domain/routing/classifier.ts';
import type { Feed } from './fed.ts';
import { tell } from './progress.ts';
import { oddsFrom, type Peer } from './system.ts';

/** NLP.js: a classifier per head, with its Swedish tokeniser and stemmer where it is fed words. */
export const nlpjs = (kind: Feed['kind']): Peer => ({
  async learn(sentences) {
    const learnt: string[] = [];
    for (const head of HEADS) {
      const nlp = nlpFor(kind, head);
      for (const { text, labels } of sentences) nlp.addDocument(SWEDISH, text, labels[head]);
      await nlp.train();
      learnt.push(nlp.export(true));
    }
    return learnt.join('\n');
  },
  async load(saved) {
    const exported = saved.split('\n');
    const [matter, group, field] = HEADS.map((head, at) => {
      const nlp = nlpFor(kind, head);
      nlp.import(exported[at] ?? '');
      return nlp;
    }) as [Nlp, Nlp, Nlp];
    return async (text): Promise<HeadOdds> => ({
      matter: await answer(matter, 'matter', text),
      group: await answer(group, 'group', text),
      field: await answer(field, 'field', text),
    });
  },
});

const SWEDISH = 'sv';
/**
 * Its own step of 0.6 diverges on some hundred tokens a text: with this one it settles. It would go on far longer than this, some seconds
 * a round; ours makes twelve.
 */
const FOR_LETTERS = { learningRate: 0.02, iterations: 20 };
const ROUNDS_BETWEEN_NEWS = 10;

function nlpFor(kind: Feed['kind'], head: HeadName): Nlp {
  const log = ({ iterations }: { iterations: number }) => {
    if (iterations % ROUNDS_BETWEEN_NEWS === 0) tell(`${head}, round ${iterations}`);
  };
  const network = { className: 'NeuralNlu', ...(kind === 'letters' ? FOR_LETTERS : {}) };
  const nlu = { log, useNoneFeature: false, [SWEDISH]: { default: network } };
  const nlp = new Nlp({ languages: [SWEDISH], nlu, autoSave: false, autoLoad: false, calculateSentiment: false });
  // Letter groups are no words, and have no endings to lose.
  if (kind === 'words') nlp.use(LangSv);
  return nlp;
}

async function answer(nlp: Nlp, head: HeadName, text: string) {
  const { classifications } = await nlp.process(SWEDISH, text);
  return oddsFrom(head, new Map(classifications.map(({ intent, score }) => [intent, score])));
}
