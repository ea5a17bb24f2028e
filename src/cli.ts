#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { openCalendars } from './calendars.ts';
import { askMany, askOnce } from './cli/ask.ts';
import { showAudit } from './cli/audit.ts';
import { backup, restoreBackup } from './cli/backup.ts';
import type { FilterValues } from './cli/caseFilter.ts';
import { cases } from './cli/cases.ts';
import { check } from './cli/check.ts';
import { showDeliveries } from './cli/deliveries.ts';
import { exportCases } from './cli/export.ts';
import { showGaps } from './cli/gaps.ts';
import { showJobs } from './cli/jobs.ts';
import { learnFromRulings } from './cli/learn.ts';
import { aboutPerson } from './cli/person.ts';
import { showPlan } from './cli/plan.ts';
import { showRetention } from './cli/retention.ts';
import { createRouters } from './cli/routers.ts';
import { show } from './cli/show.ts';
import { printFaults, type Terminal, terminalOn } from './cli/terminal.ts';
import { trainAgain } from './cli/train.ts';
import { showYear } from './cli/year.ts';
import { loadModel } from './config/modelFiles.ts';
import { nearest } from './config/nearest.ts';
import { type Config, loadConfig } from './config.ts';

/** The command line `lots`: says what to do, each command in a file of its own in cli/. */

const COMMANDS = [
  'ask',
  'backup',
  'audit',
  'cases',
  'check',
  'deliveries',
  'export',
  'gaps',
  'jobs',
  'learn',
  'person',
  'plan',
  'restore',
  'retention',
  'show',
  'serve',
  'train',
  'year',
] as const;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  model: { type: 'string' },
  config: { type: 'string' },
  'no-playground': { type: 'boolean' },
  check: { type: 'boolean' },
  overview: { type: 'boolean' },
  stuck: { type: 'boolean' },
  forum: { type: 'string' },
  place: { type: 'string' },
  state: { type: 'string' },
  text: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  now: { type: 'string' },
  year: { type: 'string' },
  all: { type: 'boolean' },
  as: { type: 'string' },
  out: { type: 'string' },
  use: { type: 'boolean' },
  drop: { type: 'boolean' },
  force: { type: 'boolean' },
  texts: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  expect: { type: 'string' },
  dead: { type: 'boolean' },
  retry: { type: 'boolean' },
} as const;

async function main(terminal: Terminal, args: readonly string[]): Promise<number> {
  const read = readArguments(terminal, args);
  if (!read) return 2;
  const [command, ...rest] = read.positionals;
  if (command !== undefined && !read.values.help) return run(terminal, command, rest, read.values);
  terminal.out(terminal.texts.help);
  return read.values.help ? 0 : 2;
}

type Values = NonNullable<ReturnType<typeof readArguments>>['values'];

async function run(terminal: Terminal, command: string, rest: readonly string[], values: Values): Promise<number> {
  const directory = process.cwd();
  const configured = (go: (config: Config) => Promise<number>) => withConfig(terminal, values.config, directory, go);
  switch (command) {
    case 'check':
      return check(terminal, rest, process.env, directory);
    case 'train':
      return trainAgain(terminal, values.check ?? false);
    case 'show':
      return showModel(terminal, rest[0] ?? values.model ?? 'fyrbodal', directory);
    case 'serve': {
      // Only here: what the bot is built of takes most of a second to load.
      const { serve } = await import('./cli/serve.ts');
      return serve(terminal, process.env, directory, { config: values.config, playground: !values['no-playground'] });
    }
    case 'ask':
      return configured((config) => ask(terminal, config, rest.join(' '), values, directory));
    case 'backup':
      return configured((config) => backup(terminal, config, rest, values, directory));
    case 'restore':
      return configured((config) => restoreBackup(terminal, config, rest, values.force ?? false, directory));
    case 'cases':
      return configured((config) => listCases(terminal, config, values));
    case 'export':
      return configured((config) =>
        exportCases(terminal, config, rest, { ...values, all: values.all ?? false }, directory),
      );
    case 'deliveries':
      return configured((config) => showDeliveries(terminal, config, values));
    case 'gaps':
      return configured((config) => showGaps(terminal, config, values));
    case 'jobs':
      return configured((config) => showJobs(terminal, config, values, rest[0]));
    case 'learn':
      return configured((config) =>
        learnFromRulings(terminal, config, { ...values, progress: process.stderr.isTTY === true }),
      );
    case 'person':
      return configured((config) => aboutPerson(terminal, config, rest, values, directory));
    case 'retention':
      return configured((config) => showRetention(terminal, config, values));
    case 'audit':
      return configured((config) => showAudit(terminal, config, rest[0], values));
    case 'plan':
      return configured((config) => showPlan(terminal, config, openCalendars(config).calendar, values));
    case 'year':
      return configured((config) =>
        showYear(
          terminal,
          { config, calendar: openCalendars(config).calendar, directory },
          rest[0] ?? values.model,
          values,
        ),
      );
    default:
      terminal.err(terminal.texts.unknownCommand(command, nearest(command, COMMANDS)));
      return 2;
  }
}

function readArguments(terminal: Terminal, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    terminal.err(terminal.texts.badOption(error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''));
    return null;
  }
}

interface AskValues {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly model?: string;
}

async function ask(
  terminal: Terminal,
  config: Config,
  text: string,
  values: AskValues,
  directory: string,
): Promise<number> {
  const routers = createRouters(config, directory);
  if (values.jsonl) return askMany(terminal, routers, process.stdin, config.timeZone);
  if (text.trim() === '') {
    terminal.err(terminal.texts.noText);
    return 2;
  }
  const { json = false, model } = values;
  return askOnce(terminal, routers, text, { json, model, timeZone: config.timeZone });
}

/** Only when there is nothing wrong with the settings. */
async function withConfig(
  terminal: Terminal,
  file: string | undefined,
  directory: string,
  command: (config: Config) => Promise<number>,
): Promise<number> {
  const config = await loadConfig(process.env, directory, file);
  if (config.ok) return command(config.value);
  printFaults(terminal, config.faults);
  return 1;
}

interface CasesValues extends FilterValues {
  readonly json?: boolean;
  readonly overview?: boolean;
  readonly stuck?: boolean;
}

function listCases(terminal: Terminal, config: Config, { json = false, overview, stuck, ...filter }: CasesValues) {
  const show = stuck ? 'stuck' : overview ? 'overview' : 'list';
  return cases(terminal, config, { ...filter, json, show, width: process.stdout.columns ?? Number.POSITIVE_INFINITY });
}

function showModel(terminal: Terminal, name: string, directory: string): number {
  const model = loadModel(name, directory);
  if (model.ok) show(terminal, model.value);
  else printFaults(terminal, model.faults);
  return model.ok ? 0 : 1;
}

/** A reader that has seen enough (`lots show | head`) is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await main(terminalOn(process, process.env), process.argv.slice(2));
