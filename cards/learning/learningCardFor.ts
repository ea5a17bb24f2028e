import type { CaseReply } from '../../src/domain/case/view.ts';
import type { LearningReply } from '../../src/domain/learning/view.ts';
import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import type { Card } from '../card.ts';
import { meetingOrCaseCardFor } from '../meeting/meetingCardFor.ts';
import { noticeCard } from '../talk.ts';
import { checkAnsweredCard, checkCard } from './checkCard.ts';
import { gapCard, gapSettledCard } from './gapCard.ts';
import { gapsCard } from './gapsCard.ts';
import { teachingsCard } from './teachingsCard.ts';
import { whichTaughtCard } from './whichCard.ts';

/** The card for anything the bot can say of what it has missed and learnt, and else of meetings and cases. */
export function learningOrOtherCardFor(reply: LearningReply | MeetingReply | CaseReply, language: Language): Card {
  switch (reply.say) {
    case 'gaps':
      return gapsCard(reply, language);
    case 'gap':
      return gapCard(reply, language);
    case 'gap-settled':
      return gapSettledCard(reply, language);
    case 'teachings':
      return teachingsCard(reply, language);
    case 'check':
      return checkCard(reply, language);
    case 'check-answered':
      return checkAnsweredCard(reply, language);
    case 'which-taught':
      return whichTaughtCard(reply, language);
    case 'learning-refused':
      return noticeCard(textsIn(language).learning.refused[reply.why], language);
    default:
      return meetingOrCaseCardFor(reply, language);
  }
}
