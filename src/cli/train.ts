import { learn, loadSentences, storedWeights, storeWeights } from '../config/routerFiles.ts';
import type { Terminal } from './terminal.ts';

/**
 * `lots train`: learns the router's weights anew and stores them where they are read from.
 * With `onlyCheck` nothing is stored; the exit code says whether the stored weights are what the sentences give, bit for bit.
 */
export function trainAgain(terminal: Terminal, onlyCheck: boolean): number {
  const { sentences, bad } = loadSentences();
  for (const { source, line, problem } of bad) terminal.err(terminal.texts.badSentence(source, line, problem));
  if (bad.length > 0) return 1;
  const began = performance.now();
  const learnt = learn(sentences);
  if (onlyCheck) return checkStored(terminal, learnt);
  storeWeights(learnt);
  terminal.out(terminal.texts.trained(sentences.length, ((performance.now() - began) / 1000).toFixed(1)));
  return 0;
}

function checkStored({ texts, out, err }: Terminal, learnt: Uint8Array): number {
  const isSame = Buffer.compare(learnt, storedWeights()) === 0;
  if (isSame) out(texts.weightsFresh);
  else err(texts.weightsStale);
  return isSame ? 0 : 1;
}
