import {
  type Activity,
  type AdaptiveCardInvokeResponse,
  CardFactory,
  MessageFactory,
  type TurnContext,
} from 'botbuilder';
import type { Card } from '../../cards/card.ts';
import { cardFor } from '../../cards/cardFor.ts';
import { timeLeft } from '../deadline.ts';
import type { Language } from '../domain/model/types.ts';
import type { Spoken } from '../domain/reply.ts';
import { textsIn } from '../locales/texts.ts';
import type { DeliveryError } from '../ports/messages.ts';
import { deliveryError } from './deliveryError.ts';

/** From what the bot says to what Teams takes. */

export const messageOf = (spoken: Spoken): Partial<Activity> => messageWith(cardFor(spoken));

export function messageWith(card: Card): Partial<Activity> {
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
  return { ...message, summary: card.speak ?? '' };
}

/**
 * @returns the id of what was sent, so that it can be changed; empty when Teams gave none
 * @throws DeliveryError
 */
export async function send(context: TurnContext, spoken: Spoken): Promise<string> {
  for (;;) {
    try {
      const sent = await context.sendActivity(messageOf(spoken));
      return sent?.id ?? '';
    } catch (error) {
      await untilAgain(deliveryError(error));
    }
  }
}

/** What somebody waits for is sent again while they wait, when it is certain that it has not arrived. In milliseconds. */
const AGAIN_AFTER = 500;
const LEAST_LEFT = 250;

async function untilAgain(error: DeliveryError): Promise<void> {
  const hasNotArrived = error.code === 'throttled' || error.code === 'unreachable';
  const wait = error.retryAfter === null ? AGAIN_AFTER : error.retryAfter * 1000;
  if (!hasNotArrived || wait + LEAST_LEFT > (timeLeft('sending') ?? 0)) throw error;
  await new Promise((resolve) => setTimeout(resolve, wait));
}

/** What a card says, where only a line can be shown. */
export const lineOf = (spoken: Spoken): string => cardFor(spoken).speak ?? '';

export const cardResponse = (card: Card): AdaptiveCardInvokeResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: { ...card },
});

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
