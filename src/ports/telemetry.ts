import type { Counter, Gauge, Histogram, LabelsOf } from './metrics.ts';

/** Figures and traces for whoever looks after the bot. Nothing here may fail, wait or change what is done. */
export interface Telemetry {
  count<N extends Counter>(name: N, labels: LabelsOf<N>, by?: number): void;
  measure<N extends Histogram>(name: N, value: number, labels: LabelsOf<N>): void;
  gauge<N extends Gauge>(name: N, value: number, labels: LabelsOf<N>): void;
  /** What `work` leads to is part of it. It ends when the work does, and has failed when the work has. */
  span<T>(name: Span, about: About, work: () => Promise<T>): Promise<T>;
}

export type Span = 'turn' | 'ask' | 'press' | 'job' | 'teams' | 'graph';

/** The same rule as for labels: few values, from tables of ours. */
export type About = Readonly<Record<string, string>>;

export const NO_TELEMETRY: Telemetry = {
  count: () => undefined,
  measure: () => undefined,
  gauge: () => undefined,
  span: (_name, _about, work) => work(),
};

/**
 * @param outcomeOf tells what a failure is called
 * @param refusalIn the same of an answer that is one; null for one that is not
 */
export function calling<T>(
  telemetry: Telemetry,
  to: 'teams' | 'graph',
  work: () => Promise<T>,
  outcomeOf: (failure: unknown) => string,
  refusalIn: (answer: T) => string | null = () => null,
): Promise<T> {
  const noted = (outcome: string) => telemetry.count('lots.calls', { to, outcome });
  return telemetry.span(to, {}, async () => {
    try {
      const done = await work();
      noted(refusalIn(done) ?? 'ok');
      return done;
    } catch (error) {
      noted(outcomeOf(error));
      throw error;
    }
  });
}
