import {
  type Activity,
  type AdaptiveCardInvokeResponse,
  CardFactory,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import type { Card } from '../../cards/card.ts';
import { cardFor } from '../../cards/cardFor.ts';
import type { Language } from '../domain/model/types.ts';
import type { Spoken } from '../domain/reply.ts';
import { textsIn } from '../locales/texts.ts';

/** From what the bot says to what Teams takes. */

export const messageOf = (spoken: Spoken): Partial<Activity> => messageWith(cardFor(spoken));

export function messageWith(card: Card): Partial<Activity> {
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
  return { ...message, summary: card.speak ?? '' };
}

/** @returns the id of what was sent, so that it can be changed; empty when Teams gave none */
export async function send(context: TurnContext, spoken: Spoken): Promise<string> {
  const sent = await context.sendActivity(messageOf(spoken));
  return sent?.id ?? '';
}

export const cardResponse = (card: Card): AdaptiveCardInvokeResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: { ...card },
});

/** The card stays as it was; what there is to say is said below it. */
export const NOTHING_CHANGED = {
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: '',
} as unknown as AdaptiveCardInvokeResponse;

/** For a press, so that the client says that it came to nothing; for whatever else waits for an answer, that there is none. */
export const tooFastResponse = (name: string | null | undefined, language: Language) =>
  name === 'adaptiveCard/action'
    ? {
        status: 200,
        body: {
          statusCode: 429,
          type: 'application/vnd.microsoft.error',
          value: { code: 'TooManyRequests', message: textsIn(language).door.tooFast },
        },
      }
    : { status: 429, body: undefined };
