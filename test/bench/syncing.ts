import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { lookTo } from '../../src/app/meeting/remind.ts';
import { syncForum } from '../../src/app/meeting/sync.ts';
import { seatKey } from '../../src/domain/meeting/meeting.ts';
import type { CalendarSource, MeetingRules } from '../../src/domain/meeting/rules.ts';
import { createLog } from '../../src/log.ts';
import { startQueue } from '../../src/queue/queue.ts';
import { storedMeetings } from '../../src/store/meetings.ts';
import { deskOn } from '../support/desk.ts';
import type { BenchDatabase, BenchServer } from './databases.ts';
import { loaded, percentile, print } from './figures.ts';
import { type EasyCalendar, each, easyCalendar, MONTHS } from './forums.ts';
import { seatNo, writeOrganisation } from './organisation.ts';

/**
 * What it costs to keep up with a forum's calendar, and to look to its meetings, as forums become many: all that is done once a calendar
 * has been read, on a real database and with the real queue, as many at once as the queue lets them. Beside it stands the least there is, a
 * bare round trip to that database.
 */

const AT_ONCE = 4;
/** Once they are filled, all sizes are measured in turns, so that the machine's moods hit them alike: so many turns, of so many forums each. */
const TURNS = 15;
const IN_A_TURN = 100;
const LOOKED_TO = 10;
const SLICES = 5;
const BETWEEN_READINGS = 5 * 60;
/** So much may the dearest size cost over the cheapest, for each forum. */
const FLAT = 1.2;

type What = 'new' | 'unchanged' | 'changed' | 'look';
const NAMES: Readonly<Record<What, string>> = {
  new: 'sync, all new',
  unchanged: 'sync, nothing changed',
  changed: 'sync, 1 % changed',
  look: `look to its ${MONTHS} meetings`,
};

/** Milliseconds for each forum, turn by turn. */
type Costs = Readonly<Record<What | 'roundTrip', number[]>>;

export async function benchSyncing(server: BenchServer, sizes: readonly number[]): Promise<void> {
  print(`\nkeeping up with calendars      ms for each forum, ${AT_ONCE} at once   ${loaded()}`);
  const all: Filled[] = [];
  // The largest first: by then the process is as fast as it gets.
  for (const forums of sizes.toReversed()) all.unshift(await bring(server, forums, await filledBefore(server, forums)));
  for (let turn = 0; turn < TURNS; turn++) for (const one of all) await takeTurn(one);
  print(`${''.padEnd(30)} ${sizes.map((size) => `${size}`.padStart(9)).join('')} forums`);
  const roundTrip = middle(all.flatMap(({ costs }) => costs.roundTrip));
  for (const what of ['new', 'unchanged', 'changed', 'look'] as const)
    report(
      what,
      all.map(({ costs }) => middle(costs[what])),
      roundTrip,
    );
  const last = all.at(-1);
  if (last) reportWhole(last);
  for (const one of all) await close(one);
}

const middle = (values: readonly number[]) => percentile(values, 0.5);

function report(what: What, perForum: readonly number[], roundTrip: number): void {
  const ratio = Math.max(...perForum) / Math.min(...perForum);
  const figures = perForum.map((cost) => cost.toFixed(2).padStart(9)).join('');
  print(
    `${NAMES[what].padEnd(30)} ${figures} ms   dearest/cheapest ${ratio.toFixed(2)} (target ${FLAT}: ${ratio <= FLAT ? 'met' : 'MISSED'})   ${((perForum.at(-1) ?? 0) / roundTrip).toFixed(1)} bare round trips`,
  );
}

function reportWhole({ forums, costs, held }: Filled): void {
  const reading = (middle(costs.changed) * forums) / 1000;
  print(
    `${`reading ${forums} calendars, 1 % changed`.padEnd(38)} ${reading.toFixed(1)} s, ${((reading * 100) / BETWEEN_READINGS).toFixed(1)} % of the ${BETWEEN_READINGS / 60} minutes between readings`,
  );
  print(
    `${`memory held after ${forums} forums`.padEnd(38)} ${(held / 2 ** 20).toFixed(1)} MB, ${(held / forums).toFixed(0)} bytes a forum   ${loaded()}`,
  );
}

const NOW = Temporal.Instant.from('2026-11-21T10:00:00Z');
/** So far away that nothing is due yet, neither the agenda nor the last day for points. */
const FIRST = Temporal.ZonedDateTime.from('2026-12-08T08:00[Europe/Stockholm]');

type BotOn = Awaited<ReturnType<typeof botOn>>;

/** An organisation whose calendars have all been read once. */
interface Filled {
  readonly forums: number;
  readonly test: BenchDatabase;
  readonly calendar: EasyCalendar;
  readonly bot: BotOn;
  readonly costs: Costs;
  /** Bytes that were still needed when all had been read. */
  readonly held: number;
}

