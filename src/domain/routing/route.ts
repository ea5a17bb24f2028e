import { isCommonWord } from '../language.ts';
import { forumsTaking, themeById } from '../model/forums.ts';
import { nextForum, viaForum } from '../model/path.ts';
import type { Forum, Model, Neighbour, Place, Theme } from '../model/types.ts';
import { refusedKinds } from '../privacy/guard.ts';
import { candidatesFor, type HeadOdds, inField, restrict, themeOdds, without } from './candidates.ts';
import { chooseQuestion } from './clarify.ts';
import { decisiveWords, type HeadName, type Known, knownOf, oddsOf, type Weights } from './classifier.ts';
import { featuresOf } from './features.ts';
import { askedFor, ruledBefore } from './overrule.ts';
import type { Precedent, Precedents } from './precedents.ts';
import { type FullReading, type Lexicon, read } from './reading.ts';
import type { Candidate, Reason, Routing, ToForum, Told } from './routing.ts';

/** Where a question belongs. Pure: the same model, weights, text and answers give the same routing. */

export interface Router {
  readonly model: Model;
  readonly lexicon: Lexicon;
  readonly weights: Weights;
  /** What this organisation has settled before. */
  readonly precedents: Precedents;
}

/**
 * From here a text is treated as danger: 112 is the whole answer. On sentences that were never learnt from it misses none of 36
 * ordinary dangers and 9 of 280 hard ones, and cries wolf over 2 of 665 ordinary questions and 15 of 320 hard ones.
 */
const DANGER = 0.3;
/** One or two words can be likened to anything ("en elev"): they have to be plainer than a sentence to be a cry for help. */
const DANGER_IN_FEW_WORDS = 0.75;
const FEW_WORDS = 2;
/** A text that points out a person is refused either way, and the refusal mentions 112. */
const DANGER_BESIDE_A_PERSON = 0.5;
/** From here 112 and 1177 are mentioned beside the answer. */
const CAUTION = 0.15;
/** A wrong forum costs a month, a question back ten seconds. */
const SURE = 0.6;
/** A theme is named only when the text gives it. */
const THEME_SURE = 0.5;
/** After this many questions back, the best guess is given with its alternatives. */
const MOST_QUESTIONS = 2;
const ALTERNATIVES = 3;
const WORDS_SHOWN = 4;
const WORTH_MENTIONING = 0.05;

/** A text with everything that can be seen in it, and what the classifier makes of it. It can be routed again as more is told. */
export interface Heard {
  readonly router: Router;
  readonly reading: FullReading;
  readonly known: readonly Known[];
  readonly odds: HeadOdds;
  /** What is like it and has been settled before. */
  readonly precedents: readonly Precedent[];
}

/** @param text as typed, any length or language */
export function hear(router: Router, text: string): Heard {
  const reading = read(router.lexicon, text);
  const known = knownOf(router.weights, featuresOf(reading));
  const odds = (head: HeadName) => oddsOf(router.weights, known, head);
  return {
    router,
    reading,
    known,
    odds: { matter: odds('matter'), group: odds('group'), field: odds('field') },
    precedents: router.precedents.like(text),
  };
}

/** Hears and routes in one. */
export const route = (router: Router, text: string, told: Told = {}): Routing => routeHeard(hear(router, text), told);

interface Inquiry extends Heard {
  readonly told: Told;
}

export function routeHeard(heard: Heard, told: Told = {}): Routing {
  const inquiry: Inquiry = { ...heard, told };
  const { reading, odds } = heard;
  const { matter } = odds;
  // Somebody who has told what the question is about has not told of danger.
  const peril = told.outcomes ? 0 : (matter.get('acute') ?? 0);
  if (peril >= dangerFrom(reading)) return acute(inquiry, peril);
  const caution = peril >= CAUTION;
  return refusal(inquiry, caution) ?? decide(inquiry, weigh(inquiry, without(matter, 'acute')), caution);
}

