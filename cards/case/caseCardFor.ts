import type { CaseReply } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import type { Card } from '../card.ts';
import { noticeCard } from '../talk.ts';
import { anchorCard } from './anchorCard.ts';
import { caseCard } from './caseCard.ts';
import { casesCard } from './casesCard.ts';
import { draftsCard } from './draftsCard.ts';
import { exportAllCard, exportCard } from './exportCard.ts';
import { formCard } from './formCard.ts';
import { glimpseCard, movedCard } from './glimpseCard.ts';
import { historyCard } from './historyCard.ts';
import { linkedCard, linkFormCard } from './linkCard.ts';
import { newsCard } from './newsCard.ts';
import { draftKeptCard, refusedCard, unplacedCard } from './noticeCards.ts';
import { nudgeCard } from './nudgeCard.ts';
import { overviewCard } from './overviewCard.ts';
import { receiptCard } from './receiptCard.ts';
import { rolesCard } from './rolesCard.ts';
import { similarCard } from './similarCard.ts';
import { stepCard } from './stepCard.ts';

/** The card for anything the bot can say of cases. */
export function caseCardFor(reply: CaseReply, language: Language): Card {
  const { drafts, link } = textsIn(language).cases;
  switch (reply.say) {
    case 'case-form':
      return formCard(reply.view, language);
    case 'case-similar':
      return similarCard(reply, language);
    case 'case-receipt':
      return receiptCard(reply.view, language);
    case 'case':
      return caseCard(reply.view, language);
    case 'case-glimpse':
      return glimpseCard(reply, language);
    case 'case-moved':
      return movedCard(reply, language);
    case 'case-history':
      return historyCard(reply, language);
    case 'case-step':
      return stepCard({ reply, language });
    case 'case-news':
      return newsCard(reply, language);
    case 'case-nudge':
      return nudgeCard(reply, language);
    case 'anchor-request':
      return anchorCard(reply, language);
    case 'case-refused':
      return refusedCard(reply, language);
    case 'case-draft-kept':
      return draftKeptCard(reply.submit, language);
    case 'case-drafts':
      return draftsCard(reply, language);
    case 'case-draft-discarded':
      return noticeCard(drafts.discarded, language);
    case 'cases':
      return casesCard(reply, language);
    case 'case-overview':
      return overviewCard(reply, language);
    case 'roles':
      return rolesCard(reply.view, language);
    case 'link-form':
      return linkFormCard(reply, language);
    case 'linked':
      return linkedCard(reply, language);
    case 'unlinked':
      return noticeCard(link.removed, language);
    case 'cases-export':
      return exportAllCard(reply, language);
    case 'case-export':
      return exportCard(reply, language);
    case 'case-unplaced':
      return unplacedCard(reply, language);
  }
}
