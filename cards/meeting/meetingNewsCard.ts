import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { type Card, card, text } from '../card.ts';
import { clockOf, forumOf, type MeetingLook } from './meetingWords.ts';
import { beginsOn } from './times.ts';

/** In the thread of a meeting: one line of what is new. A notification shows it without the thread, and so needs the forum too. */

type NewsReply = Extract<MeetingReply, { say: 'meeting-news' }>;

export function meetingNewsCard({ news, view }: NewsReply, language: Language): Card {
  const look = { view, language };
  const line = lineOf(news, look);
  return card(`${forumOf(look, 'short')}: ${line}`, [text(line)], language);
}

function lineOf(news: NewsReply['news'], look: MeetingLook): string {
  const { news: words } = textsIn(look.language).meetings;
  const clock = clockOf(look);
  const now = beginsOn(look.view.meeting.span, clock);
  switch (news.is) {
    case 'moved':
      return words.moved(now, beginsOn(news.from, clock));
    case 'cancelled':
      return words.cancelled(now);
    case 'reinstated':
      return words.reinstated(now);
  }
}
