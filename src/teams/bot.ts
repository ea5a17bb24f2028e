import {
  type Activity,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  CardFactory,
  MessageFactory,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { readPress } from '../../cards/actions.ts';
import { cardFor } from '../../cards/cardFor.ts';
import { ask } from '../app/ask.ts';
import type { Answered, Asker, Desk } from '../app/desk.ts';
import { press } from '../app/press.ts';
import type { Language } from '../domain/model/types.ts';
import type { Spoken } from '../domain/reply.ts';
import type { Log } from '../ports.ts';
import { hasOnlyAttachments, readAsker, readText } from './read.ts';

/** The bot in Teams: which activity starts which walk, and how a reply is sent. Nothing is decided here. */

export interface BotSettings {
  readonly desk: Desk;
  /** The organisation's language; null follows each person's Teams. */
  readonly language: Language | null;
  readonly log: Log;
}

export class Bot extends TeamsActivityHandler {
  readonly #settings: BotSettings;

  constructor(settings: BotSettings) {
    super();
    this.#settings = settings;
    this.onMessage(async (context, next) => {
      await this.#answer(context);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      if (isAdded(context.activity)) await send(context, this.#welcome(this.#asker(context)));
      await next();
    });
  }

  #asker(context: TurnContext): Asker {
    return readAsker(context.activity, this.#settings.language);
  }

  #welcome({ language }: Asker): Spoken {
    return { reply: { say: 'welcome', models: this.#settings.desk.routers.map((router) => router.model) }, language };
  }

  async #answer(context: TurnContext): Promise<void> {
    const { activity } = context;
    const asker = this.#asker(context);
    if (activity.value !== undefined && !activity.text) return this.#pressed(context, asker, activity.value);
    if (hasOnlyAttachments(activity))
      return send(context, { reply: { say: 'unreadable', why: 'not-text' }, language: asker.language });
    return say(context, await ask(this.#settings.desk, asker, readText(activity)));
  }

  /** A button in a client that knows only Action.Submit: the answer comes as a message. */
  async #pressed(context: TurnContext, asker: Asker, data: unknown): Promise<void> {
    const pressed = readPress(data);
    if (!pressed) return send(context, { reply: { say: 'outdated' }, language: asker.language });
    return say(context, await press(this.#settings.desk, asker, pressed));
  }

  /** A button (Action.Execute). The card changes at once for the one who pressed, and is then changed for everybody. */
  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    invoke: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const asker = this.#asker(context);
    const pressed = readPress(invoke.action.data);
    if (!pressed) {
      await send(context, { reply: { say: 'outdated' }, language: asker.language });
      return NOTHING_CHANGED;
    }
    const answered = await press(this.#settings.desk, asker, pressed);
    if (answered.how === 'follow') {
      await say(context, answered);
      return NOTHING_CHANGED;
    }
    await Promise.all([this.#replace(context, answered.spoken), answered.stored]);
    return cardResponse(answered.spoken);
  }

  /** An invoke's answer alone would snap back for others, and for the presser on the next load. */
  async #replace(context: TurnContext, spoken: Spoken): Promise<void> {
    const id = context.activity.replyToId;
    if (!id) return;
    try {
      await context.updateActivity({ ...messageOf(spoken), id });
    } catch (error) {
      this.#settings.log.warn('card-not-updated', { error });
    }
  }
}

/** The card stays as it was; what there is to say is said below it. */
const NOTHING_CHANGED = {
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: '',
} as unknown as AdaptiveCardInvokeResponse;

/** Sends an answer while what it refers to is being stored; the turn ends when both are done. */
async function say(context: TurnContext, { spoken, stored }: Answered): Promise<void> {
  await Promise.all([send(context, spoken), stored]);
}

/** True when it is the bot itself that was added, by installing the app. */
function isAdded({ membersAdded, recipient }: Activity): boolean {
  return (membersAdded ?? []).some((member) => member.id === recipient?.id);
}

export async function send(context: TurnContext, spoken: Spoken): Promise<void> {
  await context.sendActivity(messageOf(spoken));
}

function messageOf(spoken: Spoken): Partial<Activity> {
  const card = cardFor(spoken);
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(card));
  return { ...message, summary: card.speak ?? '' };
}

const cardResponse = (spoken: Spoken): AdaptiveCardInvokeResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: { ...cardFor(spoken) },
});