function dangerFrom(reading: FullReading): number {
  if (wordCount(reading) <= FEW_WORDS) return DANGER_IN_FEW_WORDS;
  return refusedKinds(reading.personalData).length > 0 ? DANGER_BESIDE_A_PERSON : DANGER;
}

/** Words that say something: neither a place's name nor a number. */
const wordCount = ({ words, placeWords }: FullReading): number =>
  words.filter((word, at) => !placeWords.has(at) && !/^\d+$/.test(word.folded)).length;

function acute(inquiry: Inquiry, confidence: number): Routing {
  const { router, reading } = inquiry;
  return {
    kind: 'acute',
    exit: router.model.exits['akut-112'],
    confidence,
    because: [wordsFor(inquiry, 'acute')],
    hasPersonalData: refusedKinds(reading.personalData).length > 0,
  };
}

function refusal({ router, reading }: Inquiry, caution: boolean): Routing | null {
  const found = refusedKinds(reading.personalData);
  return found.length > 0 ? { kind: 'personal-data', exit: router.model.exits.vagra, found, caution } : null;
}

/** The classifier's view, corrected by what the person has told and by the organisation's own words. */
function weigh({ router, reading, odds, told }: Inquiry, heard: HeadOdds['matter']): HeadOdds {
  const covered = themeById(router.model, told.theme)?.covers;
  return {
    matter: told.outcomes ? restrict(heard, told.outcomes) : heard,
    group: covered ? restrict(odds.group, covered) : odds.group,
    field: reading.field ? inField(odds.field, reading.field) : odds.field,
  };
}

function decide(inquiry: Inquiry, odds: HeadOdds, caution: boolean): Routing {
  const { router, told, precedents } = inquiry;
  const { model } = router;
  const candidates = candidatesFor(model, odds);
  const ruled = ruledBefore({ ...inquiry, model }, candidates);
  const best = ruled?.candidate ?? askedFor({ ...inquiry, model }, candidates) ?? candidates[0];
  if (!best) throw new Error(`model ${model.id} has neither forums nor exits`);
  const theme = themeOf(model, odds, told) ?? themeById(model, ruled?.ruling.theme ?? undefined) ?? null;
  const place = placeOf(inquiry);
  const common = { caution, theme, place: place?.place ?? null, confidence: best.confidence, precedents };
  const elsewhere = elsewhereOf(inquiry, best);
  const isSettled = best.confidence >= SURE || (told.asked ?? 0) >= MOST_QUESTIONS;
  if (!isSettled || elsewhere) {
    const question = elsewhere
      ? ({ about: 'elsewhere', neighbour: elsewhere } as const)
      : chooseQuestion(model, candidates, odds, told);
    return { ...common, kind: 'clarify', question, alternatives: candidates.slice(0, ALTERNATIVES), because: [] };
  }
  const others = candidates.filter(({ first }) => first !== best.first).slice(0, ALTERNATIVES);
  const alternatives = others.filter((one) => one.confidence >= WORTH_MENTIONING);
  const before: Reason[] = ruled ? [{ because: 'precedent', ruling: ruled.ruling }] : [];
  const because = [
    ...before,
    ...reasonsFor(best, place, theme),
    ...guessesIn(inquiry, place),
    wordsFor(inquiry, best.outcome),
  ];
  return settle(model, best, { ...common, alternatives, because });
}

type Settled = Pick<ToForum, 'precedents' | 'alternatives' | 'caution' | 'theme' | 'place' | 'confidence' | 'because'>;

function settle(model: Model, best: Candidate, common: Settled): Routing {
  if (best.forum) return toForum(model, best.forum, common);
  const kind = best.kind === 'forum' || best.kind === 'acute' ? 'offtopic' : best.kind;
  const takesPattern = kind === 'individual' || kind === 'deviation';
  return {
    ...common,
    kind,
    exit: best.exit ?? model.exits.utanfor,
    next: takesPattern ? patternForum(model, common.theme) : null,
  };
}

