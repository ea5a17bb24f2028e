import {
  type Anchoring,
  anchoringsOf,
  currentHandlings,
  decisionOf,
  type Handling,
  isOpen,
  openHandlings,
} from '../../src/domain/case/case.ts';
import type { CaseView } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, type Elements, text, title } from '../card.ts';
import { behind, clipped, headline, type Look, principalName, seatName, stageLine } from './caseWords.ts';
import { weekdayOf } from './dates.ts';

/** What everybody sees first of a case: what it is, where it stands, what it leads to, and what was decided. */

/** In characters: about three lines of a card at phone width. */
const LONGEST = 160;
/** More rows of answers than this are counted instead of listed; those that are stuck are always listed. */
const MOST_ANSWERS = 6;

export const caseBody = (look: Look): Elements => [
  title(`**${headline(look.view.case)}**`),
  ...standing(look),
  ...whatItIs(look),
  ...look.view.case.handlings.flatMap((handling) => outcome(handling, look)),
];

/** One line while one forum has it; a line for each when several do. */
export function standing(look: Look): Elements {
  const { view, language } = look;
  const [first, ...others] = currentHandlings(view.case);
  const count = behind(view.case, language);
  if (!first) return [];
  const lines = others.length > 0 ? [first, ...others].map((one) => `- *${whereIs(one, look)}*`) : [];
  const summary = others.length > 0 ? `*${count}*` : `*${whereIs(first, look)} · ${count}*`;
  return [text(summary, SMALL), ...lines.map((line) => text(line, SMALL)), ...promised(view, language)];
}

const SMALL = { spacing: 'Small' as const };

/** "Lokal grupp Uddevalla · bereds sedan 24 november" */
export const whereIs = (handling: Handling, look: Look): string =>
  `${seatName(look.view.model, handling.seat, look.language, 'short')} · ${stageLine(handling, look)}`;

/** To those who wait for an answer, and those who owe it; the channel's card is for the matter itself. */
function promised({ case: case_, for: eyes, today }: CaseView, language: Language): Elements {
  const isWaiting = openHandlings(case_).some((handling) => decisionOf(handling) === null);
  if (!isWaiting || eyes === 'everyone' || eyes === 'other') return [];
  const day = weekdayOf(case_.replyBy, { today, language });
  return [text(textsIn(language).cases.case.replyBy(day), SMALL)];
}

/** What it leads to, and what has been tried before there is a decision; what happens when neither is told. */
function whatItIs({ view, language }: Look): Elements {
  const texts = textsIn(language).cases.case;
  const { answers } = view.case;
  const isDecided = view.case.handlings.some((handling) => decisionOf(handling) !== null);
  const told = (['consequence', 'tried'] as const).filter((id) => answers[id] && !(isDecided && id === 'tried'));
  return (told.length > 0 ? told : (['happening'] as const)).flatMap((id) => {
    const answer = answers[id];
    return typeof answer === 'string' && answer !== '' ? [text(`**${texts[id]}:** ${short(answer)}`)] : [];
  });
}

/** On one line. */
const short = (written: string): string => asWritten(clipped(written.replace(/\s+/g, ' ').trim(), LONGEST));

/** What a forum's work came to: its decision with how it goes at home, or why it ended. */
function outcome(handling: Handling, look: Look): Elements {
  const { stage } = handling;
  if ('decision' in stage) return [...decision(handling, look), ...home(handling, look)];
  const reason = 'reason' in stage && !hasMovedOn(handling, look.view) ? stage.reason : '';
  return reason === '' ? [] : [text(`**${textsIn(look.language).cases.case.reason}:** ${short(reason)}`)];
}

/** One that has ended while others go on belongs to the history. */
const hasMovedOn = ({ stage }: Handling, { case: case_ }: CaseView): boolean =>
  !isOpen(stage.state) && openHandlings(case_).length > 0;

function decision(handling: Handling, { view, language }: Look): Elements {
  const texts = textsIn(language).cases.case;
  const made = decisionOf(handling);
  if (!made) return [];
  const label =
    view.case.handlings.length > 1
      ? texts.decisionIn[made.sort](seatName(view.model, handling.seat, language, 'short'))
      : texts.decision[made.sort];
  return [
    text(`**${label}:** ${asWritten(clipped(made.text, 2 * LONGEST))}`),
    ...(made.responsible === '' ? [] : [text(`**${texts.responsible}:** ${short(made.responsible)}`, SMALL)]),
  ];
}

function home(handling: Handling, look: Look): Elements {
  const { view, language } = look;
  const { cases, list } = textsIn(language);
  const { stage } = handling;
  const closed = stage.state === 'closed' && stage.reason !== '' ? stage.reason : null;
  const names = (decisionOf(handling)?.principals ?? []).map((id) => principalName(view.model, id));
  if (stage.state === 'decided') return names.length === 0 ? [] : [text(cases.case.takesHome(list(names)), SMALL)];
  return [
    ...answers(anchoringsOf(handling), look),
    ...(closed ? [text(`**${cases.case.closedEarly}:** ${short(closed)}`, SMALL)] : []),
  ];
}

/** Each principal's answer in words. */
function answers(anchorings: readonly Anchoring[], look: Look): Elements {
  if (anchorings.length === 0) return [];
  const { anchored } = textsIn(look.language).cases.case;
  const done = anchorings.filter(({ home }) => home.is === 'done').length;
  const areMany = anchorings.length > MOST_ANSWERS;
  const shown = areMany ? anchorings.filter(({ home }) => home.is === 'hindered') : anchorings;
  return [
    ...(areMany ? [text(`${anchored(done, anchorings.length)}.`, SMALL)] : []),
    ...shown.slice(0, MOST_ANSWERS).map((one) => text(`- ${answerLine(one, look)}`, SMALL)),
  ];
}

function answerLine(one: Anchoring, look: Look): string {
  const note = one.home.is !== 'awaited' && one.home.note !== '' ? ` (${short(one.home.note)})` : '';
  return `${answerOf(one, look)}${note}`;
}

/** "Uddevalla kommun: klart hemma" */
export const answerOf = ({ principal, home }: Anchoring, { view, language }: Look): string =>
  `${principalName(view.model, principal)}: ${textsIn(language).cases.home[home.is]}`;
