import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import { connectorFaults, type Fault, type Where } from './connectorFaults.ts';
import { teamsLimits } from './teamsLimits.ts';

/** A fake Teams connector: the outermost wire. It takes what the bot sends and keeps it. */

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: SentActivity;
  /** Of the message that came of it. */
  readonly id: string;
  /** What it was answered with; 0 for nothing at all. As far as the bot can know, what was not 200 has come to nothing. */
  readonly status: number;
  /** What it was signed with; empty for nothing. */
  readonly bearer: string;
}

export interface SentActivity {
  readonly type?: string;
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: Record<string, unknown> }[];
}

/** What has really come to stand in Teams, or really been changed there, whatever the bot was told. */
export interface Accepted extends Omit<Sent, 'status'> {
  /** In milliseconds, as `performance.now()` has it. */
  readonly at: number;
}

export interface Connector {
  readonly url: string;
  readonly sent: Sent[];
  readonly accepted: Accepted[];
  /** The next requests are refused, one with each of these. */
  refuseNext(...statuses: readonly number[]): void;
  fail(fault: Fault, where?: Where): void;
  /** Nothing is wrong any more. What has been left without an answer stays so. */
  heal(): void;
  /** Somebody deletes a message: it can not be changed any more, and has no thread to reply in. */
  remove(activity: string): void;
  /** Nobody is there: connections are refused until it is there again, at the same address. */
  hangUp(): Promise<void>;
  pickUp(): Promise<void>;
  /** How often the bot has been told that it sends more than Teams takes. */
  throttled(): number;
  /** Teams ids of those who own every team. */
  readonly owners: Set<string>;
  close(): Promise<void>;
}

export interface ConnectorOptions {
  /** Takes no more than Teams does. */
  readonly limits?: boolean;
  /** Milliseconds before what is sent stands in Teams, and from then to the answer. Who has gone before the first has sent nothing. */
  readonly latency?: () => readonly [before: number, after: number];
}

export async function startConnector({ limits = false, latency }: ConnectorOptions = {}): Promise<Connector> {
  const sent: Sent[] = [];
  const accepted: Accepted[] = [];
  const owners = new Set<string>();
  const removed = new Set<string>();
  const faults = connectorFaults();
  const pace = limits ? teamsLimits() : null;
  let throttled = 0;
  const faultOf = (arrived: Arrived): Fault | null => {
    const seconds = pace?.take(threadIn(arrived)) ?? null;
    if (seconds !== null) throttled++;
    if (seconds !== null) return { is: 'status', status: 429, retryAfter: `${seconds}` };
    return faults.next(arrived) ?? (isGone(arrived, removed) ? { is: 'status', status: 404 } : null);
  };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const arrived = await arrivedIn(request);
    const [before, after] = latency?.() ?? [0, 0];
    if (before > 0) await passed(before);
    if (request.socket.destroyed) return;
    const fault = faultOf(arrived);
    const { method, rawPath: path, body, bearer } = arrived;
    const id = idFor(path, body) ?? `sent-${sent.length + 1}`;
    const kept = { method, path, body, bearer, id };
    sent.push({ ...kept, status: statusOf(fault) });
    if (isAccepted(fault)) accepted.push({ ...kept, at: performance.now() });
    const wait = fault?.is === 'slow' ? fault.milliseconds : after;
    if (wait > 0) await passed(wait);
    answer(response, fault, { id, ...memberIn(path, owners), ...arrived.thread?.(id) });
  };
  const server = createServer((request, response) => {
    // Whoever asked has gone: there is nobody to answer.
    take(request, response).catch(() => response.destroy());
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    sent,
    accepted,
    owners,
    refuseNext(...statuses) {
      for (const status of statuses) faults.add({ is: 'status', status }, { times: 1 });
    },
    fail: faults.add,
    heal: faults.clear,
    remove: (activity) => removed.add(activity),
    throttled: () => throttled,
    hangUp: close,
    pickUp: () => listen(port),
    close,
  };
}

interface Arrived {
  readonly method: string;
  /** As it came, and as it is read. */
  readonly rawPath: string;
  readonly path: string;
  readonly body: Written;
  readonly bearer: string;
  /** What a new post in a channel is answered with: it is the root of a thread. */
  readonly thread?: (id: string) => object;
}

type Written = SentActivity & { readonly members?: readonly { readonly id: string }[] };

async function arrivedIn(request: IncomingMessage): Promise<Arrived> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const { rawPath, ...rest } = asPost(request.url ?? '', text ? JSON.parse(text) : {});
  const bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  return { method: request.method ?? '', rawPath, path: decodeURIComponent(rawPath), bearer, ...rest };
}

/** A new conversation in a channel is a post there: it is kept as one. */
function asPost(rawPath: string, body: Written & NewThread): Pick<Arrived, 'rawPath' | 'body' | 'thread'> {
  const channel = rawPath === '/v3/conversations' ? body.channelData?.channel?.id : undefined;
  if (!channel) return { rawPath, body };
  return {
    rawPath: `/v3/conversations/${encodeURIComponent(channel)}/activities`,
    body: body.activity ?? {},
    thread: (id) => ({ id: `${channel};messageid=${id}`, activityId: id }),
  };
}

interface NewThread {
  readonly channelData?: { readonly channel?: { readonly id: string } };
  readonly activity?: SentActivity;
}

const conversationIn = (path: string): string | null =>
  /^\/v3\/conversations\/([^/]+)\/activities/.exec(path)?.[1] ?? null;

/** Where something new is put, as Teams counts it. */
const threadIn = ({ method, path }: Arrived): string | null => (method === 'POST' ? conversationIn(path) : null);

/** What is changed, or whose thread is replied in, has been deleted. */
function isGone({ method, path }: Arrived, removed: ReadonlySet<string>): boolean {
  const [, root = ''] = /;messageid=([^/]+)/.exec(path) ?? [];
  const [, changed = ''] = (method === 'PUT' && /\/activities\/([^/]+)$/.exec(path)) || [];
  return removed.has(root) || removed.has(changed);
}

function statusOf(fault: Fault | null): number {
  if (fault?.is === 'status') return fault.status;
  return fault === null || fault.is === 'slow' ? 200 : 0;
}

const isAccepted = (fault: Fault | null): boolean => fault === null || fault.is === 'slow' || fault.accepts === true;

function answer(response: ServerResponse, fault: Fault | null, body: object): void {
  if (fault?.is === 'hang') return;
  if (fault?.is === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const refused = fault?.is === 'status' ? fault : null;
  response.writeHead(refused?.status ?? 200, {
    'content-type': 'application/json',
    ...(refused?.retryAfter === undefined ? {} : { 'retry-after': refused.retryAfter }),
  });
  response.end(JSON.stringify(refused ? { error: { code: 'Refused', message: 'refused' } } : body));
}

/** As in Teams, a chat with somebody is the same one however often it is asked for. */
const idFor = (path: string, { members }: Written): string | undefined =>
  path === '/v3/conversations' && members?.[0] ? chatWith(members[0].id) : undefined;

export const chatWith = (teamsId: string): string => `a:${teamsId}`;

/** As Teams tells of somebody who is asked for: what they are called (here as their id) and what they are to the team. */
function memberIn(path: string, owners: ReadonlySet<string>): object {
  const [, member] = /\/members\/([^/?]+)/.exec(path) ?? [];
  if (!member) return {};
  const id = decodeURIComponent(member);
  return { id, name: id.replace(/^29:/, ''), ...(owners.has(id) ? { userRole: 'owner' } : {}) };
}
