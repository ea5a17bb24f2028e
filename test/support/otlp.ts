import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** A collector: the outermost wire of what is measured. It takes what comes by OTLP over http, as JSON. */

export interface Point {
  readonly name: string;
  readonly unit: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of a histogram how many there were. */
  readonly value: number;
}

export interface SpanSeen {
  readonly name: string;
  readonly trace: string;
  readonly id: string;
  readonly parent: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface FakeCollector {
  readonly url: string;
  /** Everything that has come, as it came. */
  text(): string;
  /** What was told last of each metric with each set of labels. */
  points(): Point[];
  spans(): SpanSeen[];
  close(): Promise<void>;
}

const number = z.coerce.number();
const attributes = z
  .array(z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) }))
  .default([])
  .transform((all) => Object.fromEntries(all.map(({ key, value }) => [key, value.stringValue])));
const dataPoints = z.object({
  dataPoints: z.array(
    z.object({ attributes, asInt: number.optional(), asDouble: number.optional(), count: number.optional() }),
  ),
});
const metric = z.object({
  name: z.string(),
  unit: z.string().default(''),
  sum: dataPoints.optional(),
  gauge: dataPoints.optional(),
  histogram: dataPoints.optional(),
});
const span = z.object({
  name: z.string(),
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().default(''),
  attributes,
});
const posted = z.object({
  resourceMetrics: z.array(z.object({ scopeMetrics: z.array(z.object({ metrics: z.array(metric) })) })).default([]),
  resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(span) })) })).default([]),
});

export async function startCollector(): Promise<FakeCollector> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    bodies.push(Buffer.concat(parts).toString());
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const all = () => bodies.map((body) => posted.parse(JSON.parse(body)));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: () => bodies.join('\n'),
    points: () => latest(all().flatMap(pointsIn)),
    spans: () => all().flatMap(spansIn),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

type Posted = z.infer<typeof posted>;

const pointsIn = ({ resourceMetrics }: Posted): Point[] =>
  resourceMetrics
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
    .flatMap(({ name, unit, sum, gauge, histogram }) =>
      [sum, gauge, histogram].flatMap((kind) =>
        (kind?.dataPoints ?? []).map(({ attributes: labels, asInt, asDouble, count }) => ({
          name,
          unit,
          labels,
          value: asInt ?? asDouble ?? count ?? 0,
        })),
      ),
    );

const latest = (points: readonly Point[]): Point[] => [
  ...new Map(points.map((point) => [JSON.stringify([point.name, point.labels]), point])).values(),
];

const spansIn = ({ resourceSpans }: Posted): SpanSeen[] =>
  resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    .map(({ name, traceId, spanId, parentSpanId, attributes: labels }) => ({
      name,
      trace: traceId,
      id: spanId,
      parent: parentSpanId,
      labels,
    }));
