import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { type Card, card, inRows, text } from '../card.ts';
import { meetingButton, nextButton } from './meetingWords.ts';

/** Why nothing was done, and the way on. */
export function meetingRefusedCard(
  { why, view }: Extract<MeetingReply, { say: 'meeting-refused' }>,
  language: Language,
): Card {
  const { refused, show } = textsIn(language).meetings;
  const line = refused[why];
  const isOver = why === 'begun' || why === 'cancelled';
  const onward = view && (isOver ? nextButton(view.meeting, language) : meetingButton(show, view.meeting, language));
  return card(line, [text(line), ...inRows(onward)], language);
}
