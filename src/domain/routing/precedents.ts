import { fingerprint } from '../fingerprint.ts';
import { likenessTo, textsOf } from '../likeness/likeness.ts';
import { type Traits, traitsReader } from '../likeness/traits.ts';
import { forumByKey } from '../model/forums.ts';
import type { Forum, Model } from '../model/types.ts';
import { fold } from '../text.ts';

/** What has been settled before: where a question like this was found to belong. */

/**
 * Who settled it. The asker: "ja, rätt forum". A case: a forum took it up and decided. A process lead: by forwarding a case there, or by
 * saying so of a question. An owner: an example that whoever leads the forum has given.
 */
export const RULED_BY = ['asker', 'case', 'lead', 'owner'] as const;
export type RuledBy = (typeof RULED_BY)[number];

export interface Ruling {
  /** Stable: `question:<id>`, `case:<id>:<handling>`, `example:<id>`. The same thing settled again has the same. */
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly by: RuledBy;
  /** As kept: with everything hidden that the guard found. */
  readonly text: string;
  /** A forum's key, or an exit's id. */
  readonly first: string;
  readonly theme: string | null;
  /** To cite it by; null where it was no case. */
  readonly caseNumber: string | null;
}

export interface Precedent {
  readonly ruling: Ruling;
  /** 0–1, from LIKELY. */
  readonly likeness: number;
}

/** One organisation's rulings, made ready to be looked through. */
export interface Precedents {
  /** Those that a text is like: at most three, the closest first; of those that are as good as the same, the newest first. */
  like(text: string): Precedent[];
}

/** From here it is the same matter in other words, and decides. Measured on pairs by test/domain/routing/precedents.test.ts. */
export const CLOSE = 0.6;
/** From here it may be the same, and is shown. */
export const LIKELY = 0.4;
/** Of those that decide, one this much less alike than the closest is still as good as it, and goes before it when it is newer. */
const AS_GOOD = 0.15;
/** Of fewer words it cannot be told that it is the same matter: such a one is shown at most. */
const FEWEST_WORDS = 5;
const MOST = 3;

export const NO_PRECEDENTS: Precedents = { like: () => [] };

export const isClose = ({ likeness }: Precedent): boolean => likeness >= CLOSE;

/** @param rulings in any order; of the same text the newest counts, and what points to a forum that is no more is left out */
export function precedentsOf(model: Model, rulings: readonly Ruling[]): Precedents {
  const known = newestOfEach(rulings).filter(({ first }) => isThere(model, first));
  if (known.length === 0) return NO_PRECEDENTS;
  const read = traitsReader();
  const traitsIn = (text: string): Traits => read('', text);
  const texts = textsOf(known.map(({ text }) => traitsIn(text)));
  return {
    like(text) {
      const likeness = likenessTo(texts, traitsIn(text));
      const found: Precedent[] = [];
      for (const [at, ruling] of known.entries()) {
        const likely = likeness[at] ?? 0;
        if (likely >= LIKELY)
          found.push({ ruling, likeness: mayDecide(text, ruling) ? likely : Math.min(likely, BELOW_CLOSE) });
      }
      return inOrder(found).slice(0, MOST);
    },
  };
}

const mayDecide = (text: string, ruling: Ruling): boolean => !hasFewWords(text) && !hasFewWords(ruling.text);

const BELOW_CLOSE = CLOSE - 0.01;

const hasFewWords = (text: string): boolean => text.trim().split(/\s+/).length < FEWEST_WORDS;

/** The closest first; but of those that are as good and decide, the newest ruling. */
function inOrder(found: readonly Precedent[]): Precedent[] {
  const closest = found.toSorted((a, b) => b.likeness - a.likeness);
  const best = closest[0]?.likeness ?? 0;
  const [newest] = closest
    .filter((one) => isClose(one) && one.likeness >= best - AS_GOOD)
    .sort((a, b) => Temporal.Instant.compare(b.ruling.at, a.ruling.at));
  return newest ? [newest, ...closest.filter((one) => one !== newest)] : closest;
}

const newestOfEach = (rulings: readonly Ruling[]): Ruling[] => [
  ...new Map(
    rulings
      .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
      .map((ruling) => [fold(ruling.text).trim(), ruling] as const),
  ).values(),
];

const isThere = (model: Model, first: string): boolean =>
  forumByKey(model, first) !== undefined || Object.values(model.exits).some(({ id }) => id === first);

/** Shows whether a forum has come to take other things than it did: then what was ruled before says nothing of it any more. */
export const remitMark = ({ level, takes, theme, field, perPlace }: Forum): string =>
  fingerprint([level, takes, theme ?? null, field, perPlace]);
