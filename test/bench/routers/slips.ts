import { fingerprint } from '../../../src/domain/fingerprint.ts';
import { withoutAccents } from '../../../src/domain/text.ts';
import type { Written } from './job.ts';

/** The same text as somebody in a hurry writes it. The same text always gets the same slips. */

const LONG_WORD = /\p{L}{6,}/gu;
/** Of the long words, one in this many. */
const ONE_IN = 4;

/** A letter lost, doubled or swapped with its neighbour in a quarter of the words of six letters and more. */
export function withSlips(text: string): string {
  const next = numbers(text);
  return text.normalize('NFC').replace(LONG_WORD, (word) => (next(ONE_IN) === 0 ? slip(word, next) : word));
}

export const AS_WRITTEN: Readonly<Record<Written, (text: string) => string>> = {
  asIs: (text) => text,
  withoutDots: withoutAccents,
  withSlips,
};

type Next = (below: number) => number;

function slip(word: string, next: Next): string {
  const at = 1 + next(word.length - 2);
  const [before, letter = '', after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  const slips = [before + after, before + letter + letter + after, before + after.charAt(0) + letter + after.slice(1)];
  return slips[next(slips.length)] ?? word;
}

/** Numbers that look random, sown by the text. */
function numbers(text: string): Next {
  let state = Number.parseInt(fingerprint(text).slice(0, 8), 16);
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
