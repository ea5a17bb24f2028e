import { forumByKey, themeById } from '../model/forums.ts';
import type { Model } from '../model/types.ts';
import { type HeadName, knownOf, type Odds, oddsOf } from '../routing/classifier.ts';
import { featuresOf } from '../routing/features.ts';
import { EXIT_OF } from '../routing/outcome.ts';
import type { Ruling } from '../routing/precedents.ts';
import { read } from '../routing/reading.ts';
import type { Router } from '../routing/route.ts';
import type { Example } from '../routing/train.ts';

/** From "it belonged there" to a sentence to learn from. A ruling tells where; what kind of matter that makes it is worked out. */

type Labels = Example['labels'];

/**
 * What a ruling teaches: of what can lead to where it was ruled to belong, that which the text is likeliest to be by what is known already.
 * @param router of the organisation where it was ruled, with the shipped weights
 * @returns null for what no kind of matter leads to, or that is no more
 */
export function lessonOf(router: Router, ruling: Ruling): Example | null {
  const features = featuresOf(read(router.lexicon, ruling.text));
  const known = knownOf(router.weights, features);
  const labels = labelsFor(router.model, ruling, (head) => oddsOf(router.weights, known, head));
  // Each counts as a writer of its own, so that a word that only one or two rulings have does not come into the weights.
  return labels && { source: ruling.id, features, labels };
}

function labelsFor(model: Model, ruling: Ruling, odds: (head: HeadName) => Odds): Labels | null {
  const forum = forumByKey(model, ruling.first);
  const matter = forum ? likeliest(odds('matter'), forum.takes) : wayOutTo(model, ruling.first);
  if (matter === undefined) return null;
  const covered = themeById(model, forum?.theme ?? ruling.theme ?? undefined)?.covers;
  return {
    matter,
    group: likeliest(odds('group'), covered) ?? 'none',
    field: forum?.field ?? likeliest(odds('field')) ?? 'care',
  };
}

/** Of those allowed; of all, when nothing is said about which. */
function likeliest(odds: Odds, allowed?: readonly string[]): string | undefined {
  const all = [...odds].filter(([label]) => allowed === undefined || allowed.includes(label));
  return all.sort((a, b) => b[1] - a[1])[0]?.[0];
}

function wayOutTo(model: Model, first: string): string | undefined {
  const ways = Object.entries(EXIT_OF);
  return ways.find(([, exit]) => model.exits[exit].id === first)?.[0];
}
