import { randomUUID } from 'node:crypto';
import { type Agent, request } from 'node:http';

/** Posting to a bot as Teams does, with the time it takes. */

export interface Posted {
  readonly took: number;
  readonly answer: string;
}

/** Until the bot has answered the request; what it sent meanwhile has then been taken by the connector. */
export function post(
  agent: Agent,
  port: number,
  serviceUrl: string,
  activity: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  const body = JSON.stringify({
    type: 'message',
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    conversation: { id: randomUUID() },
    from: { id: 'user', aadObjectId: 'user' },
    recipient: { id: 'bot' },
    locale: 'sv-SE',
    ...activity,
  });
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        path: '/api/messages',
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('end', () => {
          const took = performance.now() - began;
          if (response.statusCode === 200) resolve({ took, answer: Buffer.concat(parts).toString() });
          else reject(new Error(`${response.statusCode}`));
        });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
