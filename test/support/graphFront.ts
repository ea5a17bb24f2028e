import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Answer, failure } from './graphAnswer.ts';
import type { Authority } from './graphAuthority.ts';
import { graphContract } from './graphContract.ts';
import { type Faults, faultAnswer, misbehave } from './graphFaults.ts';

/** What stands between the wire and a fake Graph: it lets in who has a token, sees that both sides keep to the contract, and counts. */

export const VERSION = '/v1.0';

export interface Seen {
  readonly method: string;
  /** Without the version, as the requests to sign in have none. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly prefer: string;
  readonly body: string;
}

export interface Front {
  readonly listener: RequestListener;
  /** Requests of Graph, without those to sign in. */
  readonly requests: readonly Seen[];
  readonly complaints: string[];
  maxInFlight(): number;
  /** Milliseconds before each answer of Graph. */
  delay(milliseconds: number): void;
}

export function frontOf(authority: Authority, faults: Faults, graph: (seen: Seen) => Promise<Answer>): Front {
  const contract = graphContract();
  const requests: Seen[] = [];
  const complaints: string[] = [];
  let [inFlight, most, pause] = [0, 0, 0];

  /** What Graph demands; null when nothing is wanting. */
  const refused = (seen: Seen, token: string): Answer | null => {
    if (!authority.knows(token)) return failure(401, 'InvalidAuthenticationToken', 'Access token is not good.');
    const wrong = contract.ofRequest(seen.method, seen.path, seen.query, jsonIn(seen));
    if (wrong === null) return failure(404, 'ResourceNotFound', 'Resource not found for the segment.');
    complaints.push(...[...wrong, ...careless(seen)].map((what) => `${seen.method} ${seen.path}: ${what}`));
    return wrong.length > 0 ? failure(400, 'BadRequest', wrong.join('; ')) : null;
  };
  const answered = async (seen: Seen, token: string): Promise<Answer> => {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const answer = refused(seen, token) ?? (await graph(seen));
    const off = contract.ofAnswer(seen.method, seen.path, answer.status, answer.body);
    complaints.push(...off.map((what) => `the answer to ${seen.method} ${seen.path}: ${what}`));
    return answer;
  };
  /** @returns what ends it: before its answer leaves, for with that the next one may come */
  const begin = (seen: Seen): (() => void) => {
    requests.push(seen);
    most = Math.max(most, ++inFlight);
    let isUnderWay = true;
    return () => {
      if (isUnderWay) inFlight--;
      isUnderWay = false;
    };
  };
  const listener = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    handled(request, response).catch((error: unknown) => {
      complaints.push(`the fake broke: ${error}`);
      response.destroy();
    });
  const handled = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const seen = await read(request);
    const isGraph = (request.url ?? '').startsWith(`${VERSION}/`);
    const end = isGraph ? begin(seen) : () => undefined;
    response.on('close', end);
    const fault = faults.next(`${seen.method} ${seen.path}`);
    if (fault && fault.is !== 'status') return misbehave(fault, response);
    const [, token = ''] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    const real = () => (isGraph ? answered(seen, token) : authority.answer(seen.method, seen.path, seen.body));
    const answer = fault ? faultAnswer(fault) : await real();
    end();
    send(response, answer ?? { status: 404 });
  };
  return {
    listener,
    requests,
    complaints,
    maxInFlight: () => most,
    delay(milliseconds) {
      pause = milliseconds;
    },
  };
}

/** What a careless client does though Graph answers all the same: without it times and ids mean something else from one day to the next. */
function careless({ method, path, query, prefer }: Seen): string[] {
  if (method !== 'GET') return [];
  const times = ['startDateTime', 'endDateTime'].map((name) => query.get(name) ?? 'Z');
  return [
    ...(times.every((time) => time.endsWith('Z')) ? [] : ['its times are not in UTC']),
    ...(prefer.includes('IdType="ImmutableId"') ? [] : ['it does not ask for ids that stay']),
    ...(prefer.includes('outlook.timezone="UTC"') ? [] : ['it does not ask for times in UTC']),
    ...(path.endsWith('/calendarView') && !query.has('$select') ? ['it asks for more than it needs'] : []),
  ];
}

export const jsonIn = ({ body }: Seen): unknown => (body === '' ? undefined : JSON.parse(body));

async function read(request: IncomingMessage): Promise<Seen> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { pathname, searchParams } = new URL(request.url ?? '', 'https://localhost');
  return {
    method: request.method ?? '',
    path: pathname.startsWith(`${VERSION}/`) ? pathname.slice(VERSION.length) : pathname,
    query: searchParams,
    prefer: String(request.headers.prefer ?? ''),
    body: Buffer.concat(parts).toString(),
  };
}

function send(response: ServerResponse, { status, body, retryAfter }: Answer): void {
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
