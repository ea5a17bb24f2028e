import type { Counter } from '../ports/metrics.ts';
import type { Telemetry } from '../ports/telemetry.ts';

/** What has been counted since it was last asked, for the line of figures in the log: that is all there is where nothing collects metrics. */
export interface Tally {
  readonly telemetry: Telemetry;
  /** Begins anew. */
  take(): Readonly<Record<TallyName, number>>;
}

const TALLIED = {
  questions: ['lots.questions', null],
  abstentions: ['lots.abstentions', null],
  presses: ['lots.presses', null],
  filed: ['lots.cases.filed', null],
  delivered: ['lots.messages', 'delivered'],
  notDelivered: ['lots.messages', 'failed'],
  perhapsDelivered: ['lots.messages', 'unknown'],
  refused: ['lots.refused', null],
} as const satisfies Readonly<Record<string, readonly [Counter, string | null]>>;

type TallyName = keyof typeof TALLIED;

export function tallying(telemetry: Telemetry): Tally {
  const counts = new Map<string, number>();
  const add = (key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by);
  return {
    telemetry: {
      ...telemetry,
      count(name, labels, by = 1) {
        telemetry.count(name, labels, by);
        add(keyOf(name, null), by);
        if ('outcome' in labels) add(keyOf(name, String(labels.outcome)), by);
      },
    },
    take() {
      const taken = Object.entries(TALLIED).map(([name, [counter, of]]) => [name, counts.get(keyOf(counter, of)) ?? 0]);
      counts.clear();
      return Object.fromEntries(taken);
    },
  };
}

const keyOf = (name: Counter, outcome: string | null): string => `${name} ${outcome ?? ''}`;
