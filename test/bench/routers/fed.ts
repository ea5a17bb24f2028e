import { loadNameBook, loadShippedModels } from '../../../src/config/routerFiles.ts';
import { featuresOf } from '../../../src/domain/routing/features.ts';
import { type FullReading, lexiconOf, read } from '../../../src/domain/routing/reading.ts';
import type { Peer, System } from './system.ts';

/** What a peer is given of a text. */
export interface Feed {
  readonly kind: 'words' | 'letters';
  textOf(reading: FullReading): string;
}

/** The text as it came: the peer takes it apart in its own way. */
export const asWords: Feed = { kind: 'words', textOf: ({ text }) => text };

/** Our letter groups, a space between: what lies in them is then the peer's too. */
export const asLetters: Feed = {
  kind: 'letters',
  textOf: (reading) =>
    [...featuresOf(reading).keys()]
      .filter((name) => name.startsWith(LETTERS))
      .map((name) => name.slice(LETTERS.length))
      .join(' '),
};

const LETTERS = 'c:';
/** From "??" there is nothing to learn; nor, by letter groups, from what is only places and numbers. */
const SOMETHING = /[\p{L}\p{N}]/u;

/** A peer as a system: it gets its texts as the feed has them, and its odds stand where the classifier's do. */
export const fed = (peer: Peer, { textOf }: Feed): System => ({
  learn(sentences) {
    const lexicon = lexiconOf(loadShippedModels(), loadNameBook());
    const given = sentences.map(({ text, labels }) => ({ text: textOf(read(lexicon, text)), labels }));
    return peer.learn(given.filter(({ text }) => SOMETHING.test(text)));
  },
  async load(saved) {
    const classify = await peer.load(saved.toString());
    return async (router, text) => {
      const reading = read(router.lexicon, text);
      return { router, reading, known: [], odds: await classify(textOf(reading)), precedents: [] };
    };
  },
});
