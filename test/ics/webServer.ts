import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real server on this machine, which answers as it is told. */

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface WebServer {
  readonly base: string;
  readonly asked: readonly IncomingMessage[];
  /** From now on. */
  answer(as: Answer): void;
  close(): Promise<void>;
}

export async function startWebServer(): Promise<WebServer> {
  const asked: IncomingMessage[] = [];
  let current: Answer = says(404);
  const server = createServer((request, response) => {
    asked.push(request);
    current(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (as) => {
      current = as;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export const says =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Answer =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };
