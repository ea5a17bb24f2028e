import MiniSearch, { type Options } from 'minisearch';
import type { HeadOdds } from '../../../src/domain/routing/candidates.ts';
import { HEADS, type HeadName } from '../../../src/domain/routing/classifier.ts';
import type { Feed } from './fed.ts';
import { type Labelled, oddsFrom, type Peer } from './system.ts';

/** MiniSearch as a classifier, in two ways: which label's sentences together are most like the text, and which single sentences are. */

interface Label {
  readonly id: string;
  readonly text: string;
}

interface Known extends Record<HeadName, string> {
  readonly id: number;
  readonly text: string;
}

const NEAREST = 5;

/** Its own way with words; letter groups are tokens already. */
const optionsFor = <T>(kind: Feed['kind']): Options<T> =>
  kind === 'words'
    ? { fields: ['text'] }
    : { fields: ['text'], tokenize: (text) => text.split(' '), processTerm: (term) => term };

/** An index per head, and in it one document per label: all of its sentences. */
export const labelSearch = (kind: Feed['kind']): Peer => ({
  learn: async (sentences) => HEADS.map((head) => JSON.stringify(labelIndex(kind, head, sentences))).join('\n'),
  async load(saved) {
    const [matter, group, field] = saved
      .split('\n')
      .map((index) => MiniSearch.loadJSON<Label>(index, optionsFor(kind))) as [Index, Index, Index];
    return (text): HeadOdds => ({
      matter: labelOdds(matter, 'matter', text),
      group: labelOdds(group, 'group', text),
      field: labelOdds(field, 'field', text),
    });
  },
});

type Index = MiniSearch<Label>;

function labelIndex(kind: Feed['kind'], head: HeadName, sentences: readonly Labelled[]): Index {
  const index = new MiniSearch<Label>(optionsFor(kind));
  const byLabel = Map.groupBy(sentences, ({ labels }) => labels[head]);
  for (const [id, own] of byLabel) index.add({ id, text: own.map(({ text }) => text).join(' ') });
  return index;
}

const labelOdds = (index: Index, head: HeadName, text: string) =>
  oddsFrom(head, new Map(index.search(text).map(({ id, score }) => [String(id), score])));

/** One index of all the sentences; the five most like the text vote, each by how like it is. */
export const nearestSearch = (kind: Feed['kind']): Peer => {
  const options: Options<Known> = { ...optionsFor<Known>(kind), storeFields: [...HEADS] };
  return {
    async learn(sentences) {
      const index = new MiniSearch<Known>(options);
      index.addAll(sentences.map(({ text, labels }, id) => ({ id, text, ...labels })));
      return JSON.stringify(index);
    },
    async load(saved) {
      const index = MiniSearch.loadJSON<Known>(saved, options);
      return (text) => {
        const nearest = index.search(text).slice(0, NEAREST);
        const odds = (head: HeadName) => {
          const votes = new Map<string, number>();
          for (const { [head]: label, score } of nearest) votes.set(label, (votes.get(label) ?? 0) + score);
          return oddsFrom(head, votes);
        };
        return { matter: odds('matter'), group: odds('group'), field: odds('field') };
      };
    },
  };
};
