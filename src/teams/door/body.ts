import type { Request, Response } from 'express';
import { LARGEST_BODY } from './limits.ts';
import { type Refusal, refusal } from './refusal.ts';

/** Taking in what is posted: only JSON, only so much, only so slowly. It is not yet read: that is for those who have shown who they are. */

export async function bodyOf(request: Request, response: Response, within: number): Promise<Buffer | Refusal> {
  const { headers } = request;
  if (!isJson(headers['content-type'])) return refusal('content-type', 415);
  // Neither Teams nor Graph packs what it sends; what is packed is larger than it looks.
  if (!isPlain(headers['content-encoding'])) return refusal('body-encoding', 415);
  if (Number(headers['content-length'] ?? 0) > LARGEST_BODY) return refusal('body-too-large', 413);
  return collected(request, response, within);
}

/** With or without a charset; nothing that merely ends in json. */
const isJson = (type = ''): boolean => /^application\/json\s*(;|$)/i.test(type);

const isPlain = (coding = 'identity'): boolean => coding.toLowerCase() === 'identity';

/** What comes after an end that we have put to it is read by nobody, and cut off when it takes too long. */
function collected(request: Request, response: Response, within: number): Promise<Buffer | Refusal> {
  const parts: Buffer[] = [];
  let size = 0;
  const { promise, resolve } = Promise.withResolvers<Buffer | Refusal>();
  const take = (part: Buffer) => {
    size += part.length;
    if (size > LARGEST_BODY) resolve(refusal('body-too-large', 413));
    else parts.push(part);
  };
  const timer = setTimeout(() => {
    hangUpAfter(request, response);
    resolve(refusal('body-slow', 408));
  }, within);
  request.on('data', take);
  request.once('end', () => resolve(Buffer.concat(parts)));
  request.once('close', () => resolve(refusal('body-broken', 400)));
  return promise.finally(() => {
    clearTimeout(timer);
    request.off('data', take).resume();
  });
}

function hangUpAfter(request: Request, response: Response): void {
  response.set('connection', 'close');
  response.once('finish', () => request.destroy());
}
