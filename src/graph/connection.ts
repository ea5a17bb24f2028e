import {
  AuthenticationHandler,
  Client,
  type GraphRequest,
  ResponseType,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { GraphFault } from './fault.ts';
import { type GraphSettings, MICROSOFT_GRAPH } from './settings.ts';
import { signInAs } from './signIn.ts';
import { transport } from './transport.ts';

export { GraphFault } from './fault.ts';

/** The process's one connection to Graph: it signs in once, and holds all that goes out to four requests at a time. */

export interface Question {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** A path, or a link that Graph has given. */
  readonly at: string;
  readonly prefer: readonly string[];
  readonly body?: object;
}

export interface Graph {
  /**
   * @returns what Graph answered, read as JSON; null for nothing
   * @throws GraphFault
   */
  ask(question: Question): Promise<unknown>;
}

/** Ids that stay when somebody moves an event between folders. Graph's other ids name another event each time, and every meeting would be a new one. */
export const IMMUTABLE_IDS = 'IdType="ImmutableId"';

/** Milliseconds; for one request. */
const PATIENCE = 20_000;

/** Nothing is sent, and no credential looked for, until somebody asks. */
export function connectGraph(settings: GraphSettings, { patience = PATIENCE } = {}): Graph {
  const home = new URL(settings.baseUrl ?? MICROSOFT_GRAPH);
  const account = signInAs(settings, patience);
  const client = Client.initWithMiddleware({
    baseUrl: home.href,
    // The library sends a token to hosts that it knows, and to these.
    customHosts: new Set([home.hostname]),
    middleware: [
      new AuthenticationHandler({ getAccessToken: () => account.token() }),
      new TelemetryHandler(),
      transport(patience),
    ],
  });
  return {
    async ask({ method, at, prefer, body }) {
      assertAtHome(at, home);
      const request = client.api(at).header('Prefer', prefer.join(', ')).responseType(ResponseType.TEXT);
      try {
        return parsed(await send(request, method, body));
      } catch (error) {
        if (error instanceof GraphFault && error.status === 401) account.forget();
        throw error;
      }
    },
  };
}

/** A link leads to the next page of the same Graph, or our token would go to somebody else. */
function assertAtHome(at: string, home: URL): void {
  if (/^[a-z][a-z\d+.-]*:/i.test(at) && new URL(at).origin !== home.origin)
    throw new GraphFault('unreadable', 'a page points to another host');
}

function send(request: GraphRequest, method: Question['method'], body?: object): Promise<unknown> {
  switch (method) {
    case 'get':
      return request.get();
    case 'post':
      return request.post(body ?? {});
    case 'patch':
      return request.patch(body ?? {});
    case 'delete':
      return request.delete();
  }
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new GraphFault('unreadable', 'the answer is not JSON');
  }
}
