import type { Place } from '../model/types.ts';
import { themeOdds } from '../routing/candidates.ts';
import type { Outcome } from '../routing/outcome.ts';
import type { FullReading } from '../routing/reading.ts';
import { type Heard, routeHeard } from '../routing/route.ts';
import type { Question, ScopeOption, Told } from '../routing/routing.ts';
import { fold } from '../text.ts';

/** What a button or a typed line adds to a question that was asked before. */

const OUTCOMES_OF: Readonly<Record<ScopeOption, readonly Outcome[]>> = {
  'one-place': ['local'],
  'several-places': ['shared'],
  'one-person': ['individual'],
};

/** What choosing a scope says about the question. */
export const toldByScope = (scope: ScopeOption): Told => ({ outcomes: OUTCOMES_OF[scope] });

const SEVERAL = /\b(?:flera|fler|alla|samtliga|hela|overallt|bada|manga|several|all|many|everywhere|both|whole)\b/;
const ONE_PERSON =
  /\b(?:(?:en|ett|min|var|bara en|den har|one|a) (?:\w+ )?(?:person|elev|patient|brukare|klient|barn|unge|pupil|client|resident|kille|tjej|man|kvinna)|enskild|individ|individual|en person)\b/;
const ONE_PLACE =
  /\b(?:en kommun|ett stalle|bara (?:har|vi|hos oss|vart)|hos oss|har hos oss|lokalt|one (?:place|municipality)|only (?:us|here)|just us|here)\b/;
/** A typed answer to a question back is short; more than this is a new question. */
const MOST_WORDS = 8;
const SURE = 0.55;
/** From so many words a message that is clear by itself is a new question: "elevhälsan och bup pratar inte med varann". */
const WORDS_OF_A_QUESTION = 4;
const CLEAR_BY_ITSELF = 0.9;

/** Reads a typed answer to a question back; null when it is not an answer to it. */
export function toldByAnswer(question: Question, heard: Heard): Told | null {
  const { reading } = heard;
  if (reading.words.length > MOST_WORDS || isClearByItself(heard)) return null;
  const place = reading.places.own[0];
  switch (question.about) {
    case 'scope':
      return toldAsScope(reading, place);
    case 'theme': {
      const theme = themeIn(heard);
      return theme ? { theme } : null;
    }
    case 'matter':
      return matterIn(question.options, heard);
    case 'elsewhere':
      return place ? { place } : null;
    case 'more':
      return null;
  }
}

function isClearByItself(heard: Heard): boolean {
  const routing = routeHeard(heard);
  const confidence = 'confidence' in routing ? routing.confidence : 0;
  return heard.reading.words.length >= WORDS_OF_A_QUESTION && confidence >= CLEAR_BY_ITSELF;
}

/** "flera", "bara vi", "en elev", or the name of the one place. */
function toldAsScope(reading: FullReading, place: Place | undefined): Told | null {
  const scope = scopeIn(reading) ?? (place ? 'one-place' : null);
  return scope ? { ...toldByScope(scope), ...(place ? { place } : {}) } : null;
}

const FOLLOWS =
  /^(?:och|men|jo|ja|and|but|so)? ?(?:om|ifall|vad hander om|hur blir det om|galler det|samma (?:fraga|sak)|what if|what about|how about|if)\b/;
/** "och i Tanum?", "men barn då?", "and children?": short, and leaning on what came before. */
const CONTINUES = /^(?:och|men|and|but) \w|\w (?:da|then)$/;
const FEW_WORDS = 5;

/** "och om det gäller barn?", "men om det är flera kommuner då": what changes against the question before; null when nothing does. */
export function toldByFollowUp(heard: Heard): Told | null {
  const { reading } = heard;
  const plain = plainOf(reading);
  const isFollowUp = FOLLOWS.test(plain) || (reading.words.length <= FEW_WORDS && CONTINUES.test(plain));
  if (!isFollowUp || reading.words.length > MOST_WORDS + 2) return null;
  const place = reading.places.own[0];
  const theme = themeIn(heard);
  const scope = scopeIn(reading);
  if (!place && !theme && !scope) return null;
  return { ...(scope ? toldByScope(scope) : {}), ...(place ? { place } : {}), ...(theme ? { theme } : {}) };
}

/** What is told later goes over what was told before. */
export const withTold = (before: Told, more: Told): Told => ({ ...before, ...more });

const plainOf = (reading: FullReading): string => reading.words.map((word) => word.folded).join(' ');

function scopeIn(reading: FullReading): ScopeOption | null {
  const plain = plainOf(reading);
  if (ONE_PERSON.test(plain)) return 'one-person';
  if (reading.places.own.length > 1 || SEVERAL.test(plain)) return 'several-places';
  return ONE_PLACE.test(plain) ? 'one-place' : null;
}

/** The theme that is named, or that the words point to. */
function themeIn({ router: { model }, reading, odds }: Heard): string | null {
  const plain = plainOf(reading);
  const named = model.themes.find((theme) =>
    [theme.name.sv, theme.name.en].some((name) =>
      name
        .split(/\s+/)
        .map(fold)
        .every((word) => ` ${plain} `.includes(` ${word}`)),
    ),
  );
  if (named) return named.id;
  const { themes, unsaid } = themeOdds(model, odds.group);
  const [best] = [...themes].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= SURE && unsaid < SURE ? best[0] : null;
}

/** "2", or words that clearly mean one of the choices. */
function matterIn(options: readonly Outcome[], { reading, odds }: Heard): Told | null {
  const number = /^[1-9]$/.exec(plainOf(reading))?.[0];
  const chosen = number ? options[Number(number) - 1] : undefined;
  if (chosen) return { outcomes: [chosen] };
  const scope = scopeIn(reading);
  const byScope = scope ? OUTCOMES_OF[scope].find((outcome) => options.includes(outcome)) : undefined;
  if (byScope) return { outcomes: [byScope] };
  const [best] = options.map((option) => [option, odds.matter.get(option) ?? 0] as const).sort((a, b) => b[1] - a[1]);
  return best && best[1] >= SURE ? { outcomes: [best[0]] } : null;
}
