import { forumById, forumsTaking, hasForumsFor } from '../model/forums.ts';
import { FIELDS, type Field, type Forum, type Model } from '../model/types.ts';
import type { Odds } from './classifier.ts';
import { EXIT_OF, isWayOut, type Kind, OUTCOMES, type Outcome } from './outcome.ts';
import type { Candidate } from './routing.ts';

/** From "what kind of matter, whom it concerns" to this organisation's own forums, each with its likelihood. */

export interface HeadOdds {
  readonly matter: Odds;
  readonly group: Odds;
  readonly field: Odds;
}

/** How likely each theme is, and how likely it is that the text does not say. */
export interface ThemeOdds {
  readonly themes: ReadonlyMap<string, number>;
  readonly unsaid: number;
}

const KIND_OF: Readonly<Record<keyof typeof EXIT_OF, Candidate['kind']>> = {
  acute: 'acute',
  individual: 'individual',
  deviation: 'deviation',
  line: 'line',
  offtopic: 'offtopic',
} satisfies Record<keyof typeof EXIT_OF, Kind>;

/** Of a text that does not say whom it concerns, how much of the likelihood a guess by the rest of the words may have. */
const GUESS_SHARE = 0.4;

export function themeOdds(model: Model, group: Odds): ThemeOdds {
  const covered = model.themes.map((theme) => [theme.id, sum(theme.covers.map((one) => group.get(one) ?? 0))] as const);
  const unsaid = group.get('none') ?? 0;
  const said = sum(covered.map(([, odds]) => odds)) || 1;
  return { themes: new Map(covered.map(([id, odds]) => [id, odds + unsaid * GUESS_SHARE * (odds / said)])), unsaid };
}

/** How sure an organisation's own word for a field makes. */
const WORD_SURE = 0.9;

/** Every candidate with a likelihood, likeliest first. Vagueness is no candidate: it leaves the rest with less. */
export function candidatesFor(model: Model, odds: HeadOdds): Candidate[] {
  const themes = themeOdds(model, odds.group);
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate) => {
    const known = found.get(candidate.first);
    const stronger = known && known.confidence > candidate.confidence ? known : candidate;
    found.set(candidate.first, { ...stronger, confidence: candidate.confidence + (known?.confidence ?? 0) });
  };
  for (const outcome of OUTCOMES) for (const candidate of candidatesOf(model, outcome, odds, themes)) add(candidate);
  return [...found.values()].sort((a, b) => b.confidence - a.confidence);
}

function candidatesOf(model: Model, outcome: Outcome, odds: HeadOdds, themes: ThemeOdds): Candidate[] {
  const confidence = odds.matter.get(outcome) ?? 0;
  if (outcome === 'vague') return [];
  if (isWayOut(outcome)) {
    const exit = model.exits[EXIT_OF[outcome]];
    return [{ first: exit.id, kind: KIND_OF[outcome], outcome, confidence, exit }];
  }
  return FIELDS.flatMap((field) => {
    const share = confidence * fieldShare(model, field, odds.field);
    return spread(model, forumsTaking(model, outcome, field), themes).map(([forum, part]) => ({
      first: forum.key,
      kind: 'forum' as const,
      outcome,
      confidence: share * part,
      forum,
    }));
  });
}

/** An organisation without forums of its own for public health takes it in its care forums. */
function fieldShare(model: Model, field: Field, odds: Odds): number {
  if (!FIELDS.every((one) => hasForumsFor(model, one))) return hasForumsFor(model, field) ? 1 : 0;
  return odds.get(field) ?? 0;
}

/** Divides a kind of matter between the forums that take it, by theme. What has no theme goes to whoever distributes between them. */
function spread(model: Model, forums: readonly Forum[], { themes, unsaid }: ThemeOdds): [Forum, number][] {
  const themed = forums.filter((forum) => forum.theme !== undefined);
  if (themed.length === 0) return forums.map((forum) => [forum, 1 / forums.length]);
  const shares = themed.map((forum): [Forum, number] => [forum, themes.get(forum.theme ?? '') ?? 0]);
  const distributor = themed[0]?.reachedVia ? forumById(model, themed[0].reachedVia) : undefined;
  return distributor ? [...shares, [distributor, unsaid * (1 - GUESS_SHARE)]] : shares;
}

/** The rest of the odds when one label is ruled out. */
export function without(odds: Odds, label: string): Odds {
  const rest = 1 - (odds.get(label) ?? 0);
  return new Map([...odds].map(([one, value]) => [one, one === label ? 0 : value / rest]));
}

/** Keeps only what the person has said it is; the rest of the likelihood goes with it. */
export function restrict(odds: Odds, allowed: readonly string[]): Odds {
  const kept = sum(allowed.map((label) => odds.get(label) ?? 0));
  return new Map(
    [...odds].map(([label, value]) => [label, allowed.includes(label) ? share(value, kept, allowed.length) : 0]),
  );
}

const share = (value: number, all: number, count: number): number => (all > 1e-6 ? value / all : 1 / count);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The organisation's own word for a field outweighs the guess. */
export function inField(odds: Odds, field: Field): Odds {
  return new Map(
    [...odds].map(([label, value]) => [
      label,
      label === field ? WORD_SURE + (1 - WORD_SURE) * value : (1 - WORD_SURE) * value,
    ]),
  );
}
