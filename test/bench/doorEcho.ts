import type { AddressInfo } from 'node:net';
import { ActivityHandler, type TurnContext } from 'botbuilder';
import express from 'express';
import { serviceUrlsIn } from '../../src/domain/serviceUrl.ts';
import type { Incoming } from '../../src/teams/door/activity.ts';
import { frontDoor } from '../../src/teams/door/frontDoor.ts';
import { closeSurface, listen, surface } from '../../src/teams/door/http.ts';
import { LIMITS } from '../../src/teams/door/limits.ts';
import { adapterFor, registrationOf } from '../../src/teams/door/registration.ts';
import { startSignIn } from '../support/signIn.ts';

/** An echo bot, registered: behind the door (`with`), or with nothing before it (`without`). The same adapter, the same signing in. */

const [how = '', appId = '', metadata = '', connector = '', tenant = ''] = process.argv.slice(2);

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const endless = { burst: 1e9, perSecond: 1 };
const identity = {
  appId,
  credential: { kind: 'password' as const, password: 'secret' },
  tenant,
  tenants: [tenant],
  endpoints: { ToBotFromChannelOpenIdMetadataUrl: metadata },
  serviceUrls: [connector],
};

await startSignIn();
const adapter = adapterFor(identity, 20_000);
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(context.activity.text);
  await next();
});
const run = (context: TurnContext) => bot.run(context);

function open() {
  const app = express();
  app.post('/api/messages', express.json(), async (request, response) => {
    const { status, body } = await adapter.turn(request.body as Incoming, run);
    response.status(status).send(body);
  });
  return app;
}

function guarded() {
  const app = surface({ isLocal: false, proxies: 0, log });
  const door = frontDoor({
    registration: registrationOf(identity),
    isServiceUrl: serviceUrlsIn(identity.serviceUrls),
    limits: { ...LIMITS, person: endless, tenant: endless },
    clock: { now: () => Temporal.Now.instant() },
    log,
  });
  app.post('/api/messages', async (request, response) => {
    const outcome = await door(request, response);
    if (outcome.is !== 'let-in') return void response.status(500).end();
    const { status, body } = await adapter.turn(outcome.activity, run);
    response.status(status).send(body);
  });
  closeSurface(app, log);
  return app;
}

const server = await listen(how === 'with' ? guarded() : open(), '127.0.0.1', 0);
process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
