import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Answer, answerNotification } from '../../src/graph/notifications.ts';
import type { Subscriptions } from '../../src/ports/meetings.ts';
import { localhostCertificate } from '../support/graphCertificate.ts';

/** Where Graph tells of changes: what the bot's own front does with such a POST. */

export interface Receiver {
  readonly url: string;
  /** What each POST has been answered, and led to. */
  readonly answers: Answer[];
  close(): Promise<void>;
}

export async function startReceiver(subscriptions: Subscriptions): Promise<Receiver> {
  const answers: Answer[] = [];
  const server = createServer(await localhostCertificate(), async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'https://localhost');
    const told = { query: Object.fromEntries(searchParams), body: await jsonOf(request) };
    const answer = await answerNotification(told, subscriptions);
    answers.push(answer);
    response.writeHead(answer.status, { 'content-type': answer.contentType });
    response.end(answer.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/graph`,
    answers,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? undefined : JSON.parse(text);
}
