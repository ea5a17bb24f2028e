import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { type Card, card, type Elements, inRows, text, title } from '../card.ts';
import { agendaList, agendaToggle } from './agendaList.ts';
import {
  casesButton,
  factsOf,
  headlineOf,
  type MeetingLook,
  nextButton,
  pointsBy,
  proposeButton,
  sourcesOf,
} from './meetingWords.ts';

/** A meeting for whoever asks: when, where, and what stands on its agenda. The link to join is in the channel and in the calendars of those invited. */

const SHOWN = 5;

export function meetingCard({ view }: Extract<MeetingReply, { say: 'meeting' }>, language: Language): Card {
  const look = { view, language };
  const heading = headlineOf(look);
  return card(heading, [title(`**${heading}**`), ...bodyOf(look)], language);
}

function bodyOf(look: MeetingLook): Elements {
  const { view, language } = look;
  if (view.meeting.isCancelled)
    return [
      text(textsIn(language).meetings.cancelledMore, { spacing: 'Small' }),
      ...inRows(nextButton(view.meeting, language)),
    ];
  return [
    ...factsOf(look),
    ...pointsBy(look),
    ...agendaList(look, SHOWN, { empty: textsIn(language).meetings.nothingToShow }),
    ...inRows(proposeButton(look, { primary: true }), casesButton(look), agendaToggle(look, SHOWN)),
    ...sourcesOf(look),
  ];
}
