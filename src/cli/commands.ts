import type { Readable } from 'node:stream';
import { openCalendars } from '../calendars.ts';
import { type Config, type Environment, loadConfig } from '../config.ts';
import type { Values } from './options.ts';
import { printFaults, type Terminal } from './terminal.ts';

/** Each command with what it needs. What a command is built of is loaded with it and not before: `lots ask` is not to wait for a database. */

/** A command as it was written, and where. */
export interface Call {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly directory: string;
  readonly input: Readable;
  /** What stands after the command. */
  readonly rest: readonly string[];
  readonly values: Values;
}

/** @returns the exit code: 0 when all is well, 1 when something is not, 2 when the command was written wrongly */
type Command = (call: Call) => Promise<number>;

/** Only when there is nothing wrong with the settings. */
const configured =
  (command: (call: Call, config: Config) => Promise<number>): Command =>
  async (call) => {
    const config = await loadConfig(call.environment, call.directory, call.values.config);
    if (config.ok) return command(call, config.value);
    printFaults(call.terminal, config.faults);
    return 1;
  };

export const COMMANDS: Readonly<Record<string, Command>> = {
  ask: configured(async ({ terminal, rest, values, directory, input }, config) =>
    (await import('./ask.ts')).ask(terminal, { config, directory, input }, rest.join(' '), values),
  ),
  backup: configured(async ({ terminal, rest, values, directory }, config) =>
    (await import('./backup.ts')).backup(terminal, config, rest, values, directory),
  ),
  audit: configured(async ({ terminal, rest, values }, config) =>
    (await import('./audit.ts')).showAudit(terminal, config, rest[0], values),
  ),
  cases: configured(async ({ terminal, values }, config) =>
    (await import('./cases.ts')).cases(terminal, config, {
      ...values,
      json: values.json ?? false,
      show: values.stuck ? 'stuck' : values.overview ? 'overview' : 'list',
      width: terminal.width,
    }),
  ),
  check: async ({ terminal, rest, environment, directory }) =>
    (await import('./check.ts')).check(terminal, rest, environment, directory),
  deliveries: configured(async ({ terminal, values }, config) =>
    (await import('./deliveries.ts')).showDeliveries(terminal, config, values),
  ),
  doctor: async ({ terminal, environment, directory, values }) =>
    (await import('./doctor/doctor.ts')).doctor(terminal, { environment, directory }, values),
  export: configured(async ({ terminal, rest, values, directory }, config) =>
    (await import('./export.ts')).exportCases(
      terminal,
      config,
      rest,
      { ...values, all: values.all ?? false },
      directory,
    ),
  ),
  gaps: configured(async ({ terminal, values }, config) =>
    (await import('./gaps.ts')).showGaps(terminal, config, values),
  ),
  init: async ({ terminal, environment, directory, input, values }) =>
    (await import('./init/init.ts')).init(terminal, { environment, directory, input }, values),
  jobs: configured(async ({ terminal, rest, values }, config) =>
    (await import('./jobs.ts')).showJobs(terminal, config, values, rest[0]),
  ),
  learn: configured(async ({ terminal, values }, config) =>
    (await import('./learn.ts')).learnFromRulings(terminal, config, { ...values, progress: terminal.isWatched }),
  ),
  manifest: async ({ terminal, environment, directory, values }) =>
    (await import('./manifest.ts')).writeManifest(terminal, environment, directory, values),
  person: configured(async ({ terminal, rest, values, directory }, config) =>
    (await import('./person.ts')).aboutPerson(terminal, config, rest, values, directory),
  ),
  plan: configured(async ({ terminal, values }, config) =>
    (await import('./plan.ts')).showPlan(terminal, config, openCalendars(config).calendar, values),
  ),
  restore: configured(async ({ terminal, rest, values, directory }, config) =>
    (await import('./backup.ts')).restoreBackup(terminal, config, rest, values.force ?? false, directory),
  ),
  retention: configured(async ({ terminal, values }, config) =>
    (await import('./retention.ts')).showRetention(terminal, config, values),
  ),
  show: async ({ terminal, rest, values, directory }) =>
    (await import('./show.ts')).showModel(terminal, rest[0] ?? values.model ?? 'fyrbodal', directory),
  serve: async ({ terminal, environment, directory, values }) =>
    (await import('./serve.ts')).serve(terminal, environment, directory, {
      config: values.config,
      playground: !values['no-playground'],
    }),
  train: async ({ terminal, values }) => (await import('./train.ts')).trainAgain(terminal, values.check ?? false),
  year: configured(async ({ terminal, rest, values, directory }, config) =>
    (await import('./year.ts')).showYear(
      terminal,
      { config, calendar: openCalendars(config).calendar, directory },
      rest[0] ?? values.model,
      values,
    ),
  ),
};
