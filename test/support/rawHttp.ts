import { connect } from 'node:net';

/** Talking to a server in a way that no proper client does. */

export interface RawAnswer {
  /** 0 when there was none. */
  readonly status: number;
  readonly text: string;
}

/** Sends so much and then nothing more, until the server has answered or hung up. */
export function sendsRaw(url: string, text: string): Promise<RawAnswer> {
  const { port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    let got = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      got += part;
    });
    const done = () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(got)?.[1] ?? 0), text: got });
    socket.once('close', done);
    socket.once('error', () => undefined);
  });
}

export const rawPost = (path: string, headers: Readonly<Record<string, string>>, body = ''): string =>
  [
    `POST ${path} HTTP/1.1`,
    ...Object.entries({ connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');
