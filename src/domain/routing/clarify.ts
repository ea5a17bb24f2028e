import type { Model } from '../model/types.ts';
import { type HeadOdds, themeOdds } from './candidates.ts';
import type { Outcome } from './outcome.ts';
import type { Candidate, Question, ScopeOption, Told } from './routing.ts';

/** Which single question would settle most. */

/** Vaguer than this, no choice between forums helps: the person has to say more. */
const TOO_VAGUE = 0.5;
const FEWEST = 2;
const MOST = 4;
const WORTH_OFFERING = 0.06;

const SCOPES: Readonly<Partial<Record<Outcome, ScopeOption>>> = {
  local: 'one-place',
  shared: 'several-places',
  individual: 'one-person',
};

export function chooseQuestion(model: Model, candidates: readonly Candidate[], odds: HeadOdds, told: Told): Question {
  if ((odds.matter.get('vague') ?? 0) >= TOO_VAGUE && !told.outcomes) return { about: 'more' };
  const outcomes = outcomesIn(candidates);
  if (outcomes.length < FEWEST) return themeQuestion(model, odds) ?? { about: 'more' };
  const scopes = outcomes.flatMap((outcome) => SCOPES[outcome] ?? []);
  const isAboutScope = outcomes.slice(0, FEWEST).every((outcome) => SCOPES[outcome]);
  if (isAboutScope) return { about: 'scope', options: inOrder(scopes) };
  return { about: 'matter', options: outcomes.slice(0, MOST) };
}

/** The kinds of matter still in play, likeliest first. Danger is never a choice: it is acted on or mentioned. */
function outcomesIn(candidates: readonly Candidate[]): Outcome[] {
  const sums = new Map<Outcome, number>();
  for (const { outcome, confidence } of candidates) sums.set(outcome, (sums.get(outcome) ?? 0) + confidence);
  return [...sums]
    .filter(([outcome, confidence]) => outcome !== 'acute' && confidence >= WORTH_OFFERING)
    .sort((a, b) => b[1] - a[1])
    .map(([outcome]) => outcome);
}

function themeQuestion(model: Model, odds: HeadOdds): Question | null {
  const { themes } = themeOdds(model, odds.group);
  const options = [...model.themes].sort((a, b) => (themes.get(b.id) ?? 0) - (themes.get(a.id) ?? 0)).slice(0, MOST);
  return options.length >= FEWEST ? { about: 'theme', options } : null;
}

/** One place, several, one person: always asked in that order, all three, so that the choice is whole. */
function inOrder(scopes: readonly ScopeOption[]): ScopeOption[] {
  const all: readonly ScopeOption[] = ['one-place', 'several-places', 'one-person'];
  return all.filter((scope) => scopes.includes(scope) || scope !== 'one-person');
}
