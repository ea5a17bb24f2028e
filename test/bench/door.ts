import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { ISSUER, newKey, published, startOpenId } from '../support/openId.ts';
import { token, type World } from '../support/tokens.ts';
import { startChild, stopChildren } from './children.ts';
import { loaded, ms, percentile, print } from './figures.ts';
import { post } from './post.ts';

/** What the door adds to a turn over HTTP: an echo bot behind it beside the same one without it, turn by turn, so that the machine's moods hit both alike. */

const HERE = import.meta.dirname;
const TURNS = 2_000;
const WARM_UP = 300;
const TENANT = '00000000-0000-4000-8000-00000000000a';
/** In milliseconds, at the median. */
const TARGET = 1;

const agent = new Agent({ keepAlive: true });

export async function benchDoor(): Promise<void> {
  const key = newKey('signing');
  const openId = await startOpenId(published(key));
  try {
    const appId = randomUUID();
    const connector = await startChild(join(HERE, 'connector.ts'), [], {});
    const start = async (how: 'with' | 'without') =>
      Number(await startChild(join(HERE, 'doorEcho.ts'), [how, appId, openId.metadata, connector, TENANT], {}));
    const ports = { without: await start('without'), with: await start('with') };
    const now = () => Temporal.Now.instant();
    const world: World = {
      appId,
      issuer: ISSUER,
      serviceUrl: connector,
      now,
      key,
      unendorsed: key,
      silent: key,
      short: key,
    };
    report(await measure(ports, world));
  } finally {
    agent.destroy();
    await stopChildren();
    await openId.close();
  }
}

type Ports = Readonly<Record<'with' | 'without', number>>;
type Times = Readonly<Record<'with' | 'without', number[]>>;

async function measure(ports: Ports, world: World): Promise<Times> {
  const headers = { authorization: `Bearer ${token(world)}` };
  const activity = { text: 'hej', channelData: { tenant: { id: TENANT } } };
  const turn = async (port: number) => (await post(agent, port, world.serviceUrl, activity, headers)).took;
  for (let at = 0; at < WARM_UP; at++) for (const port of [ports.without, ports.with]) await turn(port);
  const times: Times = { with: [], without: [] };
  for (let at = 0; at < TURNS; at++) {
    times.without.push(await turn(ports.without));
    times.with.push(await turn(ports.with));
  }
  return times;
}

function report(times: Times): void {
  print(`\nthe door, ${TURNS} turns over HTTP, one at a time   ${loaded()}`);
  for (const share of [0.5, 0.99]) {
    const [without, behind] = [percentile(times.without, share), percentile(times.with, share)];
    const verdict = share === 0.5 ? `   target ${TARGET} ms: ${behind - without <= TARGET ? 'met' : 'MISSED'}` : '';
    print(
      `  p${share * 100} without ${ms(without)} ms   with ${ms(behind)} ms   adds ${ms(behind - without)} ms${verdict}`,
    );
  }
}
