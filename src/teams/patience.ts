import { AsyncLocalStorage } from 'node:async_hooks';
import type { CloudAdapter, Middleware } from 'botbuilder';
import { timeLeft } from '../deadline.ts';
import { DeliveryError } from '../ports/messages.ts';
import { calling, NO_TELEMETRY, type Telemetry } from '../ports/telemetry.ts';
import { deliveryError } from './deliveryError.ts';

/** How the connector's client sends: once, no longer than we have patience for, and so that we know whether anything has left. */

/** The client's own: that sends again, and that signs what is sent. */
const RETRIES = 'defaultRetryPolicy';
const SIGNING = 'ServiceClientContext_Credentials_SignRequest';

/**
 * The client sends again by itself after a fault of the server's, which posts twice when the first one did arrive; and it waits for ever, for Teams
 * as for where it signs in.
 */
export function withoutRetries(adapter: CloudAdapter, patience: number, telemetry = NO_TELEMETRY): Middleware {
  return {
    async onTurn(context, next) {
      const connector: unknown = context.turnState.get(adapter.ConnectorClientKey);
      if (hasPipeline(connector)) {
        const { pipeline } = connector.client;
        pipeline.removePolicy({ name: RETRIES });
        pipeline.addPolicy(watched(telemetry), { beforePolicies: [SIGNING] });
        pipeline.addPolicy(signedInWithin(patience), { beforePolicies: [SIGNING] });
        pipeline.addPolicy(answeredWithin(patience), { afterPolicies: [SIGNING] });
      }
      await next();
    },
  };
}

/** How far one request has come. */
interface Way {
  hasLeft: boolean;
  isGivenUp: boolean;
}

const ways = new AsyncLocalStorage<Way>();

/** Within a turn no longer than whoever asked waits. Nothing is sent to somebody who has given up. */
function patienceNow(patience: number): number {
  const left = timeLeft('sending');
  if (left !== null && left < 1) throw new DeliveryError('unreachable', 'teams: out of time');
  return Math.min(patience, left ?? patience);
}

/** An answer that refuses is counted as what it will be thrown as. */
const watched = (telemetry: Telemetry): Policy => ({
  name: 'watched',
  sendRequest: (request, next) => calling(telemetry, 'teams', () => next(request), codeOf, refusalIn),
});

const codeOf = (error: unknown): string => deliveryError(error).code;

const refusalIn = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'status' in answer && Number(answer.status) >= 400
    ? codeOf({ statusCode: answer.status })
    : null;

/** What has not left when signing in fails, or takes too long, never does: it can be sent again. */
const signedInWithin = (patience: number): Policy => ({
  name: 'signed-in-in-time',
  async sendRequest(request, next) {
    const way: Way = { hasLeft: false, isGivenUp: false };
    const waits = patienceNow(patience);
    const { promise: tooLong, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      way.isGivenUp = !way.hasLeft;
      if (way.isGivenUp) reject(new Error('no answer in time'));
    }, waits);
    try {
      return await Promise.race([ways.run(way, () => next(request)), tooLong]);
    } catch (error) {
      if (way.hasLeft) throw error;
      throw new DeliveryError('unreachable', 'teams: not signed in', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  },
});

const answeredWithin = (patience: number): Policy => ({
  name: 'answered-in-time',
  sendRequest(request, next) {
    const way = ways.getStore();
    if (way?.isGivenUp) throw new Error('given up');
    request.timeout = patienceNow(patience);
    if (way) way.hasLeft = true;
    return next(request);
  },
});

/**
 * Has a client sign in as for something to be sent, and sends nothing.
 * @throws what signing in fails with
 */
export async function signIn(connector: unknown): Promise<void> {
  if (!hasPipeline(connector) || !asksForConversations(connector)) throw new Error('teams: no connector');
  const isSigned = new Error('signed in');
  const { pipeline } = connector.client;
  pipeline.removePolicy({ name: RETRIES });
  pipeline.addPolicy({ name: 'not-sent', sendRequest: () => Promise.reject(isSigned) }, { afterPolicies: [SIGNING] });
  await connector.conversations.getConversations().catch((error: unknown) => {
    if (error !== isSigned) throw error;
  });
}

interface AsksForConversations {
  readonly conversations: { getConversations(): Promise<unknown> };
}

const asksForConversations = (connector: object): connector is AsksForConversations => 'conversations' in connector;

interface Policy {
  readonly name: string;
  sendRequest<T>(request: { timeout: number }, next: (request: { timeout: number }) => Promise<T>): Promise<T>;
}

interface Place {
  readonly beforePolicies?: string[];
  readonly afterPolicies?: string[];
}

interface HasPipeline {
  readonly client: {
    readonly pipeline: {
      removePolicy(policy: { name: string }): unknown;
      addPolicy(policy: Policy, place: Place): void;
    };
  };
}

const hasPipeline = (connector: unknown): connector is HasPipeline =>
  typeof connector === 'object' &&
  connector !== null &&
  'client' in connector &&
  typeof connector.client === 'object' &&
  connector.client !== null &&
  'pipeline' in connector.client;
