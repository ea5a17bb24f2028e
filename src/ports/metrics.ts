/**
 * Everything that is measured, in one table. Labels have few values, all from tables of ours: never what somebody wrote, nobody's name or id, and
 * no title of a case. A name that is changed here is changed in infra/dashboards too.
 */

const counter = <const L extends readonly string[]>(unit: string, says: string, labels: L) =>
  ({ kind: 'counter', unit, says, labels }) as const;
const histogram = <const L extends readonly string[]>(says: string, labels: L, bounds: readonly number[]) =>
  ({ kind: 'histogram', unit: 's', says, labels, bounds }) as const;
const gauge = <const L extends readonly string[]>(unit: string, says: string, labels: L) =>
  ({ kind: 'gauge', unit, says, labels }) as const;

/** In seconds: what somebody waits for. */
const MOMENTS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** In seconds: what is to come at a certain time. */
const DELAYS = [1, 5, 15, 30, 60, 300, 900, 3600, 14_400, 86_400];

export const METRICS = {
  'lots.questions': counter('{question}', 'Questions answered, by what the answer was', ['organisation', 'answer']),
  'lots.abstentions': counter('{question}', 'Questions that no forum was named for', ['organisation', 'way']),
  'lots.answer.duration': histogram('From letting an activity in to the end of its turn', ['type'], MOMENTS),
  'lots.presses': counter('{press}', 'Buttons pressed', ['press']),
  'lots.turns.failed': counter('{turn}', 'Turns that ended in a fault of ours', ['type']),
  'lots.cases.filed': counter('{case}', 'Cases filed', ['organisation']),
  'lots.cases.deeds': counter('{deed}', 'What was done to cases', ['organisation', 'deed']),
  'lots.messages': counter('{message}', 'Messages that are settled', ['about', 'outcome']),
  'lots.reminders.lateness': histogram('How long after they were due reminders came', ['kind'], DELAYS),
  'lots.jobs': counter('{job}', 'Attempts at jobs', ['queue', 'outcome']),
  'lots.job.duration': histogram('How long an attempt at a job took', ['queue'], MOMENTS),
  'lots.calendars': counter('{reading}', 'Calendars read, or why not', ['outcome']),
  'lots.calls': counter('{call}', 'Requests to Teams and Graph, by what came of them', ['to', 'outcome']),
  'lots.outages': counter('{outage}', 'Times that something was away', ['part', 'code']),
  'lots.refused': counter('{request}', 'Requests that were not let in', ['reason']),
  'lots.retained': counter('{row}', 'What was thrown away because it had been kept long enough', ['part']),
  'lots.database.wait': histogram('How long a connection to the database was waited for', [], MOMENTS),
  'lots.queue.depth': gauge('{job}', 'Jobs that wait', ['queue']),
  'lots.queue.dead': gauge('{job}', 'Jobs that failed every time', ['queue']),
  'lots.queue.oldest': gauge('s', 'How long the oldest job that is due has waited', []),
  'lots.question.age': gauge('s', 'Time since the last question', []),
  'lots.delivery.age': gauge('s', 'Time since the last delivery', []),
  'lots.silent': gauge('{part}', '1 where something is silent that should not be', ['part']),
  'lots.process.memory': gauge('By', 'Memory that the process holds', []),
} as const;

type Metrics = typeof METRICS;
type Named<K> = { [N in keyof Metrics]: Metrics[N]['kind'] extends K ? N : never }[keyof Metrics];

export type Counter = Named<'counter'>;
export type Histogram = Named<'histogram'>;
export type Gauge = Named<'gauge'>;
export type Metric = keyof Metrics;

export type LabelsOf<N extends Metric> = { readonly [L in Metrics[N]['labels'][number]]: string };
