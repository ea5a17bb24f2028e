import { forumById } from '../model/forums.ts';
import type { Forum, Model } from '../model/types.ts';
import type { FullReading } from './reading.ts';

/**
 * "Vem fastställer uppdraget för LGS?", "Vilka kan ge styrgruppen ett uppdrag?": what is asked for is the forum that stands over the one that
 * is named. The words are those of the forum that is named, so no weighing of words finds it.
 */
export function forumOver(model: Model, reading: FullReading): Forum | null {
  const named = new Set(reading.forums.flatMap(({ values }) => values));
  const [forum, ...others] = named;
  if (!forum || others.length > 0 || reading.words.length > MOST_WORDS) return null;
  if (!ASKS_WHO_IS_OVER.some((pattern) => pattern.test(inSigns(reading)))) return null;
  const over = forum.reachedVia ?? forum.next?.to;
  return over === undefined || forum.perPlace ? null : (forumById(model, over) ?? null);
}

/** A question about a forum is short; a longer text tells of something that chafes. */
const MOST_WORDS = 18;

/** The folded words, with F for the forum. */
function inSigns({ words, forums }: FullReading): string {
  const signs = words.map(({ folded }) => folded);
  for (const { first, last } of forums)
    signs.splice(first, last - first + 1, 'F', ...Array<string>(last - first).fill(''));
  return signs.filter(Boolean).join(' ');
}

const WHO = '(?:vem|vilka|vilket|av vem|av vilka|vart|who|whose|which)';
const SETTLES =
  '(?:faststall\\w*|bestam\\w*|beslut\\w*|godkann\\w*|andra\\w*|omprov\\w*|formuler\\w*|underteckn\\w*|ger|ge|gav|gett|sets?|decides?|approves?|gives?|writes?|changes?)';

const ASKS_WHO_IS_OVER: readonly RegExp[] = [
  `${WHO}\\b.*\\b(?:ge|ger|gav|gett|give|gives) F (?:\\w+ )?(?:uppdrag|assignments?|its)`,
  `${WHO}\\b.*\\b${SETTLES}\\b.*\\b(?:uppdrag(?:et)?|mandat(?:et)?|remit|assignments?|mandate) (?:\\w+ )?(?:for|till|at|of|to) F`,
  `${WHO}\\b.*\\b${SETTLES}\\b.*\\bF (?:uppdrag|mandat|remit|assignment|mandate)`,
  `F (?:uppdrag|mandat)\\b.*\\b${WHO}\\b.*\\b${SETTLES}`,
  `${WHO}\\b.*\\b(?:star|bestammer|beslutar|sits|stands|is) (?:over|above) F`,
  `(?:vart|till vem|where) (?:gar|gick|skickas|lamnas|tar|does|do|is|are)\\b.*\\bF (?:\\w+ )?(?:forslag|proposals?)`,
  `F\\b.*\\b(?:forslag|foresl\\w*|lagt fram|lamnat|proposed?|proposals?)\\b.*\\b${WHO}\\b.*\\b(?:tar emot|far|beslutar|godkanner|receives?|decides?|approves?)`,
].map((pattern) => new RegExp(`\\b${pattern}\\b`));
