import type { ServerResponse } from 'node:http';
import { type Answer, failure } from './graphAnswer.ts';

/** What can be wrong with a far side. */

export type Fault =
  | { readonly is: 'status'; readonly status: number; readonly code?: string; readonly retryAfter?: string }
  /** Never answers. */
  | { readonly is: 'hang' }
  /** Begins to answer, and sends a byte now and then for ever. */
  | { readonly is: 'slow' }
  /** Begins to answer, with one byte, and no more comes. */
  | { readonly is: 'stall' }
  /** Ends the connection. */
  | { readonly is: 'reset' }
  /** Answers something else, with 200. */
  | { readonly is: 'garbage'; readonly text: string };

export interface Faults {
  add(fault: Fault, where?: { readonly on?: RegExp; readonly times?: number }): () => void;
  clear(): void;
  /** The one for this request, which then counts as had. */
  next(request: string): Fault | null;
}

export function faults(): Faults {
  let set: { readonly fault: Fault; readonly on: RegExp; left: number }[] = [];
  return {
    add(fault, { on = /^/, times = Number.POSITIVE_INFINITY } = {}) {
      const entry = { fault, on, left: times };
      set.push(entry);
      return () => {
        set = set.filter((one) => one !== entry);
      };
    },
    clear() {
      set = [];
    },
    next(request) {
      const found = set.find(({ on, left }) => left > 0 && on.test(request));
      if (found) found.left--;
      return found?.fault ?? null;
    },
  };
}

export const faultAnswer = ({ status, code, retryAfter }: Extract<Fault, { is: 'status' }>): Answer => ({
  ...failure(status, code ?? 'SomethingIsWrong'),
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

/** Does what is not answering. */
export function misbehave(fault: Exclude<Fault, { is: 'status' }>, response: ServerResponse): void {
  switch (fault.is) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.destroy();
      return;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(fault.text);
      return;
    case 'stall':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
      return;
    case 'slow': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    }
  }
}
