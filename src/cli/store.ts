import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { accessTo } from '../databaseAccess.ts';
import type { Archive } from '../export/caseRecords.ts';
import type { Cases } from '../ports/cases.ts';
import { type DatabaseAccess, namedAccess } from '../ports/database.ts';
import type { Gaps, Rulings, Teachings, WeightSets } from '../ports/learning.ts';
import type { CalendarStates, Deliveries, Meetings } from '../ports/meetings.ts';
import type { Outbox } from '../ports/messages.ts';
import { Outage } from '../ports/outage.ts';
import type { Audit, PersonData, Retention } from '../ports/trust.ts';
import { addFromBeside } from '../queue/adding.ts';
import { type DeadLetters, deadLetters } from '../queue/deadLetters.ts';
import { retentionAround } from '../retention.ts';
import { storedAudit } from '../store/auditTrail.ts';
import { storedCalendarStates } from '../store/calendarStates.ts';
import { storedCases } from '../store/cases.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { storedDeliveries } from '../store/deliveries.ts';
import { startEmbedded } from '../store/embedded.ts';
import { storedForms } from '../store/forms.ts';
import { storedGaps } from '../store/gaps.ts';
import { storedMeetings } from '../store/meetings.ts';
import { storedOutbox } from '../store/outbox.ts';
import { storedPersonData } from '../store/personData.ts';
import { storedRetention } from '../store/retention.ts';
import { storedRulings } from '../store/rulings.ts';
import { storedTeachings } from '../store/teachings.ts';
import { storedWeightSets } from '../store/weightSets.ts';
import type { Terminal } from './terminal.ts';

/**
 * The bot's database for a command. What is exported is noted in it; nothing else is changed but where it is asked for. What the
 * bot uses is left running.
 */

export interface Store {
  readonly cases: Cases;
  readonly outbox: Outbox;
  readonly archive: Archive;
  readonly meetings: Meetings;
  readonly deliveries: Deliveries;
  readonly calendarStates: CalendarStates;
  readonly gaps: Gaps;
  readonly rulings: Rulings;
  readonly teachings: Teachings;
  readonly weightSets: WeightSets;
  readonly audit: Audit;
  readonly retention: Retention;
  readonly personData: PersonData;
  readonly jobs: DeadLetters;
}

export interface Opened {
  readonly access: DatabaseAccess;
  readonly database: Database;
  close(): Promise<void>;
}

/** @returns the exit code of `use`; 1, and an explanation on the terminal, when there is no database to read */
export async function withStore(
  terminal: Terminal,
  config: Config,
  use: (store: Store) => Promise<number>,
): Promise<number> {
  const opened = await openStore(terminal, config);
  if (!opened) return 1;
  try {
    return (await isReady(terminal, opened.database)) ? await use(storeIn(opened, config)) : 1;
  } finally {
    await opened.close();
  }
}

function storeIn({ database, access }: Opened, config: Config): Store {
  const { models, timeZone, grants } = config;
  const clock = { now: () => Temporal.Now.instant() };
  const noJobs = async () => undefined;
  const cases = storedCases(database, noJobs);
  const model = (id: string) => models.find((one) => one.id === id) ?? null;
  return {
    cases,
    outbox: storedOutbox(database, noJobs, clock),
    meetings: storedMeetings(database, noJobs, timeZone),
    deliveries: storedDeliveries(database),
    calendarStates: storedCalendarStates(database),
    gaps: storedGaps(database),
    rulings: storedRulings(database, grants),
    teachings: storedTeachings(database),
    weightSets: storedWeightSets(database),
    audit: storedAudit(database),
    retention: storedRetention(database, retentionAround(config)),
    personData: storedPersonData(database, (within, jobs) => addFromBeside(access, within, jobs)),
    jobs: deadLetters(database),
    archive: { cases, forms: storedForms(database), model, timeZone, clock },
  };
}

/**
 * @param embedded whether one that is not there yet is made
 * @returns null, with an explanation on the terminal, when there is no database
 */
export async function openStore(
  { texts, err }: Terminal,
  { database: where }: Config,
  embedded: 'must-exist' | 'may-come' = 'must-exist',
): Promise<Opened | null> {
  if ('url' in where) {
    const access = accessTo(where);
    const database = openDatabase(access, () => undefined);
    return { access, database, close: () => database.destroy() };
  }
  if (embedded === 'must-exist' && !existsSync(where.embeddedIn)) {
    err(texts.store.nothingYet(where.embeddedIn));
    return null;
  }
  try {
    return await openEmbedded(where.embeddedIn);
  } catch (error) {
    err(texts.serve.noDatabase(messageOf(error)));
    return null;
  }
}

const OWN_NAME = `lots ${process.pid}`;

/** Joins the server that the bot runs, or starts it and stops it again, unless the bot has come to use it in the meantime. */
async function openEmbedded(directory: string): Promise<Opened> {
  const embedded = await startEmbedded(directory);
  const access = namedAccess(embedded.url, OWN_NAME);
  const database = openDatabase(access, () => undefined);
  return {
    access,
    database,
    async close() {
      const mayStop = embedded.startedHere && !(await othersUse(database));
      await database.destroy();
      if (mayStop) await embedded.stop();
    },
  };
}

type Activity = { readonly pg_stat_activity: { readonly application_name: string; readonly backend_type: string } };

async function othersUse(database: Database): Promise<boolean> {
  const others = await database
    .withTables<Activity>()
    .selectFrom('pg_stat_activity')
    .select('application_name')
    .where('backend_type', '=', 'client backend')
    .where('application_name', '!=', OWN_NAME)
    .execute();
  return others.length > 0;
}

const MISSING_TABLE = '42P01';
/** Of the latest change of the schema that brought one. */
const NEWEST_TABLE = 'audit_entries';

/** A command that reads does not bring the schema up to date: that is the bot's to do when it starts. */
async function isReady({ texts, err }: Terminal, database: Database): Promise<boolean> {
  try {
    await database.selectFrom(NEWEST_TABLE).select('hash').limit(1).execute();
    return true;
  } catch (error) {
    const isOld = typeof error === 'object' && error !== null && 'code' in error && error.code === MISSING_TABLE;
    err(isOld ? texts.store.notReady : texts.store.unreachable(messageOf(error)));
    return false;
  }
}

/** Several addresses tried in vain come as one error without words of its own. */
export function messageOf(error: unknown): string {
  if (error instanceof Outage && error.cause) return messageOf(error.cause);
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
