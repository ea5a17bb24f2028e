import type { IChoiceSetInput } from '@microsoft/teams.cards';
import {
  chairIn,
  choosablePlaces,
  factsOf,
  forumName,
  type Seat,
  seatOf,
  variantOf,
} from '../src/domain/model/forums.ts';
import { escalationPath, type PathStep } from '../src/domain/model/path.ts';
import type { Fact, Language } from '../src/domain/model/types.ts';
import type { AnswerReply } from '../src/domain/reply.ts';
import type { ToForum } from '../src/domain/routing/routing.ts';
import { capitalised } from '../src/domain/text.ts';
import { textsIn } from '../src/locales/texts.ts';
import {
  asWritten,
  button,
  buttons,
  type Card,
  card,
  type Elements,
  folded,
  inRows,
  lineWithButtons,
  section,
  stacked,
  subtle,
  text,
  title,
  toggle,
  warning,
} from './card.ts';
import { dayOf } from './case/dates.ts';
import { feedbackLine } from './feedback.ts';
import { unknowns, workings } from './forums.ts';
import { likelyLines, settledLine } from './learning/precedentLines.ts';
import { beginsOn } from './meeting/times.ts';
import { factLine, linesOf, nameWherever, shortName, sourceLine } from './words.ts';

/** The answer: who owns the question, the way onward, and why. */

export type ForumAnswer = AnswerReply & { readonly routing: ToForum };

/** Said without hesitation from here; below, the words are softer and the alternatives are shown. */
const SURE = 0.85;
const FAIRLY_SURE = 0.6;
const DETAILS = 'details';

export function answerCard(reply: ForumAnswer, language: Language): Card {
  const headline = headlineOf(reply.routing, language);
  return card(
    headline,
    [
      title(headline),
      ...guessLine(reply, language),
      ...whyLine(reply, language),
      ...settledLine(reply, language),
      ...caution(reply, language),
      text(pathLine(reply, language), { spacing: 'Medium' }),
      ...movesOn(reply, language),
      ...whoLine(reply, language),
      ...meetsLine(reply, language),
      ...placeLine(reply, language),
      ...likelyLines(reply, language),
      ...alternatives(reply, language),
      ...inRows(
        fileButton(reply, language),
        toggle(DETAILS, textsIn(language).answer.more),
        wrongForum(reply, language),
      ),
      folded(DETAILS, details(reply, language)),
      ...feedbackLine(reply, language),
      subtle(sourceLine(mainFacts(reply), language)),
    ],
    language,
  );
}

const seat = ({ forum, place, theme }: ToForum): Seat => seatOf(forum, place, theme?.id);

function headlineOf(routing: ToForum, language: Language): string {
  const { confidence } = routing;
  const { answer } = textsIn(language);
  const name = nameWherever(seat(routing), language);
  if (confidence >= SURE) return answer.owns(capitalised(name));
  return confidence >= FAIRLY_SURE ? answer.probably(name) : answer.unsure(name);
}

/** A place that was written with a slip of the finger, and the way to put it right; not when it has just been told which place it is. */
function guessLine({ routing, id, model, home }: ForumAnswer, language: Language): Elements {
  const guess = routing.because.find((reason) => reason.because === 'guess');
  if (!guess || !routing.forum.perPlace || home === 'remembered') return [];
  const line = text(textsIn(language).answer.readAs(asWritten(guess.written), guess.meant), { spacing: 'Small' });
  if (id === null) return [line];
  return [
    {
      type: 'Container',
      style: 'emphasis',
      spacing: 'Small',
      items: [line, placeInput(model, language), buttons(placeButton(id, language))],
    },
  ];
}

/** What was understood and the rule that decides, in two sentences. Where a precedent decided, what was understood did not. */
function whyLine({ routing }: ForumAnswer, language: Language): Elements {
  const texts = textsIn(language);
  const isSettled = routing.because.some(({ because }) => because === 'precedent');
  const lines = routing.because.flatMap((reason) => {
    if (reason.because === 'matter') return isSettled ? [] : [texts.understood[reason.outcome]];
    return reason.because === 'rule' ? [factLine(reason.fact, language)] : [];
  });
  return lines.length > 0 ? [text(lines.join(' '), { spacing: 'Small' })] : [];
}

function pathOf({ model, routing }: ForumAnswer): PathStep[] {
  return escalationPath(model, routing.forum, routing.place ?? undefined, routing.forum.theme ?? routing.theme?.id);
}

/** Held together by a space that does not break, so that no line ends with a lone number. */
const numbered = (at: number, name: string): string => `${at + 1}\u00a0${name}`;

/** "1 Ni och den andra verksamheten → **2 Lokal grupp Uddevalla** → 3 Styrgruppen": to the next forum; the rest is folded away. */
function pathLine(reply: ForumAnswer, language: Language): string {
  const path = pathOf(reply);
  const isLocal = reply.routing.level === 'lokal';
  const next = path.findIndex((step) => step.role === 'then');
  const steps = [
    ...(isLocal ? [textsIn(language).answer.between] : []),
    ...entrance(reply, language),
    ...path.slice(0, next < 0 ? path.length : next + 1).map((step) => forumName(step, language, 'short')),
  ];
  if (steps.length === 1) return textsIn(language).answer.pathEnds;
  const here = steps.indexOf(shortName(reply.routing.forum, reply.routing.place, language));
  return steps.map((name, at) => (at === here ? `**${numbered(at, name)}**` : numbered(at, name))).join(' → ');
}

/** The forum that lets a question in, when it does not start there itself. */
function entrance({ routing }: ForumAnswer, language: Language): string[] {
  return routing.forum.reachedVia && routing.via ? [shortName(routing.via, routing.place, language)] : [];
}

