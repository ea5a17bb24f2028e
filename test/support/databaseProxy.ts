import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Socket } from 'node:net';

/** A wire to the real PostgreSQL that can be broken in every way a wire can. */

export interface DatabaseProxy {
  readonly url: string;
  /** Nobody is there: what is open ends, and new connections are refused until `heal`. */
  refuse(): Promise<void>;
  /** Connections are taken, and nothing is ever answered on them, nor on those that are open. */
  hang(): void;
  /** Each answer comes so many milliseconds late. */
  slow(milliseconds: number): void;
  /** All that is open ends; new connections work. */
  cut(): void;
  /** The next statement with these words in it ends its connection: before the server sees it, or when it has answered. */
  cutOn(words: string, when: 'before' | 'after'): void;
  /** As if nothing had been wrong, for new connections. */
  heal(): Promise<void>;
  /** How many connections are open through it. */
  open(): number;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

type Wire = { readonly is: 'whole' } | { readonly is: 'hanging' } | { readonly is: 'slow'; readonly by: number };

interface Cut {
  readonly words: string;
  readonly when: 'before' | 'after';
}

export async function startDatabaseProxy(url: string): Promise<DatabaseProxy> {
  const to = new URL(url);
  const pairs = new Set<Pair>();
  let wire: Wire = { is: 'whole' };
  let cutting: Cut | null = null;

  const end = (pair: Pair): void => {
    pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  };
  const later = (work: () => void): void => {
    if (wire.is === 'whole') work();
    else if (wire.is === 'slow') setTimeout(work, wire.by);
  };

  const server = createServer((client) => {
    const pair: Pair = { client, server: createConnection(Number(to.port), to.hostname) };
    let endsWithAnswer = false;
    pairs.add(pair);
    for (const socket of [pair.client, pair.server]) {
      socket.setNoDelay(true);
      socket.on('error', () => end(pair));
      socket.on('close', () => end(pair));
    }
    pair.client.on('data', (data) => {
      if (cutting && data.includes(cutting.words)) {
        const { when } = cutting;
        cutting = null;
        if (when === 'before') return end(pair);
        endsWithAnswer = true;
      }
      if (wire.is !== 'hanging') pair.server.write(data);
    });
    pair.server.on('data', (data) => {
      if (endsWithAnswer) return end(pair);
      later(() => pair.client.write(data));
    });
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const cut = (): void => pairs.forEach(end);
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const refuse = async (): Promise<void> => {
    const closed = new Promise<void>((done) => server.close(() => done()));
    cut();
    await closed;
  };
  to.port = String(new URL(url).port);
  const own = new URL(url);
  own.hostname = '127.0.0.1';
  own.port = String(port);
  return {
    url: own.href,
    refuse,
    hang() {
      wire = { is: 'hanging' };
    },
    slow(by) {
      wire = { is: 'slow', by };
    },
    cut,
    cutOn(words, when) {
      cutting = { words, when };
    },
    async heal() {
      const wasHanging = wire.is === 'hanging';
      wire = { is: 'whole' };
      cutting = null;
      // What has been swallowed is lost: such a connection never goes on.
      if (wasHanging) cut();
      if (!server.listening) await listen(port);
    },
    open: () => pairs.size,
    async close() {
      if (server.listening) await refuse();
    },
  };
}
