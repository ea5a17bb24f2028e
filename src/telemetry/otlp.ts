import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import {
  type Attributes,
  DiagLogLevel,
  diag,
  type Meter,
  type Span as Recorded,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { METRICS, type Metric } from '../ports/metrics.ts';
import type { Span, Telemetry } from '../ports/telemetry.ts';
import type { Log } from '../ports.ts';
import { inTrace } from '../trail.ts';

/**
 * Sends what is measured to a collector, by OTLP over http. Loaded only when one is named. Nothing is registered for the whole process, and
 * nothing measures by itself: what goes out is what the table of metrics and the spans of the port say.
 */

export interface Collecting {
  /** As OTEL_EXPORTER_OTLP_ENDPOINT has it: `/v1/metrics` and `/v1/traces` are below it. */
  readonly endpoint: string;
  readonly log: Log;
  /** How long one sending may take with all its attempts, in milliseconds; as the standard variable has it when left out. */
  readonly within?: number;
}

export interface Collector {
  readonly telemetry: Telemetry;
  /** Sends what has not been sent. Safe to call when the collector is not there. */
  stop(): Promise<void>;
}

const SERVICE = 'samverkanslotsen';

/** In milliseconds; so the collector has hardly ever more than the last minute to miss. */
const SENT_EVERY = 30_000;

/** Headers, certificates and time limits for the collector are read from their standard variables by the exporters. */
export function openCollector({ endpoint, log, within }: Collecting): Collector {
  diag.setLogger(complaintsTo(log), { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
  const at = (path: string) => ({
    url: `${endpoint.replace(/\/+$/, '')}${path}`,
    ...(within === undefined ? {} : { timeoutMillis: within }),
  });
  const own = resourceFromAttributes({ 'service.name': SERVICE, 'service.instance.id': randomUUID() });
  const resource = own.merge(detectResources({ detectors: [envDetector] }));
  const exporter = new OTLPMetricExporter(at('/v1/metrics'));
  const meters = new MeterProvider({
    resource,
    readers: [new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: SENT_EVERY })],
  });
  const tracers = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(at('/v1/traces')) })],
  });
  return {
    telemetry: { ...recorders(meters.getMeter(SERVICE)), span: spans(tracers.getTracer(SERVICE)) },
    async stop() {
      await Promise.allSettled([meters.shutdown(), tracers.shutdown()]);
    },
  };
}

/** In milliseconds. */
const COMPLAINS_EVERY = 60 * 60 * 1000;

/** Of what could not be sent no more than that is told: a complaint may quote what was answered. */
function complaintsTo(log: Log) {
  let last = Number.NEGATIVE_INFINITY;
  const error = () => {
    if (performance.now() - last < COMPLAINS_EVERY) return;
    last = performance.now();
    log.warn('telemetry-not-sent');
  };
  const nothing = () => undefined;
  return { error, warn: nothing, info: nothing, debug: nothing, verbose: nothing };
}

type Record_ = (value: number, attributes: Attributes) => void;

function recorders(meter: Meter): Omit<Telemetry, 'span'> {
  const all = new Map(Object.keys(METRICS).map((name) => [name, recorderOf(meter, name as Metric)]));
  const record = (name: Metric, value: number, labels: Readonly<Record<string, string>>) =>
    all.get(name)?.(value, labelsOf(labels));
  return {
    count: (name, labels, by = 1) => record(name, by, labels),
    measure: (name, value, labels) => record(name, value, labels),
    gauge: (name, value, labels) => record(name, value, labels),
  };
}

function recorderOf(meter: Meter, name: Metric): Record_ {
  const metric = METRICS[name];
  const options = { unit: metric.unit, description: metric.says };
  switch (metric.kind) {
    case 'counter': {
      const counter = meter.createCounter(name, options);
      return (value, attributes) => counter.add(value, attributes);
    }
    case 'histogram': {
      const advice = { explicitBucketBoundaries: [...metric.bounds] };
      const histogram = meter.createHistogram(name, { ...options, advice });
      return (value, attributes) => histogram.record(value, attributes);
    }
    case 'gauge': {
      const gauge = meter.createGauge(name, options);
      return (value, attributes) => gauge.record(value, attributes);
    }
  }
}

/** Should somebody's words or numbers come this far after all, they go no further. */
const LABEL = /^(?!.*\d{5})[a-z0-9][a-z0-9._/-]{0,59}$/i;

const labelsOf = (labels: Readonly<Record<string, string>>): Attributes =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, LABEL.test(value) ? value : 'other']));

const KINDS: Readonly<Record<Span, SpanKind>> = {
  turn: SpanKind.SERVER,
  ask: SpanKind.INTERNAL,
  press: SpanKind.INTERNAL,
  job: SpanKind.CONSUMER,
  teams: SpanKind.CLIENT,
  graph: SpanKind.CLIENT,
};

/** The span under way is kept here, so that nothing has to be registered for the whole process. */
function spans(tracer: Tracer): Telemetry['span'] {
  const underWay = new AsyncLocalStorage<Recorded>();
  return async (name, about, work) => {
    const parent = underWay.getStore();
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    const span = tracer.startSpan(name, { kind: KINDS[name], attributes: labelsOf(about) }, context);
    try {
      return await underWay.run(span, () => inTrace(span.spanContext().traceId, work));
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };
}