function movesOn(reply: ForumAnswer, language: Language): Elements {
  const when = reply.routing.forum.next?.when;
  return when && reply.routing.next ? [text(factLine(when, language), { spacing: 'Small' })] : [];
}

function whoLine({ routing, year }: ForumAnswer, language: Language): Elements {
  const { answer } = textsIn(language);
  const { forum } = routing;
  const chair = forum.chair ? chairIn(forum.chair, year, variantOf(seat(routing))) : null;
  const members = forum.members.always.map((fact) => factLine(fact, language));
  const lines = [
    ...(members.length > 0 ? [answer.takePart(members)] : []),
    ...(chair ? [answer.chairNow(chair.name[language], year)] : []),
  ];
  return lines.length > 0 ? [text(lines.join(' · '), { spacing: 'Small' })] : [];
}

/** When it meets next, as its calendar says; by when points must be in only while they still can be. */
function meetsLine({ meets }: ForumAnswer, language: Language): Elements {
  const { answer } = textsIn(language).meetings;
  if (!meets || meets.meeting.isCancelled) return [];
  const { meeting, lastDayForPoints: last, timeZone, today } = meets;
  const clock = { today, timeZone, language };
  const isOpen = last && Temporal.PlainDate.compare(last, today) >= 0;
  const parts = [answer.meets(beginsOn(meeting.span, clock)), ...(isOpen ? [answer.pointsBy(dayOf(last, clock))] : [])];
  return [text(parts.join(' · '), { spacing: 'Small' })];
}

function placeLine(reply: ForumAnswer, language: Language): Elements {
  const { answer, talk } = textsIn(language);
  const { routing, id, model, home } = reply;
  if (!routing.forum.perPlace || id === null) return [];
  if (!routing.place) return [placeInput(model, language), buttons(placeButton(id, language))];
  if (home === 'forgotten') return [text(talk.forgotten, { isSubtle: true })];
  const isOwn = routing.because.some((reason) => reason.because === 'place' && reason.how === 'remembered');
  if (!isOwn && home !== 'remembered') return [];
  const forget = button(answer.forget, { press: 'forget', id }, language);
  return [lineWithButtons(answer.rememberedPlace(routing.place.name), forget)];
}

export function placeInput(model: ForumAnswer['model'], language: Language): IChoiceSetInput {
  const { answer } = textsIn(language);
  return {
    type: 'Input.ChoiceSet',
    id: 'place',
    label: answer.whichPlace,
    placeholder: answer.choosePlace,
    style: 'compact',
    choices: choosablePlaces(model).map((place) => ({ title: place.name, value: place.id })),
  };
}

/** Goes with the place input, whose value it takes along. */
export const placeButton = (id: string, language: Language) =>
  button(textsIn(language).answer.show, { press: 'place', id, place: '' }, language, { inputs: true });

function alternatives({ routing, id }: ForumAnswer, language: Language): Elements {
  if (id === null || routing.confidence >= SURE || routing.alternatives.length === 0) return [];
  const others = routing.alternatives.map((one) =>
    button(alternativeName(one, routing, language), { press: 'alternative', id, first: one.first }, language),
  );
  return [text(textsIn(language).answer.alternatives, { spacing: 'Medium' }), ...stacked(...others)];
}

/** What was asked and answered is carried over to the form. */
function fileButton({ id, model }: ForumAnswer, language: Language) {
  if (id === null) return null;
  const press = { press: 'file-form', model: model.id, question: id } as const;
  return button(textsIn(language).answer.file, press, language, { primary: true });
}

function wrongForum({ id, feedback }: ForumAnswer, language: Language) {
  return id !== null && feedback === 'none'
    ? button(textsIn(language).answer.wrongForum, { press: 'wrong-forum', id }, language)
    : null;
}

const alternativeName = (one: ToForum['alternatives'][number], routing: ToForum, language: Language): string =>
  one.forum ? shortName(one.forum, routing.place, language) : textsIn(language).choices[one.outcome];

export const caution = ({ routing }: Pick<AnswerReply, 'routing'>, language: Language): Elements =>
  'caution' in routing && routing.caution ? [warning(textsIn(language).answer.caution)] : [];

/** The whole way with the condition for each step, and what is known of the forum itself. */
function details(reply: ForumAnswer, language: Language): Elements {
  const { answer } = textsIn(language);
  const { forum, because } = reply.routing;
  const note = variantOf(seat(reply.routing))?.note;
  const words = because.flatMap((reason) =>
    reason.because === 'words' && reason.words.length > 0 ? [answer.yourWords(reason.words)] : [],
  );
  return [
    ...wholePath(reply, language),
    ...section(answer.remit, linesOf([...forum.remit, note], language)),
    ...workings(forum, language),
    ...unknowns(forum, language),
    ...words.map(subtle),
    subtle(sourceLine(factsOf(forum), language)),
  ];
}

function wholePath(reply: ForumAnswer, language: Language): Elements {
  const steps = pathOf(reply);
  const lines = steps.map((step, at) => {
    const name = `**${forumName(step, language)}**`;
    return `${at + 1}. ${step.when ? `${name}: ${factLine(step.when, language)}` : name}`;
  });
  return steps.length > 1
    ? [
        text(`**${textsIn(language).answer.wholePath}**`, { spacing: 'Medium' }),
        ...lines.map((line) => text(line, { spacing: 'Small' })),
      ]
    : [];
}

const rules = ({ routing }: ForumAnswer): Fact[] =>
  routing.because.flatMap((reason) => (reason.because === 'rule' ? [reason.fact] : []));

const mainFacts = (reply: ForumAnswer): Fact[] => [
  ...rules(reply),
  ...(reply.routing.forum.next ? [reply.routing.forum.next.when] : []),
];
