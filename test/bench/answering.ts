import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { route } from '../../src/domain/routing/route.ts';
import { freePort } from '../../src/loopback.ts';
import { routerOf } from '../support/models.ts';
import { startChild, stopChildren } from './children.ts';
import { ms, percentile, print } from './figures.ts';
import { benchFiling } from './filing.ts';
import { post } from './post.ts';
import { questions } from './questions.ts';

/**
 * What an answer costs. The router by itself, and a whole turn over HTTP beside a bare botbuilder echo bot measured in the same run, turn
 * by turn, so that the machine's moods hit both alike. Then what filing a case costs (filing.ts).
 */

const HERE = import.meta.dirname;
const TURNS = 600;
const WARM_UP = 100;
const AT_ONCE = 10;

function benchRouter(): void {
  const router = routerOf('goteborg');
  for (const text of questions) route(router, text);
  const times = questions.flatMap((text) =>
    Array.from({ length: 3 }, () => {
      const began = performance.now();
      route(router, text);
      return performance.now() - began;
    }),
  );
  print(
    `router, per question           p50 ${ms(percentile(times, 0.5))} ms   p99 ${ms(percentile(times, 0.99))} ms   (${times.length} questions)`,
  );
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** One message, until the bot has answered the request; the reply has then been taken by the connector. */
const turn = async (port: number, serviceUrl: string, text: string): Promise<number> =>
  (await post(agent, port, serviceUrl, { text })).took;

async function benchTurns(echo: number, ours: number, connector: string): Promise<void> {
  const text = (at: number) => questions[at % questions.length] ?? '';
  for (let at = 0; at < WARM_UP; at++) for (const port of [echo, ours]) await turn(port, connector, text(at));
  const times = { echo: [] as number[], ours: [] as number[] };
  for (let at = 0; at < TURNS; at++) {
    times.echo.push(await turn(echo, connector, text(at)));
    times.ours.push(await turn(ours, connector, text(at)));
  }
  for (const share of [0.5, 0.99]) {
    const [bare, own] = [percentile(times.echo, share), percentile(times.ours, share)];
    print(
      `turn over HTTP, one at a time   p${share * 100} echo ${ms(bare)} ms   ours ${ms(own)} ms   ratio ${(own / bare).toFixed(2)}`,
    );
  }
}

async function rate(port: number, connector: string): Promise<number> {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < TURNS) await turn(port, connector, questions[next++ % questions.length] ?? '');
    }),
  );
  return (TURNS * 1000) / (performance.now() - began);
}

async function benchRate(echo: number, ours: number, connector: string): Promise<void> {
  const [bare, own] = [await rate(echo, connector), await rate(ours, connector)];
  print(
    `turns a second, ${AT_ONCE} at once         echo ${bare.toFixed(0).padStart(8)}      ours ${own.toFixed(0).padStart(8)}      ratio ${(bare / own).toFixed(2)}`,
  );
}

export async function benchAnswers(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'lots-bench-'));
  try {
    benchRouter();
    const [echo, ours] = [await freePort(), await freePort()];
    const connector = await startChild(join(HERE, 'connector.ts'), [], {});
    await startChild(join(HERE, 'echo.ts'), [], { PORT: String(echo) });
    await startChild(
      join(HERE, '../../src/cli.ts'),
      ['serve', '--no-playground'],
      { PORT: String(ours), LOG_LEVEL: 'warn' },
      directory,
    );
    await benchTurns(echo, ours, connector);
    await benchRate(echo, ours, connector);
    await benchFiling(echo, ours, connector);
  } finally {
    agent.destroy();
    await stopChildren();
    rmSync(directory, { recursive: true, force: true });
  }
}
