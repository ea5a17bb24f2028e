import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setPriority } from 'node:os';
import { startConnector } from '../support/connector.ts';

/**
 * Teams in a process of its own: takes no more than Teams does, and takes its time as Teams does. Says where it takes what bots send, and
 * where it tells what it has had.
 */

export interface Had {
  /** What came to stand in channels: when, and in which. */
  readonly posts: readonly { readonly at: number; readonly channel: string }[];
  /** How often somebody was told that they send too much. */
  readonly throttled: number;
}

/** It has machines of its own: when it looks at its clock must not hang on how busy this one is. */
try {
  setPriority(-15);
} catch {
  // Not everybody may.
}

const BEFORE = 5;
const AFTER = 15;
const about = (milliseconds: number) => milliseconds * (0.8 + Math.random() * 0.4);

const connector = await startConnector({ limits: true, latency: () => [about(BEFORE), about(AFTER)] });

const posts = () =>
  connector.accepted.flatMap(({ at, method, path }) => {
    const [, channel] = /(19:[^/;]+)/.exec(decodeURIComponent(path)) ?? [];
    return method === 'POST' && channel ? [{ at: performance.timeOrigin + at, channel }] : [];
  });

const telling = createServer((request, response) => {
  const isCount = request.url === '/count';
  response.end(JSON.stringify(isCount ? posts().length : { posts: posts(), throttled: connector.throttled() }));
});
telling.listen(0, '127.0.0.1', () => {
  const { port } = telling.address() as AddressInfo;
  process.stdout.write(`${connector.url} http://127.0.0.1:${port}\n`);
});
