import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Log } from '../../ports.ts';
import { IDLE, SERVER_LIMITS } from './limits.ts';
import { isFromHere } from './localOnly.ts';

/** What holds for every request, whatever its path: how we listen, what is said in headers, and how little is said to whoever has lost the way. */

export interface Surface {
  /** Without a registration only this machine is answered. */
  readonly isLocal: boolean;
  /** How many servers in front of us say truly whom they let in; none of what they say is believed beyond that. */
  readonly proxies: number;
  readonly log: Log;
}

export function surface({ isLocal, proxies, log }: Surface): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('trust proxy', proxies);
  app.use(hardened(isLocal));
  if (isLocal) app.use(onlyFromHere(log));
  return app;
}

/** To be added after all that is answered. */
export function closeSurface(app: Express, log: Log): void {
  app.use((_request, response) => {
    response.status(404).end();
  });
  app.use(badRequest(log));
}

/** Nothing here is a page: nobody is to sniff, frame, run, keep or refer to it. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

const hardened = (isLocal: boolean): RequestHandler => {
  const headers = isLocal ? HEADERS : { ...HEADERS, 'strict-transport-security': 'max-age=31536000' };
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
};

const onlyFromHere =
  (log: Log): RequestHandler =>
  (request, response, next) => {
    if (isFromHere(request)) return next();
    log.warn('refused', { code: 'not-local', status: 403 });
    response.status(403).end();
  };

/** For a path that there is, asked in a way that there is not; also when a browser asks whether it may. */
export const allowing =
  (methods: string): RequestHandler =>
  (_request, response) => {
    response.status(405).set('allow', methods).end();
  };

/** A path that cannot be read, or a fault of ours: said shortly, without a stack trace. */
const badRequest =
  (log: Log): ErrorRequestHandler =>
  (error, _request, response, _next) => {
    const status = typeof error?.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
    log.warn('request-refused', { status, error });
    if (!response.headersSent)
      response.status(status).json({ error: status === 500 ? 'internal error' : 'bad request' });
  };

/** @throws the system's error, such as EADDRINUSE */
export function listen(app: Express, host: string, port: number): Promise<Server> {
  const server = createServer(SERVER_LIMITS, app);
  server.setTimeout(IDLE);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
