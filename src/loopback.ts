import { connect, createServer } from 'node:net';

/** Ports of this machine. */

/** True when something answers on the port of this machine. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

/** How long a port may take to come free after a killed process, in milliseconds. */
const PATIENCE = 2000;
const POLL = 100;

/** True when the port is, or within a moment becomes, free. */
export async function comesFree(port: number): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; ) {
    if (!(await isListening(port))) return true;
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
  return false;
}

/** A port that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
