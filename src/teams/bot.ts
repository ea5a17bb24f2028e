import {
  type Activity,
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  type InvokeResponse,
  type MessagingExtensionAction,
  type MessagingExtensionActionResponse,
  type MessagingExtensionQuery,
  type MessagingExtensionResponse,
  TeamsActivityHandler,
  type TurnContext,
} from 'botbuilder';
import { readPress } from '../../cards/actions.ts';
import type { Card } from '../../cards/card.ts';
import { cardFor } from '../../cards/cardFor.ts';
import { ask } from '../app/ask.ts';
import { repaintPressed } from '../app/case/repaint.ts';
import type { Answered, Asker, Desk } from '../app/desk.ts';
import { press } from '../app/press.ts';
import type { CaseId } from '../domain/case/case.ts';
import type { Language } from '../domain/model/types.ts';
import type { Spoken } from '../domain/reply.ts';
import type { Log } from '../ports.ts';
import { openDialog, search, submitDialog } from './extension.ts';
import { installed, removed, teamChanged } from './installs.ts';
import { keepLive } from './live.ts';
import { hasOnlyAttachments, readAsker, readText } from './read.ts';
import { cardResponse, messageOf, messageWith, NOTHING_CHANGED, send } from './send.ts';

/** The bot in Teams: which activity starts which walk, and how a reply is sent. Nothing is decided here. */

export interface BotSettings {
  readonly desk: Desk;
  /** The organisation's language; null follows each person's Teams. */
  readonly language: Language | null;
  readonly log: Log;
}

const NOT_IMPLEMENTED = 501;
const BAD_REQUEST = 400;

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
      if (isAdded(context.activity)) {
        const asker = this.#asker(context);
        await installed(settings.desk, asker, context);
        await send(context, this.#welcome(asker));
      }
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await installed(settings.desk, this.#asker(context), context);
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      await removed(settings, context.activity, this.#asker(context));
      await next();
    });
    this.onConversationUpdate(async (context, next) => {
      await teamChanged(settings, context.activity);
      await next();
    });
  }

  #asker(context: TurnContext): Asker {
    return readAsker(context, this.#settings.language);
  }

  #welcome({ language }: Asker): Spoken {
    return { reply: { say: 'welcome', models: this.#settings.desk.routers.map((router) => router.model) }, language };
  }

  async #answer(context: TurnContext): Promise<void> {
    const { activity } = context;
    const asker = this.#asker(context);
    if (activity.value !== undefined && !activity.text) return this.#pressed(context, asker, activity.value);
    if (hasOnlyAttachments(activity)) {
      await send(context, { reply: { say: 'unreadable', why: 'not-text' }, language: asker.language });
      return;
    }
    return this.#say(context, await ask(this.#settings.desk, asker, readText(activity)));
  }

  /** A button in a client that knows only Action.Submit: the answer comes as a message. */
  async #pressed(context: TurnContext, asker: Asker, data: unknown): Promise<void> {
    const pressed = readPress(data);
    if (pressed) return this.#say(context, await press(this.#settings.desk, asker, pressed));
    await send(context, { reply: { say: 'outdated' }, language: asker.language });
  }

  /** Sends an answer while what it refers to is being stored; the turn ends when both are done. */
  async #say(context: TurnContext, { spoken, stored, live }: Answered): Promise<void> {
    const [activity] = await Promise.all([send(context, spoken), stored]);
    if (live) await keepLive(this.#settings.desk, context, activity, live, spoken.language);
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
      await this.#say(context, answered);
      return NOTHING_CHANGED;
    }
    const card = cardFor(answered.spoken);
    if (answered.how === 'replace') await this.#replace(context, answered, card);
    else if (answered.changed) await this.#repaint(context, answered.changed);
    return cardResponse(card);
  }

  /** Everybody sees the change in the card that was pressed; whoever pressed then gets their own view of it. */
  async #repaint(context: TurnContext, changed: CaseId): Promise<void> {
    const { desk, log } = this.#settings;
    const id = context.activity.replyToId;
    const repainted = id ? await repaintPressed(desk, changed, id) : null;
    if (!id || !repainted) return;
    try {
      await context.updateActivity({ ...messageOf(repainted.spoken), id });
      await repainted.shown();
    } catch (error) {
      log.warn('card-not-updated', { error });
    }
  }

  /** An invoke's answer alone would snap back for others, and for the presser on the next load. */
  async #replace(context: TurnContext, { spoken, stored, live }: Answered, card: Card): Promise<void> {
    const { desk, log } = this.#settings;
    const id = context.activity.replyToId;
    if (!id) return stored;
    const updating = context
      .updateActivity({ ...messageWith(card), id })
      .catch((error) => log.warn('card-not-updated', { error }));
    const keeping = live ? keepLive(desk, context, id, live, spoken.language) : undefined;
    await Promise.all([updating, stored, keeping]);
  }

  /** An invoke that there is no answer to is somebody else's mistake, not a breakdown of ours. */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const response = await super.onInvokeActivity(context);
    return response?.status === NOT_IMPLEMENTED ? { status: BAD_REQUEST } : response;
  }

  protected override handleTeamsMessagingExtensionFetchTask(
    context: TurnContext,
    action: MessagingExtensionAction,
  ): Promise<MessagingExtensionActionResponse> {
    return openDialog(this.#settings.desk, this.#asker(context), action);
  }

  protected override handleTeamsMessagingExtensionSubmitAction(
    context: TurnContext,
    action: MessagingExtensionAction,
  ): Promise<MessagingExtensionActionResponse> {
    return submitDialog(this.#settings.desk, this.#asker(context), action.data);
  }

  protected override handleTeamsMessagingExtensionQuery(
    context: TurnContext,
    query: MessagingExtensionQuery,
  ): Promise<MessagingExtensionResponse> {
    return search(this.#settings.desk, this.#asker(context), query);
  }
}

/** True when it is the bot itself that was added, by installing the app. */
function isAdded({ membersAdded, recipient }: Activity): boolean {
  return (membersAdded ?? []).some((member) => member.id === recipient?.id);
}
