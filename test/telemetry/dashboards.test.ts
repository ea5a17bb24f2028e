import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { METRICS } from '../../src/ports/metrics.ts';

/** The dashboards that are shipped ask only for what the bot tells. */

const ROOT = join(import.meta.dirname, '../..');
const dashboard = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, 'infra/dashboards', name), 'utf8'));

describe('the Grafana dashboard', () => {
  const target = z.object({ refId: z.string(), expr: z.string() });
  const grafana = z.object({
    uid: z.string(),
    title: z.string(),
    schemaVersion: z.number(),
    templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
    panels: z.array(
      z.object({
        id: z.number(),
        type: z.enum(['timeseries', 'stat']),
        title: z.string(),
        datasource: z.object({ type: z.literal('prometheus'), uid: z.literal('$' + '{datasource}') }),
        gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
        targets: z.array(target).min(1),
      }),
    ),
  });
  const { panels, templating } = grafana.parse(dashboard('grafana.json'));
  const asked = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

  it('asks for every metric, and for none that there is not', () => {
    const named = asked.flatMap((expr) => expr.match(/\blots_\w+/g) ?? []);

    expect([...new Set(named)].sort()).toEqual(Object.entries(METRICS).map(prometheusName).sort());
  });

  it('divides each by labels that it has', () => {
    const wrong = asked.filter((expr) => {
      const [, metric] = /\b(lots_\w+)/.exec(expr) ?? [];
      const known = Object.entries(METRICS).find((one) => prometheusName(one) === metric)?.[1].labels ?? [];
      const by = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(/,\s*/));
      return by.some((label) => ![...known, 'le'].some((one) => one === label));
    });

    expect(wrong).toEqual([]);
  });

  it('has its panels side by side, each by a name of its own, on a source that can be chosen', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    );

    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(templating.list).toEqual([expect.objectContaining({ name: 'datasource', type: 'datasource' })]);
  });
});

/** As OpenTelemetry's metrics are called in Prometheus. */
function prometheusName([name, { kind, unit }]: readonly [string, (typeof METRICS)[keyof typeof METRICS]]): string {
  const suffix = { s: '_seconds', By: '_bytes' }[unit as string] ?? '';
  const ending = { counter: '_total', histogram: '_bucket', gauge: '' }[kind];
  return `${name.replaceAll('.', '_')}${suffix}${ending}`;
}

describe('the Azure workbook', () => {
  const item = z.object({ type: z.number(), name: z.string(), content: z.looseObject({}) });
  const workbook = z.object({
    version: z.literal('Notebook/1.0'),
    $schema: z.string().endsWith('/schema/workbook.json'),
    items: z.array(item),
    fallbackResourceIds: z.array(z.string()),
  });
  const query = z.object({
    version: z.literal('KqlItem/1.0'),
    queryType: z.literal(0),
    resourceType: z.literal('microsoft.operationalinsights/workspaces'),
    timeContextFromParameter: z.literal('time'),
    visualization: z.enum(['table', 'timechart']),
    query: z.string(),
  });
  const { items } = workbook.parse(dashboard('workbook.json'));
  const asked = items.filter(({ type }) => type === 3).map(({ content }) => query.parse(content).query);
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'));

  it('looks for lines that are logged, and for the one of figures most', () => {
    const logged = new Set(
      sources.flatMap((text) => [...text.matchAll(/\blog\.\w+\('([\w-]+)'/g)].map(([, event]) => event)),
    );
    const sought = asked.flatMap((text) =>
      [...text.matchAll(/line\.msg\) (?:==|in) (\([^)]*\)|'[^']*')/g)].flatMap(
        ([, events = '']) => events.match(/[\w-]+/g) ?? [],
      ),
    );

    expect(asked.length).toBeGreaterThan(8);
    expect(sought.filter((event) => !logged.has(event))).toEqual([]);
    expect(new Set(sought)).toContain('figures');
  });

  it('reads nothing of them that is written nowhere', () => {
    const own = new Set(['msg', 'service']);
    const read = asked.flatMap((text) => [...text.matchAll(/\bline\.(\w+)/g)].flatMap(([, name = '']) => name));

    const written = (name: string) => sources.some((text) => new RegExp(`\\b${name}\\b[,:?]`).test(text));
    expect(read.filter((name) => !own.has(name) && !written(name))).toEqual([]);
  });

  it('finds them in either of the tables that Azure keeps them in', () => {
    for (const text of asked)
      expect(text).toMatch(/ContainerAppConsoleLogs_CL[^)]*Log_s[\s\S]*ContainerAppConsoleLogs \|/);
  });
});
