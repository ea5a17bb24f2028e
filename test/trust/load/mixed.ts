import { sql } from 'kysely';
import { type Database, migrate, openDatabase } from '../../../src/store/database.ts';
import { print } from '../../bench/figures.ts';
import { type Connector, startConnector } from '../../support/connector.ts';
import { meetingsThatAre, outcomes, readCalendars, type Shared, settleIn, standings } from '../../support/instances.ts';
import { manyForums } from '../../support/manyForums.ts';
import { equal, type Row } from '../row.ts';
import { herdOn, startBreakable } from './breaking.ts';
import type { Bots } from './caller.ts';
import { drafting, filing, leading, type Promised } from './people.ts';

/**
 * Three bots on one PostgreSQL. People file, lead and draft, and reminders come due, while bots are killed and the database is restarted.
 * Whatever anybody was told has been done is there, once.
 */

export interface MixedOptions {
  readonly kills: number;
  readonly restarts: number;
  /** That come due meanwhile. */
  readonly reminders: number;
}

/** In milliseconds: between two reminders, and between two cases of the same person. */
const APART = 1_000;
const FILED_EVERY = 300;
const SETTLED_WITHIN = 180_000;

export async function mixedLoad({ kills, restarts, reminders }: MixedOptions): Promise<Row[]> {
  const server = await startBreakable();
  const database = openDatabase(server.url, () => undefined);
  const connector = await startConnector({ limits: true, latency: () => [Math.random() * 100, Math.random() * 100] });
  const many = manyForums();
  const shared: Shared = { url: server.url, database };
  const herd = herdOn(shared, many);
  try {
    await migrate(database);
    await settleIn(shared, many, connector);
    const subjects = many.fill(dueTimes(reminders));
    await readCalendars(shared, many);
    let isOver = false;
    const bots: Bots = { port: herd.port, connector: connector.url, isOver: () => isOver };
    const promised: Promised = { filed: [], commented: [], prepared: [], drafted: [] };
    const people = Promise.all([
      ...Array.from({ length: 3 }, () => filing(bots, promised, { every: FILED_EVERY })),
      leading(bots, promised),
      drafting(bots, promised),
    ]);
    const began = performance.now();
    const restarting = restartNowAndThen(server.restart, restarts, herd.kills, kills);
    await herd.killUntil(kills);
    await restarting;
    isOver = true;
    await people;
    print(`  broken for ${Math.round((performance.now() - began) / 1000)} s; now all that waits is sent`);
    await untilSettled(shared, reminders);
    return [
      equal('bots killed (kill -9)', kills, herd.kills()),
      equal('database restarts, every other one without warning', restarts, await restarting),
      ...(await promisesKept(database, promised)),
      ...(await postedOnce(shared, connector, promised, subjects)),
    ];
  } finally {
    await herd.stop();
    await connector.close();
    many.remove();
    await database.destroy();
    await server.stop();
  }
}

function dueTimes(count: number): Temporal.Instant[] {
  const first = Temporal.Now.instant().add({ seconds: 10 });
  return Array.from({ length: count }, (_, at) => first.add({ milliseconds: at * APART }));
}

/** Spread over the kills. @returns how many there were */
async function restartNowAndThen(
  restart: () => Promise<void>,
  count: number,
  killed: () => number,
  of: number,
): Promise<number> {
  let done = 0;
  while (done < count) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (killed() < ((done + 1) * of) / (count + 1)) continue;
    await restart();
    done++;
  }
  return done;
}

/** Nothing waits to be sent any more. */
async function untilSettled({ database, url }: Shared, reminders: number): Promise<void> {
  for (const deadline = performance.now() + SETTLED_WITHIN; performance.now() < deadline; ) {
    const { sent = 0, unknown = 0 } = await outcomes({ database, url });
    const waiting = await database
      .selectFrom('messages')
      .select('id')
      .where('state', 'in', ['queued', 'sending'])
      .execute();
    if (sent + unknown === reminders && waiting.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function promisesKept(database: Database, promised: Promised): Promise<Row[]> {
  const cases = await database.selectFrom('cases').select(['id', 'number']).execute();
  const events = await database.selectFrom('events').select(['case', 'did', 'text']).execute();
  const drafts = await database.selectFrom('drafts').select(sql<string>`"values"::text`.as('values')).execute();
  const timesIn = (texts: readonly string[], word: string) => texts.filter((text) => text.includes(word)).length;
  const once = (words: readonly string[], texts: readonly string[]) =>
    words.filter((word) => timesIn(texts, word) === 1).length;
  const did = (what: string) => events.filter(({ did }) => did === what);
  const ids = new Set(cases.map(({ id }) => id));
  return [
    equal(
      'cases filed that are there, of those told',
      promised.filed.length,
      promised.filed.filter((one) => ids.has(one.case)).length,
    ),
    equal('cases that nobody was told of', 0, cases.length - promised.filed.length),
    equal('filings in the log, one each', cases.length, did('file').length),
    equal('cases begun, one event each', promised.prepared.length, did('prepare').length),
    equal(
      'comments there once, of those told',
      promised.commented.length,
      once(
        promised.commented,
        did('comment').map(({ text }) => text),
      ),
    ),
    equal(
      'drafts there once, of those told',
      promised.drafted.length,
      once(
        promised.drafted,
        drafts.map(({ values }) => values),
      ),
    ),
  ];
}

async function postedOnce(
  shared: Shared,
  connector: Connector,
  { filed }: Promised,
  subjects: readonly string[],
): Promise<Row[]> {
  const messages = await shared.database.selectFrom('messages').select(['case', 'state', 'audience']).execute();
  const toForums = messages.filter(({ audience }) => audience.tell === 'forum');
  const posts = connector.accepted
    .filter(({ method, path }) => method === 'POST' && decodeURIComponent(path).includes('@thread.tacv2'))
    .map(({ body }) => JSON.stringify(body));
  const standing = new Map(filed.map(({ number }) => [number, posts.filter((post) => post.includes(number)).length]));
  const [sent, unknown] = await Promise.all([meetingsThatAre(shared, 'sent'), meetingsThatAre(shared, 'unknown')]);
  const stands = standings(connector, subjects);
  const fates = toForums.filter(({ state }) => state === 'unknown').length;
  return [
    equal('channels told, one message a case', filed.length, toForums.length),
    equal(
      'of them neither sent nor known to be of unknown fate',
      0,
      toForums.filter(({ state }) => state !== 'sent' && state !== 'unknown').length,
    ),
    equal(
      `cases posted twice (${fates} of unknown fate)`,
      0,
      [...standing.values()].filter((count) => count > 1).length,
    ),
    equal('reminders sent or of unknown fate', subjects.length, sent.length + unknown.length),
    equal(
      `reminders posted twice (${unknown.length} of unknown fate)`,
      0,
      [...stands.values()].filter((count) => count > 1).length,
    ),
    equal(
      'reminders said to be sent that stand nowhere',
      0,
      sent.filter((subject) => stands.get(subject) !== 1).length,
    ),
  ];
}
