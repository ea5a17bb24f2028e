import type { CloudAdapter, ConversationReference, Middleware, TurnContext } from 'botbuilder';
import type { Spoken } from '../domain/reply.ts';
import type { Channel } from '../ports/cases.ts';
import { type Contact, DeliveryError, type Messenger, type Post } from '../ports/messages.ts';
import { messageOf } from './send.ts';

/** Writing to Teams outside a turn. Creating a post is not idempotent: whatever may have arrived is never sent again here. */

/** @param appId empty in local mode */
export function teamsMessenger(adapter: CloudAdapter, appId: string): Messenger {
  const within = async <T>(
    post: Pick<Post, 'serviceUrl' | 'conversation'>,
    work: (context: TurnContext) => Promise<T>,
  ) => {
    const outcomes: Outcome<T>[] = [];
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
      const sent = await context.sendActivity(messageOf(message));
      return { ...place, activity: sent?.id ?? '' };
    });
  return {
    async toPerson(contact, message) {
      const { serviceUrl } = contact;
      const conversation = contact.conversation || (await openChat(adapter, appId, contact));
      return create({ serviceUrl, conversation }, message);
    },
    toChannel: ({ id, serviceUrl }: Channel, message) => create({ serviceUrl, conversation: id }, message),
    async update(post, message) {
      await within(post, async (context) => {
        await context.updateActivity({ ...messageOf(message), id: post.activity });
        return true;
      });
    },
  };
}

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

/** Asked for twice, Teams gives the same chat. */
async function openChat(
  adapter: CloudAdapter,
  appId: string,
  { serviceUrl, teamsId, tenant }: Contact,
): Promise<string> {
  let conversation = '';
  const wanted = {
    isGroup: false,
    bot: { id: appId, name: '' },
    members: [{ id: teamsId, name: '' }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
    activity: undefined as never,
    topicName: '',
  };
  try {
    await adapter.createConversationAsync(appId, 'msteams', serviceUrl, '', wanted, async (context) => {
      conversation = context.activity.conversation?.id ?? '';
    });
  } catch (error) {
    throw deliveryError(error);
  }
  if (conversation === '') throw new DeliveryError('refused', 'teams: no chat with the person');
  return conversation;
}

const GONE = new Set([403, 404]);
/** Not taken, and said so: safe to send again. */
const THROTTLED = new Set([412, 429]);

function deliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const status = numberIn(error, 'statusCode');
  const options = { cause: error };
  if (status === null)
    return new DeliveryError(neverConnected(error) ? 'throttled' : 'unknown', 'teams: no answer', options);
  if (THROTTLED.has(status)) return new DeliveryError('throttled', `teams: ${status}`, options);
  if (GONE.has(status)) return new DeliveryError('gone', `teams: ${status}`, options);
  return new DeliveryError(status >= 500 ? 'unknown' : 'refused', `teams: ${status}`, options);
}

/** Nothing can have arrived where no connection was made. */
const neverConnected = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(error.code));

function numberIn(error: unknown, key: string): number | null {
  if (typeof error !== 'object' || error === null || !(key in error)) return null;
  const value = (error as Record<string, unknown>)[key];
  return typeof value === 'number' ? value : null;
}

const RETRY_POLICY = 'defaultRetryPolicy';

/** The connector sends again by itself after a fault of the server's, which posts twice when the first one did arrive. */
export function withoutRetries(adapter: CloudAdapter): Middleware {
  return {
    async onTurn(context, next) {
      const connector: unknown = context.turnState.get(adapter.ConnectorClientKey);
      if (hasPipeline(connector)) connector.client.pipeline.removePolicy({ name: RETRY_POLICY });
      await next();
    },
  };
}

interface HasPipeline {
  readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } };
}

const hasPipeline = (connector: unknown): connector is HasPipeline =>
  typeof connector === 'object' &&
  connector !== null &&
  'client' in connector &&
  typeof connector.client === 'object' &&
  connector.client !== null &&
  'pipeline' in connector.client;
