import type { Point } from '../../src/domain/meeting/point.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { asWritten, type Button, type Elements, folded, text, toggle } from '../card.ts';
import { clipped } from '../case/caseWords.ts';
import { itemLine, type MeetingLook } from './meetingWords.ts';

/** The agenda, numbered: as much as one wants to see at once, the rest folded away. */

/** What a card has room for. Nobody's meeting comes to more. */
const MOST = 40;
const MOST_NOTES = 10;
const LONGEST_NOTE = 240;
const FOLD = 'agenda';

/** @param words other words than usual over it, or for an agenda with nothing on it */
export function agendaList(
  look: MeetingLook,
  shown: number,
  words: { readonly label?: string; readonly empty?: string } = {},
): Elements {
  const { meetings } = textsIn(look.language);
  const lines = linesOf(look);
  if (lines.length === 0) return [text(words.empty ?? emptyLine(look), { spacing: 'Medium' })];
  return [
    text(`**${words.label ?? meetings.agenda}**`, { spacing: 'Medium' }),
    ...blocks(lines.slice(0, shown)),
    ...(lines.length > shown ? [{ ...folded(FOLD, blocks(lines.slice(shown))), spacing: 'Small' as const }] : []),
  ];
}

/** Beside the card's other buttons; null when all is seen already. */
export const agendaToggle = ({ view, language }: MeetingLook, shown: number): Button | null =>
  view.agenda.length > shown ? toggle(FOLD, textsIn(language).meetings.wholeAgenda) : null;

function linesOf({ view, language }: MeetingLook): string[] {
  const { meetings } = textsIn(language);
  const left = view.agenda.length - MOST;
  const lines = view.agenda.slice(0, MOST).map((item, at) => itemLine(item, at, language));
  return left > 0 ? [...lines, meetings.andMore(left)] : lines;
}

const blocks = (lines: readonly string[]): Elements => lines.map((line) => text(line, { spacing: 'Small' }));

function emptyLine({ view, language }: MeetingLook): string {
  const { meetings } = textsIn(language);
  return view.takesPoints ? meetings.emptyOffer : meetings.empty;
}

interface Noted {
  readonly no: number;
  readonly point: Point;
}

/** The points that somebody has proposed, with their numbers on the agenda. */
export const pointsOn = ({ view }: MeetingLook): Noted[] =>
  view.agenda.flatMap(({ content }, at) => (content.is === 'point' ? [{ no: at + 1, point: content.point }] : []));

/** What has been written of the points, for those who prepare; folded away by whoever shows it. */
export function notesOf(look: MeetingLook): Elements {
  const noted = pointsOn(look).filter(({ point }) => point.note !== '');
  return noted
    .slice(0, MOST_NOTES)
    .map(({ no, point }) =>
      text(`**${no}**\u00a0${asWritten(clipped(point.note, LONGEST_NOTE))}`, { spacing: 'Small' }),
    );
}
