import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './graphCertificate.ts';

/** TLS before the real PostgreSQL, begun as PostgreSQL does it: who wants it asks first, in the clear. */

export interface TlsFront {
  readonly port: number;
  close(): Promise<void>;
}

export async function startTlsFront(url: string, { key, cert }: Certificate): Promise<TlsFront> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const behind = createConnection(Number(port), hostname);
    for (const socket of [client, behind]) sockets.add(socket.on('error', () => undefined));
    client.once('data', () => {
      client.write('S');
      const safe = new TLSSocket(client, { isServer: true, key, cert });
      safe.on('error', () => behind.destroy());
      safe.pipe(behind).pipe(safe);
    });
    client.on('close', () => behind.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
