import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSentences } from '../../src/domain/routing/examples.ts';

/** What people may ask: sentences that the router has never learnt from. */
export const questions = ['mas', 'anhorig', 'blandat', 'granser'].flatMap((name) =>
  parseSentences(readFileSync(join(import.meta.dirname, `../data/heldout/${name}.tsv`), 'utf8'), name).sentences.map(
    (one) => one.text,
  ),
);
