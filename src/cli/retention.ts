import { retain, type Swept, wouldRetain } from '../app/trust/retain.ts';
import type { Config } from '../config.ts';
import { sweepsDue, type Whose } from '../domain/retention/plan.ts';
import { isoIn, readMoment } from './moments.ts';
import { withStore } from './store.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';

/** `lots retention`: throws away what has been kept long enough, as the bot does every night, or shows what would be. */

export interface RetentionValues {
  readonly 'dry-run'?: boolean;
  readonly json?: boolean;
  readonly model?: string;
  readonly now?: string;
}

/** @returns the exit code */
export async function showRetention(terminal: Terminal, config: Config, values: RetentionValues): Promise<number> {
  const isDry = values['dry-run'] ?? false;
  const now = nowOf(terminal, config, values.now, isDry);
  if (!now) return 2;
  const { texts, err } = terminal;
  if (values.model !== undefined && !config.models.some(({ id }) => id === values.model)) {
    err(texts.retention.badModel(values.model));
    return 2;
  }
  const models = config.models.map(({ id }) => id);
  const sweeps = sweepsDue(config.retention, models, now, config.timeZone).filter(({ of }) => isWanted(of, values));
  return withStore(terminal, config, async ({ retention }) => {
    const swept = isDry ? wouldRetain(retention, sweeps) : retain(retention, sweeps, { by: 'operator', at: now });
    const all: Swept[] = [];
    for await (const one of swept) {
      all.push(one);
      if (values.json) terminal.out(JSON.stringify(jsonOf(one, config.timeZone, isDry)));
    }
    if (!values.json) print(terminal, all, config.timeZone, isDry);
    return 0;
  });
}

const isWanted = (of: Whose, { model }: RetentionValues): boolean =>
  model === undefined || (of.is === 'one' && of.model === model);

/** A moment that has not come would have things thrown away that are not due, and they do not come back. */
function nowOf({ texts, err }: Terminal, { timeZone }: Config, written: string | undefined, isDry: boolean) {
  const present = Temporal.Now.instant();
  if (written === undefined) return present;
  const now = readMoment(written, timeZone);
  if (!now) err(texts.retention.badNow(written));
  else if (!isDry && Temporal.Instant.compare(now, present) > 0) err(texts.retention.notAhead);
  else return now;
  return null;
}

const jsonOf = ({ sweep, count, oldest, done }: Swept, timeZone: string, isDry: boolean) => ({
  part: sweep.part,
  kind: sweep.kind,
  deed: sweep.deed,
  of: sweep.of.is,
  model: sweep.of.is === 'one' ? sweep.of.model : null,
  period: sweep.period,
  before: isoIn(sweep.before, timeZone),
  due: count,
  oldest: oldest && isoIn(oldest, timeZone),
  done,
  dryRun: isDry,
});

function print(terminal: Terminal, all: readonly Swept[], timeZone: string, isDry: boolean): void {
  const { out, bold, texts } = terminal;
  const { retention } = texts;
  const found = all.filter(({ count }) => count > 0);
  if (isDry) out(retention.dryRun);
  if (found.length === 0) out(retention.nothing);
  if (found.length === 0) return;
  const [heading = '', ...lines] = linesOf(terminal, found, timeZone, isDry);
  out(bold(heading));
  for (const line of lines) out(line);
  const [due, done] = [sum(found, ({ count }) => count), sum(found, (one) => one.done)];
  out('');
  out(retention.total(due, done, isDry));
  if (!isDry && done < due) out(retention.left(due - done));
}

function linesOf(terminal: Terminal, found: readonly Swept[], timeZone: string, isDry: boolean): string[] {
  const { head, parts } = terminal.texts.retention;
  const numbers = (due: string, done: string) => (isDry ? [due] : [due, done]);
  const heading = {
    start: [head.of],
    stretching: head.part,
    end: [head.period, head.oldest, ...numbers(head.due, head.done)],
  };
  const rows = found.map(({ sweep, count, oldest, done }) => ({
    start: [nameOf(terminal, sweep.of)],
    stretching: parts[sweep.part],
    end: [sweep.period, oldest ? dayOf(oldest, timeZone) : '', ...numbers(String(count), String(done))],
  }));
  return table([heading, ...rows], Number.POSITIVE_INFINITY);
}

const sum = (all: readonly Swept[], of: (one: Swept) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

const dayOf = (at: Temporal.Instant, timeZone: string): string =>
  at.toZonedDateTimeISO(timeZone).toPlainDate().toString();

function nameOf({ texts }: Terminal, of: Whose): string {
  if (of.is === 'one') return of.model;
  return of.is === 'others' ? texts.retention.others : texts.retention.shared;
}
