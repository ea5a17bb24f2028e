import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A fake Teams connector: the outermost wire. It takes what the bot sends and keeps it. */

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: SentActivity;
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
  close(): Promise<void>;
}

export function startConnector(): Promise<Connector> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    sent.push({ method: request.method ?? '', path: request.url ?? '', body: text ? JSON.parse(text) : {} });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: `sent-${sent.length}` }));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        sent,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
