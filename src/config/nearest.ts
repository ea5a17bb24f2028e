import { distance } from '../domain/text.ts';

/** The likeliest word that was meant, or null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const ranked = [...new Set(known)]
    .filter((one) => one !== word)
    .map((one) => ({ one, off: distance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.off - b.off);
  const best = ranked[0];
  return best && best.off <= Math.max(1, Math.floor(word.length / 3)) ? best.one : null;
}
