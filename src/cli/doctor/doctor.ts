import { type Config, type Environment, loadConfig } from '../../config.ts';
import { atMost } from '../../deadline.ts';
import type { Database } from '../../store/database.ts';
import type { Terminal } from '../terminal.ts';
import { addressFindings, notificationFindings } from './address.ts';
import { calendarFindings } from './calendars.ts';
import { channelFindings } from './channels.ts';
import { clockFindings } from './clock.ts';
import { type Looked, lookAtDatabase } from './database.ts';
import { type Check, type Finding, looked, note } from './finding.ts';
import { nodeFindings, timeZoneFindings } from './machine.ts';
import { type Report, reportOn } from './report.ts';
import { lookAtRoles } from './roles.ts';
import { faultFindings, settingsFindings } from './settings.ts';
import { keysFindings, signInFindings } from './teams.ts';
import { trailFindings, workFindings } from './work.ts';

/** `lots doctor`: everything that an installation hangs on, looked at side by side and told one line each. */

export interface DoctorValues {
  readonly json?: boolean;
  readonly config?: string;
}

/** In milliseconds: for one check, and for one request of it, which is to give up before its check does. */
export interface Patience {
  readonly check: number;
  readonly request: number;
}

const PATIENCE: Patience = { check: 25_000, request: 8000 };

interface Around {
  readonly environment: Environment;
  readonly directory: string;
  readonly patience?: Patience;
}

/** @returns the exit code: 1 when something is wrong */
export async function doctor(
  terminal: Terminal,
  { environment, directory, patience = PATIENCE }: Around,
  { json = false, config: file }: DoctorValues,
): Promise<number> {
  const report = reportOn(terminal, json);
  const loaded = await loadConfig(environment, directory, file);
  if (loaded.ok) await lookAround(terminal, loaded.value, report, patience);
  else {
    for (const finding of faultFindings(loaded.faults, terminal.texts)) report.tell('settings', finding);
    for (const finding of nodeFindings(process.versions.node)) report.tell('node', finding);
  }
  return report.end();
}

/** All begin at once, and are told of in their order as soon as they are done. */
async function lookAround(terminal: Terminal, config: Config, report: Report, patience: Patience): Promise<void> {
  const base = lookAtDatabase(terminal, config);
  try {
    const checks = [...settled(config), ...stored(config, base), ...reached(config, patience.request)];
    const all = checks.map((check) => ({ name: check.name, found: looked(check, patience.check) }));
    for (const { name, found } of all) for (const finding of await found) report.tell(name, finding);
    report.tell('backup', note('backup'));
  } finally {
    await atMost(patience.request, closed(base));
  }
}

const closed = async (base: Promise<Looked>): Promise<void> => (await base).opened?.close();

/** What can be seen without asking anybody. */
const settled = (config: Config): Check[] => [
  { name: 'settings', look: async () => settingsFindings(config) },
  { name: 'node', look: async () => nodeFindings(process.versions.node) },
  { name: 'time-zone', look: async () => timeZoneFindings(config.timeZone, Temporal.Now.instant()) },
];

/** What stands in the database; nothing is said of what cannot stand there yet. */
function stored(config: Config, base: Promise<Looked>): Check[] {
  const ready = (look: (db: Database) => Promise<Finding[]>) => async () => {
    const looked = await base;
    return looked.is === 'ready' ? look(looked.opened.database) : [];
  };
  return [
    { name: 'database', look: async () => (await base).findings },
    { name: 'roles', look: async () => lookAtRoles(config, databaseIn(await base)) },
    { name: 'channels', look: ready((db) => channelFindings(config, db)) },
    { name: 'work', look: ready(workFindings) },
    { name: 'trail', look: ready(trailFindings) },
  ];
}

const databaseIn = (base: Looked): Database | null => (base.is === 'ready' ? base.opened.database : null);

/** What others have to answer; a bot that is not registered has less to ask. */
function reached(config: Config, within: number): Check[] {
  const { identity } = config;
  const calendars: Check = { name: 'calendars', look: () => calendarFindings(config, 2 * within) };
  const ways: Check[] = [
    { name: 'sign-in', look: () => signInFindings(identity, within) },
    { name: 'address', look: () => addressFindings(config, within) },
  ];
  if (!identity) return [...ways, calendars];
  return [
    ...ways,
    { name: 'keys', look: () => keysFindings(identity, within) },
    { name: 'clock', look: () => clockFindings(config, within) },
    calendars,
    { name: 'notifications', look: () => notificationFindings(config, within) },
  ];
}
