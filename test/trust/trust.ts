import { parseArgs } from 'node:util';
import { print } from '../bench/figures.ts';
import { startServer } from '../support/postgres.ts';
import { doorRows } from './doorRows.ts';
import { fuzzRows } from './fuzzRows.ts';
import { mixedLoad } from './load/mixed.ts';
import { rightsRows } from './rightsRows.ts';
import type { Row } from './row.ts';
import { soak } from './soak.ts';

/**
 * `npm run trust`: what is tried against the product, what is expected and what is seen. `npm run trust -- door` (or `rights`, `fuzz`, `kills`,
 * `soak`) runs one part; `-- fuzz --runs 10000`, `-- soak --minutes 15`; `--smoke` shows in a minute or two that all of it works.
 */

const OPTIONS = {
  smoke: { type: 'boolean', default: false },
  minutes: { type: 'string', default: '15' },
  runs: { type: 'string', default: '10000' },
} as const;

const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
const parts: Readonly<Record<string, () => Promise<Row[]>>> = {
  door: () => onServer(doorRows),
  rights: () => onServer(rightsRows),
  fuzz: () => onServer(() => fuzzRows({ runs: values.smoke ? 50 : Number(values.runs) })),
  kills: () =>
    mixedLoad(values.smoke ? { kills: 6, restarts: 1, reminders: 20 } : { kills: 100, restarts: 6, reminders: 120 }),
  soak: () => soak({ minutes: values.smoke ? 0.5 : Number(values.minutes) }),
};

const wanted = positionals.length > 0 ? positionals : Object.keys(parts);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  print(`${unknown.join(', ')}: there is ${Object.keys(parts).join(', ')}; and --smoke, --runs N, --minutes N`);
  process.exitCode = 1;
} else {
  for (const name of wanted) await run(name);
}

/** With a PostgreSQL of its own. */
async function onServer(work: () => Promise<Row[]>): Promise<Row[]> {
  const stop = await startServer();
  try {
    return await work();
  } finally {
    await stop();
  }
}

async function run(name: string): Promise<void> {
  print(`\n${name}`);
  const rows = (await parts[name]?.()) ?? [];
  for (const row of rows) printRow(row);
  const failed = rows.filter(({ holds }) => !holds).length;
  print(failed === 0 ? `  all ${rows.length} hold` : `  ${failed} of ${rows.length} do NOT hold`);
  if (failed > 0) process.exitCode = 1;
}

function printRow({ tried, expected, seen, holds }: Row): void {
  print(`  ${holds ? 'holds ' : 'FAILS '} ${tried.padEnd(62)} expected ${expected.padEnd(12)} seen ${seen}`);
}