/** What one slice costs says little: small ones are filled several times. @returns what it cost the times before */
async function filledBefore(server: BenchServer, forums: number): Promise<number[]> {
  const costs: number[] = [];
  for (let slices = forums / IN_A_TURN; slices < SLICES; slices += Math.max(1, forums / IN_A_TURN)) {
    const filled = await bring(server, forums);
    costs.push(...filled.costs.new);
    await close(filled);
  }
  return costs;
}

async function bring(server: BenchServer, forums: number, before: readonly number[] = []): Promise<Filled> {
  const test = await server.create();
  const calendar = easyCalendar(FIRST);
  const bot = await botOn(test, calendar, forums);
  const costs: Costs = { new: [...before], unchanged: [], changed: [], look: [], roundTrip: [] };
  const atFirst = heldNow();
  for (let from = 0; from < forums; from += IN_A_TURN)
    costs.new.push(
      await timed(Math.min(IN_A_TURN, forums - from), (at) => syncForum(bot.desk, bot.log, seatNo(from + at))),
    );
  for (let at = 0; at < TURNS * LOOKED_TO; at++)
    await bot.desk.office.channels.link('fyrbodal', seatNo(spread(at, forums)), channelNo(at, 'http://127.0.0.1:1/'), {
      by: 'bot',
      at: Temporal.Now.instant(),
    });
  return { forums, test, calendar, bot, costs, held: Math.max(0, heldNow() - atFirst) };
}

/** Any number in a row, spread over all forums. */
const spread = (at: number, forums: number): number => (at * 7919) % forums;

async function takeTurn(filled: Filled): Promise<void> {
  const { forums, test, calendar, bot, costs } = filled;
  const first = costs.unchanged.length * IN_A_TURN;
  const number = (at: number) => spread(first + at, forums);
  const sync = () => timed(IN_A_TURN, (at) => syncForum(bot.desk, bot.log, seatNo(number(at))));
  costs.roundTrip.push(await timed(IN_A_TURN, () => sql`select 1`.execute(test.database)));
  costs.unchanged.push(await sync());
  calendar.moveOneOf(number(0));
  costs.changed.push(await sync());
  costs.look.push(await looks(bot, forums, (first / IN_A_TURN) * LOOKED_TO));
}

async function close({ bot, test }: Filled): Promise<void> {
  await bot.stop();
  await test.close();
}

/** At an organisation that has all these forums. */
function deskOf(test: BenchDatabase, forums: number, calendars: MeetingRules['calendars']) {
  const directory = mkdtempSync(join(tmpdir(), 'lots-bench-'));
  try {
    return deskOn(test, [writeOrganisation(directory, forums)], {}, { calendars });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function botOn(test: BenchDatabase, calendar: EasyCalendar, forums: number) {
  const calendars = Object.fromEntries(
    Array.from({ length: forums }, (_, number): [string, CalendarSource] => [
      seatKey(seatNo(number)),
      { kind: 'ics', from: `${number}`, subject: '' },
    ]),
  );
  const queue = await startQueue(test.url, {
    joinWindowSeconds: 0,
    repaintAfterSeconds: 0,
    timeZone: 'Europe/Stockholm',
    readEvery: 5,
    onError: (error) => print(`queue: ${error}`),
  });
  const { desk: plain, clock } = deskOf(test, forums, calendars);
  clock.moveTo(NOW.toString());
  const meetings = storedMeetings(test.database, queue.add, plain.timeZone);
  const desk = { ...plain, secretariat: { ...plain.secretariat, calendar, meetings } };
  return { desk, log: createLog('fatal'), stop: () => queue.stop() };
}

/** @returns milliseconds for each */
async function timed(count: number, work: (number: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await each(count, AT_ONCE, work);
  return (performance.now() - began) / count;
}

/** When nothing is to be sent: that is what most looks are. Sending would have them throw. @returns milliseconds for each forum */
async function looks({ desk, log }: BotOn, forums: number, first: number): Promise<number> {
  const nobody = () => Promise.reject(new Error('nothing is due'));
  const messenger = { toPerson: nobody, toChannel: nobody, toThread: nobody, update: nobody };
  const seats = Array.from({ length: LOOKED_TO }, (_, at) => seatNo(spread(first + at, forums)));
  const ids = (await desk.secretariat.meetings.ofAll(seats, NOW)).map(({ id }) => id);
  const forEach = await timed(ids.length, async (number) => {
    const id = ids[number];
    if (id) await lookTo({ desk, log, messenger }, id);
  });
  return forEach * MONTHS;
}

export const channelNo = (number: number, serviceUrl: string) => ({
  id: `19:forum-${number}@thread.tacv2`,
  team: 'team',
  name: `Forum ${number}`,
  serviceUrl,
  tenant: '00000000-0000-0000-0000-000000000001',
});

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** After everything that nobody needs is thrown away. */
function heldNow(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}
