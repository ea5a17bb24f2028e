import type { BenchDatabase } from './databases.ts';
import { loaded, ms, percentile, print } from './figures.ts';
import type { Had } from './teams.ts';

/** What became of reminders that all came due at the same moment. */

/** Teams takes so many a second in one tenant. */
export const LIMIT = 50;
const TARGET = 0.9;

export interface Burst {
  readonly count: number;
  readonly instances: number;
  readonly due: Temporal.Instant;
  /** How long answers took before, and meanwhile. */
  readonly quiet: readonly number[];
  readonly busy: readonly number[];
  /** Of the processor, by all bots, in milliseconds. */
  readonly spent: number;
  /** What else the machine had to do when it began. */
  readonly load: string;
}

export async function reportBurst(test: BenchDatabase, had: Had, burst: Burst): Promise<void> {
  const { count, instances, due, spent, load } = burst;
  const moments = had.posts.map(({ at }) => at - due.epochMilliseconds).toSorted((a, b) => a - b);
  const took = (moments.at(-1) ?? 0) / 1000;
  const share = moments.length / took / LIMIT;
  const twice = had.posts.length - new Set(had.posts.map(({ channel }) => channel)).size;
  print(`\nreminding, ${count} due at once, ${instances} bot${instances > 1 ? 's' : ''}   ${load} ${loaded()}`);
  line('delivered', `${moments.length} in ${took.toFixed(1)} s, the first after ${moments[0]?.toFixed(0)} ms`);
  line(
    `of Teams' ${LIMIT} a second`,
    `${(share * 100).toFixed(1)} %   target ${TARGET * 100} %: ${share >= TARGET ? 'met' : 'MISSED'}`,
  );
  line('told to slow down', `${had.throttled}   target 0   most in any second ${mostInASecond(moments)} of ${LIMIT}`);
  line('posted twice', `${twice}   target 0   missing ${count - moments.length + twice}`);
  reportLateness(moments);
  line(
    'processor of the bots',
    `${(spent / count).toFixed(1)} ms a reminder, ${(spent / 10 / took).toFixed(0)} % of one`,
  );
  reportAnswers(burst);
  await reportKept(test);
}

const line = (name: string, figures: string) => print(`  ${name.padEnd(36)} ${figures}`);

/** Of fifty a second the fifty-first can come no sooner than a second late, whoever sends it. */
function reportLateness(moments: readonly number[]): void {
  const beyond = moments.map((at, number) => at - Math.floor(number / LIMIT) * 1000);
  const [middle, last] = [percentile(beyond, 0.5), percentile(beyond, 0.99)];
  line('later than that limit makes it', `p50 ${ms(middle)} ms   p99 ${ms(last)} ms`);
}

function reportAnswers({ quiet, busy }: Burst): void {
  for (const share of [0.5, 0.99]) {
    const [before, meanwhile] = [percentile(quiet, share), percentile(busy, share)];
    line(
      'a question meanwhile',
      `p${share * 100} ${ms(meanwhile)} ms   in the quiet before ${ms(before)} ms   ratio ${(meanwhile / before).toFixed(1)}   (${busy.length})`,
    );
  }
}

const mostInASecond = (moments: readonly number[]): number =>
  Math.max(0, ...moments.map((from, at) => moments.findLastIndex((moment) => moment < from + 1000) - at + 1));

/** What the bots believe, which is to be what Teams has; and the moments they took for it: those that they came too late for were lost. */
async function reportKept({ database }: BenchDatabase): Promise<void> {
  const rows = await database
    .selectFrom('deliveries')
    .select(({ fn }) => ['state', fn.countAll<string>().as('count')])
    .groupBy('state')
    .execute();
  const { taken } = await database
    .selectFrom('sendings')
    .select(({ fn }) => fn.countAll<string>().as('taken'))
    .executeTakeFirstOrThrow();
  line('as kept', `${rows.map(({ state, count }) => `${count} ${state}`).join(', ')}, in ${taken} moments`);
}