function toForum(model: Model, forum: Forum, common: Settled): Routing {
  const theme = forum.theme ?? common.theme?.id;
  return {
    ...common,
    kind: 'forum',
    forum,
    level: forum.level,
    place: forum.perPlace ? common.place : null,
    via: viaForum(model, forum, theme) ?? null,
    next: nextForum(model, forum, theme) ?? null,
  };
}

/** The other area that a question is about, when it would go to a forum of this one. County and political matters have no such borders. */
function elsewhereOf({ reading, told }: Inquiry, best: Candidate): Neighbour | null {
  const [neighbour] = reading.places.elsewhere;
  const isHere =
    reading.places.own.length > 0 || reading.places.cities.length > 0 || (told.place ?? told.home) !== undefined;
  const hasBorders = best.forum?.level === 'lokal' || best.forum?.level === 'delregional';
  return neighbour && hasBorders && !isHere ? neighbour : null;
}

/** The local forum that takes what keeps happening; null where it takes a theme to tell which. */
function patternForum(model: Model, theme: Theme | null): Forum | null {
  const local = forumsTaking(model, 'local', 'care');
  return local.find((forum) => forum.theme === undefined || forum.theme === theme?.id) ?? null;
}

function themeOf(model: Model, odds: HeadOdds, told: Told): Theme | null {
  if (told.theme) return themeById(model, told.theme) ?? null;
  const { themes, unsaid } = themeOdds(model, odds.group);
  const [likeliest] = [...themes].sort((a, b) => b[1] - a[1]);
  const isSaid = likeliest && likeliest[1] >= THEME_SURE && unsaid < THEME_SURE;
  return isSaid ? (themeById(model, likeliest[0]) ?? null) : null;
}

interface WhereItIs {
  readonly place: Place;
  readonly how: 'said' | 'remembered';
}

/** The place told of, else the one place written, else where the person works. Of two places it is the one said to be the writer's, if any. */
function placeOf({ reading, told }: Inquiry): WhereItIs | null {
  const [only, ...more] = reading.places.own;
  const said = told.place ?? (more.length === 0 ? only : (reading.places.ours ?? undefined));
  if (said) return { place: said, how: 'said' };
  return told.home && !only ? { place: told.home, how: 'remembered' } : null;
}

function reasonsFor(best: Candidate, place: WhereItIs | null, theme: Theme | null): Reason[] {
  const rules = best.forum?.why ?? (best.exit ? [best.exit.advice] : []);
  return [
    { because: 'matter', outcome: best.outcome },
    ...rules.map((fact): Reason => ({ because: 'rule', fact })),
    ...(place && best.forum?.perPlace ? [{ because: 'place', ...place } as const] : []),
    ...(theme && best.kind === 'forum' ? [{ because: 'theme', theme } as const] : []),
  ];
}

/** Once somebody has told which place it is, there is nothing to ask. */
const guessesIn = ({ reading, told }: Inquiry, place: WhereItIs | null): Reason[] =>
  (told.place ? [] : reading.places.guesses)
    .filter(({ meant }) => meant === place?.place.name)
    .map((guess): Reason => ({ because: 'guess', ...guess }));

function wordsFor({ router, reading, known }: Inquiry, outcome: string): Reason {
  const strongest = decisiveWords(router.weights, known, 'matter', outcome)
    .filter((at) => !isCommonWord(reading.words[at]?.text.toLowerCase() ?? '') && !pointsOut(reading, at))
    .slice(0, WORDS_SHOWN)
    .sort((a, b) => a - b);
  return { because: 'words', words: strongest.flatMap((at) => reading.words[at]?.text ?? []) };
}

/** What points out a person is never said back, however much it weighed. */
function pointsOut({ words, personalData }: FullReading, at: number): boolean {
  const word = words[at];
  return word !== undefined && personalData.some(({ start, end }) => word.start < end && word.end > start);
}
