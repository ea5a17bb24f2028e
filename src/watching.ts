import type { Environment } from './config.ts';
import type { Telemetry } from './ports/telemetry.ts';
import type { Log } from './ports.ts';
import type { Around } from './queue/queue.ts';
import type { Collector } from './telemetry/otlp.ts';
import { onNewTrail } from './trail.ts';

/** What is watched of a running bot, and where it goes. */

/** Null where no collector is named: then nothing of what sending takes is loaded. */
export async function collectorFrom(environment: Environment, log: Log): Promise<Collector | null> {
  const endpoint = environment.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!endpoint || environment.OTEL_SDK_DISABLED === 'true') return null;
  const { openCollector } = await import('./telemetry/otlp.ts');
  return openCollector({ endpoint, log });
}

/** Every attempt at a job has a trail of its own, and is counted and timed. */
export const aroundJobs =
  (telemetry: Telemetry): Around =>
  (queue, attempt) =>
    onNewTrail(() =>
      telemetry.span('job', { queue }, async () => {
        const began = performance.now();
        const done = await attempt();
        telemetry.count('lots.jobs', { queue, outcome: done.status });
        telemetry.measure('lots.job.duration', (performance.now() - began) / 1000, { queue });
        return done;
      }),
    );
