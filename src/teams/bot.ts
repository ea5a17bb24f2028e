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
import { withoutMemory } from '../app/outage.ts';
import { press } from '../app/press.ts';
import type { CaseId } from '../domain/case/case.ts';
import type { Language } from '../domain/model/types.ts';
import type { Pressed } from '../domain/press.ts';
import type { Spoken } from '../domain/reply.ts';
import { DeliveryError } from '../ports/messages.ts';
import { Outage } from '../ports/outage.ts';
import { NO_TELEMETRY, type Telemetry } from '../ports/telemetry.ts';
import type { Log } from '../ports.ts';
import { openDialog, search, submitDialog } from './extension.ts';
import { installed, removed, teamChanged } from './installs.ts';
import { cardStays } from './invokes.ts';
import { keepLive } from './live.ts';
import { hasOnlyAttachments, readAsker, readText } from './read.ts';
import { cardResponse, lineOf, messageOf, messageWith, send } from './send.ts';
import { type Watch, watchFor } from './watch.ts';

/** The bot in Teams: which activity starts which walk, and how a reply is sent. Nothing is decided here. */

export interface BotSettings {
  readonly desk: Desk;
  /** The organisation's language; null follows each person's Teams. */
  readonly language: Language | null;
  readonly log: Log;
  readonly telemetry?: Telemetry;
}

const NOT_IMPLEMENTED = 501;
const BAD_REQUEST = 400;

export class Bot extends TeamsActivityHandler {
  readonly #settings: BotSettings;
  readonly #watch: Watch;

  constructor(settings: BotSettings) {
    super();
    this.#settings = settings;
    this.#watch = watchFor(settings.telemetry ?? NO_TELEMETRY);
    this.onMessage(async (context, next) => {
      await this.#answer(context);
      await next();
    });
    this.onMembersAdded(async (context, next) => {
      if (isAdded(context.activity)) {
        const asker = this.#asker(context);
        await this.#despite(installed(settings.desk, asker, context));
        await send(context, this.#welcome(asker));
      }
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      await this.#despite(installed(settings.desk, this.#asker(context), context));
      await next();
    });
    this.onInstallationUpdateRemove(async (context, next) => {
      await this.#despite(removed(settings, context.activity, this.#asker(context)));
      await next();
    });
    this.onConversationUpdate(async (context, next) => {
      await this.#despite(teamChanged(settings, context.activity));
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
    return this.#say(context, await this.#watch.asked(() => ask(this.#settings.desk, asker, readText(activity))));
  }

  /** A button in a client that knows only Action.Submit: the answer comes as a message. */
  async #pressed(context: TurnContext, asker: Asker, data: unknown): Promise<void> {
    const pressed = readPress(data);
    return this.#say(context, pressed ? await this.#press(asker, pressed) : outdated(asker));
  }

  #press(asker: Asker, pressed: Pressed): ReturnType<typeof press> {
    return this.#watch.pressed(pressed.press.press, () => press(this.#settings.desk, asker, pressed));
  }

  /** What follows from something that has been done, or can be made up for later, does not take the answer away. */
  async #despite(work: Promise<void>): Promise<void> {
    await work.catch((error) => {
      if (!(error instanceof Outage)) throw error;
      this.#note(error);
    });
  }

  #note(outage: Outage): void {
    this.#settings.log.warn('outage', { part: outage.part, code: outage.code, error: outage });
  }

  /** Sends an answer while what it refers to is being stored; the turn ends when both are done. */
  async #say(context: TurnContext, { spoken, stored, live, outage }: Answered): Promise<void> {
    if (outage) this.#note(outage);
    const [sent, kept] = await Promise.allSettled([send(context, spoken), stored]);
    if (sent.status === 'rejected') throw sent.reason;
    if (kept.status === 'rejected') await this.#forgetful(context, spoken, sent.value, kept.reason);
    if (live) await this.#despite(keepLive(this.#settings.desk, context, sent.value, live, spoken.language));
  }

  /** What an answer refers to was not stored: it is shown again without the buttons that would lead nowhere. */
  async #forgetful(
    context: TurnContext,
    { reply, language }: Spoken,
    id: string,
    error: unknown,
  ): Promise<Card | null> {
    if (!(error instanceof Outage)) throw error;
    this.#note(error);
    const shown = withoutMemory(reply);
    if (!shown) return null;
    const card = cardFor({ reply: shown, language });
    if (id) await this.#update(context, card, id);
    return card;
  }

  async #update(context: TurnContext, card: Card, id: string): Promise<void> {
    const { log } = this.#settings;
    await context
      .updateActivity({ ...messageWith(card), id })
      .catch((error) => log.warn('card-not-updated', { error }));
  }

  /** A button (Action.Execute). The card changes at once for the one who pressed, and is then changed for everybody. */
  protected override async onAdaptiveCardInvoke(
    context: TurnContext,
    invoke: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const asker = this.#asker(context);
    const pressed = readPress(invoke.action.data);
    if (!pressed) return this.#follow(context, outdated(asker));
    const answered = await this.#press(asker, pressed);
    if (answered.how === 'follow') return this.#follow(context, answered);
    if (answered.outage) this.#note(answered.outage);
    const card = cardFor(answered.spoken);
    if (answered.how === 'replace') return cardResponse(await this.#replace(context, answered, card));
    if (answered.changed) await this.#despite(this.#repaint(context, answered.changed));
    return cardResponse(card);
  }

  /** The card that was pressed stays; what there is to say comes below it, as a line of Teams' own when it cannot be sent. */
  async #follow(context: TurnContext, answered: Answered): Promise<AdaptiveCardInvokeResponse> {
    try {
      await this.#say(context, answered);
      return cardStays('');
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      this.#settings.log.warn('answer-not-sent', { code: error.code, error });
      return cardStays(lineOf(answered.spoken));
    }
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

  /**
   * An invoke's answer alone would snap back for others, and for the presser on the next load.
   * @returns what is shown in the end
   */
  async #replace(context: TurnContext, { spoken, stored, live }: Answered, card: Card): Promise<Card> {
    const id = context.activity.replyToId ?? '';
    const updating = id ? this.#update(context, card, id) : undefined;
    const keeping = live ? this.#despite(keepLive(this.#settings.desk, context, id, live, spoken.language)) : undefined;
    const [kept] = await Promise.allSettled([stored, updating]);
    await keeping;
    if (kept.status === 'fulfilled') return card;
    return (await this.#forgetful(context, spoken, id, kept.reason)) ?? card;
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
    return openDialog(this.#settings.desk, this.#asker(context), action, this.#watch);
  }

  protected override handleTeamsMessagingExtensionSubmitAction(
    context: TurnContext,
    action: MessagingExtensionAction,
  ): Promise<MessagingExtensionActionResponse> {
    return submitDialog(this.#settings.desk, this.#asker(context), action.data, this.#watch);
  }

  protected override handleTeamsMessagingExtensionQuery(
    context: TurnContext,
    query: MessagingExtensionQuery,
  ): Promise<MessagingExtensionResponse> {
    return search(this.#settings.desk, this.#asker(context), query);
  }
}

const outdated = ({ language }: Asker): Answered => ({
  spoken: { reply: { say: 'outdated' }, language },
  how: 'follow',
  stored: Promise.resolve(),
});

/** True when it is the bot itself that was added, by installing the app. */
function isAdded({ membersAdded, recipient }: Activity): boolean {
  return (membersAdded ?? []).some((member) => member.id === recipient?.id);
}
