import type { CaseReply } from '../../src/domain/case/view.ts';
import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import type { Card } from '../card.ts';
import { caseCardFor } from '../case/caseCardFor.ts';
import { arrangeCard } from './arrangeCard.ts';
import { deliveriesCard } from './deliveriesCard.ts';
import { deliveryAlertCard, deliveryResolvedCard } from './deliveryCards.ts';
import { meetingsCard, noMeetingCard, whichForumCard } from './findCards.ts';
import { followUpCard } from './followUpCard.ts';
import { leadCard } from './leadCard.ts';
import { meetingCard } from './meetingCard.ts';
import { meetingNewsCard } from './meetingNewsCard.ts';
import { pausedCard, pauseFormCard } from './pauseCards.ts';
import { pointFormCard, pointKeptCard, pointWithdrawnCard } from './pointCards.ts';
import { meetingRefusedCard } from './refusedCard.ts';
import { previewCard, reminderCard } from './reminderCard.ts';

/** The card for anything the bot can say of meetings, and else of cases. */
export function meetingOrCaseCardFor(reply: MeetingReply | CaseReply, language: Language): Card {
  switch (reply.say) {
    case 'reminder':
      return reminderCard(reply, language);
    case 'meeting-news':
      return meetingNewsCard(reply, language);
    case 'meeting':
      return meetingCard(reply, language);
    case 'meeting-lead':
      return leadCard(reply, language);
    case 'reminder-preview':
      return previewCard(reply, language);
    case 'meetings':
      return meetingsCard(reply, language);
    case 'no-meeting':
      return noMeetingCard(reply, language);
    case 'which-forum':
      return whichForumCard(reply, language);
    case 'point-form':
      return pointFormCard(reply, language);
    case 'point-kept':
      return pointKeptCard(reply, language);
    case 'point-withdrawn':
      return pointWithdrawnCard(reply, language);
    case 'arrange-form':
      return arrangeCard(reply, language);
    case 'pause-form':
      return pauseFormCard(reply, language);
    case 'paused':
      return pausedCard(reply, language);
    case 'follow-up':
      return followUpCard(reply, language);
    case 'deliveries':
      return deliveriesCard(reply, language);
    case 'delivery-alert':
      return deliveryAlertCard(reply, language);
    case 'delivery-resolved':
      return deliveryResolvedCard(reply, language);
    case 'meeting-refused':
      return meetingRefusedCard(reply, language);
    default:
      return caseCardFor(reply, language);
  }
}
