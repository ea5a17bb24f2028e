import type { CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
import type { Spoken } from '../domain/reply.ts';
import type { IsServiceUrl } from '../domain/serviceUrl.ts';
import type { Channel } from '../ports/cases.ts';
import { type Contact, DeliveryError, type Messenger, type Post } from '../ports/messages.ts';
import { deliveryError } from './deliveryError.ts';
import { messageOf } from './send.ts';

/** Writing to Teams outside a turn. Creating a post is not idempotent: whatever may have arrived is never sent again here. */

/**
 * @param appId empty in local mode
 * @param isServiceUrl where may be sent to: addresses were stored long ago, perhaps by other settings or another hand
 */
export function teamsMessenger(adapter: CloudAdapter, appId: string, isServiceUrl: IsServiceUrl): Messenger {
  const within = async <T>(
    post: Pick<Post, 'serviceUrl' | 'conversation'>,
    work: (context: TurnContext) => Promise<T>,
  ) => {
    const outcomes: Outcome<T>[] = [];
    if (!isServiceUrl(post.serviceUrl)) throw new DeliveryError('refused', 'teams: not an address of Teams');
    try {
      await adapter.continueConversationAsync(appId, referenceTo(post), async (context) => {
        // Kept from the adapter, which would take it for a turn that failed and apologise to everybody there.
        outcomes.push(await work(context).then(asValue, asError));
      });
    } catch (error) {
      throw deliveryError(error);
    }
    const [outcome] = outcomes;
    if (!outcome) throw new DeliveryError('unknown', 'teams: no answer to what was sent');
    if ('error' in outcome) throw deliveryError(outcome.error);
    return outcome.value;
  };
  const create = (place: Pick<Post, 'serviceUrl' | 'conversation'>, message: Spoken): Promise<Post> =>
    within(place, async (context) => {
      // With one, Teams would be asked for a reply to a message that is not there.
      delete context.activity.id;
      const sent = await context.sendActivity(messageOf(message));
      return { ...place, activity: sent?.id ?? '' };
    });
  return {
    async toPerson(contact, message) {
      const { serviceUrl } = contact;
      const place = { serviceUrl, conversation: contact.teamsId };
      const opened = async () => within(place, (context) => openChat(adapter, context, appId, contact)).catch(harmless);
      return create({ serviceUrl, conversation: contact.conversation || (await opened()) }, message);
    },
    toChannel: (channel, message) =>
      within(placeIn(channel), (context) => startThread(adapter, context, channel, message)),
    toThread: ({ serviceUrl, conversation }, message) => create({ serviceUrl, conversation }, message),
    async update(post, message) {
      await within(post, async (context) => {
        await context.updateActivity({ ...messageOf(message), id: post.activity });
        return true;
      });
    },
  };
}

const placeIn = ({ serviceUrl, id }: Channel) => ({ serviceUrl, conversation: id });

/** A new post in a channel is a new conversation: the root of a thread, whose name (`19:…;messageid=…`) replies go to. */
async function startThread(
  adapter: CloudAdapter,
  context: TurnContext,
  { id, serviceUrl, tenant }: Channel,
  message: Spoken,
): Promise<Post> {
  const started = await starterIn(adapter, context).createConversation({
    isGroup: true,
    channelData: { channel: { id }, tenant: { id: tenant } },
    tenantId: tenant,
    activity: { type: 'message', ...messageOf(message) },
  });
  return { serviceUrl, conversation: started.id, activity: started.activityId };
}

async function openChat(
  adapter: CloudAdapter,
  context: TurnContext,
  appId: string,
  { teamsId, tenant }: Contact,
): Promise<string> {
  const { id } = await starterIn(adapter, context).createConversation({
    isGroup: false,
    bot: { id: appId, name: '' },
    members: [{ id: teamsId, name: '' }],
    channelData: { tenant: { id: tenant } },
    tenantId: tenant,
  });
  if (!id) throw new DeliveryError('refused', 'teams: no chat with the person');
  return id;
}

/** Asked for twice, Teams gives the same chat: where nobody knows what came of it, it is asked for again. */
function harmless(error: unknown): never {
  if (!(error instanceof DeliveryError) || error.code !== 'unknown') throw error;
  throw new DeliveryError('unreachable', error.message, { cause: error });
}

/** The turn's own connector: the adapter's other ways to a new conversation go by one that sends again by itself and waits for ever. */
function starterIn(adapter: CloudAdapter, context: TurnContext): StartsConversations['conversations'] {
  const connector: unknown = context.turnState.get(adapter.ConnectorClientKey);
  if (!startsConversations(connector)) throw new DeliveryError('refused', 'teams: no connector');
  return connector.conversations;
}

interface StartsConversations {
  readonly conversations: {
    createConversation(wanted: object): Promise<{ readonly id: string; readonly activityId: string }>;
  };
}

const startsConversations = (connector: unknown): connector is StartsConversations =>
  typeof connector === 'object' && connector !== null && 'conversations' in connector;

type Outcome<T> = { readonly value: T } | { readonly error: unknown };
const asValue = <T>(value: T): Outcome<T> => ({ value });
const asError = (error: unknown): { readonly error: unknown } => ({ error });

const referenceTo = ({ serviceUrl, conversation }: Pick<Post, 'serviceUrl' | 'conversation'>) =>
  ({
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: conversation },
    bot: { id: '', name: '' },
  }) as Partial<ConversationReference>;
