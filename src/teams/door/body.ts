import express, { type Request, type Response } from 'express';
import { LARGEST_BODY } from './limits.ts';
import { isRefusal, type Refusal, refusal } from './refusal.ts';

/** Taking in what is posted: only JSON, only so much, only so slowly. It is not yet read: that is for those who have shown who they are. */

const raw = express.raw({ type: () => true, limit: LARGEST_BODY });

export async function bodyOf(request: Request, response: Response, within: number): Promise<Buffer | Refusal> {
  if (!isJson(request.headers['content-type'])) return refusal('content-type', 415);
  const { promise, resolve } = Promise.withResolvers<Buffer | Refusal>();
  const timer = setTimeout(() => resolve(refusal('body-slow', 408)), within);
  raw(request, response, (error: unknown) => resolve(error ? fault(error) : taken(request.body)));
  const body = await promise;
  clearTimeout(timer);
  if (isRefusal(body) && body.status === 408) hangUpAfter(request, response);
  return body;
}

/** With or without a charset; nothing that merely ends in json. */
const isJson = (type = ''): boolean => /^application\/json\s*(;|$)/i.test(type);

const taken = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function fault(error: unknown): Refusal {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 0;
  if (status === 413) return refusal('body-too-large', 413);
  if (status === 415) return refusal('body-encoding', 415);
  return refusal('body-broken', 400);
}

/** The rest of it is not waited for. */
function hangUpAfter(request: Request, response: Response): void {
  response.set('connection', 'close');
  response.once('finish', () => request.destroy());
}
