import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { systemCode } from '../azure/fault.ts';
import { GraphFault, refusal } from './fault.ts';
import { gate } from './gate.ts';

/**
 * The last link of the client's chain: one request, one answer, nothing else. The library's own retries sleep inside the request, up to three
 * minutes a time and deaf to being aborted; here whoever asked hears at once that it has to wait, and the queue does the waiting.
 */

/** Graph allows an app four at a time; by one reading of its rules over all mailboxes. */
const MOST_AT_A_TIME = 4;

/** A hundred events with all that is written in them are some megabytes at most. */
const LARGEST = 32 * 1024 * 1024;

/** @param patience how long one request may take from its first byte to the last byte of its answer, in milliseconds */
export function transport(patience: number): Middleware {
  const inTurn = gate(MOST_AT_A_TIME);
  return {
    async execute(context) {
      context.response = await inTurn(() => exchange(context, patience));
    },
  };
}

async function exchange({ request, options }: Context, patience: number): Promise<Response> {
  const signal = AbortSignal.timeout(patience);
  try {
    // A redirect is not followed: it would take the token along to wherever it points.
    const answer = await fetch(request, { ...options, redirect: 'manual', signal });
    const text = await textOf(answer);
    if (!answer.ok) throw refusal(answer.status, codeIn(text), waitOf(answer.headers));
    return new Response(text === '' ? null : text, { status: answer.status });
  } catch (error) {
    if (error instanceof GraphFault) throw error;
    if (signal.aborted) throw new GraphFault('unreachable', `Graph has not answered within ${patience / 1000} s`);
    throw new GraphFault('unreachable', 'Graph cannot be reached', { detail: systemCode(error), cause: error });
  }
}

async function textOf({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > LARGEST) throw new GraphFault('unreadable', 'the answer does not end');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

const errorSchema = z.object({ error: z.object({ code: z.string().regex(/^[\w.-]{1,80}$/) }) });

/** Graph's own code for what is wrong; empty when the answer is not one of Graph's. */
function codeIn(text: string): string {
  try {
    return errorSchema.safeParse(JSON.parse(text)).data?.error.code ?? '';
  } catch {
    return '';
  }
}

const LONGEST_WAIT = 24 * 60 * 60;

/** Seconds, from a number of them or from a date; a date is read by the clock of whoever wrote it. */
function waitOf(headers: Headers): number | null {
  const written = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(written)
    ? Number(written)
    : Math.ceil((Date.parse(written) - Date.parse(headers.get('date') ?? '')) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_WAIT);
}
