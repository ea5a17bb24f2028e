import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.ts';
import { freePort } from '../../src/loopback.ts';
import { start } from '../../src/main.ts';
import { METRICS, type Metric } from '../../src/ports/metrics.ts';
import { collectorFrom } from '../../src/watching.ts';
import { until } from '../queue/workers.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { demonstrationOn } from '../support/demonstration.ts';
import { files, LISTS } from '../support/filing.ts';
import { type FakeCollector, startCollector } from '../support/otlp.ts';
import { type Met, personIn } from '../support/people.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

/** What a whole bot tells a collector, after somebody has asked, filed and pressed. */

/** Words of somebody's own, that point out nobody. */
const MARK = 'kvastfening';
const QUESTION = `hemtjänsten i Uddevalla får ingen ${MARK} när någon skrivs ut från sjukhuset`;

let test: TestDatabase;
let collector: FakeCollector;
let connector: Connector;
const logged: Record<string, unknown>[] = [];

/** Lets a bot live for a while, from its start to its end. */
beforeAll(async () => {
  [test, collector, connector] = await Promise.all([createDatabase(), startCollector(), startConnector()]);
  const log = createLog('debug', { write: (line) => logged.push(JSON.parse(line)) });
  const port = await freePort();
  const config = await demonstrationOn(test.url, { PORT: String(port) });
  const collecting = await collectorFrom({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }, log);
  if (!collecting) throw new Error('no collector');
  const { telemetry } = collecting;
  let settled = 0;
  const told: typeof telemetry = {
    ...telemetry,
    count(name, labels, by) {
      telemetry.count(name, labels, by);
      if (name === 'lots.messages' || name === 'lots.calendars') settled++;
    },
  };
  const service = await start(config, { log, telemetry: told });
  try {
    await live(personIn(reached(service.address), 'berit'));
    await until(() => settled >= 4);
  } finally {
    await service.stop();
    await collecting.stop();
  }
}, 60_000);
afterAll(async () => {
  await connector.close();
  await collector.close();
  await test.close();
});

const reached = (address: string): Met => ({
  connector,
  post: (activity, headers = {}) =>
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        type: 'message',
        id: 'message',
        channelId: 'msteams',
        serviceUrl: connector.url,
        recipient: { id: 'bot', name: 'Samverkanslotsen' },
        locale: 'sv-SE',
        ...activity,
      }),
    }),
});

async function live(berit: ReturnType<typeof personIn>): Promise<void> {
  const answer = await berit.says(QUESTION);
  await berit.presses('👍 Ja', answer);
  await berit.forges({ press: MARK });
  await files(berit, { ...LISTS, title: `Ingen ${MARK} kommer hem` });
  await berit.sends({
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    value: { commandId: 'ask', messagePayload: { body: { contentType: 'text', content: QUESTION } } },
  });
  connector.refuseNext(403);
  await berit.says(`${QUESTION} och ${MARK}`);
  await berit.sends({ text: QUESTION, serviceUrl: 'https://elsewhere.example/' });
}

const counted = (name: Metric, labels: Readonly<Record<string, string>> = {}): number =>
  collector
    .points()
    .filter((point) => point.name === name)
    .filter((point) => Object.entries(labels).every(([label, value]) => point.labels[label] === value))
    .reduce((sum, { value }) => sum + value, 0);

describe('a collector', () => {
  it('is told what was asked, pressed, filed and done about it', () => {
    expect({
      questions: counted('lots.questions', { organisation: 'fyrbodal' }),
      answers: counted('lots.answer.duration', { type: 'message' }),
      filed: counted('lots.cases.filed', { organisation: 'fyrbodal' }),
      pressed: counted('lots.presses', { press: 'file' }),
      refused: counted('lots.refused', { reason: 'service-url' }),
      calls: counted('lots.calls', { to: 'teams', outcome: 'gone' }),
      read: counted('lots.calendars', { outcome: 'read' }),
    }).toEqual({ questions: 3, answers: 3, filed: 1, pressed: 1, refused: 1, calls: 1, read: 3 });
    expect(counted('lots.calls', { to: 'teams', outcome: 'ok' })).toBeGreaterThan(1);
    expect(counted('lots.jobs', { queue: 'sync', outcome: 'completed' })).toBeGreaterThanOrEqual(3);
    expect(counted('lots.messages', { about: 'case' })).toBeGreaterThanOrEqual(1);
    expect(counted('lots.database.wait')).toBeGreaterThan(5);
  });

  it('is told of nothing that is not in the table, with no other labels', () => {
    const told = collector
      .points()
      .map(({ name, unit, labels }) => ({ name, unit, labels: Object.keys(labels).sort() }));

    const inTable = (name: string) => Object.entries(METRICS).find(([known]) => known === name)?.[1];
    expect(
      told.filter(({ name, unit, labels }) => {
        const metric = inTable(name);
        return metric?.unit !== unit || labels.join() !== [...metric.labels].sort().join();
      }),
    ).toEqual([]);
    expect(told.length).toBeGreaterThan(10);
  });

  it('is told nothing of what was written, by whom or where', () => {
    const all = collector.text();

    expect(all).not.toMatch(new RegExp(`${MARK}|hemtjänsten|SKAV-|berit|29:|Läkemedel|elsewhere`, 'i'));
    expect(all.length).toBeGreaterThan(1000);
  });

  it('gets each turn as one trace, with what it did and whom it called, and the log names the trace', () => {
    const spans = collector.spans();
    const byId = new Map(spans.map((span) => [span.id, span]));

    const pathOf = (name: string): string[] => {
      const names: string[] = [];
      for (let at = spans.find((span) => span.name === name); at; at = byId.get(at.parent)) names.push(at.name);
      return names;
    };
    expect(pathOf('ask')).toEqual(['ask', 'turn']);
    expect(pathOf('press')).toEqual(['press', 'turn']);
    expect(spans.filter(({ name }) => name === 'teams').map(({ parent }) => byId.get(parent)?.name)).toContain('turn');
    expect(spans.filter(({ name, parent }) => name === 'job' && parent === '').length).toBeGreaterThan(0);
    const failed = logged.find(({ msg }) => msg === 'answer-not-sent');
    expect(spans.map(({ trace }) => trace)).toContain(failed?.trace);
    expect(failed?.reference).toMatch(/^\w{8}$/);
  });
});

describe('without a collector', () => {
  it('nothing is opened', async () => {
    const log = createLog('fatal');

    expect(await collectorFrom({}, log)).toBeNull();
    expect(
      await collectorFrom({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SDK_DISABLED: 'true' }, log),
    ).toBeNull();
  });
});
