import { readdirSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { setTimeout as passed } from 'node:timers/promises';
import { freePort } from '../../src/loopback.ts';
import { startServer } from '../bench/databases.ts';
import { percentile, print } from '../bench/figures.ts';
import { post } from '../bench/post.ts';
import { questions } from '../bench/questions.ts';
import { startConnector } from '../support/connector.ts';
import { kill, spawnInstance } from '../support/instances.ts';
import { manyForums } from '../support/manyForums.ts';
import { filing } from './load/people.ts';
import type { Row } from './row.ts';

/** Half of what one bot can take, for a long time: it takes no more memory, keeps no more open, and answers no slower than in the beginning. */

export interface SoakOptions {
  readonly minutes: number;
}

/** Of questions at once while the peak is found, and for how long, in milliseconds. */
const AT_ONCE = 12;
const PEAK_FOR = 15_000;
const SAMPLED_EVERY = 5_000;
/** Different people, so that what is remembered of each is in it. */
const PEOPLE = 400;

interface Sample {
  readonly megabytes: number;
  readonly p99: number;
}

export async function soak({ minutes }: SoakOptions): Promise<Row[]> {
  const server = await startServer();
  const test = await server.create();
  const connector = await startConnector();
  const many = manyForums();
  const port = await freePort();
  const bot = await spawnInstance(test, many, port);
  // Given up before the bot gives them up, so that no request goes out on one that is just being closed.
  const agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 3_000 });
  let asked = 0;
  const ask = async (): Promise<number> => {
    const person = `person-${asked % PEOPLE}`;
    const text = questions[asked++ % questions.length];
    const { took } = await post(agent, port, connector.url, {
      text,
      from: { id: person, aadObjectId: person },
      conversation: { id: `a:${person}`, conversationType: 'personal' },
    });
    return took;
  };
  try {
    const peak = await peakOf(ask);
    print(`  peak ${peak.toFixed(0)} questions a second; now half of that for ${minutes} minutes`);
    let isOver = false;
    const before = await atRest(bot.pid ?? 0);
    const filed = { filed: [], commented: [], prepared: [], drafted: [] };
    const people = filing({ port: () => port, connector: connector.url, isOver: () => isOver }, filed, {
      every: 1_000,
    });
    let lost = 0;
    const samples = await steadily(ask, {
      aSecond: peak / 2,
      unanswered: () => {
        lost++;
      },
      minutes,
      sample: (p99) => ({ megabytes: held(bot.pid ?? 0).megabytes, p99 }),
      forget: () => connector.sent.splice(0).length + connector.accepted.splice(0).length,
    });
    isOver = true;
    await people;
    const handles = [before.handles, (await atRest(bot.pid ?? 0)).handles] as const;
    return rowsOf(samples, { peak, minutes, filed: filed.filed.length, lost, handles });
  } finally {
    agent.destroy();
    await kill(bot);
    await connector.close();
    many.remove();
    await test.close();
    await server.stop();
  }
}

async function peakOf(ask: () => Promise<number>): Promise<number> {
  const run = async (milliseconds: number): Promise<number> => {
    const end = performance.now() + milliseconds;
    let count = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (; performance.now() < end; count++) await ask();
      }),
    );
    return (count * 1_000) / milliseconds;
  };
  await run(PEAK_FOR);
  return run(PEAK_FOR);
}

interface Steady {
  readonly aSecond: number;
  /** A question has had no answer. */
  unanswered(): void;
  readonly minutes: number;
  sample(p99: number): Sample;
  /** What the far side has kept is not ours to carry. */
  forget(): void;
}

/** One begins every so often, on the clock: slow ones do not hold the next ones back. */
async function steadily(
  ask: () => Promise<number>,
  { aSecond, minutes, unanswered, sample, forget }: Steady,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  let times: number[] = [];
  const began = performance.now();
  const length = minutes * 60_000;
  const sampler = setInterval(() => {
    samples.push(sample(percentile(times, 0.99)));
    times = [];
    forget();
  }, SAMPLED_EVERY);
  const asking: Promise<void>[] = [];
  for (let at = 0; (at * 1_000) / aSecond < length; at++) {
    await passed(Math.max(0, began + (at * 1_000) / aSecond - performance.now()));
    asking.push(ask().then((took) => void times.push(took), unanswered));
    if (asking.length > 1_000) await Promise.all(asking.splice(0));
  }
  await Promise.all(asking);
  clearInterval(sampler);
  return samples;
}

/** As the kernel has it. */
function held(pid: number): { megabytes: number; handles: number } {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { megabytes: Number(kilobytes) / 1_024, handles: readdirSync(`/proc/${pid}/fd`).length };
}

/** Long enough for connections that nobody uses to be closed, in milliseconds. */
const REST = 10_000;

async function atRest(pid: number): Promise<ReturnType<typeof held>> {
  await passed(REST);
  return held(pid);
}

const middle = (values: readonly number[]): number => percentile(values, 0.5);

interface Ran {
  readonly peak: number;
  readonly minutes: number;
  readonly filed: number;
  /** Questions without an answer. */
  readonly lost: number;
  /** At rest, before and after. */
  readonly handles: readonly [before: number, after: number];
}

/** The first fifth is for warming up; then the first third of what is left is compared with the last. */
function rowsOf(samples: readonly Sample[], ran: Ran): Row[] {
  const warm = samples.slice(Math.floor(samples.length / 5));
  const third = Math.max(1, Math.floor(warm.length / 3));
  const [early, late] = [warm.slice(0, third), warm.slice(-third)];
  const both = (of: (one: Sample) => number) => [middle(early.map(of)), middle(late.map(of))] as const;
  const compare = (tried: string, of: (one: Sample) => number, most: number, unit: string): Row => {
    const [before, after] = both(of);
    return {
      tried,
      expected: `at most ${most.toFixed(2)} times as much at the end`,
      seen: `${before.toFixed(1)} → ${after.toFixed(1)} ${unit} (${(after / before).toFixed(2)})`,
      holds: after <= before * most,
    };
  };
  return [
    {
      tried: `${ran.minutes} minutes at half of ${ran.peak.toFixed(0)} questions a second`,
      expected: 'all are answered',
      seen: `${ran.lost} are not; ${ran.filed} cases filed meanwhile`,
      holds: ran.lost === 0,
    },
    compare('memory', ({ megabytes }) => megabytes, 1.1, 'MB'),
    {
      tried: 'open handles at rest, before and after',
      expected: 'no more than three more',
      seen: ran.handles.join(' → '),
      holds: ran.handles[1] <= ran.handles[0] + 3,
    },
    compare('p99 of an answer', ({ p99 }) => p99, 1.5, 'ms'),
  ];
}
