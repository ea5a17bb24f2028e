import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { parseEnv } from 'node:util';
import { loadModel } from '../../config/modelFiles.ts';
import { type Environment, loadConfig } from '../../config.ts';
import type { Model } from '../../domain/model/types.ts';
import { doctor } from '../doctor/doctor.ts';
import { messageOf } from '../store.ts';
import { printFaults, type Terminal } from '../terminal.ts';
import { wrap } from '../wrap.ts';
import type { Answers } from './answers.ts';
import { askerOn, type QuestionName, Unanswered } from './asker.ts';
import { environmentText } from './environmentText.ts';
import { type InitValues, interview, MOST_QUESTIONS } from './interview.ts';
import { settingsText } from './settingsText.ts';

/** `lots init`: from nothing to settings that can be read, and a look at whether they work. */

export interface Values extends InitValues {
  readonly dir?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly 'no-doctor'?: boolean;
}

export interface Around {
  readonly environment: Environment;
  readonly directory: string;
  readonly input: Readable;
}

interface Files {
  readonly home: string;
  readonly settings: string;
  readonly environment: string;
}

/** @returns the exit code: that of the doctor once the files are written, 2 when something was not, or wrongly, answered */
export async function init(terminal: Terminal, around: Around, values: Values): Promise<number> {
  const home = resolve(around.directory, values.dir ?? '.');
  const files = {
    home,
    settings: join(home, 'samverkanslotsen.config.yaml'),
    environment: join(home, 'samverkanslotsen.env'),
  };
  const refusal = refusalOf(terminal, files, values);
  if (refusal) return refusal;
  const answers = await answersOf(terminal, around, home, values);
  if (!answers) return 2;
  if (!(await write(terminal, files, answers, values.force ?? false))) return 1;
  return finish(terminal, around, files, { answers, isExamined: !values['no-doctor'] });
}

/** What can be told before anybody is asked anything. @returns 0 for nothing */
function refusalOf({ texts: { init: texts }, err }: Terminal, files: Files, values: Values): number {
  const taken = [files.settings, files.environment].find((file) => existsSync(file));
  if (taken && !values.force) {
    err(texts.exists(taken));
    return 1;
  }
  if (values.local && (values.calendar || values['app-id'])) {
    err(texts.calendarsLater);
    return 2;
  }
  const missing = values.yes ? missingIn(values) : [];
  for (const name of missing) err(texts.missingFlag(name, texts.questions[name].title));
  if (missing.length > 0) err(texts.missingHint);
  return missing.length > 0 ? 2 : 0;
}

/** Nobody can guess these. */
function missingIn(values: Values): QuestionName[] {
  const registered = ['app-id', 'tenant', 'public-url', 'admin'] as const;
  return (['model', ...(values.local ? [] : registered)] as const).filter((name) => values[name] === undefined);
}

/** @returns null, told to the person, when an answer is missing or is none */
async function answersOf(
  terminal: Terminal,
  { environment, directory, input }: Around,
  home: string,
  values: Values,
): Promise<Answers | null> {
  const { init: texts } = terminal.texts;
  if (!values.yes)
    for (const line of wrap(texts.intro(MOST_QUESTIONS), Math.min(terminal.width, 80))) terminal.out(line);
  const asker = askerOn(terminal, values.yes ? null : input);
  try {
    return await interview({ asker, values, environment, each: texts.each, here: directory, home });
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    terminal.err(error.why === null ? texts.nobody(error.flag) : texts.badFlag(error.flag, error.why));
    return null;
  } finally {
    asker.close();
  }
}

/** @returns false, told to the person, when it could not be done */
async function write(terminal: Terminal, files: Files, answers: Answers, force: boolean): Promise<boolean> {
  const { init: texts } = terminal.texts;
  const flag = force ? 'w' : 'wx';
  const models = modelsIn(answers, files.home);
  try {
    await mkdir(files.home, { recursive: true });
    // The secrets are nobody else's from the first byte on, also where a file was there before.
    await writeFile(files.environment, '', { mode: 0o600, flag });
    await chmod(files.environment, 0o600);
    await writeFile(files.environment, environmentText(answers.secrets, texts));
    await writeFile(files.settings, settingsText(answers, models, texts), { flag });
  } catch (error) {
    terminal.err(texts.noWrite(messageOf(error)));
    return false;
  }
  terminal.out('');
  terminal.out(texts.written(files.settings));
  terminal.out(texts.secret(files.environment));
  return true;
}

/** They were read when they were chosen. */
const modelsIn = ({ models }: Answers, home: string): Model[] =>
  models.flatMap((name) => {
    const loaded = loadModel(name, home);
    return loaded.ok ? [loaded.value] : [];
  });

interface Written {
  readonly answers: Answers;
  readonly isExamined: boolean;
}

async function finish(
  terminal: Terminal,
  around: Around,
  files: Files,
  { answers, isExamined }: Written,
): Promise<number> {
  const { init: texts } = terminal.texts;
  const unset = Object.entries(answers.secrets).filter(([, value]) => value === '');
  if (unset.length > 0) terminal.out(texts.unset(unset.map(([name]) => name).join(', ')));
  const environment = { ...parseEnv(environmentText(answers.secrets, texts)), ...around.environment };
  const code = isExamined
    ? await examine(terminal, environment, files)
    : await check(terminal, unset.length > 0 ? { ...environment, ...placeholders(unset) } : environment, files);
  terminal.out('');
  terminal.out(texts.next(commandFor(around.directory, files)));
  return code;
}

async function examine(terminal: Terminal, environment: Environment, { home, settings }: Files): Promise<number> {
  terminal.out('');
  terminal.out(terminal.bold(terminal.texts.init.doctor));
  return doctor(terminal, { environment, directory: home }, { config: settings });
}

/** That they can be read is known in any case. */
async function check(terminal: Terminal, environment: Environment, { home, settings }: Files): Promise<number> {
  const loaded = await loadConfig(environment, home, settings);
  if (loaded.ok) return 0;
  terminal.err(terminal.texts.init.faulty);
  printFaults(terminal, loaded.faults);
  return 1;
}

/** What is yet to be written in is not a fault of what has been written. */
const placeholders = (unset: readonly (readonly [string, string])[]) =>
  Object.fromEntries(unset.map(([name]) => [name, '-']));

function commandFor(directory: string, { home, settings, environment }: Files): string {
  const [config, secrets] = [relative(directory, settings), relative(directory, environment)];
  return `lots serve${home === resolve(directory) ? '' : ` --config ${config}`} --env ${secrets}`;
}
