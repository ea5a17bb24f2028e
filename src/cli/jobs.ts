import type { Config } from '../config.ts';
import { ALL, type DeadJob, type DeadLetters, type JobCount } from '../queue/deadLetters.ts';
import { isoIn } from './moments.ts';
import { withStore } from './store.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `lots jobs`: what waits to be done, what failed for good, and the way back. Codes and ids only: nothing that somebody wrote. */

export interface JobsValues {
  readonly json?: boolean;
  readonly dead?: boolean;
  readonly retry?: boolean;
  readonly drop?: boolean;
}

/** @returns the exit code: 1 when something has failed for good, so that a watchman can ask */
export async function showJobs(
  terminal: Terminal,
  config: Config,
  values: JobsValues,
  which: string | undefined,
): Promise<number> {
  const { retry = false, drop = false } = values;
  const { jobs: texts } = terminal.texts;
  if (retry && drop) return misused(terminal, texts.both);
  if ((retry || drop) && !which) return misused(terminal, texts.which);
  return withStore(terminal, config, async ({ jobs }) => {
    if (which && (retry || drop)) return wayBack(terminal, jobs, retry ? 'retry' : 'drop', which);
    return values.dead
      ? printDead(terminal, await jobs.dead(), config.timeZone, values.json ?? false)
      : printCounts(terminal, await jobs.counts(), config.timeZone, values.json ?? false);
  });
}

function misused(terminal: Terminal, line: string): number {
  terminal.err(line);
  return 2;
}

async function wayBack(terminal: Terminal, jobs: DeadLetters, how: 'retry' | 'drop', which: string): Promise<number> {
  const { jobs: texts } = terminal.texts;
  const done = await jobs[how](which);
  if (done === 0 && which !== ALL) {
    terminal.err(texts.unknown(which));
    return 1;
  }
  terminal.out(how === 'retry' ? texts.retried(done) : texts.dropped(done));
  return 0;
}

function printCounts(terminal: Terminal, counts: readonly JobCount[], timeZone: string, json: boolean): number {
  const { out, bold, texts } = terminal;
  const at = (oldest: JobCount['oldest']) => (oldest ? isoIn(oldest, timeZone) : null);
  if (json) for (const { oldest, ...count } of counts) out(JSON.stringify({ ...count, oldest: at(oldest) }));
  else {
    const [head = '', ...lines] = table(
      [
        { start: [texts.jobs.kind], stretching: '', end: texts.jobs.columns },
        ...counts.map(({ kind, waiting, running, dead, oldest }) => ({
          start: [texts.jobs.kinds[kind]],
          stretching: '',
          end: [...[waiting, running, dead].map(String), at(oldest) ?? ''],
        })),
      ],
      Number.POSITIVE_INFINITY,
    );
    out(bold(head));
    for (const line of lines) out(line);
  }
  return counts.some(({ dead }) => dead > 0) ? 1 : 0;
}

function printDead(terminal: Terminal, dead: readonly DeadJob[], timeZone: string, json: boolean): number {
  const { out, texts } = terminal;
  for (const { at, ...job } of dead) {
    const when = isoIn(at, timeZone);
    if (json) out(JSON.stringify({ ...job, at: when }));
    else out([job.id, job.kind, job.key, when, job.error || texts.jobs.died].filter(Boolean).join('  '));
  }
  if (dead.length === 0 && !json) out(texts.jobs.none);
  return dead.length > 0 ? 1 : 0;
}
