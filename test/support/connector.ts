import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A fake Teams connector: the outermost wire. It takes what the bot sends and keeps it. */

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: SentActivity;
  /** Of the message that came of it. */
  readonly id: string;
  /** What it was answered with; what was not 200 has come to nothing. */
  readonly status: number;
}

export interface SentActivity {
  readonly type?: string;
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: Record<string, unknown> }[];
}

export interface Connector {
  readonly url: string;
  readonly sent: Sent[];
  /** The next requests are refused, one with each of these. */
  refuseNext(...statuses: readonly number[]): void;
  /** Teams ids of those who own every team. */
  readonly owners: Set<string>;
  close(): Promise<void>;
}

export function startConnector(): Promise<Connector> {
  const sent: Sent[] = [];
  const refusals: number[] = [];
  const owners = new Set<string>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const [method, path] = [request.method ?? '', request.url ?? ''];
    const body = text ? JSON.parse(text) : {};
    const id = idFor(path, body) ?? `sent-${sent.length + 1}`;
    const status = refusals.shift() ?? 200;
    sent.push({ method, path, body, id, status });
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(
        status === 200 ? { id, ...memberIn(path, owners) } : { error: { code: 'Refused', message: 'refused' } },
      ),
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        sent,
        owners,
        refuseNext: (...statuses) => refusals.push(...statuses),
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** As in Teams, a chat with somebody is the same one however often it is asked for. */
const idFor = (path: string, { members }: { members?: readonly { id: string }[] }): string | undefined =>
  path === '/v3/conversations' && members?.[0] ? chatWith(members[0].id) : undefined;

export const chatWith = (teamsId: string): string => `a:${teamsId}`;

/** As Teams tells of somebody who is asked for: what they are called (here as their id) and what they are to the team. */
function memberIn(path: string, owners: ReadonlySet<string>): object {
  const [, member] = /\/members\/([^/?]+)/.exec(path) ?? [];
  if (!member) return {};
  const id = decodeURIComponent(member);
  return { id, name: id.replace(/^29:/, ''), ...(owners.has(id) ? { userRole: 'owner' } : {}) };
}
