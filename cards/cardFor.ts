import type { Language } from '../src/domain/model/types.ts';
import type { AnswerReply, Spoken } from '../src/domain/reply.ts';
import { LONGEST_TEXT } from '../src/domain/reply.ts';
import { textsIn } from '../src/locales/texts.ts';
import { answerCard } from './answer.ts';
import type { Card } from './card.ts';
import { acuteCard, exitCard, personalDataCard } from './exits.ts';
import { forumCard, forumsCard, termCard } from './forums.ts';
import { learningOrOtherCardFor } from './learning/learningCardFor.ts';
import { organisationCard, questionCard } from './question.ts';
import { helpCard, noticeCard, welcomeCard } from './talk.ts';
import { unsavedCard } from './unsaved.ts';

/** The card for anything the bot can say. */
export function cardFor({ reply, language }: Spoken): Card {
  const { door, talk, outage } = textsIn(language);
  switch (reply.say) {
    case 'answer':
      return answerFor(reply, language);
    case 'which-organisation':
      return organisationCard(reply.id, reply.models, language);
    case 'welcome':
      return welcomeCard(reply.models, language);
    case 'help':
      return helpCard(language);
    case 'forums':
      return forumsCard(reply.model, language);
    case 'forum':
      return forumCard(reply, language);
    case 'term':
      return termCard(reply.term, language);
    case 'remembered':
      return noticeCard(talk.remembered(reply.place.name), language);
    case 'forgotten':
      return noticeCard(reply.hadPlace ? talk.forgotten : talk.nothingToForget, language);
    case 'unreadable':
      return noticeCard(
        { empty: talk.empty, 'not-text': talk.notText, 'too-long': talk.tooLong(LONGEST_TEXT) }[reply.why],
        language,
      );
    case 'apology':
      return noticeCard(talk.apology(reply.reference), language);
    case 'greeting':
      return noticeCard(talk.greeting, language);
    case 'thanks':
      return noticeCard(talk.thanks, language);
    case 'outdated':
      return noticeCard(talk.outdated, language);
    case 'away':
      return noticeCard(reply.again === 'write' ? outage.readAgain : outage.pressAgain, language);
    case 'unsaved':
      return unsavedCard(reply, language);
    case 'perhaps-lost':
      return noticeCard(outage.perhapsLost, language);
    case 'not-your-tenant':
      return noticeCard(talk.notYourTenant, language);
    case 'too-fast':
      return noticeCard(door.tooFast, language);
    default:
      return learningOrOtherCardFor(reply, language);
  }
}

function answerFor(reply: AnswerReply, language: Language): Card {
  const { routing } = reply;
  switch (routing.kind) {
    case 'forum':
      return answerCard({ ...reply, routing }, language);
    case 'clarify':
      return questionCard({ ...reply, routing }, language);
    case 'acute':
      return acuteCard({ ...reply, routing }, language);
    case 'personal-data':
      return personalDataCard({ ...reply, routing }, language);
    default:
      return exitCard({ ...reply, routing }, language);
  }
}
